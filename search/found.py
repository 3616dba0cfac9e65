"""What the executor finds: numbers of posts in order, their scores and what these are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from luutru.index.counts import Counts

__all__ = ["Found", "Hit", "Reason"]


@dataclass(frozen=True, slots=True)
class Hit:
    """One post found.

    Attributes:
        id: in the store.
        score: how well it matches; 0 for what does not rank, as a date.
        reasons: what the score is made of, when that was asked for.
    """

    id: int
    score: float
    reasons: tuple[Reason, ...] = ()


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

    `counts` holds how all that match divide, by each field or period that was asked for.
    """

    total: int
    hits: tuple[Hit, ...]
    counts: Mapping[str, Counts] = field(default_factory=dict)
