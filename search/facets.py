"""Facets: how all that a query finds divides by person, role, place and other labels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from luutru.index.engines.base import Searcher
from luutru.index.query import Node
from luutru.store.people import People

__all__ = ["FACET_NAMES", "Facet", "FacetRow", "facets"]

#: What each field is called, which is also what a query calls it.
FACET_NAMES = {
    "person": "người",
    "role": "vai trò",
    "organisation": "tổ chức",
    "place": "nơi",
    "topic": "chủ đề",
    "section": "mục",
    "source": "nguồn",
    "document": "văn bản",
}
_MOST_ROWS = 20


@dataclass(frozen=True, slots=True)
class FacetRow:
    """One value: how it is shown, how many hits have it, what to add to a query to see these."""

    value: str
    label: str
    count: int
    filter: str


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of one field that most hits have; `distinct` is how many values there are."""

    field: str
    distinct: int
    rows: tuple[FacetRow, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return the facet as the CLI's JSON has it."""
        return {
            "field": self.field,
            "distinct": self.distinct,
            "values": [
                {"value": r.value, "label": r.label, "count": r.count, "filter": r.filter}
                for r in self.rows
            ],
        }


def facets(
    query: Node, fields: Iterable[str], searcher: Searcher, people: People
) -> tuple[Facet, ...]:
    """Return the facets of all hits of `query`, most hits first."""
    return tuple(_facet(field, searcher.facet(query, field), people) for field in fields)


def _facet(field: str, counts: Mapping[str, int], people: People) -> Facet:
    top = sorted(counts, key=lambda value: (-counts[value], value))[:_MOST_ROWS]
    names = people.names(map(int, top)) if field == "person" else {}
    rows = []
    for value in top:
        label = names.get(int(value), value) if field == "person" else value
        typed = f"#{value}" if field == "person" else f'"{value}"'
        rows.append(FacetRow(value, label, counts[value], f"{FACET_NAMES[field]}:{typed}"))
    return Facet(field, len(counts), tuple(rows))
