"""BM25F: where syllables and phrases stand, how often by zone, and what that weighs.

Robertson, Zaragoza 2009, on frequencies weighted by zone. Postings and rows come from a `Source`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Literal

import numpy as np

from luutru.index.analysis import ZONES, Zone
from luutru.index.forward_rows import ForwardRows
from luutru.index.postings import Floats, Ints, PostingList, dense, sparse
from luutru.index.source import Source
from luutru.text.script.folding import fold_key

__all__ = ["TermWeights"]

# Tuned on the even half of benchmarks/relevance.py, the held-out half is printed beside it.
_K1, _B = 1.2, 0.95
_UNMARKED = 0.1  # of an occurrence, when a marked syllable stands unmarked in the post
_CHUNK = 20_000  # documents whose rows are held at once


class TermWeights:
    """Where terms stand in one open index, and what that weighs.

    Args:
        source: reads the index.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._size = source.size

    @cached_property
    def _norm(self) -> Floats:
        lengths = self._source.records["length"].astype(np.float32)
        mean = self._source.mean_length
        norm: Floats = (_K1 * (1 - _B + _B * lengths / mean)).astype(np.float32)
        return norm

    def idf(self, frequency: int) -> float:
        """Return the inverse document frequency of a term that stands in `frequency` documents."""
        corpus = self._source.corpus_size
        frequency = min(frequency, corpus)
        return float(np.log1p((corpus - frequency + 0.5) / (frequency + 0.5)))

    def idf_of(
        self, found: PostingList, zone: Zone | Literal["words"] | None, *any_of: Sequence[str]
    ) -> float:
        """Return `idf` of phrases together, given where they stand in this source.

        Args:
            zone: the zone or field they were looked for in; None is everywhere.
            any_of: the phrases, each a sequence of keys.
        """
        return self.idf(self._source.frequency(found, zone or "exact", any_of))

    def bm25(self, frequencies: PostingList, weight: float) -> Floats:
        """Return the points of each document of a list whose term has this weight."""
        documents, weights = frequencies
        points: Floats = weight * weights * (_K1 + 1) / (weights + self._norm[documents])
        return points.astype(np.float32)

    def of(self, key: str, zone: Zone | None) -> PostingList:
        """Return the documents with an exact key, and its frequency weighted by zone."""
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
        """Return the documents with a marking the typed key accepts, unmarked ones for a little.

        A group of one form shares that form's list.
        """
        keys = self._source.matching(typed)
        lists = [self.of(key, zone) for key in sorted(keys)]
        if (bare := self._bare(typed, keys)) is not None:
            documents, weights = self.of(bare, zone)
            lists.append(PostingList(documents, weights * np.float32(_UNMARKED)))
        lists = [found for found in lists if len(found.documents)]
        return lists[0] if len(lists) == 1 else sparse(dense(self._size, lists))

    def accepted_keys(self, typed: str) -> list[str]:
        """Return the keys that `accepted` looks for."""
        keys = self._source.matching(typed)
        bare = self._bare(typed, keys)
        return sorted(keys) if bare is None else [*sorted(keys), bare]

    def _bare(self, typed: str, keys: frozenset[str]) -> str | None:
        """Return the unmarked key if posts without marks are to be found by a marked one."""
        bare = fold_key(typed)
        return bare if bare not in keys and bare != typed else None

    def rows(self, documents: Ints) -> ForwardRows:
        """Return the forward rows of documents, end to end."""
        chosen = self._source.records[documents]
        starts = np.stack([chosen["lead"], chosen["body"]], axis=1).astype(np.int64)
        return ForwardRows(self._source.rows(documents.tolist()), starts)

    def phrases(self, slots: Sequence[set[str]], zone: Zone | None) -> PostingList:
        """Return the documents with some syllables side by side, counted by zones' weights."""
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
