"""Writing a Whoosh segment in bulk: term by term, each posting list at once.

Whoosh's own writer takes one posting at a time through four layers of Python and sorts them in
temporary files; here they come inverted (`index.inversion`). The files are those of Whoosh's W3
codec, and its readers read them. This is the only file that writes them by other means than
Whoosh's public ones: `tests/index/whoosh/test_segment.py` compares postings, scores and order with
what the stock writer (`stock`) writes, on each distribution that is supported.

A posting list is one block, whose numbers are pickled as bytes or an array instead of a tuple
where they are many: Whoosh's matchers index and iterate them alike.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from itertools import pairwise
from pickle import dumps
from typing import Any

import numpy as np
import numpy.typing as npt
from whoosh import fields
from whoosh.codec.base import FieldWriter, PerDocumentWriter, Segment
from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC, W3Codec, W3TermInfo
from whoosh.filedb.filestore import FileStorage
from whoosh.system import pack_int, pack_ushort

from luutru.index.fields import LABEL_FIELDS
from luutru.index.forward_rows import numbers_of
from luutru.index.inversion import Column, Inversion, Postings
from luutru.index.whoosh.schema import (
    SYLLABLE_FIELDS,
    TERM_FIELDS,
    exact_term,
    number_field,
)

__all__ = ["INDEX_NAME", "write_columns", "write_field", "write_segment"]

Numbers = npt.NDArray[np.int32]

INDEX_NAME = "MAIN"  # Whoosh's own default
_FEW = 16  # numbers that pickle smaller and read faster as a tuple
_PICKLE = 4


def write_segment(storage: FileStorage, inverted: Inversion, schema: fields.Schema) -> Segment:
    """Write documents as a segment of one file; return what a table of contents lists of it."""
    codec = W3Codec()
    segment = codec.new_segment(storage, INDEX_NAME)
    write_columns(codec.per_document_writer(storage, segment), inverted, schema)
    writer = codec.field_writer(storage, segment)
    for name in sorted(TERM_FIELDS):
        write_field(writer, inverted, schema, name)
    writer.close()
    segment.set_doc_count(len(inverted))
    segment.create_compound_file(storage)
    return segment


def write_field(writer: FieldWriter, inverted: Inversion, schema: fields.Schema, name: str) -> None:
    """Write the posting lists of a field."""
    spelled = exact_term if name in SYLLABLE_FIELDS else str
    writer.start_field(name, schema[name])
    for postings in inverted.postings(name, spelled):
        _write_postings(writer, postings)
    writer.finish_field()


def _write_postings(writer: FieldWriter, postings: Postings) -> None:
    file, count = writer._postfile, len(postings.documents)
    encode = _encode_few if count < _FEW else _encode_many
    total, most, data = encode(postings.documents, postings.weights)
    first, last = int(postings.documents[0]), int(postings.documents[-1])
    # (count, last document, largest weight, no compression, shortest and longest field length)
    head = dumps((count, last, float(most), 0, 0, 0), _PICKLE)
    body = dumps(data, _PICKLE)
    begin = file.tell()
    # A negative length marks the last block.
    file.write(WHOOSH3_HEADER_MAGIC + pack_int(-len(head) - len(body)) + head + body)
    info = W3TermInfo(float(total), count, None, 0, float(most), first, last)
    info.set_extent(begin, file.tell() - begin)
    writer._tindex.add(pack_ushort(writer._fieldid) + postings.term.encode(), info.to_bytes())


def _encode_few(documents: Numbers, weights: Numbers) -> tuple[int, int, Any]:
    """Return the total and the largest weight, and (gaps, weights, values) as W3 pickles them."""
    numbers, weighed = documents.tolist(), weights.tolist()
    gaps = (numbers[0], *(after - before for before, after in pairwise(numbers)))
    most = max(weighed)
    alike = min(weighed) == most
    return sum(weighed), most, (gaps, _alike(most) if alike else tuple(weighed), None)


def _encode_many(documents: Numbers, weights: Numbers) -> tuple[int, int, Any]:
    gaps = documents.copy()
    gaps[1:] -= documents[:-1]
    most = int(weights.max())
    alike = int(weights.min()) == most
    data = (_compact(gaps), _alike(most) if alike else _compact(weights), None)
    return int(weights.sum()), most, data


def _alike(weight: int) -> float | None:
    """Return weights that are all alike as W3 stores them: one number, None for ones."""
    return None if weight == 1 else float(weight)


def _compact(numbers: Numbers) -> Any:
    """Return whole numbers in the type that pickles smallest: bytes or an array."""
    most = int(numbers.max())
    if most < 256:
        return numbers.astype(np.uint8).tobytes()
    kind = "H" if most < 65536 else "I"
    return array(kind, numbers.astype(kind).tobytes())


def write_columns(writer: PerDocumentWriter, inverted: Inversion, schema: fields.Schema) -> None:
    """Write all columns."""
    columns = dict(_columns(inverted))
    types = {name: schema[name].column_type for name in columns}
    for number in range(len(inverted)):
        writer.start_doc(number)
        for name, values in columns.items():
            writer.add_column_value(name, types[name], next(values))
        writer.finish_doc()
    writer.close()


def _columns(inverted: Inversion) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Yield each column's name, and its value of each document."""
    records = inverted.records()
    yield "record", _cut(Column(records, np.ones(len(records), np.int64)))
    rows = inverted.rows()
    yield "row", _cut(Column(numbers_of(inverted.keys)[rows.values], rows.lengths))
    yield "events", _cut(inverted.events())
    for name in LABEL_FIELDS:
        yield number_field(name), _cut(inverted.label_numbers(name))


def _cut(column: Column) -> Iterator[bytes]:
    """Yield the bytes of each document's values."""
    data = column.values.tobytes()
    size, at = column.values.dtype.itemsize, 0
    for length in (column.lengths * size).tolist():
        yield data[at : at + length]
        at += length
