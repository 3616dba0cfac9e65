"""Searching a Whoosh index: reads postings for `ranking`, filters by labels and dates, pages."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property, lru_cache

import numpy as np
import numpy.typing as npt
from whoosh.reading import IndexReader

from luutru.index.engines.base import Found, Hit, Reason, Sort
from luutru.index.engines.frequencies import Frequencies
from luutru.index.engines.postings import PostingList
from luutru.index.engines.ranking import CANDIDATES, Match, Ranking
from luutru.index.engines.whoosh_postings import (
    BytesColumn,
    read_postings,
    records,
)
from luutru.index.engines.whoosh_schema import day, exact_term, label_field, term_key
from luutru.index.query import (
    Bool,
    Dates,
    Everything,
    Labels,
    Node,
    Phrase,
    Undated,
    Words,
)
from luutru.text.folding import compatible, fold_key

__all__ = ["WhooshSearcher"]

Mask = npt.NDArray[np.bool_]

_SYLLABLE_FIELDS = frozenset({"exact", "title", "lead"})
_CACHED_LISTS = 512
_FILTERS = (Labels, Dates, Undated)  # taken first: what is ranked need not reach beyond them


class WhooshSearcher:
    """One open view of a Whoosh index (`base.Searcher`), and the `frequencies.Source` of it."""

    def __init__(self, reader: IndexReader, candidates: int = CANDIDATES) -> None:
        self._reader = reader
        self.candidates = candidates
        self.records = records(reader)
        self.size = len(self.records)
        self.postings = lru_cache(maxsize=_CACHED_LISTS)(self._read)
        self.matching = lru_cache(maxsize=4096)(self._matching)

    def close(self) -> None:
        """Let go of files."""
        self._reader.close()

    # -- what ranking reads

    def _read(self, field: str, term: str) -> PostingList:
        """Return the postings of a term; in fields of syllables the term is an exact key."""
        if field in _SYLLABLE_FIELDS:
            term = exact_term(term)
        return read_postings(self._reader, field, term)

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

    def _ranking(self, traced: int | None = None) -> Ranking:
        frequencies = self._frequencies
        return Ranking(self, frequencies, self._live, candidates=self.candidates, traced=traced)

    # -- what others ask

    def ids(self) -> set[int]:
        """Return the id of every post in the index."""
        return set(self.records["id"][self._live].tolist())

    def terms(self, field: str) -> list[str]:
        """Return the values of a label field, those of deleted posts too."""
        return [term.decode() for term in self._reader.lexicon(label_field(field))]

    def facet(self, query: Node, field: str) -> dict[str, int]:
        """Return each value of a label field with how many of all hits carry it."""
        unranked = Ranking(self, self._frequencies, self._live, candidates=0)
        mask = self._match(query, unranked).mask & self._live
        name = label_field(field)
        counts = (
            (value, int(mask[self.postings(name, value).documents].sum()))
            for value in self.terms(field)
        )
        return {value: count for value, count in counts if count}

    def search(self, query: Node, *, sort: Sort, offset: int, limit: int) -> Found:
        """Return the hits `offset` to `offset + limit` of `query`."""
        match = self._match(query, self._ranking())
        documents = np.flatnonzero(match.mask & self._live)
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
        return Found(len(documents), tuple(Hit(post, round(score, 4)) for post, score in hits))

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
                return self._labels(node)
            case Dates():
                return self._filter(self._dates(node))
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
        unranked = Ranking(self, self._frequencies, outside, candidates=0)
        for child in node.must_not:
            mask &= ~self._match(child, unranked).mask
        ranking.within = outside
        return Match(mask, np.where(mask, scores, np.float32(0)))

    def _labels(self, node: Labels) -> Match:
        mask = np.zeros(self.size, np.bool_)
        for value in node.values:
            mask[self.postings(label_field(node.field), value).documents] = True
        return self._filter(mask)

    def _dates(self, node: Dates) -> Mask:
        mask: Mask = self.records["first"] != 0
        if node.first is not None:
            mask = mask & (self.records["first"] >= day(node.first))
        if node.last is not None:
            mask = mask & (self.records["last"] <= day(node.last))
        return mask
