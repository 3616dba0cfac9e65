"""The Whoosh schema: what each field and column of an index holds.

Posts arrive analysed and inverted (`index.inversion`): no analyzer runs inside Whoosh. Exact terms
are written ``folded exact`` ("dang đảng"): the marked forms of a folded syllable are then one
prefix of the lexicon.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from whoosh import columns, fields, formats

from luutru.index.fields import LABEL_FIELDS
from luutru.index.inversion import RECORD
from luutru.text.script.folding import fold_key

__all__ = [
    "NUMBER",
    "SYLLABLE_FIELDS",
    "TERM_FIELDS",
    "exact_term",
    "number_field",
    "schema",
    "term_key",
]

#: Fields with postings. In the first three a term is a syllable: `exact` has its frequency over
#: the whole post weighted by zone, in halves (`inversion.HALVES`), `title` and `lead` that in the
#: zone alone; the body's is what is left.
SYLLABLE_FIELDS = frozenset({"exact", "title", "lead"})
TERM_FIELDS = SYLLABLE_FIELDS | {"words", "abbreviations"}

#: One label of a post, as `label_number`. A column value holds all of a field.
NUMBER = np.dtype("<i8")

Posting = tuple[bytes, int, float, bytes]


class ReadyField(fields.FieldType):  # type: ignore[misc]
    """A field whose values are postings already: (term, frequency, weight, value)."""

    def __init__(self, format: formats.Format) -> None:  # noqa: A002 - Whoosh's name for it
        self.format = format
        self.scorable = self.stored = self.unique = False

    def index(self, value: Iterable[Posting], **_options: object) -> Iterable[Posting]:
        """Return `value`: it is what Whoosh would make of a text."""
        return value


def number_field(name: str) -> str:
    """Return the Whoosh column with the numbers of a label field."""
    return f"number_{name}"


def schema() -> fields.Schema:
    """Return the schema of an archive's index."""
    made = fields.Schema(
        record=fields.COLUMN(columns.FixedBytesColumn(RECORD.itemsize)),
        row=fields.COLUMN(columns.VarBytesColumn()),
        events=fields.COLUMN(columns.VarBytesColumn()),
    )
    for name in LABEL_FIELDS:
        made.add(number_field(name), fields.COLUMN(columns.VarBytesColumn()))
    for name in sorted(TERM_FIELDS):
        made.add(name, ReadyField(formats.Existence()))
    return made


def exact_term(key: str) -> str:
    """Return the term in the fields of syllables of an exact key."""
    return f"{fold_key(key)} {key}"


def term_key(term: bytes) -> str:
    """Return the exact key of a term of the fields of syllables."""
    return term.decode().split(" ", 1)[1]
