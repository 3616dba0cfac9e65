"""Evidence for names from a whole post: one clear place decides for all the others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from luutru.text.persons.context import Place, acts
from luutru.text.persons.non_names import is_place
from luutru.text.persons.runs import CapitalRun

__all__ = ["NameEvidence", "gather"]


@dataclass(slots=True)
class NameEvidence:
    """Names by what stands beside them somewhere in a post.

    Attributes:
        persons: stand behind an honorific, or do what persons do.
        places: stand behind the head of a place, and never behind an honorific.
    """

    texts: list[str] = field(default_factory=list)
    persons: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    _pairs: set[tuple[str, str]] | None = None

    def is_common(self, first: str, second: str) -> bool:
        """Return whether two syllables are written small somewhere: "Quyết định" is no Quyết."""
        if self._pairs is None:
            self._pairs = {pair for text in self.texts for pair in pairwise(text.split())}
        first = first.lower()
        return first.islower() and (first, second.lower()) in self._pairs


def gather(blocks: Iterable[tuple[str, list[CapitalRun]]]) -> NameEvidence:
    """Return the evidence of the blocks of a post, each with its runs."""
    found = NameEvidence()
    for text, runs in blocks:
        found.texts.append(text)
        for run in runs:
            _note(text, run, found)
    found.places -= found.persons
    return found


def _note(text: str, run: CapitalRun, found: NameEvidence) -> None:
    if run.place != Place.NONE:
        found.places.add(run.name)
    elif 1 < len(run.words) < 6 and not is_place(run.name) and _is_person(text, run):
        found.persons.add(run.name)


def _is_person(text: str, run: CapitalRun) -> bool:
    return bool(run.honour) or acts(text, run.span)
