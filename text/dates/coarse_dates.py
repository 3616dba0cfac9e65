"""Months, quarters and years in a text: "tháng 7/2019", "quý II/2015", "từ năm 2005"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from luutru.text.citations import Citation
from luutru.text.dates.cited_dates import is_of_document
from luutru.text.dates.event_date import EventDate
from luutru.text.dates.months import MONTH_NAMES, VIETNAMESE_MONTHS
from luutru.text.dates.partial_date import PartialDate
from luutru.text.dates.periods import QUARTER, quarter_of

__all__ = ["coarse_dates"]

_S = r"[^\S\n]"
_LATE = r"(?:1[5-9]|2[01])\d\d"  # of the last centuries: not "tháng 7 1200 hộ"
# A month with its year after "tháng". "9 tháng năm 2018" are nine months, "Tháng Năm, 2018" is one.
_MONTH = re.compile(
    rf"tháng{_S}+(?:(?P<month>\d{{1,2}})(?:{_S}*[/-]{_S}*|{_S}*,?{_S}*năm{_S}+|{_S}+)"
    rf"|(?P<name>{MONTH_NAMES}){_S}*(?:,{_S}*|{_S},?{_S}*năm{_S}+))(?P<year>{_LATE})(?!\w|[/.,-]\d)"
)
_COUNTED = re.compile(rf"\d{_S}+$")
# A month without that word ends a range: "đến 9/2017", "tháng 3/2016 - 9/2017".
_END = re.compile(
    rf"(?:(?:đến|tới){_S}|/\d{{4}}{_S}[-–]{_S})(?P<month>\d{{1,2}}){_S}*[/-]{_S}*"
    rf"(?P<year>{_LATE})(?!\w|[/.,-]\d)"
)
# A month before, whose year is that of the later one: "từ tháng 10 đến hết tháng 3/2019".
_FROM_MONTH = re.compile(
    rf"(?<!\w)từ{_S}+(?P<span>tháng{_S}+(?P<month>\d{{1,2}}){_S}*(?:-|–|đến|tới){_S}*(?:hết{_S}+)?)$"
)
_FAR = 40  # characters before the later month: "từ tháng 10 đến hết " has 20
# A year where a word of time stands before it or a sentence begins: not "kế hoạch năm 2020".
_YEAR = re.compile(rf"năm{_S}+(?P<year>\d{{4}})(?!\w|[/.,-]\d|{_S}*[-–]{_S}*\d)")
_LED_IN = re.compile(
    rf"(?:(?<!\w)(?:vào|từ|trong|hồi|đầu|giữa|cuối|đến|tới){_S}+|(?:^|[.!?]{_S}|\n))$"
)
_BEFORE = 12  # characters that lead a year in
_QUARTER = re.compile(QUARTER)
_FOUR_DIGITS = re.compile(r"\d{4}")


def coarse_dates(
    text: str, lowered: str, written: Sequence[re.Match[str]], cited: Sequence[Citation]
) -> Iterator[EventDate]:
    """Yield months, quarters and years that are no part of a day, even of one that is no date.

    A quarter is its first month until its last, as a range of months is.

    Args:
        lowered: the text in small letters.
        written: what is written as a day.
    """
    if _FOUR_DIGITS.search(text) is None:
        return
    taken = {at for found in written for at in range(*found.span())}
    for start, found in _months_and_years(lowered):
        if start in taken or is_of_document(text, start, found.end(), cited):
            continue
        year, month = int(found["year"]), _month(found)
        when = PartialDate.of(year, month)
        begun = _FROM_MONTH.search(lowered, max(0, start - _FAR), start) if month else None
        first = _month_before(int(begun["month"]), year, month) if begun and month else None
        if begun is not None and first is not None and when is not None:
            yield EventDate(first, begun.start("span"), found.end(), when)
        elif when is not None:
            yield EventDate(when, start, found.end())
    for found in _QUARTER.finditer(lowered):
        month = quarter_of(found) * 3
        first, last = (PartialDate.of(int(found["of"]), at) for at in (month - 2, month))
        if first is not None:
            yield EventDate(first, *found.span(), last)


def _month_before(first: int, year: int, month: int) -> PartialDate | None:
    """Return the month that begins a range of less than a year, None when it is no other."""
    return PartialDate.of(year - (first > month), first) if first != month else None


def _months_and_years(lowered: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield what is written as a month or a year, with where it begins."""
    for found in _MONTH.finditer(lowered):
        start = found.start()
        since = max(0, start - _BEFORE)
        if start and lowered[start - 1].isalnum():
            continue
        if found["name"] in ("giêng", "chạp"):  # of the lunar year
            continue
        if not (found["name"] and _COUNTED.search(lowered, since, start)):
            yield start, found
    for found in _END.finditer(lowered):
        yield found.start("month"), found
    for found in _YEAR.finditer(lowered):
        if _LED_IN.search(lowered[max(0, found.start() - _BEFORE) : found.start()]):
            yield found.start(), found


def _month(found: re.Match[str]) -> int | None:
    parts = found.groupdict()
    if parts.get("name"):
        return VIETNAMESE_MONTHS[" ".join(parts["name"].split())]
    return int(parts["month"]) if parts.get("month") else None
