from __future__ import annotations

import re
from datetime import timedelta, timezone

import pytest

from luutru.text.dates.zones import VIETNAM, ZONE_NAME, zone_of


def read(text: str) -> timezone | None:
    found = re.fullmatch(ZONE_NAME, text, re.IGNORECASE)
    return zone_of(found) if found else None


def east(hours: float) -> timezone:
    return timezone(timedelta(hours=hours))


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("Z", 0),
        (" z", 0),
        ("GMT", 0),
        (" UTC", 0),
        (" ut", 0),
        (" ICT", 7),
        ("JST", 9),
        ("EST", -5),
        ("EDT", -4),
        ("CST", -6),
        ("CDT", -5),
        ("MST", -7),
        ("MDT", -6),
        ("PST", -8),
        ("PDT", -7),
        ("+07:00", 7),
        ("+0700", 7),
        ("+07", 7),
        (" -0530", -5.5),
        ("-03:30", -3.5),
        ("+05:45", 5.75),
        ("GMT+7", 7),
        ("(GMT+7)", 7),
        ("(GMT +7)", 7),
        (" (GMT+07:00)", 7),
        ("UTC-5", -5),
        ("GMT+0530", 5.5),
        ("GMT-0330", -3.5),
        (" (giờ Nhật, GMT+9)", 9),
        ("(giờ Việt Nam GMT+7)", 7),
        ("+14:00", 14),
        ("-14:59", -14 - 59 / 60),
    ],
)
def test_zones(text: str, hours: float) -> None:
    assert read(text) == east(hours)


@pytest.mark.parametrize("text", ["+15:00", "-1500", "GMT+15", "+07:60", "GMT-7:60", "+99"])
def test_no_zone_of_this_world(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize("text", ["", "+7", "-2020-", "ABC", "GMTx", "giờ", "-05/"])
def test_what_is_no_zone(text: str) -> None:
    assert re.fullmatch(ZONE_NAME, text, re.IGNORECASE) is None


@pytest.mark.parametrize("text", ["-05/07", "+07:3", "-07-10", "Z1", "UTC-", "-05.07"])
def test_a_date_behind_is_no_offset(text: str) -> None:
    assert re.match(ZONE_NAME, text, re.IGNORECASE) is None


def test_the_zone_of_every_date_kept() -> None:
    assert east(7) == VIETNAM
