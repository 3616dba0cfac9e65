from __future__ import annotations

from datetime import date

import pytest

from luutru.errors import UsageError
from luutru.text.dates.ranges import parse_range


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2020-01..2020-06", date(2020, 1, 1), date(2020, 6, 30)),
        ("10/07/2020", date(2020, 7, 10), date(2020, 7, 10)),
        ("2020..", date(2020, 1, 1), None),
        ("..07/2020", None, date(2020, 7, 31)),
        ("2020-7", date(2020, 7, 1), date(2020, 7, 31)),
        ("2020-7-9", date(2020, 7, 9), date(2020, 7, 9)),
        (" 7/2020 .. 9/7/2020 ", date(2020, 7, 1), date(2020, 7, 9)),
        ("2020..2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("2020-07-10..10/07/2020", date(2020, 7, 10), date(2020, 7, 10)),
        ("..1999", None, date(1999, 12, 31)),
    ],
)
def test_ranges(text: str, first: date | None, last: date | None) -> None:
    assert parse_range(text) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hè",
        "..",
        "2020-13",
        "2020-02-30",
        "0999",
        "13/2020",
        "2020x",
        "2020...2021",
        "2021..2020",
        "2020-07-10..2020-07-09",
        "hè..2020",
        "2020..hè",
    ],
)
def test_a_range_that_cannot_be_read_says_how_to_write_one(text: str) -> None:
    with pytest.raises(UsageError, match=r"2020-01\.\.2020-06"):
        parse_range(text)


def test_the_refusal_of_a_range_shows_its_head_and_the_forms() -> None:
    with pytest.raises(UsageError) as caught:
        parse_range("x" * 100)
    assert caught.value.reason == f"Không hiểu ngày '{'x' * 60}'."
    assert caught.value.repair == (
        "Viết như 2020, 2020-07, 10/07/2020 hoặc khoảng 2020-01..2020-06."
    )


def test_an_unreadable_end_names_the_whole_range() -> None:
    with pytest.raises(UsageError, match=r"'2020\.\.hè'"):
        parse_range("2020..hè")
