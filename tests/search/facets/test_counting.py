"""Counts of labels and periods against counting one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.index.counts import Counts
from luutru.index.fields import PERIODS, Period
from luutru.index.source import Ragged
from luutru.search.facets.counting import by_label, by_period, coded


class Divided(NamedTuple):
    numbers: dict[int, int]
    coarser: int
    without: int


def divided(counts: Counts) -> Divided:
    """Return counts as they are read: each number once, ascending."""
    numbers = counts.numbers.tolist()
    assert numbers == sorted(set(numbers))
    counted = dict(zip(numbers, counts.counts.tolist(), strict=True))
    return Divided(counted, counts.coarser, counts.without)


def labels(documents: Sequence[Sequence[int]]) -> Ragged:
    """Return the column of some documents' labels."""
    pairs = [(at, value) for at, values in enumerate(documents) for value in values]
    at, values = zip(*pairs, strict=True) if pairs else ((), ())
    return Ragged(np.array(at, np.int64), np.array(values, np.int64))


def test_labels_of_the_mask_are_counted_and_who_has_none() -> None:
    column = coded(labels([[7, -3], [7], [], [9], []]))
    whole = np.ones(5, np.bool_)
    assert divided(by_label(whole, column)) == Divided({-3: 1, 7: 2, 9: 1}, 0, 2)
    some = np.array([True, False, True, False, False])
    assert divided(by_label(some, column)) == Divided({-3: 1, 7: 1}, 0, 1)
    assert divided(by_label(~whole, column)) == Divided({}, 0, 0)


def test_a_field_without_any_label() -> None:
    assert divided(by_label(np.ones(3, np.bool_), coded(labels([[], [], []])))) == ({}, 0, 3)


NUMBERS = st.sampled_from([-(2**63), -5, 0, 3, 2**63 - 1])
DOCUMENTS = st.lists(st.tuples(st.booleans(), st.lists(NUMBERS, max_size=3, unique=True)))


@given(DOCUMENTS)
def test_labels_are_counted_as_one_by_one(documents: list[tuple[bool, list[int]]]) -> None:
    mask = np.array([taken for taken, _ in documents], np.bool_)
    column = coded(labels([values for _, values in documents]))
    kept = [values for taken, values in documents if taken]
    expected = Counter(value for values in kept for value in values)
    without = sum(not values for values in kept)
    assert divided(by_label(mask, column)) == (dict(expected), 0, without)


DAY, MONTH, QUARTER = (20200229, 20200229), (20200501, 20200531), (20200701, 20200930)
YEAR, DECADE, NONE = (20200101, 20201231), (20190101, 20281231), (0, 0)


@pytest.mark.parametrize(
    ("period", "dates", "expected"),
    [
        ("year", [DAY, MONTH, YEAR, DECADE, NONE], Divided({2020: 3}, 1, 1)),
        ("quarter", [DAY, MONTH, QUARTER, YEAR], Divided({20201: 1, 20202: 1, 20203: 1}, 1, 0)),
        ("month", [DAY, DAY, MONTH, QUARTER, NONE], Divided({202002: 2, 202005: 1}, 1, 1)),
        ("month", [], Divided({}, 0, 0)),
        ("month", [NONE], Divided({}, 0, 1)),
        ("month", [YEAR], Divided({}, 1, 0)),
        ("year", [(19300203, 19300203), DAY], Divided({1930: 1, 2020: 1}, 0, 0)),
    ],
)
def test_a_date_is_in_the_period_that_holds_all_of_it(
    period: Period, dates: list[tuple[int, int]], expected: Divided
) -> None:
    first, last = np.array(dates, "<i4").reshape(-1, 2).T
    assert divided(by_period(first, last, period)) == expected


@pytest.mark.parametrize(
    ("month", "quarter"),
    [(1, 1), (3, 1), (4, 2), (6, 2), (7, 3), (9, 3), (10, 4), (12, 4)],
)
def test_quarters_have_three_months(month: int, quarter: int) -> None:
    day = np.array([20200001 + month * 100], "<i4")
    assert divided(by_period(day, day, "quarter")).numbers == {20200 + quarter: 1}


SPANS = st.sampled_from([DAY, MONTH, QUARTER, YEAR, DECADE, NONE, (19451231, 19460101)])


@given(st.lists(SPANS), st.sampled_from(PERIODS))
def test_every_date_is_in_a_period_or_coarser_or_none(
    dates: list[tuple[int, int]], period: Period
) -> None:
    first, last = np.array(dates, "<i4").reshape(-1, 2).T
    counted = divided(by_period(first, last, period))
    assert sum(counted.numbers.values()) + counted.coarser + counted.without == len(dates)
    assert counted.without == dates.count(NONE)
