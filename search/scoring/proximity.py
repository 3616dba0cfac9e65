"""Proximity: what documents gain in which typed syllables stand near each other, in order.

Two neighbours of a query gain by the inverse root of their distance (Tao, Zhai 2007 compare such
measures); the whole query as a phrase gains once more. All is looked for in forward rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from luutru.index.forward_rows import ForwardRows
from luutru.index.postings import Floats, Ints
from luutru.index.query import Pair, Words

__all__ = ["PHRASE_SHARE", "WINDOW", "Gain", "gains", "nearness"]

#: How far apart, in syllables, neighbours still count as near.
WINDOW = 12

#: Forms less likely than that are not looked for in phrases.
PHRASE_SHARE = 0.1

# Tuned on the even half of benchmarks/relevance.py, the held-out half is printed beside it.
_PAIR = 0.5  # of the idf of two neighbours that stand next to each other; less by distance
_PHRASE = 0.7  # of what all neighbours give, once more for the whole run
_LONGEST_PHRASE = 12  # syllables


class Gain(NamedTuple):
    """What some rows gain for standing near: `points` stands beside `rows`; see `found.Reason`."""

    rows: Ints
    points: Floats
    kind: str
    text: str


def gains(
    node: Words,
    rows: ForwardRows,
    idf: Callable[[int], float],
    abbreviating: Sequence[npt.NDArray[np.bool_]],
) -> Iterator[Gain]:
    """Yield what rows gain for each two neighbours of `node`, and for it as a phrase.

    Args:
        idf: gives the inverse document frequency for a number of documents.
        abbreviating: for each of the node's `short_forms`, the rows of documents that have it:
            they are as if the neighbours within it stood side by side.
    """
    pairs = node.pairs or _pairs_as_typed(node.syllables)
    written = {text for pair in pairs for text in (pair.left, pair.right)}
    at = rows.positions({text for text in written if " " not in text})
    every = np.arange(rows.count)
    most: dict[int, float] = {}
    for pair in pairs:
        weight = _PAIR * pair.share * idf(pair.count)
        most[pair.at] = max(weight, most.get(pair.at, 0.0))
        ends = _positions(rows, at, pair.left) + pair.left.count(" ")
        near = nearness(rows, ends, _positions(rows, at, pair.right))
        for form, having in zip(node.short_forms, abbreviating, strict=True):
            if form.first <= pair.at < form.last - 1:
                near = np.maximum(near, having.astype(np.float32))
        yield Gain(every, near * np.float32(weight), "near", f"{pair.left} {pair.right}")
    if 3 <= len(node.syllables) <= _LONGEST_PHRASE:
        found = np.flatnonzero(np.bincount(rows.rows_of(rows.phrase(_phrase_keys(node)))))
        points = np.full(len(found), _PHRASE * sum(most.values()), np.float32)
        yield Gain(found, points, "phrase", " ".join(node.syllables))


def nearness(rows: ForwardRows, left: Ints, right: Ints) -> Floats:
    """Return for each row how near `right` follows `left` at best: 1/sqrt(distance), or 0.

    Args:
        left, right: positions of `rows`, ascending.
    """
    best = np.zeros(rows.count, np.float32)
    before = np.searchsorted(left, right) - 1
    follows = before >= 0
    at, distance = right[follows], right[follows] - left[before[follows]]
    near = distance <= WINDOW
    np.maximum.at(best, rows.rows_of(at[near]), distance[near] ** -0.5)
    return best


def _positions(rows: ForwardRows, at: dict[str, Ints], text: str) -> Ints:
    """Return the positions of an exact key, or the beginnings of a phrase of several."""
    return at[text] if text in at else rows.phrase([[key] for key in text.split()])


def _pairs_as_typed(syllables: Sequence[str]) -> list[Pair]:
    return [Pair(at, a, b, 1.0, 0) for at, (a, b) in enumerate(pairwise(syllables))]


def _phrase_keys(node: Words) -> list[list[str]]:
    if not node.forms:
        return [[key] for key in node.syllables]
    return [[form.key for form in forms if form.share >= PHRASE_SHARE] for forms in node.forms]
