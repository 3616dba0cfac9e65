"""What the whole of a post tells of its names: one clear place decides for all the others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from luutru.text.person_context import Place, acts, honour, place_before
from luutru.text.person_runs import Run
from luutru.text.person_terms import is_place

__all__ = ["Evidence", "gather"]


@dataclass(slots=True)
class Evidence:
    """Names by what is told of them somewhere in a post.

    Attributes:
        persons: stand behind an honorific, or do what persons do.
        places: stand behind the head of a place, and never behind an honorific.
        pairs: pairs of neighbouring words in small letters: "Quyết định" is no Quyết.
    """

    persons: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    pairs: set[tuple[str, str]] = field(default_factory=set)

    def is_common(self, first: str, second: str) -> bool:
        """Return whether two syllables are written small somewhere in the post."""
        return (first.lower(), second.lower()) in self.pairs


def gather(blocks: Iterable[tuple[str, list[Run]]]) -> Evidence:
    """Return the evidence of the blocks of a post, each with its runs."""
    found = Evidence()
    for text, runs in blocks:
        words = text.split()
        found.pairs.update(pair for pair in pairwise(words) if pair[0].islower())
        for run in runs:
            _note(text, run, found)
    found.places -= found.persons
    return found


def _note(text: str, run: Run, found: Evidence) -> None:
    place = place_before(text, run)
    if place != Place.NONE:
        found.places.add(run.name)
        return
    if len(run.words) > 5 or is_place(run.name):
        return
    honoured = honour(text, run)
    if len(run.words) > 1 and (honoured or acts(text, run.span)):
        found.persons.add(run.name)
