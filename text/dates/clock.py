"""Times of day beside a date: "15h30 ngày", "8 giờ 30 phút sáng", "lúc 14:00", "3:49 CH"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timezone
from typing import NamedTuple

from luutru.text.dates.zones import ZONE_NAME, zone_of

__all__ = ["DAY_WORDS", "TimeOfDay", "clock_after", "clock_before", "times_of_day", "zone_at"]

_S = r"[^\S\n]"
_PARTS = "sáng|trưa|chiều|tối|đêm|khuya"
_WEEKDAYS = rf"thứ{_S}+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ{_S}+nhật|CN"
#: Words that stand before a day: "sáng thứ hai, ngày mùng ".
DAY_WORDS = (
    rf"(?:(?:(?:rạng{_S}+)?(?:{_PARTS})|hôm|ngày|mùng|mồng|{_WEEKDAYS})(?!\w)"
    rf"(?:{_S}+(?:nay|qua|mai|sớm)(?!\w))?(?:{_S}*[,(])?{_S}*)"
)
# A time of day: "15h30", "8 giờ 30 phút", "14:00"; not the end of "1.15h30" or "14:00:30".
_CLOCK = (
    rf"(?<![\w:/.,])(?P<hour>[01]?\d|2[0-3])(?:"
    rf"{_S}?(?:h|g|giờ)(?:{_S}?(?P<minute>[0-5]\d)(?:{_S}?(?:phút|ph|p|'|’))?)?|:(?P<colon>[0-5]\d))"
    rf"(?!\w|:\d)"
)
_HALF = rf"(?:{_S}+(?P<half>SA|CH|AM|PM)(?!\w))?"  # of the day
# Of two times the first: "7h30 - ", "từ 7 đến ". An hour alone is led in.
_TO = rf"{_S}*(?:-|–|đến|tới){_S}*$"
_FROM = re.compile(rf"{_CLOCK}{_TO}", re.IGNORECASE)
_FROM_HOUR = re.compile(
    rf"(?<!\w)(?:từ|lúc){_S}+(?P<hour>[01]?\d|2[0-3])(?P<minute>)(?P<colon>){_TO}", re.IGNORECASE
)
_BEFORE = re.compile(
    rf"{_CLOCK}{_HALF}(?P<between>[^\S\n,|]*[,|–-]?{_S}*(?:(?:vào|của|cùng){_S}+)?{DAY_WORDS}*)$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"{_S}*[,|(–-]?{_S}*(?:vào{_S}+)?(?:lúc|hồi){_S}+{_CLOCK}{_HALF}(?P<between>{_S}*(?:{_PARTS})?)",
    re.IGNORECASE,
)


def clock_before(text: str) -> tuple[str, int] | None:
    """Return the time (``HH:MM``) that ends `text` and where it begins; of two the earlier.

    Words such as "sáng ngày" may stand after it. "12h đêm" is None: it could be either midnight.
    """
    found = _BEFORE.search(text)
    if found is None:
        return None
    before = text[: found.start()]
    began = _FROM.search(before) or _FROM_HOUR.search(before) or found
    time = _time(began, found["half"] or found["between"])
    return (time, began.start("hour")) if time else None


def clock_after(text: str) -> tuple[str, int] | None:
    """Return the time that begins `text`, as ", lúc 15h30" does, and where it ends."""
    found = _AFTER.match(text)
    time = _time(found, found["half"] or found["between"]) if found else ""
    return (time, found.end()) if found and time else None


_PART = re.compile(rf"{_PARTS}|(?:sa|ch|am|pm)$")


class TimeOfDay(NamedTuple):
    """A time of day, from `start` to `end` of a line.

    `zone` is None when none stands behind it; `is_english` whether "AM" or "PM" does.
    """

    hour: int
    minute: int
    zone: timezone | None
    start: int
    end: int
    is_english: bool


# A time on the line of a date, where machines write too: "10:49:30.5 SA (GMT+7)".
_HALVES = r"[ap]\.?\s?m\b\.?|SA\b|CH\b"
_ON_LINE = re.compile(
    rf"(?<![\d:/.,])(?P<hour>\d{{1,2}})(?:"
    rf"\s?:\s?(?P<colon>[0-5]\d)(?::[0-5]\d(?:[.:,]\d{{1,9}})?)?"
    rf"|\s?(?:h|g|giờ)(?:\s?(?P<minute>[0-5]\d)(?:\s?(?:phút|ph|p|'|’))?)?)(?![\d:])"
    rf"(?:\s?(?P<part>{_HALVES}|(?:{_PARTS})(?!\w)))?(?![^\W\dTZ_])"
    rf"{ZONE_NAME}?",
    re.IGNORECASE,
)
_ZONE = re.compile(ZONE_NAME, re.IGNORECASE)


def times_of_day(line: str) -> Iterator[TimeOfDay]:
    """Yield the times of day on the line of a date, in order, none that could be of another day."""
    for found in _ON_LINE.finditer(line):
        part = (found["part"] or "").lower()
        hour = int(found["hour"])
        if hour <= 12 and part:
            hour = _hour(hour, part, half=found["colon"] is not None)
        if 0 <= hour <= 23:
            minute = int(found["colon"] or found["minute"] or 0)
            is_english = part.startswith(("a", "p"))
            yield TimeOfDay(hour, minute, zone_of(found), *found.span(), is_english)


def zone_at(line: str, start: int) -> timezone | None:
    """Return the zone that stands at `start` of a line, behind a date whose time is before it."""
    found = _ZONE.match(line, start)
    return zone_of(found) if found else None


def _time(found: re.Match[str], words: str) -> str:
    hour, minute = int(found["hour"]), found["minute"] or found["colon"] or "00"
    part = _PART.search(words.lower())
    if hour <= 12 and part is not None:
        hour = _hour(hour, part[0])
    return f"{hour:02}:{minute}" if hour >= 0 else ""


def _hour(hour: int, part: str, *, half: bool = False) -> int:
    """Return the hour of 24 of an hour of 12, -1 when the day could be the next one.

    Args:
        half: whether "sáng" is the first half of the day, as in "12:05 sáng" of a machine.
    """
    if part[0] in "as" and (half or part != "sáng"):  # AM, SA
        return hour % 12
    if part[0] in "p" or part == "ch":
        return hour % 12 + 12
    if hour == 12 or part == "sáng":
        return -1 if part in ("đêm", "khuya", "sáng", "tối") and hour == 12 else hour
    if part in ("đêm", "khuya"):
        return hour + 12 if hour >= 8 else -1
    if part == "trưa":
        return hour + 12 if hour <= 3 else hour
    return hour + 12
