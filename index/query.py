"""The neutral query tree: what `search.query.language` parses to and every engine translates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from luutru.index.analysis import Zone

__all__ = [
    "Bool",
    "Dates",
    "Events",
    "Everything",
    "Form",
    "Labels",
    "LongForm",
    "Node",
    "Pair",
    "Phrase",
    "ShortForm",
    "Undated",
    "Words",
]


@dataclass(frozen=True, slots=True)
class Form:
    """An exact key that a typed syllable may be meant as, and how likely (0 to 1)."""

    key: str
    share: float


@dataclass(frozen=True, slots=True)
class Pair:
    """Two exact keys that are meant to follow each other; either can be a phrase of several.

    Attributes:
        at: where the left one was typed, from 0.
        share: how likely they are meant (0 to 1).
        count: how often the archive has them side by side.
    """

    at: int
    left: str
    right: str
    share: float
    count: int


@dataclass(frozen=True, slots=True)
class LongForm:
    """What the typed abbreviation at `at` stands for: the exact keys of a phrase."""

    at: int
    syllables: tuple[str, ...]
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class ShortForm:
    """What the typed syllables from `first` up to `last` are also written as.

    `keys` are abbreviation keys (`analysis.abbreviation_key`), each with its share.
    """

    first: int
    last: int
    keys: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Syllables (exact keys) in the order typed: all preferred; any accepted, unless `every`.

    Attributes:
        forms: for each syllable what it may be meant as; empty takes each as it was typed.
        pairs: neighbours that add to the score when they stand near each other in order.
        compounds: keys of compound words that add to the score.
        long_forms, short_forms: abbreviations, both ways.
    """

    syllables: tuple[str, ...]
    zone: Zone | None = None
    every: bool = False
    forms: tuple[tuple[Form, ...], ...] = ()
    pairs: tuple[Pair, ...] = ()
    compounds: tuple[str, ...] = ()
    long_forms: tuple[LongForm, ...] = ()
    short_forms: tuple[ShortForm, ...] = ()


@dataclass(frozen=True, slots=True)
class Phrase:
    """Syllables (exact keys) that stand next to each other in this order.

    Attributes:
        words: the same as `Words`, which gives the order of what matches.
    """

    syllables: tuple[str, ...]
    zone: Zone | None = None
    words: Words | None = None


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
class Events:
    """Posts with an event wholly between two days, both included; None leaves an end open."""

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


Node = Words | Phrase | Labels | Dates | Events | Undated | Everything | Bool
