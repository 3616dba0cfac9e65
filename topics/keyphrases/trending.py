"""Which phrases or topics rise: counts of one span of time against those of another.

The log-likelihood ratio (Dunning 1993, "Accurate methods for the statistics of surprise and
coincidence"), signed: it does not overrate rare events as chi-squared and plain ratios do. A value
over 10.83 would come about by chance once in a thousand times for one phrase.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import NamedTuple

__all__ = ["SURE", "Trend", "trending"]

#: The ratio that chance passes once in a thousand times.
SURE = 10.83


class Trend(NamedTuple):
    """How the count of a phrase changed.

    Args:
        phrase: or topic.
        score: the log-likelihood ratio; below zero where its share fell.
        now: its count in the span of time.
        before: its count in the one compared with.
    """

    phrase: str
    score: float
    now: int
    before: int


def trending(
    now: Counter[str], before: Counter[str], limit: int = 10, least: float = SURE
) -> list[Trend]:
    """Return the phrases that rise most, the surest first.

    Args:
        now: counts in the span of time, as of `keyphrases.candidates`.
        before: counts in the span compared with.
        limit: how many at most.
        least: the least ratio that is a rise.
    """
    total_now, total_before = now.total(), before.total()
    found = []
    for phrase, a in now.items():
        b = before[phrase]
        score = round(_ratio(a, b, total_now, total_before), 3)
        if score >= least:
            found.append(Trend(phrase, score, a, b))
    return sorted(found, key=lambda trend: (-trend.score, trend.phrase))[:limit]


def _ratio(a: int, b: int, total_a: int, total_b: int) -> float:
    """Return the signed ratio of the table [a, total_a - a; b, total_b - b]."""
    if not total_a or not total_b:
        return 0.0
    share = (a + b) / (total_a + total_b)
    value = 2 * (
        _likelihood(a, total_a, a / total_a)
        + _likelihood(b, total_b, b / total_b)
        - _likelihood(a, total_a, share)
        - _likelihood(b, total_b, share)
    )
    return math.copysign(max(value, 0.0), a / total_a - b / total_b)


def _likelihood(hits: int, total: int, share: float) -> float:
    """Return the log-likelihood of `hits` of `total` at a share; 0 log 0 is 0."""
    return _times_log(hits, share) + _times_log(total - hits, 1 - share)


def _times_log(count: int, share: float) -> float:
    return count * math.log(share) if count else 0.0
