"""Dates and times as they are displayed: one format, and one clock, that of Việt Nam.

Posts carry Việt Nam time already, so their times stand without a zone. Moments of the machine (a
run, a lock, a report) are kept in UTC and displayed with the zone, since a reader may take them for
the clock on the wall.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from luutru.text.dates.partial_date import Doubt
from luutru.text.dates.zones import VIETNAM

__all__ = ["format_date", "format_day", "format_doubts", "format_moment"]

_DOUBTS: dict[Doubt, str] = {
    "weekday": "thứ ghi kèm không khớp với ngày",
    "order": "ngày và tháng có thể ghi ngược",
}


def format_date(published: str | None) -> str:
    """Return a post's date as precisely as it is known: 10/07/2020 10:49, 10/07/2020, 07/2020.

    Args:
        published: ISO 8601 in any precision from the year on; None when there is no date.
    """
    if not published:
        return "không rõ ngày"
    parts = published[:10].split("-")
    return "/".join(reversed(parts)) + (f" {published[11:16]}" if len(published) > 10 else "")


def format_day(day: str | date | None) -> str:
    """Return a date as `format_date` does, without the time of day."""
    return format_date(str(day)[:10] if day else None)


def format_doubts(doubts: Iterable[Doubt]) -> str:
    """Return what speaks against a date, in brackets behind a space; "" when nothing does."""
    words = "; ".join(_DOUBTS[doubt] for doubt in doubts)
    return f" ({words})" if words else ""


def format_moment(moment: str | datetime, *, seconds: bool = False) -> str:
    """Return a moment by the clock of Việt Nam, with its zone: 24/11/2026 15:30 (+07:00).

    Args:
        moment: with its zone; text is ISO 8601.
        seconds: whether to give the second, too.
    """
    if isinstance(moment, str):
        moment = datetime.fromisoformat(moment)
    return f"{moment.astimezone(VIETNAM):%d/%m/%Y %H:%M{':%S' if seconds else ''}} (+07:00)"
