from __future__ import annotations

import re

import pytest

from luutru.text.dates.weekdays import WEEKDAY, weekday_beside, weekday_of

DAY = "10/07/2020"


def beside(text: str) -> int | None:
    start = text.index(DAY)
    return weekday_beside(text, start, start + len(DAY))


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("thứ hai", 0),
        ("Thứ Ba", 1),
        ("thứ tư", 2),
        ("thứ bốn", 2),
        ("THỨ NĂM", 3),
        ("Thứ  sáu", 4),
        ("thứ bảy", 5),
        ("thứ bẩy", 5),
        ("thứ 2", 0),
        ("Thứ 7", 5),
        ("T2", 0),
        ("t6", 4),
        ("CN", 6),
        ("Chủ nhật", 6),
        ("Mon", 0),
        ("tuesday", 1),
        ("Wed", 2),
        ("Thursday", 3),
        ("fri", 4),
        ("SATURDAY", 5),
        ("Sun", 6),
    ],
)
def test_names_of_the_days_of_the_week(name: str, number: int) -> None:
    assert re.fullmatch(WEEKDAY, name, re.IGNORECASE)
    assert weekday_of(name) == number


@pytest.mark.parametrize("name", ["thứ", "thứ 8", "thứ nhất", "T1", "T8", "nhật", "Mo"])
def test_what_is_no_day_of_the_week(name: str) -> None:
    assert re.fullmatch(WEEKDAY, name, re.IGNORECASE) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (f"Thứ Sáu, {DAY}", 4),
        (f"Thứ Sáu, ngày {DAY}", 4),
        (f"Thứ Sáu ({DAY})", 4),
        (f"Thứ Sáu - {DAY}", 4),
        (f"Đăng Chủ nhật, ngày {DAY}", 6),
        (f"T7, {DAY}", 5),
        (f"{DAY} (Thứ Sáu)", 4),
        (f"{DAY}, thứ sáu", 4),
        (f"{DAY} CN", 6),
        # the one before counts
        (f"Thứ Hai, {DAY} (Thứ Ba)", 0),
        # none beside it
        (DAY, None),
        (f"Thứ Sáu họp {DAY}", None),
        (f"xthứ sáu, {DAY}", None),
        (f"{DAY} T7/2020", None),
        (f"{DAY} CNTT", None),
        (f"Thứ Sáu{' ' * 30}{DAY}", None),
        (f"{DAY} họp thứ sáu", None),
    ],
)
def test_the_day_of_the_week_beside_a_date(text: str, number: int | None) -> None:
    assert beside(text) == number


def test_a_long_line_before_a_date_is_no_part_of_it() -> None:
    assert beside(f"{'x' * 100} Thứ Sáu, ngày {DAY} Thứ Hai") == 4
