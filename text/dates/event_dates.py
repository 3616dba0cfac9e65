"""Dates of events in a text: "15h30 ngày 09/7/2020", "chiều 5/7", "từ ngày 1 đến ngày 5/8/2019".

What is found is as exact as it is written: no day is made up, and what is no date is none. Left
out are lunar days and dates of cited documents ("Nghị quyết số 12-NQ/TW ngày 5/8/2008").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from luutru.text.citations import citations
from luutru.text.dates.coarse_dates import coarse_dates
from luutru.text.dates.day_mentions import (
    BEFORE,
    JOINED,
    OWN_WORD,
    DayMention,
    day_mentions,
    written_as_days,
)
from luutru.text.dates.event_date import EventDate
from luutru.text.dates.lunar import lunar_years
from luutru.text.dates.missing_years import Join, add_years
from luutru.text.dates.partial_date import PartialDate
from luutru.text.dates.relative_days import relative_days

__all__ = ["EventDate", "event_dates"]

_LONGEST_RANGE = 366  # days; what spans more is two dates, as of an anniversary
_NUMBER = re.compile(r"\d+")
_YEAR = re.compile(r"\d{4}")


def event_dates(text: str, published: PartialDate | None = None) -> list[EventDate]:
    """Return the dates of events in `text`, in order.

    Args:
        published: gives the year of days written without one, and the day that "hôm qua" is counted
            from; else they are left out.
    """
    lowered = text.lower()
    if len(lowered) != len(text):  # as of "İ": places in one are not those in the other
        lowered = text
    found = list(relative_days(lowered, published))
    years = list(lunar_years(lowered, published))
    written = written_as_days(text)
    if written or _YEAR.search(text):
        cited = citations(text)
        days = list(day_mentions(text, written, cited, published))
        joins = [JOINED.fullmatch(text, a.end, b.start) for a, b in pairwise(days)]
        add_years(days, joins, published)
        found += [*_events(days, joins, text), *coarse_dates(text, lowered, written, cited)]
    taken = {event.start for event in found}  # "vào năm 1960 (Canh Tý)" is a year already
    found += [event for event in years if event.start not in taken]
    return sorted(found, key=lambda event: (event.start, event.end))


def _events(days: list[DayMention], joins: list[Join], text: str) -> Iterator[EventDate]:
    at = 0
    while at < len(days):
        day, join = days[at], joins[at] if at < len(joins) else None
        at += 1
        if join is not None and join["to"]:
            one = _span(day.date(), days[at].date(), day.start, days[at].end)
            if one is not None:
                yield one
                at += 1
                continue
        yield from _of_month(day, text)


def _of_month(day: DayMention, text: str) -> Iterator[EventDate]:
    """Yield the dates of a day and of the days of its month written before it."""
    own = day.date()
    numbers = list(_NUMBER.finditer(text, day.more.start(), day.more.end())) if day.more else []
    if day.more is not None and day.more["to"]:
        first = numbers[-1]
        word = OWN_WORD.search(text, max(0, first.start() - BEFORE), first.start())
        start = word.start() if word else first.start()
        one = _span(day.date(int(first[0])), own, start, day.end)
        if one is not None:
            numbers, own = numbers[:-1], None
            yield one
    for number in numbers:
        when = day.date(int(number[0]))
        if when is not None:
            yield EventDate(when, *number.span())
    if own is not None:
        yield EventDate(own, day.start, day.end)


def _span(
    first: PartialDate | None, last: PartialDate | None, start: int, end: int
) -> EventDate | None:
    """Return one range of days, or None when it is none."""
    if first is None or last is None:
        return None
    days = (last.earliest() - first.earliest()).days
    return EventDate(first, start, end, last) if 0 < days <= _LONGEST_RANGE else None
