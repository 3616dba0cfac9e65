"""The engine interface: what a search library must do for luutru, and no more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, TypeVar

from luutru.index.counts import Counts
from luutru.index.fields import Sort
from luutru.index.inversion import Inversion
from luutru.index.postings import Ints
from luutru.index.query import Node

__all__ = ["Engine", "Found", "Hit", "Reason", "Searcher", "Segment", "Sort"]


@dataclass(frozen=True, slots=True)
class Hit:
    """One post found: its id in the store and its score (0 when not sorted by relevance)."""

    id: int
    score: float


@dataclass(frozen=True, slots=True)
class Reason:
    """One part of a hit's score.

    Attributes:
        kind: "form" (a syllable as it was meant), "accepted" (any marking that fits what was
            typed), "near" (two syllables in order), "phrase", "compound", "abbreviation".
        text: the syllables it is about.
        points: what it adds.
    """

    kind: str
    text: str
    points: float


@dataclass(frozen=True, slots=True)
class Found:
    """How many posts match, and the ones asked for, in order.

    `counts` tells how all that match divide, by each field or period that was asked for.
    """

    total: int
    hits: tuple[Hit, ...]
    counts: Mapping[str, Counts] = field(default_factory=dict)


class Searcher(Protocol):
    """One open view of an index: sees what it held when it was opened, until it is closed."""

    def search(
        self, query: Node, *, sort: Sort, offset: int, limit: int, by: Sequence[str] = ()
    ) -> Found:
        """Return the hits `offset` to `offset + limit` of `query`.

        Args:
            by: label fields (counted by `label_number`) and periods to count all hits by.
        """
        ...

    def explain(self, query: Node, id: int) -> list[Reason]:  # noqa: A002 - the post's id
        """Return what the score of a post is made of; nothing when it doesn't match."""
        ...

    def ids(self) -> set[int]:
        """Return the id of every post in the index."""
        ...

    def matching(self, syllable: str) -> frozenset[str]:
        """Return the exact keys in the index that the typed key `syllable` accepts."""
        ...

    def close(self) -> None:
        """Let go of files."""
        ...


class Segment(Protocol):
    """A segment: documents that were written together, in a file that never changes.

    It pickles, so that a worker process can hand over what it wrote.
    """

    @property
    def name(self) -> str:
        """What it is known by in its index."""
        ...

    @property
    def documents(self) -> int:
        """How many documents it holds, without those that are deleted."""
        ...

    def files(self) -> list[str]:
        """Return the names of its files."""
        ...


S = TypeVar("S", bound=Segment)


class Engine(Protocol[S]):
    """A search library. An index is a folder with segments and a table that lists them."""

    name: str
    version: int  # of the files it writes: raise it when old ones can't be read rightly

    def write(self, folder: Path, inverted: Inversion) -> S:
        """Write documents as a segment into a folder; nothing lists it yet."""
        ...

    def segments(self, folder: Path) -> list[S]:
        """Return the segments that the table in a folder lists.

        Raises:
            IndexOutdated: the files are damaged or not this engine's.
        """
        ...

    def ids(self, folder: Path, segment: S) -> Ints:
        """Return the post of each document of a segment, by document number; 0 when deleted."""
        ...

    def delete(self, segment: S, documents: Iterable[int]) -> None:
        """Mark documents of a segment deleted, as the next table will list it."""
        ...

    def list_segments(self, folder: Path, segments: Sequence[S]) -> None:
        """Write the table of a folder that has none."""
        ...

    def open(self, folder: Path) -> Searcher:
        """Open the index for searching.

        Raises:
            IndexOutdated: the files are damaged or not this engine's.
        """
        ...
