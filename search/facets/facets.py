"""Facets: how all that a query finds divides by person, role, place and other labels, and by time.

Numbers are counted in `search.facets.counting`; here the few that are shown get their names.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from luutru.errors import UsageError
from luutru.index.counts import Counts
from luutru.index.fields import FACETS, LABELS, PERIODS
from luutru.index.vocabulary.vocabulary import IndexVocabulary
from luutru.search.facets.periods import PeriodSpan
from luutru.search.fields import CALLED
from luutru.search.found import Found
from luutru.store import Store
from luutru.text.script.characters import clean_line

__all__ = ["FACETS", "Facet", "FacetRow", "Facets", "facet_fields"]

_MOST_TIED = 500  # values as frequent as the last one shown that are sorted by name


@dataclass(frozen=True, slots=True)
class FacetRow:
    """One value: how it is shown, how many hits have it, what to add to a query to see these."""

    value: str
    label: str
    count: int
    filter: str


@dataclass(frozen=True, slots=True)
class Facet:
    """How all hits divide by one field.

    Attributes:
        distinct: how many values there are, those not shown too.
        rows: labels, most hits first; periods in order of time, all of them.
        rest: the counts of the values that are not shown, together.
        coarser: hits dated, but not so closely as by `field`; 0 for labels.
        without: hits without any such label, or without a date.
    """

    field: str
    distinct: int
    rows: tuple[FacetRow, ...]
    rest: int
    coarser: int
    without: int

    def to_dict(self) -> dict[str, Any]:
        """Return the facet as the CLI's JSON has it."""
        return {
            "field": self.field,
            "distinct": self.distinct,
            "values": [
                {"value": r.value, "label": r.label, "count": r.count, "filter": r.filter}
                for r in self.rows
            ],
            "rest": self.rest,
            "coarser": self.coarser,
            "without": self.without,
        }


def facet_fields(asked: Iterable[str]) -> tuple[str, ...]:
    """Return the facets that some comma lists name, each once.

    Raises:
        UsageError: there is no such facet.
    """
    names = [name.strip() for some in asked for name in some.split(",") if name.strip()]
    for name in names:
        if name not in FACETS:
            raise UsageError(
                f"Không đếm được theo {name[:60]!r}.", f"Chọn trong {', '.join(FACETS)}."
            )
    return tuple(dict.fromkeys(names))


class Facets:
    """Names what was counted.

    Args:
        vocabulary: gives labels by their numbers.
        store: gives names of persons and labels of topics.
        limit: how many values of a label field are shown.
    """

    def __init__(self, vocabulary: IndexVocabulary, store: Store, limit: int) -> None:
        self._vocabulary = vocabulary
        self._store = store
        self._limit = limit

    def of(self, found: Found) -> tuple[Facet, ...]:
        """Return a facet for each field that the hits were counted by."""
        return tuple(
            _periods(field, counts) if field in PERIODS else self._labels(field, counts)
            for field, counts in found.counts.items()
        )

    def _labels(self, field: str, counts: Counts) -> Facet:
        top = _top(counts, self._limit)
        values = self._vocabulary.labels(field, [number for number, _ in top])
        named = sorted((-count, values[number]) for number, count in top)[: self._limit]
        shown = self._shown(field, [value for _, value in named])
        rows = []
        for count, value in named:
            label, typed = shown[value]
            rows.append(FacetRow(value, label, -count, f"{CALLED[field]}:{typed}"))
        rest = int(counts.counts.sum()) - sum(row.count for row in rows)
        return Facet(field, len(counts.numbers), tuple(rows), rest, 0, counts.without)

    def _shown(self, field: str, values: list[str]) -> dict[str, tuple[str, str]]:
        """Return for each value how it is shown, and how a query names it."""
        kind = LABELS[field].kind
        if kind == "person":
            names = self._store.people.names(map(int, values))
            return {value: (names.get(int(value), value), f"#{value}") for value in values}
        if kind == "topic":
            labels = self._store.topics.labels()
            shown = {value: labels.get(value, value) for value in values}
            return {value: (label, f'"{label}"') for value, label in shown.items()}
        return {value: (value, _exactly(value)) for value in values}


def _top(counts: Counts, limit: int) -> list[tuple[int, int]]:
    """Return (number, count) of the most frequent labels, with those tied with the last."""
    if not len(counts.numbers):
        return []
    limit = min(limit, len(counts.numbers))
    least = np.partition(counts.counts, -limit)[-limit]
    above = np.flatnonzero(counts.counts > least)
    tied = np.flatnonzero(counts.counts == least)[: max(_MOST_TIED, limit)]
    chosen = np.concatenate([above, tied])
    pairs = zip(counts.numbers[chosen].tolist(), counts.counts[chosen].tolist(), strict=True)
    return list(pairs)


def _exactly(value: str) -> str:
    """Return the term of a query for exactly this value (`search.query.labels`)."""
    return f'="{clean_line(value.replace(chr(34), ""))}"'


def _periods(field: str, counts: Counts) -> Facet:
    rows = []
    for number, count in zip(counts.numbers.tolist(), counts.counts.tolist(), strict=True):
        span = PeriodSpan.of(number, field)
        rows.append(FacetRow(span.value, span.label, count, span.filter))
    return Facet(field, len(rows), tuple(rows), 0, counts.coarser, counts.without)
