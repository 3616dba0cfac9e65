from __future__ import annotations

import pytest

from luutru.text.dates.day_mentions import JOINED, DayMention
from luutru.text.dates.missing_years import add_years
from luutru.text.dates.partial_date import PartialDate

TO, AND = JOINED.fullmatch(" đến "), JOINED.fullmatch(" và ")


def day(text: str, *, shift: int | None = None, is_open: bool = True) -> DayMention:
    """Return the mention of ``5/7`` or ``5/7/2019``."""
    number, month, *year = map(int, text.split("/"))
    made = DayMention(number, month, year[0] if year else None, 0, 0)
    made.shift, made.is_open = shift, is_open
    return made


def years(*texts: str, by: str = "", published: str | None = "2020-07-10") -> list[int | None]:
    """Return the years of days, joined by ``-`` (to), ``&`` (and) or ``.`` (not)."""
    days = [day(text) for text in texts]
    joins = [{"-": TO, "&": AND, ".": None}[sign] for sign in by]
    add_years(days, joins, PartialDate.from_iso(published) if published else None)
    return [one.year for one in days]


@pytest.mark.parametrize(
    ("text", "published", "year"),
    [
        ("5/7", "2020-07-10", 2020),
        ("5/7", "2020-07", 2020),
        ("5/7", "2020", 2020),
        ("5/7/2011", "2020-07-10", 2011),
        ("5/7", None, None),
        # more than 300 days ahead is the year before
        ("30/12", "2020-01-02", 2019),
        ("27/10", "2020-01-01", 2020),
        ("28/10", "2020-01-01", 2019),
        ("28/10", "2020-01", 2020),  # 271 days after the last day of January
        ("30/12", "2020", 2020),
        # there is no such day: the year is that of publication
        ("31/2", "2020-07-10", 2020),
    ],
)
def test_a_year_from_publication(text: str, published: str | None, year: int | None) -> None:
    assert years(text, published=published) == [year]


def test_a_year_from_the_day_it_is_joined_to() -> None:
    assert years("1/8", "5/8/2019", by="-") == [2019, 2019]
    assert years("1/8", "5/8/2019", by="&") == [2019, 2019]
    assert years("1/8/2019", "5/8", by="-") == [2019, 2019]
    assert years("1/8", "3/8", "5/8/2019", by="&&") == [2019, 2019, 2019]
    assert years("1/8", "5/8/2019", by=".") == [2020, 2019]
    assert years("1/8/2019", "5/8", by=".") == [2019, 2020]
    assert years("5/7/2011", "6/7", "7/7", by="..") == [2011, 2020, 2020]


def test_a_range_over_the_new_year() -> None:
    assert years("25/12", "5/1/2019", by="-") == [2018, 2019]
    assert years("25/12", "5/1/2019", by="&") == [2019, 2019]
    assert years("25/12/2018", "5/1", by="-") == [2018, 2019]
    assert years("25/12/2018", "5/1", by="&") == [2018, 2018]
    assert years("5/8", "5/8/2019", by="-") == [2019, 2019]
    assert years("5/8/2019", "5/8", by="-") == [2019, 2019]


@pytest.mark.parametrize(
    ("published", "found"),
    [
        ("2020-12-20", [2020, 2021]),
        ("2021-01-10", [2020, 2021]),
        ("2021-06-01", [2020, 2021]),
        ("2021-08-01", [2021, 2022]),
        ("2020", [2019, 2020]),
        (None, [None, None]),
    ],
)
def test_a_range_over_the_new_year_is_near_publication(
    published: str | None, found: list[int | None]
) -> None:
    assert years("28/12", "3/1", by="-", published=published) == found


def test_a_range_over_the_new_year_ends_on_a_day_that_there_is() -> None:
    assert years("28/12", "29/2", by="-", published="2019-06-01") == [2019, 2020]


def test_a_year_counted_from_publication() -> None:
    days = [day("15/6", shift=-1, is_open=False), day("16/6", is_open=False)]
    add_years(days, [AND], PartialDate.from_iso("2020-07-10"))
    assert [one.year for one in days] == [2019, None]
    written = day("15/6/2011", shift=-1)
    add_years([written], [], PartialDate.from_iso("2020-07-10"))
    assert written.year == 2011
    alone = day("15/6", shift=-1, is_open=False)
    add_years([alone], [], None)
    assert alone.year is None
