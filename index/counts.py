"""Counts of posts by label or by period: what a facet is made of."""

from __future__ import annotations

from dataclasses import dataclass

from luutru.index.postings import Ints

__all__ = ["Counts"]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many posts have each number: of a label, or 2020, 20203 or 202007 of a period.

    Attributes:
        numbers: ascending, each once; `counts` stands beside it.
        coarser: how many are dated, but not as closely as the period asks.
        without: how many have no such label, or no date.
    """

    numbers: Ints
    counts: Ints
    coarser: int
    without: int
