"""Saved pages against labels: title, day, minute, author, section, views, text; time a page.

    python benchmarks/pages.py GOLD.jsonl PAGES [--split NAME]
    python benchmarks/pages.py benchmarks/gold/pages.tsv SNAPSHOTS [--split NAME]

GOLD has a label a line: `id` (PAGES/id.html), `kind` ("list" for pages that are no single post),
`title`, `published` (as precisely as the page has it), `authors`, `section` (any of them is right),
`views`, and either the text (`lead`, `body`, `captions`, `optional` for what may be in it) or its
`first` and `last` words. The text is scored by F1 over words. With trafilatura installed, its text
is scored and timed in the same run. Pages are read as `luutru ingest` reads them.

The list of origins in `benchmarks/gold/` has titles and days alone; SNAPSHOTS/OWNER+NAME is a git
repository of each origin, whose blobs are the pages. Those without a snapshot are left out.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import json
import re
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from luutru.errors import UnreadableItem
from luutru.ingest.extract import extract
from luutru.ingest.readers.page import read
from luutru.ingest.records import SUMMARY, Draft, RawPost
from luutru.text.script.characters import clean_line

Label = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Found:
    """What was found on a page; `draft` is None for other tools and for rejects."""

    text: str
    draft: Draft | None
    posts: int
    seconds: float


def key(text: str | None) -> str:
    """Return a text by its words alone."""
    return " ".join(re.findall(r"\w+", clean_line(text or "").casefold()))


def by_luutru(data: bytes) -> Found:
    """Return the post of a page."""
    begun = time.process_time()
    draft, posts = None, 0
    try:
        for post in read(data, {}):
            if isinstance(post, RawPost):
                draft, posts = extract(post, "page.html"), posts + 1
    except UnreadableItem:
        draft, posts = None, 0
    spent = time.process_time() - begun
    if draft is None or posts > 1 or SUMMARY in draft.extra:
        return Found("", None, posts, spent)
    kinds = ("lead", "paragraph", "heading", "caption")
    text = "\n".join(block.text for block in draft.blocks if block.kind in kinds)
    return Found(text, draft, posts, spent)


def by_trafilatura(data: bytes) -> Found:
    """Return the main text of a page by trafilatura."""
    import trafilatura  # type: ignore[import-not-found]

    begun = time.process_time()
    text = trafilatura.extract(data, include_comments=False, include_tables=True) or ""
    return Found(text, None, 1, time.process_time() - begun)


def f1(found: str, label: Label) -> float | None:
    """Return the F1 of a text over words, None when the label has no text."""
    if "body" not in label:
        return None
    words = Counter(key(found).split())
    gold = "\n".join([label.get("lead", ""), *label["body"], *label.get("captions", [])])
    wanted = Counter(key(gold).split())
    beside = [label["title"], *label.get("optional", []), *label.get("authors", [])]
    free = Counter(key(" ".join(beside)).split())
    right = sum((words & wanted).values())
    extra = sum(((words - wanted) - free).values())
    if not right:
        return 0.0
    precision, recall = right / (right + extra), right / sum(wanted.values())
    return 2 * precision * recall / (precision + recall)


def checks(found: Found, label: Label) -> dict[str, bool]:
    """Return which fields of a page are right."""
    draft = found.draft or Draft()
    published = draft.published.iso if draft.published else ""
    author = draft.byline.name if draft.byline else ""
    right = {"title": key(draft.title) == key(label["title"])}
    if "published" in label:
        wanted = label["published"] or ""
        right["day"] = published[:10] == wanted[:10]
        right["minute"] = published[: len(wanted)] == wanted if wanted else not published
    if "authors" in label:
        names = [key(name) for name in label["authors"]]
        right["author"] = key(author) in names if names else not author
    if label.get("section"):
        right["section"] = key(draft.section) in [key(name) for name in label["section"]]
    if "views" in label:
        right["views"] = draft.views == label["views"]
    if "first" in label:
        text = key(found.text)
        right["first"] = text.startswith(key(label["first"]))
    if "last" in label:
        right["last"] = key(found.text).endswith(key(label["last"]))
    return right


def measure(
    name: str, tool: Callable[[bytes], Found], labels: list[Label], pages: Mapping[str, bytes]
) -> None:
    """Print what a tool comes to on these pages."""
    scores, seconds, each = [], [], []
    right: dict[str, list[bool]] = {}
    for label in labels:
        found = tool(pages[label["id"]])
        seconds.append(found.seconds)
        if label["kind"] == "list":
            continue
        score = f1(found.text, label)
        if score is not None:
            scores.append(score)
        checked = checks(found, label) if name == "luutru" else {}
        for field, value in checked.items():
            right.setdefault(field, []).append(value)
        wrong = " ".join(field for field, value in checked.items() if not value)
        each.append(f"  {label['id']:32} {'' if score is None else f'{score:.3f}'} {wrong}")
    print(f"{name}: {1000 * statistics.median(seconds):.1f} ms of processor time a page (median)")
    if scores:
        print(
            f"  F1 median {statistics.median(scores):.3f}, mean {statistics.mean(scores):.3f}, "
            f"least {min(scores):.3f} of {len(scores)}"
        )
    for field, values in right.items():
        print(f"  {field} {sum(values)}/{len(values)}")
    if name == "luutru":
        lists = [label for label in labels if label["kind"] == "list"]
        taken = [label["id"] for label in lists if tool(pages[label["id"]]).draft is not None]
        print(f"  lists taken for one post: {len(taken)}/{len(lists)} {' '.join(taken)}")
        print("\n".join(each))


def of_origins(path: Path) -> list[Label]:
    """Return the labels of a list of origins."""
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    labels: list[Label] = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    for label in labels:
        if label["published"] in ("?", ""):
            del label["published"]
        elif label["published"] == "-":
            label["published"] = None
    return labels


def of_lines(path: Path) -> list[Label]:
    """Return the labels of a file that has one a line."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]


def page_of(label: Label, pages: Path, *, listed: bool) -> bytes | None:
    """Return a page: a file, or when `listed` from the snapshot of its repository, None without."""
    if not listed:
        return (pages / f"{label['id']}.html").read_bytes()
    folder = pages / label["repository"].replace("/", "+")
    within = (folder, folder / ".git", folder / "repo", folder / "repo" / ".git")
    repository = next((one for one in within if (one / "HEAD").is_file()), None)
    if repository is None:
        return None
    command = ["git", "--git-dir", str(repository), "cat-file", "blob", label["blob"]]
    done = subprocess.run(command, capture_output=True, check=False)
    return done.stdout if done.returncode == 0 else None


def main() -> None:
    """Read the arguments and print the scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--split")
    given = parser.parse_args()
    listed = given.gold.suffix == ".tsv"
    labels = of_origins(given.gold) if listed else of_lines(given.gold)
    labels = [one for one in labels if given.split in (None, one.get("split"))]
    pages = {one["id"]: page_of(one, given.pages, listed=listed) for one in labels}
    missing = [name for name, page in pages.items() if page is None]
    if missing:
        print(f"{len(missing)} pages have no snapshot: {' '.join(missing)}", file=sys.stderr)
    found = {name: page for name, page in pages.items() if page is not None}
    labels = [one for one in labels if one["id"] in found]
    measure("luutru", by_luutru, labels, found)
    if importlib.util.find_spec("trafilatura") is not None:
        measure("trafilatura", by_trafilatura, labels, found)


if __name__ == "__main__":
    main()
