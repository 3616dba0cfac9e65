"""Counting: how the documents of a mask divide by label or by period.

The same mask that gives the hits is counted, over whole columns; nothing is ranked. What is sorted
is sorted once for an open index.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from luutru.index.counts import Counts
from luutru.index.fields import Period
from luutru.index.postings import Ints
from luutru.index.source import Ragged

__all__ = ["CodedLabels", "by_label", "by_period", "coded"]

Mask = npt.NDArray[np.bool_]


class CodedLabels(NamedTuple):
    """A column of labels: of each its document and where its number stands among `numbers`."""

    documents: Ints
    codes: Ints
    numbers: Ints  # ascending, each once


def coded(labels: Ragged) -> CodedLabels:
    """Return a column of labels ready to be counted."""
    numbers, codes = np.unique(labels.values.astype(np.int64), return_inverse=True)
    return CodedLabels(labels.documents, codes, numbers)


def by_label(mask: Mask, labels: CodedLabels) -> Counts:
    """Return the counts of the documents of `mask` by their labels' numbers."""
    taken = mask[labels.documents]
    counts = np.bincount(labels.codes[taken], minlength=len(labels.numbers))
    carrying = np.zeros(len(mask), np.bool_)
    carrying[labels.documents] = True
    some = np.flatnonzero(counts)
    without = int(np.count_nonzero(mask & ~carrying))
    return Counts(labels.numbers[some], counts[some], 0, without)


def by_period(first: Ints, last: Ints, period: Period) -> Counts:
    """Return the counts of dates by period; a date that spans several periods is in none.

    Args:
        first, last: the first and last day (YYYYMMDD) that each date can mean, 0 without a date.
    """
    dated = first != 0
    begins, ends = _period(first[dated], period), _period(last[dated], period)
    within = begins == ends
    # So few numbers lie between the first and the last year that all are counted, unsorted.
    least = int(begins.min()) if len(begins) else 0
    counts = np.bincount(begins[within] - least)
    some = np.flatnonzero(counts)
    coarser = len(begins) - int(np.count_nonzero(within))
    return Counts(some + least, counts[some], coarser, len(first) - len(begins))


def _period(days: Ints, period: Period) -> Ints:
    months = days.astype(np.int64) // 100
    if period == "month":
        return months
    years = months // 100
    return years if period == "year" else years * 10 + (months % 100 + 2) // 3
