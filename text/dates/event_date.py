"""One date of an event in a text."""

from __future__ import annotations

from dataclasses import dataclass

from luutru.text.dates.partial_date import PartialDate

__all__ = ["EventDate"]


@dataclass(frozen=True, slots=True)
class EventDate:
    """One date in a text, from `start` to `end` of it.

    `until` is the last day of a range of days, the last month of one of months, else None.
    """

    when: PartialDate
    start: int
    end: int
    until: PartialDate | None = None
