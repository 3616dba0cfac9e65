"""Searching a Whoosh index: reads postings for `ranking`, filters by labels and dates, pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
from whoosh.reading import IndexReader

from luutru.index.bm25 import Frequencies
from luutru.index.counts import (
    PERIODS,
    Counts,
    Ragged,
    by_label,
    by_period,
    coded,
)
from luutru.index.engine import Found, Hit, Reason, Sort
from luutru.index.inversion import HALVES, day
from luutru.index.label_ids import label_number
from luutru.index.postings import PostingList
from luutru.index.query import (
    Bool,
    Dates,
    Events,
    Everything,
    Labels,
    Node,
    Phrase,
    Undated,
    Words,
)
from luutru.index.ranking import CANDIDATES, Match, Ranking
from luutru.index.whoosh.postings import (
    BytesColumn,
    ragged,
    read_postings,
    records,
)
from luutru.index.whoosh.schema import (
    EVENT,
    NUMBER,
    SYLLABLE_FIELDS,
    exact_term,
    number_field,
    term_key,
)
from luutru.text.script.folding import compatible, fold_key

__all__ = ["WhooshSearcher"]

Mask = npt.NDArray[np.bool_]

_CACHED_LISTS = 512
# Taken first: what is ranked need not reach beyond them.
_FILTERS = (Labels, Dates, Events, Undated)


class WhooshSearcher:
    """One open view of a Whoosh index (`base.Searcher`), and the `frequencies.Source` of it."""

    def __init__(self, reader: IndexReader, candidates: int = CANDIDATES) -> None:
        self._reader = reader
        self.candidates = candidates
        self.records = records(reader)
        self.size = len(self.records)
        self.postings = lru_cache(maxsize=_CACHED_LISTS)(self._read)
        self.matching = lru_cache(maxsize=4096)(self._matching)
        self._labels = lru_cache(maxsize=None)(self._read_labels)
        self._coded = lru_cache(maxsize=None)(lambda field: coded(self._labels(field)))

    def close(self) -> None:
        """Let go of files."""
        self._reader.close()

    # -- what ranking reads

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
    def _events(self) -> Ragged:
        return ragged(self._reader, "events", EVENT)

    @cached_property
    def _live(self) -> Mask:
        mask = np.ones(self.size, np.bool_)
        for leaf, base in self._reader.leaf_readers():
            if leaf.has_deletions():
                mask[base : base + leaf.doc_count_all()] = False
                mask[np.fromiter((base + n for n in leaf.all_doc_ids()), np.int64)] = True
        return mask

    @cached_property
    def _frequencies(self) -> Frequencies:
        return Frequencies(self)

    def _unranked(self, within: Mask) -> Ranking:
        """Return what finds the same documents and spends nothing on their order."""
        return Ranking(self, self._frequencies, within, candidates=0)

    def _ranking(self, traced: int | None = None) -> Ranking:
        frequencies = self._frequencies
        return Ranking(self, frequencies, self._live, candidates=self.candidates, traced=traced)

    # -- what others ask

    def ids(self) -> set[int]:
        """Return the id of every post in the index."""
        return set(self.records["id"][self._live].tolist())

    def search(
        self, query: Node, *, sort: Sort, offset: int, limit: int, by: Sequence[str] = ()
    ) -> Found:
        """Return the hits `offset` to `offset + limit` of `query`, and how all divide."""
        match = self._match(query, self._ranking() if limit else self._unranked(self._live))
        mask = match.mask & self._live
        documents = np.flatnonzero(mask)
        found = self.records[documents]
        when = found["first"].astype(np.int64) * 1440 + found["minute"]
        if sort == "relevance":
            keys = (found["id"], -when, -match.scores[documents])
        elif sort == "newest":
            keys = (found["id"], -when, found["first"] == 0)
        else:
            keys = (found["id"], when, found["first"] == 0)
        page = np.lexsort(keys)[offset : offset + limit]
        scores = match.scores[documents[page]]
        hits = zip(found["id"][page].tolist(), scores.tolist(), strict=True)
        return Found(
            len(documents),
            tuple(Hit(post, round(score, 4)) for post, score in hits),
            {name: self._counts(mask, found, name) for name in by},
        )

    def _counts(self, mask: Mask, found: npt.NDArray[np.void], name: str) -> Counts:
        if name in PERIODS:
            return by_period(found["first"], found["last"], name)
        return by_label(mask, self._coded(name))

    def explain(self, query: Node, id: int) -> list[Reason]:  # noqa: A002 - the post's id
        """Return what the score of a post is made of; nothing when it doesn't match."""
        at = np.flatnonzero((self.records["id"] == id) & self._live)
        if not len(at):
            return []
        ranking = self._ranking(traced=int(at[0]))
        match = self._match(query, ranking)
        return ranking.reasons if match.mask[at[0]] else []

    # -- nodes

    def _match(self, node: Node, ranking: Ranking) -> Match:
        match node:
            case Words():
                return ranking.words(node)
            case Phrase():
                return ranking.phrase(node)
            case Labels():
                return self._labelled(node)
            case Dates():
                return self._filter(_within(self.records, node))
            case Events():
                return self._filter(self._telling(node))
            case Undated():
                return self._filter(self.records["first"] == 0)
            case Everything():
                return self._filter(np.ones(self.size, np.bool_))
            case Bool():
                return self._bool(node, ranking)

    def _filter(self, mask: Mask) -> Match:
        return Match(mask, np.zeros(self.size, np.float32))

    def _bool(self, node: Bool, ranking: Ranking) -> Match:
        mask = np.ones(self.size, np.bool_)
        scores = np.zeros(self.size, np.float32)
        outside = ranking.within
        for child in sorted(node.must, key=lambda child: not isinstance(child, _FILTERS)):
            match = self._match(child, ranking)
            mask &= match.mask
            scores += match.scores
            ranking.within = outside & mask
        if node.should:
            any_of = np.zeros(self.size, np.bool_)
            for child in node.should:
                match = self._match(child, ranking)
                any_of |= match.mask
                scores += match.scores
            mask &= any_of
        unranked = self._unranked(outside)
        for child in node.must_not:
            mask &= ~self._match(child, unranked).mask
        ranking.within = outside
        return Match(mask, np.where(mask, scores, np.float32(0)))

    def _labelled(self, node: Labels) -> Match:
        mask = np.zeros(self.size, np.bool_)
        labels = self._labels(node.field)
        numbers = [label_number(node.field, value) for value in node.values]
        mask[labels.documents[np.isin(labels.values, numbers)]] = True
        return self._filter(mask)

    def _telling(self, node: Events) -> Mask:
        mask = np.zeros(self.size, np.bool_)
        mask[self._events.documents[_within(self._events.values, node)]] = True
        return mask


def _within(days: npt.NDArray[Any], node: Dates | Events) -> Mask:
    """Return which of some spans of days (`first`, `last`) lie wholly in the node's."""
    mask: Mask = days["first"] != 0
    if node.first is not None:
        mask = mask & (days["first"] >= day(node.first))
    if node.last is not None:
        mask = mask & (days["last"] <= day(node.last))
    return mask
