from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.search.facets.periods import PER_YEAR, PeriodSpan
from luutru.text.dates.ranges import parse_range

KINDS = st.sampled_from(sorted(PER_YEAR))


@st.composite
def spans(draw: st.DrawFn, kind: str = "") -> PeriodSpan:
    kind = kind or draw(KINDS)
    year, part = draw(st.integers(1900, 2050)), draw(st.integers(1, PER_YEAR[kind]))
    return PeriodSpan(year, part, kind)


@pytest.mark.parametrize(
    ("number", "kind", "value", "label", "typed"),
    [
        (2020, "year", "2020", "2020", "ngày:2020"),
        (945, "year", "0945", "0945", "ngày:0945"),
        (20203, "quarter", "2020-Q3", "quý 3/2020", "ngày:2020-07..2020-09"),
        (20201, "quarter", "2020-Q1", "quý 1/2020", "ngày:2020-01..2020-03"),
        (20204, "quarter", "2020-Q4", "quý 4/2020", "ngày:2020-10..2020-12"),
        (202007, "month", "2020-07", "07/2020", "ngày:2020-07"),
        (202012, "month", "2020-12", "12/2020", "ngày:2020-12"),
    ],
)
def test_a_period_is_named_for_programs_for_people_and_in_a_query(
    number: int, kind: str, value: str, label: str, typed: str
) -> None:
    span = PeriodSpan.of(number, kind)
    assert (span.value, span.label, span.filter) == (value, label, typed)


@pytest.mark.parametrize(
    ("number", "kind", "count", "after"),
    [
        (2020, "year", 1, 2021),
        (20204, "quarter", 1, 20211),
        (20201, "quarter", 6, 20213),
        (202012, "month", 1, 202101),
        (202001, "month", 11, 202012),
        (202001, "month", 25, 202202),
        (202001, "month", -1, 201912),
    ],
)
def test_what_follows_a_period(number: int, kind: str, count: int, after: int) -> None:
    assert PeriodSpan.of(number, kind).following(count) == PeriodSpan.of(after, kind)


def test_one_follows_if_no_number_is_asked_for() -> None:
    assert PeriodSpan.of(202012, "month").following() == PeriodSpan.of(202101, "month")


@given(spans(), st.integers(-50, 50))
def test_positions_count_periods(span: PeriodSpan, count: int) -> None:
    after = span.following(count)
    assert after.position() - span.position() == count
    assert after.following(-count) == span
    assert (after > span) == (count > 0)
    assert 1 <= after.part <= PER_YEAR[span.kind]


@given(spans())
def test_the_filter_of_a_period_is_a_range_of_days_that_is_all_of_it(span: PeriodSpan) -> None:
    first, last = parse_range(span.filter.removeprefix("ngày:"))
    assert first is not None
    assert last is not None
    assert (first.year, last.year) == (span.year, span.year)
    months = 12 // PER_YEAR[span.kind]
    assert (first.day, last.month - first.month + 1) == (1, months)
    assert first.month == (span.part - 1) * months + 1
    following, _ = parse_range(span.following().filter.removeprefix("ngày:"))
    assert following is not None
    assert (following - last).days == 1
