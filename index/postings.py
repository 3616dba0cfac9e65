"""Postings as arrays: what engines read and ranking scores."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

__all__ = ["Floats", "Ints", "PostingList", "dense", "sparse"]

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]


class PostingList(NamedTuple):
    """The postings of one term: documents ascending, and the weight in each."""

    documents: Ints
    weights: Floats


def dense(size: int, lists: Iterable[PostingList]) -> Floats:
    """Return the sum of some lists as one weight a document, of `size` documents."""
    weights = np.zeros(size, np.float32)
    for found in lists:
        weights[found.documents] += found.weights
    return weights


def sparse(weights: Floats) -> PostingList:
    """Return the documents of a dense list that have any weight."""
    documents = np.flatnonzero(weights > 0)
    return PostingList(documents, weights[documents])
