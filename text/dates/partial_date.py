"""A date as far as it is known, in Việt Nam time."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Literal, get_args

from luutru.text.dates.zones import VIETNAM

__all__ = ["ZONE", "Doubt", "PartialDate", "Precision"]

Precision = Literal["year", "month", "day", "minute"]
#: What is doubtful about a date: "weekday" stands beside it and is another; in "order" the month
#: may stand before the day ("07/10/20"), or surely does ("7/25/2020").
Doubt = Literal["weekday", "order"]

ZONE = VIETNAM
_YEARS = range(1000, 2101)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as far as it is known.

    Attributes:
        iso: ``2020-07-10T10:49+07:00``, ``2020-07-10``, ``2020-07`` or ``2020``.
        precision: how much of it is known.
        doubts: what speaks against it; it is the same date with them and without.
    """

    iso: str
    precision: Precision
    doubts: tuple[Doubt, ...] = field(default=(), compare=False)

    @classmethod
    def of(
        cls, year: int, month: int | None = None, day: int | None = None, time: str = ""
    ) -> PartialDate | None:
        """Return the date of these parts (`time` as ``HH:MM``), or None when there is no such."""
        if year not in _YEARS:
            return None
        try:
            date(year, 1 if month is None else month, 1 if day is None else day)
        except ValueError:
            return None
        if month is None:
            return cls(f"{year:04}", "year")
        if day is None:
            return cls(f"{year:04}-{month:02}", "month")
        if not time:
            return cls(f"{year:04}-{month:02}-{day:02}", "day")
        return cls(f"{year:04}-{month:02}-{day:02}T{time}+07:00", "minute")

    @classmethod
    def from_iso(cls, iso: str) -> PartialDate:
        """Return the date whose `iso` this is, as the store keeps it.

        Raises:
            ValueError: it is no such form.
        """
        precision: dict[int, Precision] = {4: "year", 7: "month", 10: "day", 22: "minute"}
        if len(iso) not in precision:
            raise ValueError(f"not a stored date: {iso!r}")
        return cls(iso, precision[len(iso)])

    @classmethod
    def of_moment(cls, moment: dt.datetime) -> PartialDate | None:
        """Return the minute of a moment that knows its zone, or None beyond the years we keep."""
        try:
            local = moment.astimezone(ZONE)
        except OverflowError:
            return None
        return cls.of(local.year, local.month, local.day, f"{local:%H:%M}")

    def doubted(self, doubts: Iterable[object]) -> PartialDate:
        """Return the date with these doubts; what names no doubt is left out."""
        given = list(doubts)
        return replace(self, doubts=tuple(doubt for doubt in get_args(Doubt) if doubt in given))

    def earliest(self) -> date:
        """Return the first day it can mean."""
        year, month, day = self._parts()
        return date(year, month or 1, day or 1)

    def latest(self) -> date:
        """Return the last day it can mean."""
        year, month, day = self._parts()
        month = month or 12
        return date(year, month, day or calendar.monthrange(year, month)[1])

    @property
    def datetime(self) -> dt.datetime:
        """The first moment that it can mean, in Việt Nam time; `precision` says how sure it is."""
        first = dt.datetime.combine(self.earliest(), dt.time(), ZONE)
        return first + timedelta(minutes=self.minute_of_day())

    def minute_of_day(self) -> int:
        """Return minutes since midnight, 0 when the time is not known."""
        if self.precision != "minute":
            return 0
        return int(self.iso[11:13]) * 60 + int(self.iso[14:16])

    def _parts(self) -> tuple[int, int | None, int | None]:
        numbers = [int(part) for part in self.iso[:10].split("-")]
        year, month, day, *_ = (*numbers, None, None)
        assert year is not None  # noqa: S101 - every form begins with the year
        return year, month, day
