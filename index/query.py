"""The neutral query tree: what `search.language` parses to and every engine translates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from luutru.index.analysis import Zone

__all__ = ["Bool", "Dates", "Everything", "Labels", "Node", "Phrase", "Undated", "Words"]


@dataclass(frozen=True, slots=True)
class Words:
    """Syllables (exact keys) in the order typed: all preferred; any accepted, unless `every`."""

    syllables: tuple[str, ...]
    zone: Zone | None = None
    every: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Syllables (exact keys) that stand next to each other in this order."""

    syllables: tuple[str, ...]
    zone: Zone | None = None


@dataclass(frozen=True, slots=True)
class Labels:
    """Posts that carry one of these values in a label field, as written in the index."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dates:
    """Posts whose date lies wholly between two days, both included; None leaves an end open."""

    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Undated:
    """Posts without a date."""


@dataclass(frozen=True, slots=True)
class Everything:
    """Every post."""


@dataclass(frozen=True, slots=True)
class Bool:
    """All of `must`, none of `must_not`, and at least one of `should` when there is any."""

    must: tuple[Node, ...] = ()
    should: tuple[Node, ...] = ()
    must_not: tuple[Node, ...] = ()


Node = Words | Phrase | Labels | Dates | Undated | Everything | Bool
