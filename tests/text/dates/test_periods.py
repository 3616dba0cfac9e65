from __future__ import annotations

import re

import pytest

from luutru.text.dates.periods import QUARTER, Period, first_period, quarter_of


@pytest.mark.parametrize(
    ("text", "year", "month", "found"),
    [
        ("Tháng 8 năm 2006", 2006, 8, "Tháng 8 năm 2006"),
        ("đăng tháng 7/2020", 2020, 7, "tháng 7/2020"),
        ("tháng Bảy, năm 2020", 2020, 7, "tháng Bảy, năm 2020"),
        ("tháng 7 2020", 2020, 7, "tháng 7 2020"),
        ("July 2020", 2020, 7, "July 2020"),
        ("tháng 13 năm 2020", 2020, 13, "tháng 13 năm 2020"),  # no such month: who calls looks
        ("8/2006", 2006, 8, "8/2006"),
        ("8 - 2006", 2006, 8, "8 - 2006"),
        ("2020-07", 2020, 7, "2020-07"),
        ("Năm 2005", 2005, None, "Năm 2005"),
        ("2005", 2005, None, "2005"),
        (" 2005 ", 2005, None, " 2005 "),
        ("quý II/2015", 2015, None, "quý II/2015"),
        # a month before a year, wherever it stands
        ("năm 2005, tháng 7/2020", 2020, 7, "tháng 7/2020"),
        ("2020-07 quý II/2015", 2020, 7, "2020-07"),
        ("năm 2005 quý II/2015", 2015, None, "quý II/2015"),
    ],
)
def test_the_first_month_or_year_of_a_line(
    text: str, year: int, month: int | None, found: str
) -> None:
    start = text.index(found)
    assert first_period(text) == Period(year, month, start, start + len(found))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "8 tháng năm 2026 hộ",  # eight months
        "tháng 7",
        "phòng 2005",
        "10/7/2020-1",
        "1.8/2006",
        "năm 20055",
        "năm 999",
        "8/2006/1",
        "quý V/2015",
        "quý II/2015.5",
    ],
)
def test_what_is_no_period(text: str) -> None:
    found = first_period(text)
    assert found is None or found.month is None


@pytest.mark.parametrize(
    ("text", "number", "year"),
    [
        ("quý I/2015", 1, "2015"),
        ("quý II năm 2015", 2, "2015"),
        ("Quí III 2015", 3, "2015"),
        ("quý IV-1999", 4, "1999"),
        ("quý 1/2015", 1, "2015"),
        ("quý 2, năm 2015", 2, "2015"),
        ("quý 3 năm 1899", 3, "1899"),
        ("quý 4 năm 2015", 4, "2015"),
        ("quý Một năm 2015", 1, "2015"),
        ("quý hai năm 2015", 2, "2015"),
        ("quý ba năm 2015", 3, "2015"),
        ("quý TƯ năm 2015", 4, "2015"),
        ("quý bốn năm 2015", 4, "2015"),
    ],
)
def test_quarters(text: str, number: int, year: str) -> None:
    found = re.fullmatch(QUARTER, text, re.IGNORECASE)
    assert found is not None
    assert (quarter_of(found), found["of"]) == (number, year)


@pytest.mark.parametrize("text", ["các quý 2015", "quý năm 2015", "đquý I/2015", "quý I/1700"])
def test_what_is_no_quarter(text: str) -> None:
    assert re.search(QUARTER, text, re.IGNORECASE) is None
