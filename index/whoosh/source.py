"""An open Whoosh index as arrays: postings, forward rows, labels, dates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache

import numpy as np
import numpy.typing as npt
from whoosh.reading import IndexReader

from luutru.index.fields import Sort
from luutru.index.inversion import EVENT, HALVES
from luutru.index.postings import PostingList
from luutru.index.query import Node
from luutru.index.source import Candidates, Ragged
from luutru.index.whoosh.postings import BytesColumn, ragged, read_postings, records
from luutru.index.whoosh.schema import (
    NUMBER,
    SYLLABLE_FIELDS,
    exact_term,
    number_field,
    term_key,
)
from luutru.text.script.folding import compatible, fold_key

__all__ = ["WhooshSource"]

_CACHED_LISTS = 512


class WhooshSource:
    """One open view of a Whoosh index, and the `Source` of all its documents.

    Args:
        mean_length: as the manifest has it; None computes it.
    """

    def __init__(self, reader: IndexReader, mean_length: float | None = None) -> None:
        self._reader = reader
        self._mean_length = mean_length
        self.records = records(reader)
        self.size = self.corpus_size = len(self.records)
        self.postings = lru_cache(maxsize=_CACHED_LISTS)(self._read)
        self.matching = lru_cache(maxsize=4096)(self._matching)
        self.labels = lru_cache(maxsize=None)(self._read_labels)

    def close(self) -> None:
        """Let go of files."""
        self._reader.close()

    def candidates(
        self,
        query: Node,  # noqa: ARG002 - all documents are given, whatever is asked
        *,
        sort: Sort,  # noqa: ARG002
        most: int,  # noqa: ARG002
        by: Sequence[str],  # noqa: ARG002
    ) -> Candidates:
        """Return all documents: they are in this process, and are matched and counted here."""
        return Candidates(self)

    def ids(self) -> set[int]:
        """Return the id of every post in the index."""
        return set(self.records["id"][self.live].tolist())

    @cached_property
    def mean_length(self) -> float:
        """The mean length of the documents that are not deleted, at least 1."""
        if self._mean_length is not None:
            return self._mean_length
        lengths = self.records["length"][self.live].astype(np.float32)
        return max(float(lengths.mean()), 1.0) if len(lengths) else 1.0

    def frequency(
        self,
        found: PostingList,
        field: str,  # noqa: ARG002 - as below
        any_of: Iterable[Sequence[str]],  # noqa: ARG002 - what is found is all there is
    ) -> int:
        """Return the number of documents with some phrases: those in which they were found."""
        return len(found.documents)

    def _read(self, field: str, term: str) -> PostingList:
        """Return the postings of a term; in fields of syllables the term is an exact key."""
        if field in SYLLABLE_FIELDS:
            term = exact_term(term)
        documents, halves = read_postings(self._reader, field, term)
        return PostingList(documents, halves / np.float32(HALVES))

    @cached_property
    def _rows(self) -> BytesColumn:
        return BytesColumn(self._reader, "row")

    def rows(self, documents: Iterable[int]) -> list[bytes]:
        """Return the forward rows of documents."""
        return self._rows.get_many(documents)

    def _matching(self, syllable: str) -> frozenset[str]:
        """Return the exact keys in the index that the typed key `syllable` accepts."""
        terms = self._reader.expand_prefix("exact", f"{fold_key(syllable)} ")
        return frozenset(key for key in map(term_key, terms) if compatible(syllable, key))

    def _read_labels(self, field: str) -> Ragged:
        return ragged(self._reader, number_field(field), NUMBER)

    @cached_property
    def events(self) -> Ragged:
        """The first and the last day of each event in a document."""
        return ragged(self._reader, "events", EVENT)

    @cached_property
    def live(self) -> npt.NDArray[np.bool_]:
        """Which documents are not deleted."""
        mask = np.ones(self.size, np.bool_)
        for leaf, base in self._reader.leaf_readers():
            if leaf.has_deletions():
                mask[base : base + leaf.doc_count_all()] = False
                mask[np.fromiter((base + n for n in leaf.all_doc_ids()), np.int64)] = True
        return mask
