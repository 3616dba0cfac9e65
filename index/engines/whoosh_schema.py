"""The Whoosh schema: what each field holds, and how a document becomes its postings.

Posts arrive analysed (`index.document`), so the fields take ready postings: no analyzer runs
inside Whoosh. Exact terms are written ``folded exact`` ("dang đảng"): the marked forms of a
folded syllable are then one prefix of the lexicon.
"""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Mapping
from datetime import date

import numpy as np
from whoosh import columns, fields, formats

from luutru.index.analysis import ZONES, Zone, zone_of
from luutru.index.document import LABEL_FIELDS, IndexDocument
from luutru.index.engines.forward import row
from luutru.index.numbers import label_number
from luutru.text.folding import fold_key

__all__ = [
    "EVENT",
    "NUMBER",
    "RECORD",
    "exact_term",
    "fields_of",
    "label_field",
    "number_field",
    "schema",
    "term_key",
]

#: The fixed part of a document, one column value: enough to filter, sort and score without
#: touching the store. Days are YYYYMMDD, 0 for none; `length` is in syllables; `lead` and
#: `body` are where those zones begin in the forward row.
RECORD = np.dtype(
    [
        ("id", "<i8"),
        ("first", "<i4"),
        ("last", "<i4"),
        ("minute", "<u2"),
        ("length", "<u4"),
        ("lead", "<u4"),
        ("body", "<u4"),
    ]
)
_PACK = struct.Struct("<qiiHIII")

#: One date that a post tells of: the first and last day it can mean. A column value holds all.
EVENT = np.dtype([("first", "<i4"), ("last", "<i4")])
#: One label of a post, as `label_number`. A column value holds all of a field.
NUMBER = np.dtype("<i8")

Posting = tuple[bytes, int, float, bytes]


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


def number_field(name: str) -> str:
    """Return the Whoosh column with the numbers of a label field."""
    return f"number_{name}"


def schema() -> fields.Schema:
    """Return the schema of an archive's index.

    Syllables are in three fields: `exact` with the frequency over the whole post weighted by
    zone, `title` and `lead` with the plain frequency there; the body's is what is left.
    """
    made = fields.Schema(
        id=fields.ID(unique=True),
        record=fields.COLUMN(columns.FixedBytesColumn(RECORD.itemsize)),
        row=fields.COLUMN(columns.VarBytesColumn()),
        events=fields.COLUMN(columns.VarBytesColumn()),
    )
    for name in LABEL_FIELDS:
        made.add(number_field(name), fields.COLUMN(columns.VarBytesColumn()))
    labels = (label_field(name) for name in LABEL_FIELDS)
    for name in ("exact", "title", "lead", "words", "abbreviations", *labels):
        made.add(name, ReadyField(formats.Existence()))
    return made


def exact_term(key: str) -> str:
    """Return the term in the fields of syllables of an exact key."""
    return f"{fold_key(key)} {key}"


def term_key(term: bytes) -> str:
    """Return the exact key of a term of the fields of syllables."""
    return term.decode().split(" ", 1)[1]


def fields_of(document: IndexDocument) -> dict[str, object]:
    """Return the Whoosh fields of an index document."""
    numbers, starts = row(document.syllables)
    zones = _zones(document)
    weights: Counter[str] = Counter()
    for zone, counts in zones.items():
        for key, count in counts.items():
            weights[key] += count * ZONES[zone].weight  # type: ignore[assignment]
    made: dict[str, object] = {
        "id": str(document.id),
        "record": _record(document, starts),
        "row": numbers,
        "events": np.array([(day(a), day(b)) for a, b in document.events], EVENT).tobytes(),
        "exact": _syllables(weights),
        "title": _syllables(zones["title"]),
        "lead": _syllables(zones["lead"]),
        "words": _postings(Counter(document.words)),
        "abbreviations": _postings(Counter(document.abbreviations)),
    }
    for name in LABEL_FIELDS:
        values = {label.value for label in document.labels if label.field == name}
        made[label_field(name)] = _postings(dict.fromkeys(sorted(values), 1))
        found = sorted(label_number(name, value) for value in values)
        made[number_field(name)] = np.array(found, NUMBER).tobytes()
    return made


def _zones(document: IndexDocument) -> dict[Zone, Counter[str]]:
    counts: dict[Zone, Counter[str]] = {zone: Counter() for zone in ZONES}
    for key, position in document.syllables:
        counts[zone_of(position)][key] += 1
    return counts


def _syllables(weights: Mapping[str, float]) -> list[Posting]:
    return _postings({exact_term(key): weight for key, weight in weights.items()})


def _postings(weights: Mapping[str, float]) -> list[Posting]:
    return [(term.encode(), 1, float(weight), b"") for term, weight in weights.items()]


def _record(document: IndexDocument, starts: tuple[int, int]) -> bytes:
    first, last = document.published or (None, None)
    length = len(document.syllables)
    return _PACK.pack(document.id, day(first), day(last), document.minute, length, *starts)


def day(value: date | None) -> int:
    """Return a day as YYYYMMDD, 0 for None: the order of numbers is the order of days."""
    return 0 if value is None else value.year * 10_000 + value.month * 100 + value.day
