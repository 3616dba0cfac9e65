"""Ranking: what of a query node matches and how well, over arrays that an engine reads.

Nothing here knows a search library: a `Source` gives postings and rows. Words score by BM25F
(Robertson, Zaragoza 2009) on frequencies weighted by zone. What a typed syllable is meant as
shares its weight among its forms; a part of the weight goes to every marking that fits what was
typed, so that understanding a query prefers and never filters. The best documents gain for
syllables near each other in order, for the whole run as a phrase, and for compound words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from luutru.index.analysis import ZONES, Zone
from luutru.index.engines.base import Reason
from luutru.index.engines.forward import ForwardRows
from luutru.index.engines.postings import PostingList
from luutru.index.query import Form, LongForm, Pair, Phrase, ShortForm, Words
from luutru.text.folding import fold_key

__all__ = ["CANDIDATES", "Match", "Ranking", "Source"]

Mask = npt.NDArray[np.bool_]
Scores = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

# Tuned on the even half of benchmarks/relevance.py, the held-out half is printed beside it.
_K1, _B = 1.2, 0.95
_ANY_MARKING = 0.4  # of a syllable's weight: for whatever fits what was typed
_UNMARKED = 0.1  # of an occurrence, when a marked syllable stands unmarked in the post
_PAIR = 0.5  # of the idf of two neighbours that stand next to each other; less by distance
_PHRASE = 0.7  # of what all neighbours give, once more for the whole run
_COMPOUND = 0.1  # of the idf of a compound word
_RAREST_SHARE = 0.01  # forms less likely than that are left to `_ANY_MARKING`
_PHRASE_SHARE = 0.1  # forms less likely than that are not looked for in phrases
_LONGEST_PHRASE = 12  # syllables

#: Neighbours are looked for in that many best documents. See benchmarks/latency.py for the share
#: of queries whose top ten is the same without the limit.
CANDIDATES = 1000
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


class Match(NamedTuple):
    """Which documents a node matches, and how well (0 where it does not score)."""

    mask: Mask
    scores: Scores


class _Slot(NamedTuple):
    """A typed syllable over the whole index."""

    match: Match
    idf: float  # of its likeliest form


class Ranking:
    """Words and phrases over one open index.

    Args:
        within: documents that filters leave; neighbours are looked for in those alone.
        traced: a document to collect `reasons` for.
    """

    def __init__(
        self,
        source: Source,
        within: Mask,
        *,
        candidates: int = CANDIDATES,
        traced: int | None = None,
    ) -> None:
        self.within = within
        self._source = source
        self._size = source.size
        self._candidates = candidates
        self._traced = traced
        self.reasons: list[Reason] = []

    @cached_property
    def _norm(self) -> Scores:
        lengths = self._source.records["length"].astype(np.float32)
        mean = max(float(lengths.mean()), 1.0) if self._size else 1.0
        norm: Scores = (_K1 * (1 - _B + _B * lengths / mean)).astype(np.float32)
        return norm

    def _idf(self, frequency: int) -> float:
        frequency = min(frequency, self._size)
        return float(np.log1p((self._size - frequency + 0.5) / (frequency + 0.5)))

    def _add(self, scores: Scores, documents: Ints, points: Scores, kind: str, text: str) -> None:
        scores[documents] += points
        if self._traced is not None:
            at = np.flatnonzero(documents == self._traced)
            if len(at) and points[at[0]]:
                self.reasons.append(Reason(kind, text, float(points[at[0]])))

    def _bm25(self, frequencies: PostingList, weight: float) -> Scores:
        documents, weights = frequencies
        points: Scores = weight * weights * (_K1 + 1) / (weights + self._norm[documents])
        return points.astype(np.float32)

    # -- postings

    def _frequencies(self, key: str, zone: Zone | None) -> PostingList:
        """Return where an exact key stands, with its frequency weighted by zone."""
        if zone is None:
            return self._source.postings("exact", key)
        if zone != "body":
            return self._source.postings(zone, key)
        everywhere = self._source.postings("exact", key)
        rest = self._dense([everywhere])
        for other in ("title", "lead"):
            found = self._source.postings(other, key)
            rest[found.documents] -= found.weights * np.float32(ZONES[other].weight)
        return _sparse(rest)

    def _dense(self, lists: Iterable[PostingList]) -> Scores:
        dense = np.zeros(self._size, np.float32)
        for found in lists:
            dense[found.documents] += found.weights
        return dense

    def _accepted(self, typed: str, zone: Zone | None) -> PostingList:
        """Return where any marking stands that the typed key accepts, unmarked ones for a little.

        A group of one form shares that form's list.
        """
        keys = self._source.matching(typed)
        lists = [self._frequencies(key, zone) for key in sorted(keys)]
        bare = fold_key(typed)
        if bare not in keys and bare != typed:
            documents, weights = self._frequencies(bare, zone)
            lists.append(PostingList(documents, weights * np.float32(_UNMARKED)))
        lists = [found for found in lists if len(found.documents)]
        return lists[0] if len(lists) == 1 else _sparse(self._dense(lists))

    # -- words

    def words(self, node: Words) -> Match:
        """Return the documents with any of the syllables, or with every one of them."""
        slots = self._slots(node)
        short = [self._short(node, slots, form) for form in node.short_forms]
        scores = np.zeros(self._size, np.float32)
        mask = np.full(self._size, node.every, np.bool_)
        for at, slot in slots.items():
            matched = slot.match.mask.copy()
            for form, written in zip(node.short_forms, short, strict=True):
                if form.first <= at < form.last:
                    matched |= written.mask
            mask = mask & matched if node.every else mask | matched
            scores += slot.match.scores
        for written in short:
            scores += written.scores
        self._compounds(node, scores)
        if node.zone is None and len(node.syllables) > 1:
            self._neighbours(node, scores, mask, short)
        return Match(mask, scores)

    def _slots(self, node: Words) -> dict[int, _Slot]:
        """Return each distinct typed syllable by where it stands first."""
        slots = {}
        for typed in dict.fromkeys(node.syllables):
            at = node.syllables.index(typed)
            forms = node.forms[at] if node.forms else (Form(typed, 1.0),)
            long = [form for form in node.long_forms if form.at == at]
            slots[at] = self._slot(typed, forms, node.zone, long)
        return slots

    def _slot(
        self, typed: str, forms: Sequence[Form], zone: Zone | None, long: list[LongForm]
    ) -> _Slot:
        if long:
            return self._abbreviation(typed, zone, long)
        scores = np.zeros(self._size, np.float32)
        mask = np.zeros(self._size, np.bool_)
        best = (0.0, 0.0)
        for form in forms:
            if form.share < _RAREST_SHARE:
                continue
            found = self._frequencies(form.key, zone)
            idf = self._idf(len(found.documents))
            best = max(best, (form.share, idf))
            points = self._bm25(found, form.share * (1 - _ANY_MARKING) * idf)
            self._add(scores, found.documents, points, "form", form.key)
            mask[found.documents] = True
        accepted = self._accepted(typed, zone)
        points = self._bm25(accepted, _ANY_MARKING * self._idf(len(accepted.documents)))
        self._add(scores, accepted.documents, points, "accepted", typed)
        mask[accepted.documents] = True
        return _Slot(Match(mask, scores), best[1])

    def _abbreviation(self, typed: str, zone: Zone | None, long: list[LongForm]) -> _Slot:
        """Return where an abbreviation stands or is written out: one term, however it is spelt."""
        written = [self._accepted(typed, zone)]
        for form in long:
            documents, weights = self._phrases([{key} for key in form.syllables], zone)
            written.append(PostingList(documents, weights * np.float32(form.share)))
        found = _sparse(self._dense(written))
        idf = self._idf(len(found.documents))
        scores = np.zeros(self._size, np.float32)
        text = " = ".join([typed, *(" ".join(form.syllables) for form in long)])
        self._add(scores, found.documents, self._bm25(found, idf), "abbreviation", text)
        return _Slot(Match(scores > 0, scores), idf)

    def _short(self, node: Words, slots: dict[int, _Slot], form: ShortForm) -> Match:
        """Return what documents that abbreviate some typed syllables gain, to be as if they
        had written them out."""
        covered = [slots[at] for at in range(form.first, form.last) if at in slots]
        lists = []
        for key in form.keys:
            documents, weights = self._source.postings("abbreviations", key.key)
            lists.append(PostingList(documents, weights * np.float32(key.share)))
        found = _sparse(self._dense(lists))
        whole = self._bm25(found, sum(slot.idf for slot in covered))
        had = sum((slot.match.scores[found.documents] for slot in covered), np.float32(0))
        scores = np.zeros(self._size, np.float32)
        text = " ".join(key.key for key in form.keys)
        self._add(scores, found.documents, np.maximum(whole - had, 0), "abbreviation", text)
        mask = np.zeros(self._size, np.bool_)
        mask[found.documents] = node.zone is None
        return Match(mask, scores if node.zone is None else np.zeros_like(scores))

    def _compounds(self, node: Words, scores: Scores) -> None:
        for key in node.compounds:
            found = self._source.postings("words", key)
            points = self._bm25(found, _COMPOUND * self._idf(len(found.documents)))
            self._add(scores, found.documents, points, "compound", key)

    # -- neighbours and phrases

    def _rows(self, documents: Ints) -> ForwardRows:
        chosen = self._source.records[documents]
        starts = np.stack([chosen["lead"], chosen["body"]], axis=1).astype(np.int64)
        return ForwardRows(self._source.rows(documents.tolist()), starts)

    def _best(self, scores: Scores, mask: Mask) -> Ints:
        matched = np.flatnonzero(mask & self.within)
        if len(matched) <= self._candidates:
            return matched
        top = np.argpartition(-scores[matched], self._candidates)[: self._candidates]
        return np.sort(matched[top])

    def _neighbours(self, node: Words, scores: Scores, mask: Mask, short: Sequence[Match]) -> None:
        """Add to the best documents what stands near each other in them as it was typed."""
        documents = self._best(scores, mask)
        rows = self._rows(documents)
        pairs = node.pairs or _pairs_as_typed(node.syllables)
        written = {text for pair in pairs for text in (pair.left, pair.right)}
        at = rows.positions({text for text in written if " " not in text})
        most: dict[int, float] = {}
        for pair in pairs:
            weight = _PAIR * pair.share * self._idf(pair.count)
            most[pair.at] = max(weight, most.get(pair.at, 0.0))
            ends = _positions(rows, at, pair.left) + pair.left.count(" ")
            near = rows.nearness(ends, _positions(rows, at, pair.right))
            for form, abbreviated in zip(node.short_forms, short, strict=True):
                if form.first <= pair.at < form.last - 1:
                    near = np.maximum(near, abbreviated.mask[documents].astype(np.float32))
            text = f"{pair.left} {pair.right}"
            self._add(scores, documents, near * np.float32(weight), "near", text)
        if 3 <= len(node.syllables) <= _LONGEST_PHRASE:
            begins = rows.phrase(_phrase_keys(node))
            found = documents[np.unique(rows.rows_of(begins))]
            points = np.full(len(found), _PHRASE * sum(most.values()), np.float32)
            self._add(scores, found, points, "phrase", " ".join(node.syllables))

    def phrase(self, node: Phrase) -> Match:
        """Return the documents with the phrase, ranked as its words are."""
        words = node.words or Words(node.syllables, node.zone)
        ranked = self.words(words)
        slots = [self._phrase_slot(words, at) for at in range(len(node.syllables))]
        mask = np.zeros(self._size, np.bool_)
        mask[self._phrases(slots, node.zone).documents] = True
        return Match(mask, np.where(mask, ranked.scores, np.float32(0)))

    def _phrase_slot(self, words: Words, at: int) -> set[str]:
        """Return the keys that a syllable of a phrase accepts: as typed, else as it is meant."""
        typed = words.syllables[at]
        accepted = set(self._source.matching(typed))
        if not accepted and words.forms:
            accepted = {form.key for form in words.forms[at] if form.share >= _PHRASE_SHARE}
        return accepted | {fold_key(typed)}

    def _phrases(self, slots: Sequence[set[str]], zone: Zone | None) -> PostingList:
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
            counts[chunk] = self._counts(self._rows(chunk), slots, zone)
        return _sparse(counts)

    def _counts(self, rows: ForwardRows, slots: Sequence[set[str]], zone: Zone | None) -> Scores:
        begins = rows.phrase(slots)
        counts = np.zeros(rows.count, np.float32)
        for name, limits in ZONES.items():
            if zone in (None, name):
                within = rows.rows_of(rows.in_zone(begins, name))
                weight = limits.weight if zone is None else 1.0
                counts += np.float32(weight) * np.bincount(within, minlength=rows.count)
        return counts


def _sparse(dense: Scores) -> PostingList:
    documents = np.flatnonzero(dense > 0)
    return PostingList(documents, dense[documents])


def _positions(rows: ForwardRows, at: dict[str, Ints], text: str) -> Ints:
    """Return where an exact key stands, or where a phrase of several begins."""
    return at[text] if text in at else rows.phrase([[key] for key in text.split()])


def _pairs_as_typed(syllables: Sequence[str]) -> list[Pair]:
    return [Pair(at, a, b, 1.0, 0) for at, (a, b) in enumerate(pairwise(syllables))]


def _phrase_keys(node: Words) -> list[list[str]]:
    if not node.forms:
        return [[key] for key in node.syllables]
    return [[form.key for form in forms if form.share >= _PHRASE_SHARE] for forms in node.forms]
