"""The dates that a post tells of, found in its stored text whenever they are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from luutru.store import Version
from luutru.text.dates.dates import PartialDate

if TYPE_CHECKING:
    from luutru.text.dates.event_dates import EventDate

__all__ = ["event_days", "events"]


def events(version: Version) -> list[EventDate]:
    """Return the dates that a version's text tells of; spans are offsets into its text."""
    from luutru.text.dates.event_dates import event_dates  # a search does without its patterns

    published = PartialDate.from_iso(version.published) if version.published else None
    return [
        replace(event, start=start + event.start, end=start + event.end)
        for kind, start, end in version.layout
        if kind != "byline"
        for event in event_dates(version.text[start:end], published)
    ]


def event_days(found: Iterable[EventDate]) -> list[tuple[date, date]]:
    """Return the first and last day that each date can mean, each once, in order.

    A range is each of its days: who asks for one of them means it too.
    """
    return sorted({days for event in found for days in _days(event)})


def _days(event: EventDate) -> Iterator[tuple[date, date]]:
    first = event.when.earliest()
    if event.until is None:
        yield first, event.when.latest()
        return
    for more in range((event.until.latest() - first).days + 1):
        day = first + timedelta(days=more)
        yield day, day
