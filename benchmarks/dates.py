"""How many dates are read right, and how long a post takes, beside dateparser if it is installed.

    python benchmarks/dates.py LABELS.tsv CORPUS.jsonl.gz [--posts N]

A row of labels is a form, a text, the day of publication (for prose, else empty) and what is right:
of a line its date, of prose its dates with a space between, `..` in a range, nothing for none. What
is kept is written as in the store: 2020-07-10T10:49+07:00, 2020-07-10, 2020-07, 2020.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import time
from collections import Counter
from collections.abc import Callable
from importlib import import_module
from itertools import islice
from pathlib import Path

from luutru.text.dates.dates import PartialDate, parse_published
from luutru.text.dates.event_dates import event_dates

Row = tuple[str, str, str, str]  # form, text, day of publication, what is right


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labels", type=Path)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--posts", type=int, default=1000)
    parser.add_argument("--wrong", action="store_true", help="print what is read wrong")
    options = parser.parse_args()
    with options.labels.open(encoding="utf-8", newline="") as lines:
        rows = [
            (a, b, c, d) for a, b, c, d in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]
    _score("luutru", rows, _answer, wrong=options.wrong)
    _speed("luutru", rows, parse_published)
    try:
        dateparser = import_module("dateparser")
    except ImportError:
        print("dateparser is not installed")
    else:
        settings = {"TIMEZONE": "+0700", "DATE_ORDER": "DMY", "RETURN_AS_TIMEZONE_AWARE": True}

        def baseline(text: str) -> object:
            return dateparser.parse(text, languages=["vi", "en"], settings=settings)

        _score("dateparser", [row for row in rows if not row[2]], _as_text(baseline))
        _speed("dateparser", rows[:60], baseline)
    _posts(options.corpus, options.posts)


def _score(
    name: str, rows: list[Row], answer: Callable[[Row], str], *, wrong: bool = False
) -> None:
    """Print how many of each form are right; of dateparser, which knows no precision, the head."""
    right, total = Counter[str](), Counter[str]()
    for row in rows:
        given = answer(row)
        total[row[0]] += 1
        right[row[0]] += given == row[3]
        if wrong and given != row[3]:
            print(f"  {row[0]}: {row[1]!r} is {row[3]!r}, read as {given!r}")
    print(f"{name}: {right.total()} of {total.total()} right")
    print("  " + ", ".join(f"{form} {right[form]}/{total[form]}" for form in sorted(total)))


def _answer(row: Row) -> str:
    _, text, published, _ = row
    if not published:
        found = parse_published(text)
        return found.iso if found else ""
    events = event_dates(text, PartialDate.from_iso(published))
    return " ".join(e.when.iso + (f"..{e.until.iso}" if e.until else "") for e in events)


def _as_text(baseline: Callable[[str], object]) -> Callable[[Row], str]:
    """Return the answers of a parser without precision, cut to that of what is right."""

    def answer(row: Row) -> str:
        moment = baseline(row[1])
        found = PartialDate.of_moment(moment) if moment is not None else None  # type: ignore[arg-type]
        if found is None:
            return ""
        return found.iso[: len(row[3])] if row[3] else found.iso

    return answer


def _speed(name: str, rows: list[Row], read: Callable[[str], object]) -> None:
    lines = [row[1] for row in rows if not row[2]]
    began = time.process_time()
    for line in lines:
        read(line)
    spent = time.process_time() - began
    print(f"{name}: {1e6 * spent / max(1, len(lines)):.0f} µs a line")


def _posts(corpus: Path, posts: int) -> None:
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["body"].split("\n") for line in islice(lines, posts)]
    published = PartialDate.from_iso("2019-07-10")
    began = time.process_time()
    found = sum(len(event_dates(block, published)) for text in texts for block in text)
    spent = time.process_time() - began
    print(f"events: {1e3 * spent / len(texts):.2f} ms a post, {found:,} in {len(texts):,} posts")


if __name__ == "__main__":
    main()
