"""The engine interface: what a search library must do for luutru, and no more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol

from luutru.index.document import IndexDocument
from luutru.index.engines.counts import Counts
from luutru.index.query import Node

__all__ = ["Engine", "Found", "Hit", "Reason", "Searcher", "Sort"]

Sort = Literal["relevance", "newest", "oldest"]


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

    def terms(self, field: str) -> list[str]:
        """Return the values of a label field, those of deleted posts too."""
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


class Engine(Protocol):
    """A search library."""

    name: str
    version: int  # of the files it writes: raise it when old ones can't be read rightly

    def create(self, folder: Path, documents: Iterable[IndexDocument]) -> int:
        """Write a new index into an empty folder; return how many documents it holds."""
        ...

    def update(self, folder: Path, documents: Iterable[IndexDocument]) -> int:
        """Add or replace documents, all or none; return how many the index holds then."""
        ...

    def open(self, folder: Path) -> Searcher:
        """Open the index for searching.

        Raises:
            IndexOutdated: the files are damaged or not this engine's.
        """
        ...
