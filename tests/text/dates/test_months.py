from __future__ import annotations

import re

import pytest

from luutru.text.dates.months import MONTH, month_of


def read(text: str) -> int | None:
    found = re.match(MONTH, text, re.IGNORECASE)
    return month_of(found) if found else None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("tháng 7", 7),
        ("Tháng 12", 12),
        ("tháng 07", 7),
        ("thg 7", 7),
        ("thg. 7", 7),
        ("Th7", 7),
        ("tháng 13", 13),  # there is none: who calls looks
        ("Tháng Một", 1),
        ("tháng giêng", 1),
        ("tháng hai", 2),
        ("tháng ba", 3),
        ("THÁNG TƯ", 4),
        ("tháng bốn", 4),
        ("tháng năm", 5),
        ("tháng sáu", 6),
        ("tháng Bảy", 7),
        ("tháng bẩy", 7),
        ("tháng tám", 8),
        ("tháng chín", 9),
        ("tháng mười", 10),
        ("tháng Mười Một", 11),
        ("tháng mười hai", 12),
        ("tháng mười\u00a0hai", 12),
        ("tháng Chạp", 12),
        ("Jan", 1),
        ("february", 2),
        ("MAR", 3),
        ("Apr.", 4),
        ("may", 5),
        ("June", 6),
        ("July", 7),
        ("Aug", 8),
        ("september", 9),
        ("Oct", 10),
        ("Nov", 11),
        ("December", 12),
    ],
)
def test_months_by_number_and_name(text: str, number: int) -> None:
    assert read(text) == number


@pytest.mark.parametrize(
    "text", ["", "7", "tháng", "tháng 100", "tháng bảyx", "tháng lạ", "Mayor", "Janet", "Ju"]
)
def test_what_is_no_month(text: str) -> None:
    assert read(text) is None
