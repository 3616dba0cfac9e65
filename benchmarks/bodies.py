"""Organisations and places against the gold sentences: precision, recall, F1.

    python benchmarks/bodies.py [--errors | --kept-errors]

Gold: `benchmarks/gold/bodies.txt`, written before any rule was tuned; a third is kept for the final
figure and printed apart. A mention is right when both its ends are. The baseline in the same run is
underthesea's NER alone; it marks no places inside organisations, so places outside are scored too.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from luutru.text.bodies.organisations import find_organisations
from luutru.text.bodies.places import find_places
from luutru.text.persons.coreference import find_people
from luutru.text.persons.roles import find_roles
from luutru.text.script.tones import canonical
from luutru.text.spans import Span
from luutru.text.words.tagging import entity_spans

GOLD = Path(__file__).parent / "gold" / "bodies.txt"


class Gold(NamedTuple):
    """A sentence with its organisations and places."""

    text: str
    bodies: list[Span]
    places: list[Span]


Finder = Callable[[Gold], list[Span]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true", help="list what is wrong when tuning")
    parser.add_argument("--kept-errors", action="store_true", help="the same of the part kept")
    options = parser.parse_args()
    lines = [line for line in GOLD.read_text("utf-8").splitlines() if line and line[0] != "#"]
    sentences = [read(line) for line in lines]
    for kept in (False, True):
        part = [g for n, g in enumerate(sentences, start=1) if (n % 3 == 0) is kept]
        print("kept for the final figure" if kept else "tuned on", len(part))
        for name, expected, found in _ROWS:
            print(f"  {name:35}", score(part, expected, found))
        if options.kept_errors if kept else options.errors:
            _errors(part)


def gold_bodies(gold: Gold) -> list[Span]:
    return gold.bodies


def gold_places(gold: Gold) -> list[Span]:
    return gold.places


def ner_bodies(gold: Gold) -> list[Span]:
    return entity_spans(gold.text, "ORG")


def ner_places(gold: Gold) -> list[Span]:
    return entity_spans(gold.text, "LOC")


def bodies(gold: Gold) -> list[Span]:
    people = _people(gold)
    roles = find_roles(canonical(gold.text), people)
    return [Span(m.start, m.end) for m in find_organisations(gold.text, roles, people)]


def places(gold: Gold) -> list[Span]:
    return [Span(m.start, m.end) for m in find_places(gold.text, _people(gold))]


def places_with_ner(gold: Gold) -> list[Span]:
    found = find_places(gold.text, _people(gold), ner_places(gold))
    return [Span(m.start, m.end) for m in found]


def outside(find: Finder) -> Finder:
    """Return a finder of those alone that lie in no organisation of the gold sentence."""

    def found(gold: Gold) -> list[Span]:
        return [s for s in find(gold) if not any(a <= s.start < b for a, b in gold.bodies)]

    return found


_ROWS: list[tuple[str, Finder, Finder]] = [
    ("organisations, NER alone", gold_bodies, ner_bodies),
    ("organisations", gold_bodies, bodies),
    ("places, NER alone", gold_places, ner_places),
    ("places", gold_places, places),
    ("places, with NER as a witness", gold_places, places_with_ner),
    ("places outside, NER alone", outside(gold_places), outside(ner_places)),
    ("places outside", outside(gold_places), outside(places)),
]


def _people(gold: Gold) -> list[Span]:
    found = find_people(gold.text, [(0, len(gold.text))], entity_spans)
    return sorted(span for person in found for span in person.mentions)


def _errors(gold: list[Gold]) -> None:
    for what, expected, find in (("org", gold_bodies, bodies), ("place", gold_places, places)):
        for item in gold:
            truth, answer = set(expected(item)), set(find(item))
            if truth != answer:
                missed = [item.text[a:b] for a, b in sorted(truth - answer)]
                wrong = [item.text[a:b] for a, b in sorted(answer - truth)]
                print(f"    {what}: missed {missed} wrong {wrong}")


def read(marked: str) -> Gold:
    """Return a gold sentence without its marks, and what they mark."""
    gold = Gold("", [], [])
    text = ""
    opened: list[int] = []
    for letter in marked:
        if letter in "{[":
            opened.append(len(text))
        elif letter in "}]":
            span = Span(opened.pop(), len(text))
            (gold.bodies if letter == "}" else gold.places).append(span)
        else:
            text += letter
    return gold._replace(text=text)


def score(gold: list[Gold], expected: Finder, find: Finder) -> str:
    right = ours = wanted = 0
    for item in gold:
        answer, truth = set(find(item)), set(expected(item))
        right += len(answer & truth)
        ours += len(answer)
        wanted += len(truth)
    precision, recall = right / max(ours, 1), right / max(wanted, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({wanted})"


if __name__ == "__main__":
    main()
