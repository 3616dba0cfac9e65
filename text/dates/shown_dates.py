"""Dates as Vietnamese people read them."""

from __future__ import annotations

__all__ = ["day", "day_alone"]


def day(published: str | None) -> str:
    """Return a date as Vietnamese read it: 10/07/2020 10:49."""
    if not published:
        return "không rõ ngày"
    parts = published[:10].split("-")
    return "/".join(reversed(parts)) + (f" {published[11:16]}" if len(published) > 10 else "")


def day_alone(published: str | None) -> str:
    """Return a date as `day`, without the time of day."""
    return day(published[:10] if published else None)
