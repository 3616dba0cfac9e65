"""Persons, roles and mention links against the gold sets: precision, recall, F1.

    python benchmarks/people.py [--errors]

Gold: `benchmarks/gold/`, written before any rule was tuned; a third is kept for the final figure
and printed apart. The baseline in the same run is underthesea's NER alone.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from luutru.text.persons.coreference import Person, find_people
from luutru.text.spans import Span
from luutru.text.words.tagging import entity_spans

GOLD = Path(__file__).parent / "gold"
_OPEN = re.compile(r"\[(\d+)\||\{(\d+)\|")


class Gold(NamedTuple):
    """A text with its persons (span, who) and roles (who, title, body)."""

    text: str
    persons: list[tuple[Span, str]]
    roles: list[tuple[str, str, str]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true", help="list what is wrong when tuning")
    options = parser.parse_args()
    sentences = [read(line) for line in _lines(GOLD / "people-sentences.txt")]
    posts = [read(post) for post in _posts(GOLD / "people-posts.txt")]
    for kept in (False, True):
        part = [g for n, g in enumerate(sentences, start=1) if (n % 3 == 0) is kept]
        whole = [g for n, g in enumerate(posts, start=1) if (n % 3 == 0) is kept]
        print("kept for the final figure" if kept else "tuned on", len(part), "+", len(whole))
        both = [*part, *whole]
        print("  persons, NER alone ", score(both, gold_names, ner_names))
        print("  persons            ", score(both, gold_names, names))
        print("  roles              ", score(both, gold_roles, roles))
        print("  mention links      ", score(whole, gold_links, links))
        if options.errors and not kept:
            _errors(both)


def gold_names(gold: Gold) -> set[str]:
    return {gold.text[a:b] + f" {a}" for (a, b), _ in gold.persons if _is_name(gold.text[a:b])}


def ner_names(gold: Gold) -> set[str]:
    found = ((a, span) for a, b in _blocks(gold.text) for span in entity_spans(gold.text[a:b]))
    return {gold.text[at + a : at + b] + f" {at + a}" for at, (a, b) in found}


def names(gold: Gold) -> set[str]:
    found = (span for person in _people(gold) for span in person.mentions)
    return {gold.text[a:b] + f" {a}" for a, b in found if _is_name(gold.text[a:b])}


def gold_roles(gold: Gold) -> set[str]:
    called: dict[str, str] = {}
    for (a, b), who in gold.persons:
        called[who] = max(called.get(who, ""), gold.text[a:b] * _is_name(gold.text[a:b]), key=len)
    return {f"{called[who]}: {title} | {body}".lower() for who, title, body in gold.roles}


def roles(gold: Gold) -> set[str]:
    return {
        f"{person.name}: {role.title} | {role.body}".lower()
        for person in _people(gold)
        for role in person.roles
    }


def gold_links(gold: Gold) -> set[str]:
    first: dict[str, Span] = {}
    found = set()
    for span, who in sorted(gold.persons):
        if who in first:
            found.add(_link(gold.text, span, first[who]))
        first.setdefault(who, span)
    return found


def links(gold: Gold) -> set[str]:
    return {
        _link(gold.text, span, person.mentions[0])
        for person in _people(gold)
        for span in person.mentions[1:]
    }


def _link(text: str, span: Span, first: Span) -> str:
    """Return a link by where its mention ends: an honorific before a role is not measured."""
    return (
        f"{text[span.end - 8 : span.end]} {span.end} → {text[first.start : first.end]} {first.end}"
    )


def _is_name(text: str) -> bool:
    return all(word[0].isupper() for word in text.split()) and not text.startswith(("Bí", "Chủ"))


def _blocks(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"[^\n]+", text)]


def _people(gold: Gold) -> list[Person]:
    return find_people(gold.text, _blocks(gold.text), entity_spans)


def _errors(gold: list[Gold]) -> None:
    for what, expected, found in (
        ("persons", gold_names, names),
        ("roles", gold_roles, roles),
        ("links", gold_links, links),
    ):
        for item in gold:
            if what == "links" and "\n" not in item.text:
                continue
            right, ours = expected(item), found(item)
            if right != ours:
                print(f"    {what}: missed {sorted(right - ours)} wrong {sorted(ours - right)}")


def _lines(path: Path) -> Iterable[str]:
    lines = path.read_text("utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


def _posts(path: Path) -> list[str]:
    text = "\n".join(_lines(path))
    return [part.split("\n", 1)[1] for part in text.split("=== ")[1:]]


def read(marked: str) -> Gold:
    """Return a gold text without its marks, and what they mark."""
    gold = Gold("", [], [])
    text = ""
    stack: list[tuple[str, int]] = []
    body: tuple[int, int] = (0, 0)
    for mark in _marks(marked):
        if isinstance(mark, re.Match):
            stack.append((mark[1] or mark[2], len(text)))
        elif mark in "<>" and stack:
            body = (len(text), 0) if mark == "<" else (body[0], len(text))
        elif mark in "]}" and stack:
            who, start = stack.pop()
            if mark == "]":
                gold.persons.append((Span(start, len(text)), who))
            else:
                inner = text[body[0] : body[1]] if body[0] >= start else ""
                title = text[start : body[0]] if inner else text[start:]
                gold.roles.append((who, title.strip(), inner))
        else:
            text += mark
    return gold._replace(text=text)


def _marks(marked: str) -> Iterable[str | re.Match[str]]:
    at = 0
    while at < len(marked):
        opened = _OPEN.match(marked, at)
        yield opened or marked[at]
        at = opened.end() if opened else at + 1


def score(
    gold: list[Gold],
    expected: Callable[[Gold], set[str]],
    found: Callable[[Gold], set[str]],
) -> str:
    right = ours = wanted = 0
    for item in gold:
        answer, truth = found(item), expected(item)
        right += len(answer & truth)
        ours += len(answer)
        wanted += len(truth)
    precision, recall = right / max(ours, 1), right / max(wanted, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({wanted})"


if __name__ == "__main__":
    main()
