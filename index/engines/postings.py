"""Postings as arrays: what engines read and ranking scores."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

__all__ = ["Floats", "Ints", "PostingList"]

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]


class PostingList(NamedTuple):
    """The postings of one term: documents ascending, and the weight in each."""

    documents: Ints
    weights: Floats
