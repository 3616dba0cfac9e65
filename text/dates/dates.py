"""The date of a post, as its page, its line or its record gives it, with the precision it has.

Patterns of our own: general date parsers invent a day for "tháng 7 năm 2020" and miss
"15h30 ngày 09/7/2020". The forms stand beside: `days`, `periods`, `moments`, `clock`.
"""

from __future__ import annotations

import re
from datetime import date, datetime

from luutru.text.dates.clock import TimeOfDay, times_of_day, zone_at
from luutru.text.dates.date_order import MonthFirst, in_order
from luutru.text.dates.days import WrittenDay, is_day, written_days
from luutru.text.dates.lunar import is_lunar, lunar_years
from luutru.text.dates.moments import is_moment, parse_moment, unwrapped
from luutru.text.dates.partial_date import ZONE, Doubt, PartialDate, Precision
from luutru.text.dates.periods import first_period
from luutru.text.dates.weekdays import WEEKDAY, weekday_beside

__all__ = ["ZONE", "PartialDate", "Precision", "parse_published"]

_LONGEST = 200  # characters looked at: a date line is short
# What may stand between a day and its time: " | ", ", ngày ", "T", " (Thứ Sáu) lúc ".
_FURNITURE = re.compile(
    rf"(?:[\s,|;:()T–—-]|(?:ngày|vào|lúc|hồi|at|on|của|cùng|phút)(?!\w)|{WEEKDAY}(?!\w))*",
    re.IGNORECASE,
)
_FURTHEST = 30  # characters of furniture: " thứ Bảy, vào hồi ngày " has 23
_SHORT = re.compile(r"(?:\d/\d{1,2}|\d\d/\d)/")
_ENGLISH = re.compile(r"(?<!\w)(?:published|posted|updated|modified|created)(?!\w)", re.IGNORECASE)
_NUMBERS = re.compile(r"\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]")
# What names the day of publication, and what that of a change.
_PUBLISHED = re.compile(r"đăng|tạo|xuất bản|published|posted|created", re.IGNORECASE)
_CHANGED = re.compile(r"cập nhật|sửa|updated|modified", re.IGNORECASE)


def parse_published(text: str, shapes: MonthFirst = frozenset()) -> PartialDate | None:
    """Return the date that `text` gives, in Việt Nam time, or None.

    Of several days it is the one that is named as that of publication, else the first; a day comes
    before any month, that before any year. Where there is no such day ("31/2/2020"), nothing
    coarser is made of it. Another zone is turned into +07:00, none is taken for it. A text that is
    one number is read as machines write it: epoch seconds, milliseconds, ``20200710``.

    Args:
        shapes: what the source of the text writes with the month first (`date_order`).
    """
    line = unwrapped(" ".join(text[:_LONGEST].split()))
    if is_moment(line):
        return parse_moment(line)
    days = list(written_days(line))
    if days:
        read = (_of_day(day, line, shapes) for day in _published_first(days, line))
        return next((when for when in read if when is not None), None)
    found = first_period(line)
    if found is not None:
        return PartialDate.of(found.year, found.month)
    return next((event.when for event in lunar_years(line.lower(), None)), None)


def _published_first(days: list[WrittenDay], line: str) -> list[WrittenDay]:
    """Return days that there are, first those that a line names as the day of publication."""
    ends = [0, *(day.end for day in days)]
    before = [line[at : day.start] for at, day in zip(ends, days, strict=False)]
    named = [bool(_PUBLISHED.search(text) and not _CHANGED.search(text)) for text in before]
    listed = sorted(zip(named, days, strict=True), key=lambda pair: not pair[0])
    return [day for _, day in listed if _is_ours(day, line)]


def _is_ours(day: WrittenDay, line: str) -> bool:
    """Return whether there is such a day, of our calendar."""
    return is_day(day.year, day.month, day.day) and not is_lunar(line, day.start, day.end)


def _of_day(day: WrittenDay, line: str, shapes: MonthFirst) -> PartialDate | None:
    """Return a day with the time of day beside it and with what speaks against it."""
    weekday = weekday_beside(line, day.start, day.end)
    if weekday != date(day.year, day.month, day.day).weekday():
        day = in_order(day, line, shapes)
    time = _time_beside(day, line)
    doubts: list[Doubt] = []
    fits = weekday == date(day.year, day.month, day.day).weekday()
    if weekday is not None and not fits:
        doubts.append("weekday")
    in_english = time is not None and time.is_english and _may_be_english(day, line)
    if (day.doubtful or in_english) and not fits:  # a weekday that fits settles the order
        doubts.append("order")
    if time is None:
        return _doubted(PartialDate.of(day.year, day.month, day.day), doubts)
    # Behind a day whose time stands before it; "-09:44" behind any other is its time.
    zone = zone_at(line, day.end) if time.zone is None and time.start < day.start else time.zone
    moment = datetime(day.year, day.month, day.day, time.hour, time.minute, tzinfo=zone or ZONE)
    return _doubted(PartialDate.of_moment(moment), doubts)


def _doubted(made: PartialDate | None, doubts: list[Doubt]) -> PartialDate | None:
    return made.doubted(doubts) if made is not None else None


def _time_beside(day: WrittenDay, line: str) -> TimeOfDay | None:
    """Return the time of a day: the one within it or behind it, else the one before it."""
    before = None
    for time in times_of_day(line):
        if time.start >= day.start:
            is_beside = time.start < day.end or _is_furniture(line[day.end : time.start])
            return time if is_beside else before
        before = time if _is_furniture(line[time.end : day.start]) else None
    return before


def _is_furniture(between: str) -> bool:
    return len(between) <= _FURTHEST and _FURNITURE.fullmatch(between) is not None


def _may_be_english(day: WrittenDay, line: str) -> bool:
    """Return whether a day beside "AM" or "PM" may have its month first: "7/10/2020 8:50 AM".

    Portals of ours that write so have two digits each: "10/07/2020 | 08:50 AM". A board that is in
    English has them too: "Published on 03-08-2011 01:00 AM".
    """
    if day.day > 12 or day.day == day.month or _NUMBERS.match(line, day.start) is None:
        return False
    return bool(_SHORT.match(line, day.start) or _ENGLISH.search(line, 0, day.start))
