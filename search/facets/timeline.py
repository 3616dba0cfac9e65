"""Timelines: how all that a query finds is spread over years, quarters or months."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from luutru.index.counts import Counts
from luutru.search.facets.periods import PeriodSpan

__all__ = ["MOST_GAP", "Bar", "Timeline", "timeline"]

#: Periods without posts that are given as rows of zero; a longer gap is given by none.
MOST_GAP = 24


@dataclass(frozen=True, slots=True)
class Bar:
    """The posts of one period."""

    span: PeriodSpan
    count: int

    def to_dict(self) -> dict[str, Any]:
        """Return the bar as the CLI's JSON has it."""
        return {"period": self.span.value, "count": self.count, "filter": self.span.filter}


@dataclass(frozen=True, slots=True, repr=False)
class Timeline:
    """All posts found, over time: the bars, `coarser` and `undated` add up to `total`.

    Attributes:
        bars: in order of time, without gaps of up to `MOST_GAP` periods.
        coarser: posts dated, but not so closely: a post of "2012" is in no month.
        undated: posts without a date.
    """

    query: str
    by: str
    total: int
    bars: tuple[Bar, ...]
    coarser: int
    undated: int

    def __repr__(self) -> str:
        return f"<Timeline {self.query!r} by {self.by}: {self.total} posts>"

    def to_dict(self) -> dict[str, Any]:
        """Return the timeline as the CLI's JSON has it."""
        return {
            "query": self.query,
            "by": self.by,
            "total": self.total,
            "periods": [bar.to_dict() for bar in self.bars],
            "coarser": self.coarser,
            "undated": self.undated,
        }


def timeline(query: str, by: str, total: int, counts: Counts) -> Timeline:
    """Return the timeline of what was counted by a period."""
    bars: list[Bar] = []
    for number, count in zip(counts.numbers.tolist(), counts.counts.tolist(), strict=True):
        span = PeriodSpan.of(number, by)
        if bars:
            before = bars[-1].span
            empty = span.position() - before.position() - 1
            if empty <= MOST_GAP:
                bars += [Bar(before.following(n), 0) for n in range(1, empty + 1)]
        bars.append(Bar(span, count))
    return Timeline(query, by, total, tuple(bars), counts.coarser, counts.without)
