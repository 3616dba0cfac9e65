"""Days as posts write them, by a form each: "10/07/2020", "21 Tháng Năm, 2005", "Jul 10, 2020".

A form is matched where it may begin, at a number or at the name of a month, and every part of it is
bounded: reading takes time by the length of the text. The day comes before the month, as it does in
Việt Nam, unless only the other order is a date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from luutru.text.dates.months import MONTH, month_of
from luutru.text.dates.weekdays import WEEKDAY

__all__ = ["WrittenDay", "full_year", "is_day", "written_days"]


class WrittenDay(NamedTuple):
    """A day with its year, from `start` to `end` of a text; there may be no such day.

    `doubtful` is whether the month may stand before the day, or surely does.
    """

    year: int
    month: int
    day: int
    start: int
    end: int
    doubtful: bool = False


_YEAR = r"(?P<year>\d{4})(?!\d)"
_BEFORE_YEAR = r"(?:\s?,?\s?(?:năm\s)|\s?[,./-]\s?|\s)"  # ", ", " năm ", "-", " "
_CLOCK = r"(?:\d\d:\d\d:\d\d\s(?:[+-]\d{4}\s|[A-Z]{3,4}\s)?)?"
#: Each form by an example.
_AT_NUMBER: Final = {
    "2020-07-10": r"(?P<year>\d{4})(?P<sep>[-/.:])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?!\d)",
    "10/07/2020": (r"(?P<day>\d{1,2})\s?(?P<sep>[/.-])\s?(?P<month>\d{1,2})\s?(?P=sep)\s?" + _YEAR),
    "10/07/20": (
        r"(?P<day>\d{1,2})(?P<sep>[/.-])(?P<month>\d{1,2})(?P=sep)(?P<short>\d\d)(?![\d/-]|\.\d)"
    ),
    "10 07 2020": r"(?P<day>\d{1,2})\s(?P<month>\d{1,2})\s(?P<year>(?:19|20)\d\d)(?!\d)",
    "10/07 năm 2020": r"(?P<day>\d{1,2})[/-](?P<month>\d{1,2})\s?,?\snăm\s" + _YEAR,
    "10 tháng 7 năm 2020": rf"(?P<day>\d{{1,2}})[\s.,-]{{1,2}}{MONTH}{_BEFORE_YEAR}{_YEAR}",
    "10-Jul-20": (
        rf"(?P<day>\d{{1,2}})(?P<sep>[\s-]){MONTH}(?P=sep)(?P<short>\d\d)(?!\d|:\d|\s?(?:h|giờ))"
    ),
    "10/Jul/2020": rf"(?P<day>\d{{1,2}})/{MONTH}/{_YEAR}",
}
_AT_NAME: Final = {
    "Jul 10, 2020": rf"{MONTH}\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s?|\s){_CLOCK}{_YEAR}",
}
_NUMBER_FORMS = [re.compile(form, re.IGNORECASE) for form in _AT_NUMBER.values()]
_NAME_FORMS = [re.compile(form, re.IGNORECASE) for form in _AT_NAME.values()]
# Where a day may begin. "-5/7" is the end of something else.
_BEGINS = re.compile(rf"(?<![\w/.:])(?:(?P<number>\d{{1,4}})(?!\d)|{MONTH})", re.IGNORECASE)
# "9 tháng năm 2026" are nine months of a year; "9 Tháng Năm, 2026" and "ngày 9 tháng năm 2026" are
# a day in May.
_MONTHS_OF_A_YEAR = re.compile(r"\d{1,2}\stháng\snăm\s\d{4}")
_OWN_WORD = re.compile(r"ngày\s$", re.IGNORECASE)
# Three numbers may be anything: only a weekday or "ngày" before makes them a day.
_BEFORE = 25  # characters: "chủ nhật, ngày: " has 16
_THREE_NUMBERS = re.compile(r"\d{1,2}\s\d{1,2}\s\d{4}")
_LED_IN = re.compile(rf"(?<!\w)(?:{WEEKDAY},?\s?)?(?:ngày\s?:?\s?)?$", re.IGNORECASE)


def written_days(text: str) -> Iterator[WrittenDay]:
    """Yield what is written as a day with its year, in order, be there such a day or not."""
    last = 0
    for begins in _BEGINS.finditer(text):
        start = begins.start()
        if start < last:
            continue
        for form in _NUMBER_FORMS if begins["number"] else _NAME_FORMS:
            found = form.match(text, start)
            if found is not None and not _is_number(text, found):
                yield _read(found)
                last = found.end()
                break


def is_day(year: int, month: int, day: int) -> bool:
    """Return whether there is such a day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def full_year(short: int) -> int:
    """Return the year of four digits that two mean, as mail has it (RFC 2822, 4.3)."""
    return short + (2000 if short < 50 else 1900)


def _is_number(text: str, found: re.Match[str]) -> bool:
    """Return whether what is written as a day is a number of months, or just numbers."""
    before = text[max(0, found.start() - _BEFORE) : found.start()]
    if _MONTHS_OF_A_YEAR.fullmatch(found[0]):
        return _OWN_WORD.search(before) is None
    if _THREE_NUMBERS.fullmatch(found[0]):
        led_in = _LED_IN.search(before)
        return led_in is None or not led_in[0]
    return False


def _read(found: re.Match[str]) -> WrittenDay:
    parts = found.groupdict()
    named = "numeral" in parts
    month = month_of(found) if named else int(found["month"])
    day = int(found["day"])
    short = parts.get("short")
    year = full_year(int(short)) if short else int(found["year"])
    doubtful = False
    if not named and found.start("day") == found.start():
        if month > 12 and is_day(year, day, month):  # "7/25/2020"
            day, month, doubtful = month, day, True
        elif short:
            doubtful = day <= 12 and day != month
    return WrittenDay(year, month, day, *found.span(), doubtful)
