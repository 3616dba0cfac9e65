"""Ranges of days as users type them: ``2020-01..2020-06``."""

from __future__ import annotations

import re
from datetime import date

from luutru.errors import UsageError
from luutru.text.dates.partial_date import PartialDate

__all__ = ["parse_range"]

_RANGE_FORMS = [
    re.compile(form)
    for form in (
        r"(?P<year>\d{4})",
        r"(?P<year>\d{4})-(?P<month>\d{1,2})",
        r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})",
        r"(?P<month>\d{1,2})/(?P<year>\d{4})",
        r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})",
    )
]


def parse_range(text: str) -> tuple[date | None, date | None]:
    """Return the first and last day of a range as users type it; None leaves an end open.

    ``2020``, ``2020-07``, ``10/07/2020``, ``2020-01..2020-06``, ``2020..``, ``..2020-06``.

    Raises:
        UsageError: it can't be read, or it ends before it begins.
    """
    begin, dots, end = text.strip().partition("..")
    if not dots:
        one = _endpoint(begin, text)
        return one.earliest(), one.latest()
    first = _endpoint(begin, text).earliest() if begin.strip() else None
    last = _endpoint(end, text).latest() if end.strip() else None
    if (first is None and last is None) or (first and last and first > last):
        raise _unreadable(text)
    return first, last


def _endpoint(text: str, whole: str) -> PartialDate:
    for form in _RANGE_FORMS:
        found = form.fullmatch(text.strip())
        if found is None:
            continue
        part = {name: int(value) for name, value in found.groupdict().items()}
        made = PartialDate.of(part["year"], part.get("month"), part.get("day"))
        if made is not None:
            return made
    raise _unreadable(whole)


def _unreadable(text: str) -> UsageError:
    return UsageError(
        f"Không hiểu ngày {text[:60]!r}.",
        "Viết như 2020, 2020-07, 10/07/2020 hoặc khoảng 2020-01..2020-06.",
    )
