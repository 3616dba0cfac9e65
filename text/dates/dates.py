"""Dates as Vietnamese posts write them, with the precision they have; zone +07:00 throughout.

Patterns of our own: general date parsers invent a day for "tháng 7 năm 2020" and miss
"15h30 ngày 09/7/2020". The day always comes before the month.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Literal

from luutru.errors import UsageError

__all__ = ["PartialDate", "Precision", "parse_published", "parse_range", "protected_spans"]

Precision = Literal["year", "month", "day", "minute"]

ZONE = timezone(timedelta(hours=7))
_YEARS = range(1900, 2101)
_LONGEST = 200  # characters looked at: a date line is short


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as far as it is known.

    Attributes:
        iso: ``2020-07-10T10:49+07:00``, ``2020-07-10``, ``2020-07`` or ``2020``.
        precision: how much of it is known.
    """

    iso: str
    precision: Precision

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


# -- published dates

_TIME = r"(?P<hour>[01]?\d|2[0-3])(?:\s?:\s?|\s?(?:h|giờ|g)\s?)(?P<minute>[0-5]\d)?"
_ZONE = r"(?P<zone>\s*Z|\s*[+-]\d\d:?\d\d)?"
_SECONDS = r"(?::[0-5]\d(?:\.\d+)?)?"
_AFTER = rf"(?:\s*[T|,;–-]?\s*(?:lúc\s+|vào\s+)?(?<!\d){_TIME}{_SECONDS}{_ZONE})?"
_DMY = (
    r"(?<!\d)(?P<day>\d{1,2})\s?(?P<sep>[/.\-])\s?(?P<month>\d{1,2})\s?(?P=sep)\s?"
    r"(?P<year>\d{4})(?!\d)"
)
_WORDS = (
    r"(?<!\d)(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})\s*(?:,|năm)?\s*(?P<year>\d{4})(?!\d)"
)
_YMD = r"(?<!\d)(?P<year>\d{4})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})(?!\d)"
_BEFORE = rf"{_TIME}\s*(?:,|\||-|ngày|vào|phút)?\s*(?:ngày\s+)?"
_PATTERNS = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        _YMD + _AFTER,
        _BEFORE + _DMY,
        _DMY + _AFTER,
        _BEFORE + _WORDS,
        _WORDS + _AFTER,
        r"tháng\s+(?P<month>\d{1,2})\s*(?:/|-|,|năm)?\s*(?P<year>\d{4})(?!\d)",
        r"(?<![\d/.-])(?P<month>\d{1,2})\s?[/-]\s?(?P<year>\d{4})(?!\d)",
        r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{2})(?![\d-])",
        r"năm\s+(?P<year>\d{4})(?!\d)",
        r"^\s*(?P<year>\d{4})\s*$",
    )
]
_EPOCH = re.compile(r"^\s*(\d{9,10}|\d{12,13})(?:\.\d+)?\s*$")


def parse_published(text: str) -> PartialDate | None:
    """Return the date that `text` gives, or None.

    Understands ISO 8601 (another zone is turned into +07:00, none is taken for +07:00), epoch
    seconds or milliseconds, ``10/07/2020 | 10:49``, ``15h30 ngày 09/7/2020``, ``ngày 3 tháng 2
    năm 1930``, ``Tháng 8 năm 2006``, ``8/2006``, ``Năm 2005``, ``2005``.
    """
    text = text[:_LONGEST]
    epoch = _EPOCH.match(text)
    if epoch is not None:
        return _from_epoch(epoch.group(1))
    for pattern in _PATTERNS:
        found = pattern.search(text)
        if found is not None:
            return _from_match(found)
    return None


def _from_match(found: re.Match[str]) -> PartialDate | None:
    part = found.groupdict()
    month = int(part["month"]) if part.get("month") else None
    day = int(part["day"]) if part.get("day") else None
    time = f"{int(part['hour']):02}:{part['minute'] or '00'}" if part.get("hour") else ""
    made = PartialDate.of(int(part["year"]), month, day, time)
    zone = (part.get("zone") or "").strip()
    return _in_our_zone(made, zone) if made is not None and zone else made


def _in_our_zone(made: PartialDate, zone: str) -> PartialDate | None:
    if made.precision != "minute":
        return made
    moment = datetime.fromisoformat(made.iso[:16] + ("+00:00" if zone in "Zz" else zone))
    return _from_moment(moment)


def _from_epoch(digits: str) -> PartialDate | None:
    seconds = int(digits) / (1000 if len(digits) > 10 else 1)
    return _from_moment(datetime.fromtimestamp(seconds, UTC))


def _from_moment(moment: datetime) -> PartialDate | None:
    local = moment.astimezone(ZONE)
    return PartialDate.of(local.year, local.month, local.day, f"{local:%H:%M}")


# -- ranges

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


# -- what segmentation keeps whole

_PROTECTED = re.compile(
    r"""
      (?<!\w)[Đđ]/[Cc](?!\w)                                             # Đ/c
    | (?<![\w/.-])\d{1,4}(?:/\d{4})?[-/](?:[A-ZĐ]{1,6}\d{0,3})
      (?:[-/][A-ZĐ]{1,6}\d{0,3}){0,4}(?![\w/])                       # 217-QĐ/TW
    | (?<![\w/.-])\d{1,2}([/.-])\d{1,2}\1\d{2,4}(?![\w/])                # 09/7/2020
    | (?<![\w/.-])\d{1,2}/\d{4}(?![\w/])                                 # 8/2006
    | (?<![\w/.-])\d{1,2}/\d{1,2}(?![\w/])                               # 10/07
    | (?<!\w)(?:[01]?\d|2[0-3])(?:h|g)(?:[0-5]\d)?(?!\w)                 # 15h30
    | (?<![\w:])(?:[01]?\d|2[0-3]):[0-5]\d(?![\w:])                      # 10:49
    | (?<![\w.,])\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?(?![\w])           # 1.204
    | (?<![\w.,])\d+,\d+(?!\w)                                           # 3,2
    """,
    re.VERBOSE,
)
# Each of them begins with the first of some digits or with "Đ/c": only there is it looked for.
_DIGITS = re.compile(r"\d+")
_COMRADE = re.compile(r"[Đđ]/[Cc]")


def protected_spans(text: str) -> list[tuple[int, int]]:
    """Return the spans of dates, times, numbers, document numbers and "Đ/c", ascending.

    Document numbers: ``217-QĐ/TW``, ``42/2017/QH14``, ``1290/QĐ-UBND``.
    """
    starts = [digits.start() for digits in _DIGITS.finditer(text)]
    if "/" in text:
        starts = sorted([*starts, *(comrade.start() for comrade in _COMRADE.finditer(text))])
    found: list[tuple[int, int]] = []
    for start in starts:
        if (not found or start >= found[-1][1]) and (kept := _PROTECTED.match(text, start)):
            found.append(kept.span())
    return found
