"""What speaks against the date of an event, by how it is written: for who reads the post."""

from __future__ import annotations

import re

from luutru.text.dates.days import written_days
from luutru.text.dates.event_date import EventDate
from luutru.text.dates.partial_date import Doubt
from luutru.text.dates.weekdays import weekday_beside

__all__ = ["event_doubts"]

# The day within what an event spans: "ngày 5/7" of "8h thứ hai, ngày 5/7".
_DAY = re.compile(r"(?:(?:ngày|mùng|mồng)\s{1,3})?\d{1,2}\s?(?:[/.-]\s?\d|tháng)", re.IGNORECASE)


def event_doubts(text: str, event: EventDate) -> tuple[Doubt, ...]:
    """Return what speaks against the first day of an event found in `text`."""
    if event.when.precision not in ("day", "minute"):
        return ()
    doubts: list[Doubt] = []
    day = _DAY.search(text, event.start, event.end)
    weekday = weekday_beside(text, day.start() if day else event.start, event.end)
    if weekday is not None and weekday != event.when.earliest().weekday():
        doubts.append("weekday")
    if any(written.doubtful for written in written_days(text[event.start : event.end])):
        doubts.append("order")
    return tuple(doubts)
