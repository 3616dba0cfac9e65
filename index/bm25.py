"""Frequencies: where syllables and phrases stand, how often by zone, and what that weighs.

Nothing here knows a search library: a `Source` gives postings and rows. The weight is BM25F
(Robertson, Zaragoza 2009) on frequencies weighted by zone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Protocol

import numpy as np
import numpy.typing as npt

from luutru.index.analysis import ZONES, Zone
from luutru.index.forward_rows import ForwardRows
from luutru.index.postings import Floats, Ints, PostingList, dense, sparse
from luutru.text.script.folding import fold_key

__all__ = ["Frequencies", "Source"]

# Tuned on the even half of benchmarks/relevance.py, the held-out half is printed beside it.
_K1, _B = 1.2, 0.95
_UNMARKED = 0.1  # of an occurrence, when a marked syllable stands unmarked in the post
_CHUNK = 20_000  # documents whose rows are held at once


class Source(Protocol):
    """What ranking reads of an open index. Documents are numbers from 0 to `size`."""

    size: int
    records: npt.NDArray[np.void]

    def postings(self, field: str, term: str) -> PostingList:
        """Return the postings of a term; in fields of syllables the term is an exact key."""
        ...

    def rows(self, documents: Iterable[int]) -> list[bytes]:
        """Return the forward rows of documents."""
        ...

    def matching(self, syllable: str) -> frozenset[str]:
        """Return the exact keys in the index that a typed key accepts."""
        ...


class Frequencies:
    """Frequencies over one open index, and their weights.

    Args:
        source: reads the index.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._size = source.size

    @cached_property
    def _norm(self) -> Floats:
        lengths = self._source.records["length"].astype(np.float32)
        mean = max(float(lengths.mean()), 1.0) if self._size else 1.0
        norm: Floats = (_K1 * (1 - _B + _B * lengths / mean)).astype(np.float32)
        return norm

    def idf(self, frequency: int) -> float:
        """Return how much a term tells that stands in `frequency` documents."""
        frequency = min(frequency, self._size)
        return float(np.log1p((self._size - frequency + 0.5) / (frequency + 0.5)))

    def bm25(self, frequencies: PostingList, weight: float) -> Floats:
        """Return the points of each document of a list whose term has this weight."""
        documents, weights = frequencies
        points: Floats = weight * weights * (_K1 + 1) / (weights + self._norm[documents])
        return points.astype(np.float32)

    def of(self, key: str, zone: Zone | None) -> PostingList:
        """Return where an exact key stands, with its frequency weighted by zone."""
        if zone is None:
            return self._source.postings("exact", key)
        if zone != "body":
            return self._source.postings(zone, key)
        everywhere = self._source.postings("exact", key)
        rest = dense(self._size, [everywhere])
        for other in ("title", "lead"):
            found = self._source.postings(other, key)
            rest[found.documents] -= found.weights * np.float32(ZONES[other])
        return sparse(rest)

    def accepted(self, typed: str, zone: Zone | None) -> PostingList:
        """Return where any marking stands that the typed key accepts, unmarked ones for a little.

        A group of one form shares that form's list.
        """
        keys = self._source.matching(typed)
        lists = [self.of(key, zone) for key in sorted(keys)]
        bare = fold_key(typed)
        if bare not in keys and bare != typed:
            documents, weights = self.of(bare, zone)
            lists.append(PostingList(documents, weights * np.float32(_UNMARKED)))
        lists = [found for found in lists if len(found.documents)]
        return lists[0] if len(lists) == 1 else sparse(dense(self._size, lists))

    def rows(self, documents: Ints) -> ForwardRows:
        """Return the forward rows of documents, end to end."""
        chosen = self._source.records[documents]
        starts = np.stack([chosen["lead"], chosen["body"]], axis=1).astype(np.int64)
        return ForwardRows(self._source.rows(documents.tolist()), starts)

    def phrases(self, slots: Sequence[set[str]], zone: Zone | None) -> PostingList:
        """Return where some syllables stand side by side, and how often by zones' weights."""
        mask = np.ones(self._size, np.bool_)
        for keys in slots:
            found = np.zeros(self._size, np.bool_)
            for key in keys:
                found[self._source.postings("exact", key).documents] = True
            mask &= found
        documents = np.flatnonzero(mask)
        counts = np.zeros(self._size, np.float32)
        for start in range(0, len(documents), _CHUNK):
            chunk = documents[start : start + _CHUNK]
            counts[chunk] = self._counts(self.rows(chunk), slots, zone)
        return sparse(counts)

    def _counts(self, rows: ForwardRows, slots: Sequence[set[str]], zone: Zone | None) -> Floats:
        begins = rows.phrase(slots)
        counts = np.zeros(rows.count, np.float32)
        for name, of_zone in ZONES.items():
            if zone in (None, name):
                within = rows.rows_of(rows.in_zone(begins, name))
                weight = of_zone if zone is None else 1.0
                counts += np.float32(weight) * np.bincount(within, minlength=rows.count)
        return counts
