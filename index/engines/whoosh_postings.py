"""Reading Whoosh posting lists as arrays, a block at a time.

Whoosh's matchers step through postings one by one in Python; scoring wants whole lists. This is
the only file that reaches into Whoosh's W3 leaf matcher (the same in whoosh3 and
Whoosh-Reloaded); a test compares it with the public `Matcher` interface.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from whoosh.codec.whoosh3 import W3LeafMatcher
from whoosh.matching import Matcher
from whoosh.reading import IndexReader, TermNotFound

from luutru.index.engines.whoosh_schema import RECORD

__all__ = ["PostingList", "read_postings", "records"]

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]

# Positions take the low bits of an occurrence key, documents the high ones.
POSITION_BITS = 31


@dataclass(frozen=True, slots=True)
class PostingList:
    """The postings of one term: documents ascending, weights, raw values (positions)."""

    documents: Ints
    weights: Floats
    values: list[bytes]

    def occurrences(self, wanted: npt.NDArray[np.bool_] | None = None) -> Ints:
        """Return ``document << POSITION_BITS | position`` of each occurrence, ascending.

        Args:
            wanted: a mask over all documents; others are left out.
        """
        values, documents = self.values, self.documents
        if wanted is not None:
            kept = np.flatnonzero(wanted[documents])
            values = [values[i] for i in kept.tolist()]
            documents = documents[kept]
        counts = np.fromiter((len(value) // 4 for value in values), np.int64, len(values))
        at = np.frombuffer(b"".join(values), "<u4").astype(np.int64)
        return (np.repeat(documents, counts) << POSITION_BITS) | at


def read_postings(reader: IndexReader, field: str, term: str) -> PostingList:
    """Return the postings of a term over all segments; deleted documents may be among them."""
    documents: list[Ints] = [np.empty(0, np.int64)]
    weights: list[Floats] = [np.empty(0, np.float32)]
    values: list[bytes] = []
    for leaf, base in reader.leaf_readers():
        try:
            matcher = leaf.postings(field, term)
        except TermNotFound:
            continue
        for ids, block_weights, block_values in _blocks(matcher):
            documents.append(ids + base)
            weights.append(block_weights)
            values.extend(block_values)
    return PostingList(np.concatenate(documents), np.concatenate(weights), values)


def _blocks(matcher: Matcher) -> Iterator[tuple[Ints, Floats, list[bytes]]]:
    while hasattr(matcher, "child"):  # a filter over deleted documents: those are masked later
        matcher = matcher.child
    if not isinstance(matcher, W3LeafMatcher):
        yield _step_through(matcher)
        return
    while True:
        matcher._read_data()
        deltas, weights, _ = matcher._data
        matcher._read_values()
        count = len(deltas)
        yield np.cumsum(np.array(deltas, np.int64)), _weights(weights, count), matcher._values
        if matcher._lastblock:
            return
        matcher._next_block()


def _weights(stored: Any, count: int) -> Floats:
    """Return the weights of a block: Whoosh stores None for all ones, one number for all alike."""
    if stored is None:
        return np.ones(count, np.float32)
    if isinstance(stored, float):
        return np.full(count, stored, np.float32)
    return np.array(stored, np.float32)


def _step_through(matcher: Matcher) -> tuple[Ints, Floats, list[bytes]]:
    ids, weights, values = [], [], []
    while matcher.is_active():
        ids.append(matcher.id())
        weights.append(matcher.weight())
        values.append(matcher.value())
        matcher.next()
    return np.array(ids, np.int64), np.array(weights, np.float32), values


def records(reader: IndexReader) -> npt.NDArray[np.void]:
    """Return the fixed record of each document (dtype `RECORD`), by document number.

    A deleted document keeps its number and its record.
    """
    found = [np.empty(0, RECORD)]
    for leaf, _ in reader.leaf_readers():
        count = leaf.doc_count_all()
        column = leaf.column_reader("record", translate=False)
        raw = b"".join(column[number] for number in range(count))
        found.append(np.frombuffer(raw, RECORD))
    return np.concatenate(found)
