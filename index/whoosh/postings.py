"""Reading Whoosh posting lists and columns as arrays, a block or a column at a time.

Whoosh's matchers and columns give one value after another in Python; scoring and counting want
all. This is the only file that reaches into Whoosh's W3 leaf matcher and column readers (the same
in whoosh3 and Whoosh-Reloaded); tests compare it with the public interface.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
from whoosh import columns
from whoosh.codec.whoosh3 import W3LeafMatcher
from whoosh.matching import Matcher
from whoosh.reading import IndexReader, TermNotFound

from luutru.index.inversion import RECORD
from luutru.index.postings import Floats, Ints, PostingList
from luutru.index.source import Ragged

__all__ = ["BytesColumn", "ragged", "read_postings", "records"]


def read_postings(reader: IndexReader, field: str, term: str) -> PostingList:
    """Return the postings of a term over all segments; deleted documents may be among them."""
    documents: list[Ints] = [np.empty(0, np.int64)]
    weights: list[Floats] = [np.empty(0, np.float32)]
    for leaf, base in _leaves(reader):
        try:
            matcher = leaf.postings(field, term)
        except TermNotFound:
            continue
        for ids, block_weights in _blocks(matcher):
            documents.append(ids + base)
            weights.append(block_weights)
    return PostingList(np.concatenate(documents), np.concatenate(weights))


def _leaves(reader: IndexReader) -> Iterator[tuple[IndexReader, int]]:
    """Yield each segment's reader and its first document; the reader of an empty index has none."""
    return ((leaf, base) for leaf, base in reader.leaf_readers() if leaf.doc_count_all())


def _blocks(matcher: Matcher) -> Iterator[tuple[Ints, Floats]]:
    while hasattr(matcher, "child"):  # a filter over deleted documents: those are masked later
        matcher = matcher.child
    if not isinstance(matcher, W3LeafMatcher):
        yield _step_through(matcher)
        return
    while True:
        matcher._read_data()
        deltas, weights, _ = matcher._data
        yield np.cumsum(_numbers(deltas), dtype=np.int64), _weights(weights, len(deltas))
        if matcher._lastblock:
            return
        matcher._next_block()


def _weights(stored: Any, count: int) -> Floats:
    """Return the weights of a block: Whoosh stores None for all ones, one number for all alike."""
    if stored is None:
        return np.ones(count, np.float32)
    if isinstance(stored, float):
        return np.full(count, stored, np.float32)
    return _numbers(stored).astype(np.float32)


def _numbers(stored: Any) -> npt.NDArray[Any]:
    """Return the numbers of a block: a tuple as stock writers make it, else as `segment` does."""
    return np.frombuffer(stored, np.uint8) if isinstance(stored, bytes) else np.array(stored)


def _step_through(matcher: Matcher) -> tuple[Ints, Floats]:
    ids, weights = [], []
    while matcher.is_active():
        ids.append(matcher.id())
        weights.append(matcher.weight())
        matcher.next()
    return np.array(ids, np.int64), np.array(weights, np.float32)


class BytesColumn:
    """A column of byte strings over all segments, read by document number."""

    def __init__(self, reader: IndexReader, name: str) -> None:
        leaves = list(_leaves(reader))
        self._bases = [base for _, base in leaves]
        self._columns = [leaf.column_reader(name, translate=False) for leaf, _ in leaves]

    def get_many(self, documents: Iterable[int]) -> list[bytes]:
        """Return the value of each of `documents`, which ascend."""
        found = []
        for number in documents:
            leaf = bisect_right(self._bases, number) - 1
            found.append(self._columns[leaf][number - self._bases[leaf]])
        return found


def records(reader: IndexReader) -> npt.NDArray[np.void]:
    """Return the fixed record of each document (dtype `RECORD`), by document number.

    A deleted document keeps its number and its record.
    """
    found = [np.empty(0, RECORD)]
    for leaf, _ in _leaves(reader):
        column = leaf.column_reader("record", translate=False)
        count = leaf.doc_count_all()
        if isinstance(column, columns.FixedBytesColumn.Reader) and column._count == count:
            raw = column._dbfile.get(column._basepos, count * RECORD.itemsize)
        else:
            raw = b"".join(column[number] for number in range(count))
        found.append(np.frombuffer(raw, RECORD))
    return np.concatenate(found)


def ragged(reader: IndexReader, name: str, dtype: npt.DTypeLike) -> Ragged:
    """Return a column of byte strings as values of `dtype`, those of deleted documents too."""
    kind = np.dtype(dtype)
    documents: list[Ints] = [np.empty(0, np.int64)]
    values = [np.empty(0, kind)]
    for leaf, base in _leaves(reader):
        raw, lengths = _whole(leaf.column_reader(name, translate=False), leaf.doc_count_all())
        numbers = np.arange(base, base + len(lengths))
        documents.append(np.repeat(numbers, lengths // kind.itemsize))
        values.append(np.frombuffer(raw, kind))
    return Ragged(np.concatenate(documents), np.concatenate(values))


def _whole(column: Any, count: int) -> tuple[bytes, Ints]:
    """Return all bytes of a column, and how many are each document's."""
    if isinstance(column, columns.VarBytesColumn.Reader):
        lengths = np.array(column._lengths, np.int64)
        return column._dbfile.get(column._basepos, int(lengths.sum())), lengths
    parts = [column[number] for number in range(count)]  # a segment without the column
    return b"".join(parts), np.array([len(part) for part in parts], np.int64)
