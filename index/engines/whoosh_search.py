"""Searching a Whoosh index: the neutral query tree to matching documents and scores.

Every node gives a `Match`: a mask over all documents and their scores. Words score by BM25F
(Robertson, Zaragoza 2009) on the weighted frequencies that the index holds; words in order next
to each other, compound words and exact marks add to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from whoosh.reading import IndexReader

from luutru.index.analysis import ZONES, Zone
from luutru.index.engines.base import Found, Hit, Sort
from luutru.index.engines.whoosh_postings import (
    POSITION_BITS,
    PostingList,
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
Scores = npt.NDArray[np.float32]

_K1, _B = 1.2, 0.75
_EXACT_BONUS = 0.25  # of a syllable's score, when an unmarked one stands unmarked in the post
_UNMARKED_SHARE = 0.1  # of a syllable's weight, when a marked one stands unmarked in the post
_PAIR_WEIGHT = 0.6  # of the mean idf of two syllables that stand next to each other in order
_WORD_WEIGHT = 0.2  # of the same, when segmentation found them to be one word
_PAIR_DOCUMENTS = 2000  # pairs are looked for in that many best documents


@dataclass(frozen=True, slots=True)
class Match:
    """Which documents a node matches, and how well (0 where it does not score)."""

    mask: Mask
    scores: Scores


class WhooshSearcher:
    """One open view of a Whoosh index (`base.Searcher`)."""

    def __init__(self, reader: IndexReader) -> None:
        self._reader = reader
        self._records = records(reader)
        self._size = len(self._records)
        self._postings = lru_cache(maxsize=256)(self._read)

    def close(self) -> None:
        """Let go of files."""
        self._reader.close()

    @cached_property
    def _live(self) -> Mask:
        mask = np.ones(self._size, np.bool_)
        for leaf, base in self._reader.leaf_readers():
            if leaf.has_deletions():
                mask[base : base + leaf.doc_count_all()] = False
                mask[np.fromiter((base + n for n in leaf.all_doc_ids()), np.int64)] = True
        return mask

    @cached_property
    def _length_norm(self) -> Scores:
        lengths = self._records["length"].astype(np.float32)
        mean = max(float(lengths[self._live].mean()), 1.0) if self._live.any() else 1.0
        return (_K1 * (1 - _B + _B * lengths / mean)).astype(np.float32)

    def _read(self, field: str, term: str) -> PostingList:
        return read_postings(self._reader, field, term)

    def ids(self) -> set[int]:
        """Return the id of every post in the index."""
        return set(self._records["id"][self._live].tolist())

    def values(self, field: str) -> dict[str, int]:
        """Return each value of a label field with how many posts carry it."""
        name = label_field(field)
        counts = {}
        for term in self._reader.lexicon(name):
            value = term.decode()
            count = int(self._live[self._postings(name, value).documents].sum())
            if count:
                counts[value] = count
        return counts

    def matching(self, syllable: str) -> frozenset[str]:
        """Return the exact keys in the index that the typed key `syllable` accepts."""
        terms = self._reader.expand_prefix("exact", f"{fold_key(syllable)} ")
        return frozenset(key for key in map(term_key, terms) if compatible(syllable, key))

    def search(self, query: Node, *, sort: Sort, offset: int, limit: int) -> Found:
        """Return the hits `offset` to `offset + limit` of `query`."""
        match = self._match(query)
        documents = np.flatnonzero(match.mask & self._live)
        found = self._records[documents]
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

    # -- nodes

    def _match(self, node: Node) -> Match:
        match node:
            case Words():
                return self._words(node)
            case Phrase():
                return self._phrase(node)
            case Labels():
                return self._labels(node)
            case Dates():
                return self._filter(self._dates(node))
            case Undated():
                return self._filter(self._records["first"] == 0)
            case Everything():
                return self._filter(np.ones(self._size, np.bool_))
            case Bool():
                return self._bool(node)

    def _filter(self, mask: Mask) -> Match:
        return Match(mask, np.zeros(self._size, np.float32))

    def _bool(self, node: Bool) -> Match:
        mask = np.ones(self._size, np.bool_)
        scores = np.zeros(self._size, np.float32)
        for child in map(self._match, node.must):
            mask &= child.mask
            scores += child.scores
        if node.should:
            any_of = np.zeros(self._size, np.bool_)
            for child in map(self._match, node.should):
                any_of |= child.mask
                scores += child.scores
            mask &= any_of
        for child in map(self._match, node.must_not):
            mask &= ~child.mask
        return Match(mask, np.where(mask, scores, np.float32(0)))

    def _labels(self, node: Labels) -> Match:
        mask = np.zeros(self._size, np.bool_)
        for value in node.values:
            mask[self._postings(label_field(node.field), value).documents] = True
        return self._filter(mask)

    def _dates(self, node: Dates) -> Mask:
        mask: Mask = self._records["first"] != 0
        if node.first is not None:
            mask = mask & (self._records["first"] >= day(node.first))
        if node.last is not None:
            mask = mask & (self._records["last"] <= day(node.last))
        return mask

    # -- words

    def _terms(self, syllable: str) -> list[tuple[str, str, float]]:
        """Return (field, term, share of weight) of what a typed syllable is looked up as."""
        if syllable.isascii():
            return [("folded", syllable, 1.0), ("exact", exact_term(syllable), _EXACT_BONUS)]
        keys = sorted(self.matching(syllable) | {syllable})
        terms = [("exact", exact_term(key), 1.0) for key in keys]
        bare = fold_key(syllable)
        return [*terms, ("exact", f"{bare} {bare}", _UNMARKED_SHARE)]

    def _frequencies(self, syllable: str, zone: Zone | None) -> Scores:
        """Return the weighted frequency of a typed syllable in each document."""
        frequencies = np.zeros(self._size, np.float32)
        for field, term, share in self._terms(syllable):
            postings = self._postings(field, term)
            if zone is None:
                frequencies[postings.documents] += postings.weights * np.float32(share)
            else:
                documents = self._in_zone(postings, zone) >> POSITION_BITS
                frequencies += np.float32(share) * np.bincount(documents, minlength=self._size)
        return frequencies

    def _in_zone(self, postings: PostingList, zone: Zone | None) -> npt.NDArray[np.int64]:
        occurrences = postings.occurrences()
        if zone is None:
            return occurrences
        at = occurrences & ((1 << POSITION_BITS) - 1)
        first, last, _ = ZONES[zone]
        return occurrences[(at >= first) & (at < last)]

    def _idf(self, frequency: int) -> float:
        return float(np.log1p((self._size - frequency + 0.5) / (frequency + 0.5)))

    def _words(self, node: Words) -> Match:
        mask = np.full(self._size, node.every, np.bool_)
        scores = np.zeros(self._size, np.float32)
        weights: dict[str, float] = {}
        for syllable in dict.fromkeys(node.syllables):
            frequencies = self._frequencies(syllable, node.zone)
            matched = frequencies > 0
            weights[syllable] = self._idf(int(np.count_nonzero(matched)))
            scores += (
                weights[syllable] * frequencies * (_K1 + 1) / (frequencies + self._length_norm)
            )
            mask = mask & matched if node.every else mask | matched
        if node.zone is None:
            scores += self._pairs(node.syllables, weights, scores)
        return Match(mask, scores)

    def _pairs(
        self, syllables: tuple[str, ...], weights: dict[str, float], scores: Scores
    ) -> Scores:
        """Return what neighbours in order, and compound words, add to the best documents."""
        bonus = np.zeros(self._size, np.float32)
        best = np.argsort(-scores, kind="stable")[:_PAIR_DOCUMENTS]
        wanted = np.zeros(self._size, np.bool_)
        wanted[best] = True
        at = {s: self._occurrences(s, None, wanted) for s in set(syllables)}
        for left, right in pairwise(syllables):
            weight = (weights[left] + weights[right]) / 2
            together = np.intersect1d(at[left] + 1, at[right]) >> POSITION_BITS
            counts = np.bincount(together, minlength=self._size).astype(np.float32)
            bonus += _PAIR_WEIGHT * weight * counts * (_K1 + 1) / (counts + self._length_norm)
            word = self._postings("words", f"{left}_{right}").documents
            bonus[word] += np.float32(_WORD_WEIGHT * weight)
        return bonus

    def _occurrences(
        self, syllable: str, zone: Zone | None, wanted: Mask | None = None
    ) -> npt.NDArray[np.int64]:
        """Return the occurrences of a typed syllable, marked forms it accepts included."""
        found = [np.empty(0, np.int64)]
        for field, term, share in self._terms(syllable):
            if share < 1:
                continue
            postings = self._postings(field, term)
            found.append(
                postings.occurrences(wanted) if zone is None else self._in_zone(postings, zone)
            )
        return np.unique(np.concatenate(found))

    def _phrase(self, node: Phrase) -> Match:
        together: npt.NDArray[np.int64] | None = None
        for offset, syllable in enumerate(node.syllables):
            at = self._occurrences(syllable, node.zone) - offset
            together = at if together is None else np.intersect1d(together, at, assume_unique=True)
        if together is None:
            return self._filter(np.zeros(self._size, np.bool_))
        counts = np.bincount(together >> POSITION_BITS, minlength=self._size).astype(np.float32)
        mask = counts > 0
        words = self._words(Words(node.syllables, node.zone))
        return Match(mask, np.where(mask, words.scores, np.float32(0)))
