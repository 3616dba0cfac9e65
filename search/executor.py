"""Executing a query: which candidates match the tree, in what order, and how they divide.

Nothing here knows an engine: an `IndexView` gives candidates as arrays (`index.source`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from luutru.index.counts import Counts
from luutru.index.fields import PERIODS, Sort
from luutru.index.inversion import day
from luutru.index.label_ids import label_number
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
from luutru.index.source import IndexView, Source
from luutru.search.facets.counting import by_label, by_period, coded
from luutru.search.found import Found, Hit, Reason
from luutru.search.scoring.bm25 import TermWeights
from luutru.search.scoring.ranking import CANDIDATES, Match, Ranking

__all__ = ["Executor"]

Mask = npt.NDArray[np.bool_]

# Matched first: what is ranked need not reach beyond them.
_FILTERS = (Labels, Dates, Events, Undated)


class Executor:
    """Answers query trees from one open index.

    Args:
        view: the open index.
        nearest: in how many of the best documents neighbours are looked for.
    """

    def __init__(self, view: IndexView, nearest: int = CANDIDATES) -> None:
        self._view = view
        self._nearest = nearest
        self._last: _Matcher | None = None

    def search(
        self,
        query: Node,
        *,
        sort: Sort,
        offset: int,
        limit: int,
        by: Sequence[str] = (),
        explain: bool = False,
    ) -> Found:
        """Return the hits `offset` to `offset + limit` of `query`, and how all hits divide.

        Args:
            by: label fields (counted by `label_number`) and periods to count all hits by.
            explain: whether hits have their reasons.
        """
        given = self._view.candidates(query, sort=sort, most=offset + limit, by=by)
        matcher = self._matcher(given.source)
        match = matcher.match(query, ranked=limit > 0)
        documents = np.flatnonzero(match.mask)
        found = given.source.records[documents]
        page = _order(found, match.scores[documents], sort)[offset : offset + limit]
        scores = match.scores[documents[page]]
        hits = zip(
            documents[page].tolist(), found["id"][page].tolist(), scores.tolist(), strict=True
        )
        return Found(
            len(documents) if given.total is None else given.total,
            tuple(
                Hit(post, round(score, 4), matcher.reasons(query, at) if explain else ())
                for at, post, score in hits
            ),
            {name: given.counts.get(name) or matcher.counts(match.mask, name) for name in by},
        )

    def ids(self) -> set[int]:
        """Return the id of every post in the index."""
        return self._view.ids()

    def _matcher(self, source: Source) -> _Matcher:
        """Return the matcher of a source: the last one, if a view in this process gives it again.

        So its columns are sorted once for all queries.
        """
        last = self._last
        if last is None or last.source is not source:
            last = self._last = _Matcher(source, self._nearest)
        return last


def _order(found: npt.NDArray[np.void], scores: npt.NDArray[Any], sort: Sort) -> Any:
    """Return the order of records: ties by the newer date, then by the smaller id."""
    when = found["first"].astype(np.int64) * 1440 + found["minute"]
    if sort == "relevance":
        return np.lexsort((found["id"], -when, -scores))
    undated = found["first"] == 0  # after all that are dated, either way
    return np.lexsort((found["id"], -when if sort == "newest" else when, undated))


class _Matcher:
    """Which documents of one source match a tree."""

    def __init__(self, source: Source, nearest: int) -> None:
        self.source = source
        self._nearest = nearest
        self._weights = TermWeights(source)
        self._coded = lru_cache(maxsize=None)(lambda field: coded(source.labels(field)))

    def match(self, query: Node, *, ranked: bool) -> Match:
        """Return the live documents that match, scored if `ranked`."""
        live = self.source.live
        found = self._match(query, self._ranking() if ranked else self._unranked(live))
        return Match(found.mask & live, found.scores)

    def counts(self, mask: Mask, name: str) -> Counts:
        """Return the counts of a mask's documents by label or period."""
        if name in PERIODS:
            found = self.source.records[mask]
            return by_period(found["first"], found["last"], name)
        return by_label(mask, self._coded(name))

    def reasons(self, query: Node, document: int) -> tuple[Reason, ...]:
        """Return the parts of the score of a document that matches."""
        ranking = self._ranking(traced=document)
        self._match(query, ranking)
        return tuple(ranking.reasons)

    def _unranked(self, within: Mask) -> Ranking:
        """Return a matcher of the same documents that spends nothing on their order."""
        return Ranking(self.source, self._weights, within, candidates=0)

    def _ranking(self, traced: int | None = None) -> Ranking:
        live = self.source.live
        return Ranking(self.source, self._weights, live, candidates=self._nearest, traced=traced)

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
                return self._filter(_within(self.source.records, node))
            case Events():
                return self._filter(self._mentioning(node))
            case Undated():
                return self._filter(self.source.records["first"] == 0)
            case Everything():
                return self._filter(np.ones(self.source.size, np.bool_))
            case Bool():
                return self._bool(node, ranking)

    def _filter(self, mask: Mask) -> Match:
        return Match(mask, np.zeros(self.source.size, np.float32))

    def _bool(self, node: Bool, ranking: Ranking) -> Match:
        mask = np.ones(self.source.size, np.bool_)
        scores = np.zeros(self.source.size, np.float32)
        outside = ranking.within
        for child in sorted(node.must, key=lambda child: not isinstance(child, _FILTERS)):
            match = self._match(child, ranking)
            mask &= match.mask
            scores += match.scores
            ranking.within = outside & mask
        if node.should:
            any_of = np.zeros(self.source.size, np.bool_)
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
        mask = np.zeros(self.source.size, np.bool_)
        labels = self.source.labels(node.field)
        numbers = [label_number(node.field, value) for value in node.values]
        mask[labels.documents[np.isin(labels.values, numbers)]] = True
        return self._filter(mask)

    def _mentioning(self, node: Events) -> Mask:
        mask = np.zeros(self.source.size, np.bool_)
        mask[self.source.events.documents[_within(self.source.events.values, node)]] = True
        return mask


def _within(days: npt.NDArray[Any], node: Dates | Events) -> Mask:
    """Return a mask of the spans of days (`first`, `last`) that lie wholly in the node's."""
    mask: Mask = days["first"] != 0
    if node.first is not None:
        mask = mask & (days["first"] >= day(node.first))
    if node.last is not None:
        mask = mask & (days["last"] <= day(node.last))
    return mask
