"""Moments as machines alone write them: epochs, "/Date(1594352940000)/", "20200710"."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from luutru.text.dates.partial_date import PartialDate

__all__ = ["is_moment", "parse_moment", "unwrapped"]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# Seconds have nine or ten digits from 1973 to 2286, milliseconds three more. No number of a
# telephone: these begin with 0.
_SECONDS = re.compile(r"(-?[1-9]\d{8,9})(?:\.\d{1,9})?")
# Twelve digits that begin with a year and a month of ours are "202007101049", no day of 1976.
_MILLISECONDS = re.compile(
    r"(?!(?:19|20)\d\d(?:0[1-9]|1[0-2])\d{6}(?!\d))-?[1-9]\d{11,12}(?:\.\d{1,9})?"
)
# ASP.NET's JSON; the offset says where it was written, the number is UTC all the same.
_ASP_NET = re.compile(r"\\?/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\\?/")
_COMPACT = re.compile(
    r"(\d{4})(\d\d)(\d\d)(?:[T_-]?([01]\d|2[0-3])([0-5]\d)(?:[0-5]\d)?(?P<utc>Z)?)?", re.IGNORECASE
)


# What a database puts around a moment: "{'$date': {'$numberLong': '1594352940000'}}".
_WRAPPED = re.compile(
    r"\{\s?[\"'](?:\$date|\$numberLong|_?seconds)[\"']\s?:\s?"
    r"(?:\{\s?[\"']\$numberLong[\"']\s?:\s?)?[\"']?(?P<inner>[^\"'{}]{4,40}?)[\"']?(?:,[^{}]{0,60})?\s?\}{1,2}"
)


def unwrapped(text: str) -> str:
    """Return a moment without what a database puts around it."""
    found = _WRAPPED.fullmatch(text)
    return found["inner"] if found else text


def is_moment(text: str) -> bool:
    """Return whether a text is a number or a form of machines, so that no other form is in it."""
    return bool(
        _SECONDS.fullmatch(text)
        or _MILLISECONDS.fullmatch(text)
        or _ASP_NET.fullmatch(text)
        or _COMPACT.fullmatch(text)
    )


def parse_moment(text: str) -> PartialDate | None:
    """Return the date of a text that is one number or form of machines, else None."""
    for form, unit in ((_SECONDS, 1000), (_MILLISECONDS, 1), (_ASP_NET, 1)):
        found = form.fullmatch(text)
        if found is not None:
            number = found[1] if form.groups else text.partition(".")[0]
            return _from_milliseconds(int(number) * unit)
    found = _COMPACT.fullmatch(text)
    if found is None:
        return None
    year, month, day = map(int, found.group(1, 2, 3))
    time = f"{found[4]}:{found[5]}" if found[4] else ""
    made = PartialDate.of(year, month, day, time)
    if made is None or not found["utc"]:
        return made
    return PartialDate.of_moment(
        datetime(year, month, day, int(found[4]), int(found[5]), 0, 0, UTC)
    )


def _from_milliseconds(number: int) -> PartialDate | None:
    try:
        return PartialDate.of_moment(_EPOCH + timedelta(milliseconds=number))
    except OverflowError:
        return None
