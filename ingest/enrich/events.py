"""The dates that a text gives for what happens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from luutru.store import Version
from luutru.text.dates.dates import PartialDate
from luutru.text.dates.event_dates import EventDate, event_dates

__all__ = ["find_events"]


def find_events(version: Version) -> Iterator[EventDate]:
    """Yield the dates of each block but the byline, where a date is that of signing."""
    published = PartialDate.from_iso(version.published) if version.published else None
    for kind, start, end in version.layout:
        if kind != "byline":
            for event in event_dates(version.text[start:end], published):
                yield replace(event, start=start + event.start, end=start + event.end)
