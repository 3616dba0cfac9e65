"""Dates of one source: whether their month stands first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.text.dates.date_order import month_first
from luutru.text.dates.dates import parse_published


@pytest.mark.parametrize(
    ("texts", "shapes"),
    [
        (["12-24-2012", "03-08-2011"], {"-4"}),
        (["8/16/2017 10:20 AM"], {"/4"}),
        (["8/16/17."], {"/2"}),
        (["12-24-2012", "24-12-2012"], set()),  # both orders: nothing is known
        (["12-24-2012", "24/12/2012"], {"-4"}),  # another shape is another program's
        (["03-08-2011"], set()),
        (["13-24-2012", "12-32-2012", "0-24-2012"], set()),  # no dates at all
        (["a/12/24/2012", "12/24/2012/5", "1.12.24.2012", "12-24-20123"], set()),
        ([], set()),
    ],
)
def test_one_sure_date_shows_the_order_of_its_shape(texts: list[str], shapes: set[str]) -> None:
    assert month_first(texts) == shapes


@pytest.mark.parametrize(
    ("text", "iso", "doubts"),
    [
        ("Published on 03-08-2011 01:00", "2011-03-08T01:00+07:00", ("order",)),
        ("03/08/2011", "2011-08-03", ()),  # another shape
        ("25-08-2011", "2011-08-25", ()),  # only day first
        ("08-08-2011", "2011-08-08", ()),  # the same in both
        ("Thứ tư, 03-08-2011", "2011-08-03", ()),  # the weekday settles it
        ("08-03-11", "2011-03-08", ("order",)),
    ],
)
def test_dates_of_such_a_shape_are_read_month_first(
    text: str, iso: str, doubts: tuple[str, ...]
) -> None:
    found = parse_published(text, frozenset({"-4"}))
    assert found is not None
    assert (found.iso, found.doubts) == (iso, doubts)


@given(st.integers(1, 12), st.integers(1, 12), st.integers(1990, 2030), st.sampled_from("/-."))
def test_order_turns_a_date_round_and_back(day: int, month: int, year: int, sep: str) -> None:
    text = f"{month}{sep}{day}{sep}{year}"
    shapes = month_first([f"12{sep}24{sep}2012"])
    found = parse_published(text, shapes)
    assert found is not None
    assert found.iso == f"{year}-{month:02}-{day:02}"
    assert found.doubts == (("order",) if day != month else ())
