"""Ranking: what of a query node matches and how well.

Words score by their weights (`bm25`). What a typed syllable is meant as shares its weight among its
forms; a part of the weight goes to every marking that fits what was typed, so that understanding
a query prefers and never filters. The best documents gain for syllables near each other in order
and for the whole run as a phrase (`proximity`), and for compound words.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from luutru.index.analysis import Zone
from luutru.index.postings import Floats, Ints, PostingList, dense, sparse
from luutru.index.query import Form, LongForm, Phrase, ShortForm, Words
from luutru.index.source import Source
from luutru.search.found import Reason
from luutru.search.scoring.bm25 import TermWeights
from luutru.search.scoring.proximity import PHRASE_SHARE, gains
from luutru.text.script.folding import fold_key

__all__ = ["CANDIDATES", "Match", "Ranking"]

Mask = npt.NDArray[np.bool_]
Scores = Floats

# Tuned on the even half of benchmarks/relevance.py, the held-out half is printed beside it.
_ANY_MARKING = 0.4  # of a syllable's weight: for whatever fits what was typed
_COMPOUND = 0.1  # of the idf of a compound word
_RAREST_SHARE = 0.01  # forms less likely than that are left to `_ANY_MARKING`

#: Neighbours are looked for in that many best documents. See benchmarks/latency.py for the share
#: of queries whose top ten is the same without the limit.
CANDIDATES = 1000


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
        weights: TermWeights,
        within: Mask,
        *,
        candidates: int = CANDIDATES,
        traced: int | None = None,
    ) -> None:
        self.within = within
        self._source = source
        self._terms = weights
        self._size = source.size
        self._candidates = candidates
        self._traced = traced
        self.reasons: list[Reason] = []

    def _add(self, scores: Scores, documents: Ints, points: Scores, kind: str, text: str) -> None:
        scores[documents] += points
        if self._traced is not None:
            at = np.flatnonzero(documents == self._traced)
            if len(at) and points[at[0]]:
                self.reasons.append(Reason(kind, text, float(points[at[0]])))

    # -- words

    def words(self, node: Words) -> Match:
        """Return the documents with any of the syllables, or with every one of them."""
        slots = self._slots(node)
        short = [self._short(node, slots, form) for form in node.short_forms]
        scores = np.zeros(self._size, np.float32)
        mask = np.full(self._size, node.every)
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
            found = self._terms.of(form.key, zone)
            idf = self._terms.idf_of(found, zone, (form.key,))
            best = max(best, (form.share, idf))
            points = self._terms.bm25(found, form.share * (1 - _ANY_MARKING) * idf)
            self._add(scores, found.documents, points, "form", form.key)
            mask[found.documents] = True
        accepted = self._terms.accepted(typed, zone)
        any_of = [(key,) for key in self._terms.accepted_keys(typed)]
        idf = self._terms.idf_of(accepted, zone, *any_of)
        points = self._terms.bm25(accepted, _ANY_MARKING * idf)
        self._add(scores, accepted.documents, points, "accepted", typed)
        mask[accepted.documents] = True
        return _Slot(Match(mask, scores), best[1])

    def _abbreviation(self, typed: str, zone: Zone | None, long: list[LongForm]) -> _Slot:
        """Return the documents with an abbreviation, or its long form: one term, however spelt."""
        written = [self._terms.accepted(typed, zone)]
        for form in long:
            documents, weights = self._terms.phrases([{key} for key in form.syllables], zone)
            written.append(PostingList(documents, weights * np.float32(form.share)))
        found = sparse(dense(self._size, written))
        any_of = [(key,) for key in self._terms.accepted_keys(typed)]
        idf = self._terms.idf_of(found, zone, *any_of, *(form.syllables for form in long))
        scores = np.zeros(self._size, np.float32)
        text = " = ".join([typed, *(" ".join(form.syllables) for form in long)])
        self._add(scores, found.documents, self._terms.bm25(found, idf), "abbreviation", text)
        return _Slot(Match(scores > 0, scores), idf)

    def _short(self, node: Words, slots: dict[int, _Slot], form: ShortForm) -> Match:
        """Return the gains of documents that abbreviate some typed syllables, to be as if they
        had written them out."""
        covered = [slots[at] for at in range(form.first, form.last) if at in slots]
        lists = []
        for key in form.keys:
            documents, weights = self._source.postings("abbreviations", key.key)
            lists.append(PostingList(documents, weights * np.float32(key.share)))
        found = sparse(dense(self._size, lists))
        whole = self._terms.bm25(found, sum(slot.idf for slot in covered))
        had = sum(slot.match.scores[found.documents] for slot in covered)
        scores = np.zeros(self._size, np.float32)
        text = " ".join(key.key for key in form.keys)
        self._add(scores, found.documents, np.maximum(whole - had, 0), "abbreviation", text)
        mask = np.zeros(self._size, np.bool_)
        mask[found.documents] = node.zone is None
        return Match(mask, scores if node.zone is None else np.zeros_like(scores))

    def _compounds(self, node: Words, scores: Scores) -> None:
        for key in node.compounds:
            found = self._source.postings("words", key)
            idf = self._terms.idf_of(found, "words", (key,))
            points = self._terms.bm25(found, _COMPOUND * idf)
            self._add(scores, found.documents, points, "compound", key)

    # -- neighbours and phrases

    def _best(self, scores: Scores, mask: Mask) -> Ints:
        matched = np.flatnonzero(mask & self.within)
        if len(matched) <= self._candidates:
            return matched
        top = np.argpartition(-scores[matched], self._candidates)[: self._candidates]
        return np.sort(matched[top])

    def _neighbours(self, node: Words, scores: Scores, mask: Mask, short: Sequence[Match]) -> None:
        """Add to the best documents what stands near each other in them as it was typed."""
        documents = self._best(scores, mask)
        if len(documents):
            rows = self._terms.rows(documents)
            abbreviating = [written.mask[documents] for written in short]
            for gain in gains(node, rows, self._terms.idf, abbreviating):
                self._add(scores, documents[gain.rows], gain.points, gain.kind, gain.text)

    def phrase(self, node: Phrase) -> Match:
        """Return the documents with the phrase, ranked as its words are."""
        words = node.words or Words(node.syllables, node.zone)
        ranked = self.words(words)
        slots = [self._phrase_slot(words, at) for at in range(len(node.syllables))]
        mask = np.zeros(self._size, np.bool_)
        mask[self._terms.phrases(slots, node.zone).documents] = True
        return Match(mask, np.where(mask, ranked.scores, np.float32(0)))

    def _phrase_slot(self, words: Words, at: int) -> set[str]:
        """Return the keys that a syllable of a phrase accepts: as typed, else as it is meant."""
        typed = words.syllables[at]
        accepted = set(self._source.matching(typed))
        if not accepted and words.forms:
            accepted = {form.key for form in words.forms[at] if form.share >= PHRASE_SHARE}
        return accepted | {fold_key(typed)}
