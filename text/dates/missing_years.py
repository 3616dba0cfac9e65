"""The years of days that a text writes without one: from the day beside it, or from publication."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from luutru.text.dates.day_mentions import DayMention
from luutru.text.dates.partial_date import PartialDate

__all__ = ["Join", "add_years"]

Join = re.Match[str] | None  # what joins a day to the next one
# Days. A date without a year that lies further ahead of publication is of the year before: in
# January "ngày 30/12" is past, while posts announce some months ahead.
_FAR_AHEAD = 300


def add_years(
    days: Sequence[DayMention], joins: Sequence[Join], published: PartialDate | None
) -> None:
    """Give each day without a year that of the day it is joined to, else that of publication."""
    for at in reversed(range(len(days))):
        day = days[at]
        if day.year is not None or not day.is_open:
            _shift(day, published)
            continue
        join = joins[at] if at < len(joins) else None
        if join is not None and (year := days[at + 1].year) is not None:
            later = (day.month, day.day) > (days[at + 1].month, days[at + 1].day)
            day.year = year - 1 if join["to"] and later else year
        elif at and (join := joins[at - 1]) is not None:
            _from_day_before(day, days[at - 1], join, published)
        elif published is not None:
            day.year = _year(day, published)


def _shift(day: DayMention, published: PartialDate | None) -> None:
    if day.year is None and day.shift is not None and published is not None:
        day.year = published.earliest().year + day.shift


def _from_day_before(
    day: DayMention, before: DayMention, join: re.Match[str], published: PartialDate | None
) -> None:
    """Give a day the year of the one before it; a range over the new year is near publication."""
    is_over_new_year = bool(join["to"]) and (before.month, before.day) > (day.month, day.day)
    if before.year is not None:
        day.year = before.year + is_over_new_year
    elif published is not None:
        day.year = _year(day, published)
        if is_over_new_year and published.precision != "year":
            day.year = min(
                (day.year, day.year + 1), key=lambda year: _days_off(day, year, published)
            )


def _days_off(day: DayMention, year: int, published: PartialDate) -> int:
    """Return how many days a day of a year is from publication."""
    made = PartialDate.of(year, day.month, day.day)
    return abs((made.earliest() - published.latest()).days) if made else date.max.toordinal()


def _year(day: DayMention, published: PartialDate) -> int:
    """Return the year of a day that a post of this date writes without one.

    In January "ngày 30/12" is the one that was, not the one to come.
    """
    year = published.earliest().year
    made = PartialDate.of(year, day.month, day.day)
    if made is None or published.precision == "year":
        return year
    return year - 1 if (made.earliest() - published.latest()).days > _FAR_AHEAD else year
