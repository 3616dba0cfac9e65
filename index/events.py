"""The dates of events in a post, as days that a search can ask for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from luutru.text.dates.event_dates import EventDate

__all__ = ["event_days"]


def event_days(found: Iterable[EventDate]) -> list[tuple[date, date]]:
    """Return the first and last day that each date can mean, each once, in order.

    A range of days is each of its days: who asks for one of them means it too. Months are one span:
    what happens in a quarter need not happen on each of its days.
    """
    return sorted({days for event in found for days in _days(event)})


def _days(event: EventDate) -> Iterator[tuple[date, date]]:
    first = event.when.earliest()
    if event.until is None or event.until.precision == "month":
        yield first, (event.until or event.when).latest()
        return
    for more in range((event.until.latest() - first).days + 1):
        day = first + timedelta(days=more)
        yield day, day
