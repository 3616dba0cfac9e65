"""The Whoosh schema: what each field holds, and how a document becomes its postings.

Posts arrive analysed (`index.document`), so the fields take ready postings: no analyzer runs
inside Whoosh. Exact terms are written ``folded exact`` ("dang đảng"): the marked forms of a
folded syllable are then one prefix of the lexicon.
"""

from __future__ import annotations

import struct
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

import numpy as np
from whoosh import columns, fields, formats

from luutru.index.analysis import ZONES
from luutru.index.document import LABEL_FIELDS, IndexDocument
from luutru.text.folding import fold_key

__all__ = ["RECORD", "exact_term", "fields_of", "label_field", "schema", "term_key"]

#: The fixed part of a document, one column value: enough to filter, sort and score without
#: touching the store. Days are YYYYMMDD, 0 for none; `length` is in syllables.
RECORD = np.dtype(
    [("id", "<i8"), ("first", "<i4"), ("last", "<i4"), ("minute", "<u2"), ("length", "<u4")]
)
_PACK = struct.Struct("<qiiHI")

Posting = tuple[bytes, int, float, bytes]


class Positions(formats.Format):  # type: ignore[misc]
    """Positions of a term in a document: little-endian 32-bit integers, ascending."""

    def decode_positions(self, value: bytes) -> list[int]:
        """Return the positions in a posting's value."""
        return [int(p) for p in np.frombuffer(value, "<u4")]

    def decode_frequency(self, value: bytes) -> int:
        """Return how often the term occurs."""
        return len(value) // 4


class ReadyField(fields.FieldType):  # type: ignore[misc]
    """A field whose values are postings already: (term, frequency, weight, value)."""

    def __init__(self, format: formats.Format) -> None:  # noqa: A002 - Whoosh's name for it
        self.format = format
        self.scorable = self.stored = self.unique = False

    def index(self, value: list[Posting], **_options: object) -> list[Posting]:
        """Return `value`: it is what Whoosh would make of a text."""
        return value


def label_field(name: str) -> str:
    """Return the Whoosh field of a label field."""
    return f"label_{name}"


def schema() -> fields.Schema:
    """Return the schema of an archive's index."""
    made = fields.Schema(
        id=fields.ID(unique=True),
        record=fields.COLUMN(columns.FixedBytesColumn(RECORD.itemsize)),
        exact=ReadyField(Positions()),
        folded=ReadyField(Positions()),
        words=ReadyField(formats.Existence()),
    )
    for name in LABEL_FIELDS:
        made.add(label_field(name), ReadyField(formats.Existence()))
    return made


def exact_term(key: str) -> str:
    """Return the term in the field `exact` of an exact key."""
    return f"{fold_key(key)} {key}"


def term_key(term: bytes) -> str:
    """Return the exact key of a term of the field `exact`."""
    return term.decode().split(" ", 1)[1]


def fields_of(document: IndexDocument) -> dict[str, object]:
    """Return the Whoosh fields of an index document."""
    exact: dict[str, list[int]] = defaultdict(list)
    folded: dict[str, list[int]] = defaultdict(list)
    for key, position in document.syllables:
        exact[key].append(position)
        folded[fold_key(key)].append(position)
    words = Counter(document.words)
    made: dict[str, object] = {
        "id": str(document.id),
        "record": _record(document),
        "exact": [(exact_term(key).encode(), *_posting(at)) for key, at in exact.items()],
        "folded": [(key.encode(), *_posting(at)) for key, at in folded.items()],
        "words": [(word.encode(), n, float(n), b"") for word, n in words.items()],
    }
    for name in LABEL_FIELDS:
        values = {label.value for label in document.labels if label.field == name}
        made[label_field(name)] = [(value.encode(), 1, 1.0, b"") for value in sorted(values)]
    return made


def _posting(at: list[int]) -> tuple[int, float, bytes]:
    return len(at), _weight(at), struct.pack(f"<{len(at)}I", *at)


_BODY, _LEAD = ZONES["body"], ZONES["lead"]


def _weight(at: list[int]) -> float:
    """Return the weighted frequency of positions, by the zones they lie in."""
    if at[0] >= _BODY.first:
        return len(at) * _BODY.weight
    return sum(_zone_weights(at))


def _zone_weights(at: list[int]) -> Iterator[float]:
    title = ZONES["title"]
    for position in at:
        if position < title.last:
            yield title.weight
        else:
            yield _LEAD.weight if position < _LEAD.last else _BODY.weight


def _record(document: IndexDocument) -> bytes:
    first, last = document.published or (None, None)
    return _PACK.pack(document.id, day(first), day(last), document.minute, len(document.syllables))


def day(value: date | None) -> int:
    """Return a day as YYYYMMDD, 0 for None: the order of numbers is the order of days."""
    return 0 if value is None else value.year * 10_000 + value.month * 100 + value.day
