from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.text.dates.days import WrittenDay, full_year, is_day, written_days


def read(text: str) -> list[tuple[int, int, int, str, bool]]:
    """Return year, month, day, text and doubt of each day."""
    return [
        (day.year, day.month, day.day, text[day.start : day.end], day.doubtful)
        for day in written_days(text)
    ]


@pytest.mark.parametrize(
    "form",
    [
        "2020-07-10",
        "2020/7/10",
        "2020.07.10",
        "2020:07:10",
        "10/07/2020",
        "10.7.2020",
        "10-07-2020",
        "10 / 07 / 2020",
        "10/07 năm 2020",
        "10-07, năm 2020",
        "10 tháng 7 năm 2020",
        "10 tháng 7, 2020",
        "10 Tháng Bảy, 2020",
        "10 thg 7 2020",
        "10-Jul-2020",
        "10. July 2020",
        "10 Jul, 2020",
        "10/Jul/2020",
        "10-Jul-20",
        "10 Jul 20",
        "Jul 10, 2020",
        "July 10th 2020",
        "Tháng Bảy 10, 2020",
        "Jul 10 03:49:00 +0000 2020",
        "Jul 10 03:49:00 ICT 2020",
    ],
)
def test_the_forms_of_a_day(form: str) -> None:
    assert read(form) == [(2020, 7, 10, form, False)]
    assert read(f"Họp {form}, tại") == [(2020, 7, 10, form, False)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # two digits of a year: doubtful where the month could stand first
        ("7/8/20", [(2020, 8, 7, "7/8/20", True)]),
        ("07.08.54", [(1954, 8, 7, "07.08.54", True)]),
        ("12/1/20", [(2020, 1, 12, "12/1/20", True)]),
        ("13/8/20", [(2020, 8, 13, "13/8/20", False)]),
        ("8/8/20", [(2020, 8, 8, "8/8/20", False)]),
        # only the other order is a date
        ("7/25/2020", [(2020, 7, 25, "7/25/2020", True)]),
        ("7/13/20", [(2020, 7, 13, "7/13/20", True)]),
        ("7/12/2020", [(2020, 12, 7, "7/12/2020", False)]),
        ("13/13/2020", [(2020, 13, 13, "13/13/2020", False)]),  # there is no such day
        ("2020/13/10", [(2020, 13, 10, "2020/13/10", False)]),
        # three numbers, where a weekday or "ngày" leads them in
        ("ngày 13 11 2017", [(2017, 11, 13, "13 11 2017", False)]),
        ("ngày: 13 11 2017", [(2017, 11, 13, "13 11 2017", False)]),
        ("thứ hai, 13 11 2017", [(2017, 11, 13, "13 11 2017", False)]),
        ("chủ nhật, ngày 13 11 2017", [(2017, 11, 13, "13 11 2017", False)]),
        ("13 11 2017", []),
        ("tổ 13 11 2017", []),
        # months of a year, and a day in May
        ("9 tháng năm 2026", []),
        ("ngày 9 tháng năm 2026", [(2026, 5, 9, "9 tháng năm 2026", False)]),
        ("Ngày 9 tháng năm 2026", [(2026, 5, 9, "9 tháng năm 2026", False)]),
        ("9 Tháng Năm, 2026", [(2026, 5, 9, "9 Tháng Năm, 2026", False)]),
        # several, in order
        (
            "1/2/2020 và 3/4/2021",
            [(2020, 2, 1, "1/2/2020", False), (2021, 4, 3, "3/4/2021", False)],
        ),
        (
            "9 tháng năm 2026, 3/4/2021",
            [(2021, 4, 3, "3/4/2021", False)],
        ),
    ],
)
def test_how_a_day_is_read(text: str, found: list[tuple[int, int, int, str, bool]]) -> None:
    assert read(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "10/07",
        "10/07-2020",
        "110/07/2020",
        "1.10/07/2020",
        "a10/07/2020",
        "10/07/20201",
        "10/07/20/5",
        "10-Jul-20:15",
        "10 Jul 20h",
        "10 Jul 20 giờ",
        "10 Lạ 2020",
        "2020-07",
    ],
)
def test_what_is_no_day(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("day", "there"),
    [
        ((2020, 2, 29), True),
        ((2019, 2, 29), False),
        ((2020, 0, 1), False),
        ((2020, 13, 1), False),
        ((2020, 1, 0), False),
        ((0, 1, 1), False),
        ((9999, 12, 31), True),
    ],
)
def test_days_that_there_are(day: tuple[int, int, int], there: bool) -> None:
    assert is_day(*day) is there


@pytest.mark.parametrize(("short", "year"), [(0, 2000), (49, 2049), (50, 1950), (99, 1999)])
def test_two_digits_of_a_year(short: int, year: int) -> None:
    assert full_year(short) == year


@given(st.dates(date(1000, 1, 1)), st.sampled_from(["", "Họp ", "("]))
def test_a_day_is_found_where_it_stands(day: date, before: str) -> None:
    written = f"{day.day}/{day.month}/{day.year}"
    (found,) = written_days(f"{before}{written}.")
    assert found == WrittenDay(
        day.year, day.month, day.day, len(before), len(before) + len(written)
    )


@given(st.text("0123456789/-. ,:thángnămJul", max_size=80))
def test_days_never_overlap(text: str) -> None:
    ends = [0]
    for day in written_days(text):
        assert ends[-1] <= day.start < day.end <= len(text)
        ends.append(day.end)


@pytest.mark.parametrize("piece", ["5/", "1 1 1", "9 tháng ", "Jul ", "2019-"])
def test_a_long_hostile_line_is_read(piece: str) -> None:
    assert list(written_days(piece * 20_000)) == []
