"""Which dates of one source have their month first: "3/8/2011" beside "12/24/2012".

A program writes all its dates in one shape and order. So one date whose second number is no month
shows the order of the others of its shape, when none of these has a first number that is no month.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from luutru.text.dates.days import WrittenDay

__all__ = ["MonthFirst", "in_order", "month_first"]

#: Shapes of dates with the month first: separator and digits of the year, as "/4" for "3/8/2011".
MonthFirst = frozenset[str]

_NUMBERS = re.compile(
    r"(?<![\w/.:-])(?P<first>\d{1,2})(?P<sep>[/.-])(?P<second>\d{1,2})(?P=sep)"
    r"(?P<year>\d{4}|\d\d)(?![\w/-]|\.\d)"
)
_MONTHS, _DAYS = range(1, 13), range(13, 32)


def month_first(texts: Iterable[str]) -> MonthFirst:
    """Return the shapes that these texts of one source write with the month first only."""
    month, day = set(), set()
    for text in texts:
        for found in _NUMBERS.finditer(text):
            first, second = int(found["first"]), int(found["second"])
            if first in _MONTHS and second in _DAYS:
                month.add(_shape(found))
            elif first in _DAYS and second in _MONTHS:
                day.add(_shape(found))
    return frozenset(month - day)


def in_order(day: WrittenDay, text: str, shapes: MonthFirst) -> WrittenDay:
    """Return a day of `text` as its source orders it, doubtful where that turns it round."""
    found = _NUMBERS.match(text, day.start) if shapes else None
    if found is None or found.end() != day.end or _shape(found) not in shapes:
        return day
    if day.day not in _MONTHS or day.day == day.month:
        return day
    return day._replace(day=day.month, month=day.day, doubtful=True)


def _shape(found: re.Match[str]) -> str:
    return f"{found['sep']}{len(found['year'])}"
