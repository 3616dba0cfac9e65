from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.index.counts import Counts
from luutru.search.facets.timeline import MOST_GAP, Timeline, timeline


def counted(by: str, counts: dict[int, int], *, coarser: int = 0, without: int = 0) -> Timeline:
    numbers = np.array(list(counts), np.int64)
    every = Counts(numbers, np.array(list(counts.values()), np.int64), coarser, without)
    total = sum(counts.values()) + coarser + without
    return timeline("chợ", by, total, every)


def bars(found: Timeline) -> dict[str, int]:
    return {bar.span.value: bar.count for bar in found.bars}


def test_periods_between_are_rows_of_zero() -> None:
    assert bars(counted("year", {2012: 3, 2015: 1})) == {"2012": 3, "2013": 0, "2014": 0, "2015": 1}
    assert bars(counted("quarter", {20123: 1, 20132: 5})) == {
        "2012-Q3": 1, "2012-Q4": 0, "2013-Q1": 0, "2013-Q2": 5,
    }  # fmt: skip
    assert bars(counted("month", {201211: 1, 201301: 2})) == {
        "2012-11": 1, "2012-12": 0, "2013-01": 2,
    }  # fmt: skip
    assert bars(counted("year", {})) == {}
    assert bars(counted("year", {2012: 2})) == {"2012": 2}


@pytest.mark.parametrize(("empty", "rows"), [(MOST_GAP, MOST_GAP + 2), (MOST_GAP + 1, 2)])
def test_a_long_gap_is_given_by_no_rows(empty: int, rows: int) -> None:
    found = counted("year", {1930: 1, 1931 + empty: 4})
    assert len(found.bars) == rows
    assert [bar.count for bar in found.bars if bar.count] == [1, 4]


def test_a_timeline_for_programs() -> None:
    found = counted("quarter", {20203: 2}, coarser=4, without=5)
    assert found.to_dict() == {
        "query": "chợ",
        "by": "quarter",
        "total": 11,
        "periods": [{"period": "2020-Q3", "count": 2, "filter": "ngày:2020-07..2020-09"}],
        "coarser": 4,
        "undated": 5,
    }


@given(st.dictionaries(st.integers(1900, 2100), st.integers(1, 9)))
def test_bars_ascend_and_lose_no_post(counts: dict[int, int]) -> None:
    found = counted("year", dict(sorted(counts.items())))
    years = [bar.span.year for bar in found.bars]
    assert years == sorted(set(years))
    assert {bar.span.year: bar.count for bar in found.bars if bar.count} == counts
