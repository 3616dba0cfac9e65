"""What a learner sees of a post: its syllables and pairs of neighbours, by their exact keys.

Syllables and not words: underthesea cuts the same term differently in different places, and a pair
of syllables is what most Vietnamese compounds are.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from luutru.text.script.folding import exact_key
from luutru.topics.syllable_keys import tokens

__all__ = ["Vector", "counts", "select", "vector"]

Vector = tuple[NDArray[np.int64], NDArray[np.float64]]
_TITLE = 2  # times that a title's features count


def counts(text: str) -> Counter[str]:
    """Return the count of each feature in a cleaned post; its first line is its title."""
    title, *blocks = text.split("\n")
    found = _of([title])
    for feature in found:
        found[feature] *= _TITLE
    return found + _of(blocks)


def _of(blocks: Iterable[str]) -> Counter[str]:
    keys = [exact_key(word) for word in tokens(blocks)]
    found = Counter(key for key in keys if key and not key.isdigit())
    pairs = ((a, b) for a, b in pairwise(keys) if a and b)
    found.update(f"{a} {b}" for a, b in pairs if not (a.isdigit() and b.isdigit()))
    return found


def select(posts: Sequence[Counter[str]], least: int, most: int) -> tuple[list[str], list[float]]:
    """Return the features that `least` posts or more have, at most `most`, each with its idf."""
    having: Counter[str] = Counter()
    for post in posts:
        having.update(post.keys())
    common = [item for item in having.items() if item[1] >= least]
    kept = sorted(sorted(common, key=lambda item: (-item[1], item[0]))[:most])
    idf = [math.log((1 + len(posts)) / (1 + n)) + 1 for _, n in kept]
    return [feature for feature, _ in kept], idf


def vector(post: Mapping[str, int], index: Mapping[str, int], idf: NDArray[Any]) -> Vector:
    """Return the features of a post as (numbers, weights): log tf x idf, of length one."""
    known = sorted((index[f], n) for f, n in post.items() if f in index)
    if not known:
        return np.empty(0, np.int64), np.empty(0, np.float64)
    at = np.array([number for number, _ in known], np.int64)
    weights = (1 + np.log(np.array([n for _, n in known], np.float64))) * idf[at]
    return at, weights / np.linalg.norm(weights)
