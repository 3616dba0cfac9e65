"""Dates of events in a text: "15h30 ngày 09/7/2020", "chiều 5/7", "từ ngày 1 đến ngày 5/8/2019".

What is found is as exact as it is written: no day is made up, and what is no date is none. Left
out are lunar dates and dates of cited documents ("Nghị quyết số 12-NQ/TW ngày 5/8/2008").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from luutru.text.citations import Citation, citations
from luutru.text.dates.cited_dates import is_of_document
from luutru.text.dates.clock import DAY_WORDS, clock_after, clock_before
from luutru.text.dates.dates import PartialDate

__all__ = ["EventDate", "event_dates"]

_BEFORE = 80  # characters before a day: "8 giờ 30 phút tối thứ hai, ngày mùng " has 37
_LONGEST_RANGE = 366  # days; what spans more is two dates, as of an anniversary
# Days. A date without a year that lies further ahead of publication is of the year before: in
# January "ngày 30/12" is past, while posts announce some months ahead.
_FAR_AHEAD = 300

_S = r"[^\S\n]"  # a space within a line
# A day: "5/7/2019", "5 . 7 . 2019", "5/7", "5-7", "5 tháng 7 (năm) 2019". None of these: "1.5/7" (a
# number before), "5/7%", "5/7.5", "12-04-02" (more follows).
_DAY = re.compile(
    rf"""(?<![\w/.,])(?<![^\d\s]-)(?P<day>\d{{1,2}})(?:
        {_S}?(?P<sep>[/.-]){_S}?(?P<month>\d{{1,2}}){_S}?(?P=sep){_S}?(?P<year>\d{{4}})
      | [/-](?P<month2>\d{{1,2}})(?!-(?!\d{{1,2}}/)\d)
      | {_S}+tháng{_S}+(?P<month3>\d{{1,2}})
        (?:{_S}*(?:,?{_S}*năm{_S}+|[/-]{_S}?|(?<={_S}))(?P<year3>\d{{4}}))?
    )(?!\w|[/.,]\d|%)""",
    re.VERBOSE | re.IGNORECASE,
)
# A month with its year after "tháng", or as the end of a range ("đến 9/2017"); a year where a word
# of time stands before it or a sentence begins: not the one of "kế hoạch năm 2020".
_COARSE = re.compile(
    rf"""(?P<m>(?:(?<!\w)tháng{_S}+|(?<=đến{_S})|(?<=tới{_S})|(?<=/\d{{4}}{_S}[-–]{_S}))
        (?P<month>\d{{1,2}}))
        (?:{_S}*[/-]{_S}*|{_S}*,?{_S}*năm{_S}+|{_S}+)(?P<year>\d{{4}})(?!\w|[/.,-]\d)
      | (?:(?<!\w)(?:vào|từ|trong|hồi|đầu|giữa|cuối|đến|tới){_S}+|(?:^|(?<=[.!?]{_S})))
        (?P<y>năm){_S}+(?P<year2>\d{{4}})(?!\w|[/.,-]\d|{_S}*[-–]{_S}*\d)""",
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
# What stands before a day: "sáng ngày ", "thứ hai (".
_WORDS = re.compile(rf"(?<!\w){DAY_WORDS}+$", re.IGNORECASE)
_OWN_WORD = re.compile(rf"(?<!\w)(?:ngày|mùng|mồng)(?:{_S}+(?:mùng|mồng))?{_S}+$", re.IGNORECASE)
# What joins two days into a range or a list: "đến hết ngày ", " và chiều ngày ".
_TO = rf"{_S}*(?:-|–|—|(?:đến|tới)(?!\w)){_S}*(?:hết{_S}+)?(?:ngày{_S}+)?"
_AND = rf"{_S}*(?:,|;|&|và(?!\w)){_S}*(?:(?:sáng|chiều|tối){_S}+)?(?:ngày{_S}+)?"
_JOINED = re.compile(rf"(?P<to>{_TO})|{_AND}", re.IGNORECASE)
# Days written before another of the same month: "1, 2 và " of "ngày 1, 2 và 3/8", "1 đến ngày ".
_DAYS_BEFORE = re.compile(
    rf"(?<![\w/.,-])(?P<days>\d{{1,2}}(?:{_S}*,{_S}*\d{{1,2}})*)(?:(?P<to>{_TO})|{_AND})$",
    re.IGNORECASE,
)
_FROM = re.compile(rf"(?<!\w)từ{_S}+$", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")
_YEAR = re.compile(r"\d{4}")
_LUNAR = re.compile(rf"{_S}*\(?{_S}*(?:âm{_S}+lịch|ÂL|AL)(?!\w)", re.IGNORECASE)

_Join = re.Match[str] | None  # what joins a day to the next one


@dataclass(frozen=True, slots=True)
class EventDate:
    """One date in a text, from `start` to `end` of it.

    `until` is the last day of a range of days, else None.
    """

    when: PartialDate
    start: int
    end: int
    until: PartialDate | None = None


@dataclass(slots=True)
class _Day:
    """A day as written. Its year may be missing; `more` are days of its month written before it."""

    day: int
    month: int
    year: int | None
    start: int
    end: int
    time: str = ""
    more: re.Match[str] | None = None

    def date(self, day: int | None = None) -> PartialDate | None:
        """Return the date, or that of another day of its month."""
        if self.year is None:
            return None
        if day is not None:
            return PartialDate.of(self.year, self.month, day)
        return PartialDate.of(self.year, self.month, self.day, self.time)


def event_dates(text: str, published: PartialDate | None = None) -> list[EventDate]:
    """Return the dates of events in `text`, in order.

    Args:
        published: gives the year of days written without one; else they are left out.
    """
    written = _written(text)
    if not (written or _YEAR.search(text)):
        return []
    cited = citations(text)
    days = list(_days(text, written, cited))
    joins = [_JOINED.fullmatch(text, a.end, b.start) for a, b in pairwise(days)]
    _add_years(days, joins, published)
    found = [*_events(days, joins, text), *_coarse(text, written, cited)]
    return sorted(found, key=lambda event: (event.start, event.end))


# -- days


def _written(text: str) -> list[re.Match[str]]:
    """Return what is written as a day may be: it begins with the first of some digits."""
    found: list[re.Match[str]] = []
    for number in _NUMBER.finditer(text):
        if (not found or number.start() >= found[-1].end()) and (
            day := _DAY.match(text, number.start())
        ):
            found.append(day)
    return found


def _days(text: str, written: Sequence[re.Match[str]], cited: Sequence[Citation]) -> Iterator[_Day]:
    """Yield what is written as a day and looks like one by what stands around it."""
    last = -1
    for found in written:
        if _LUNAR.match(text, found.end()):
            continue
        day, is_sure = _read(found, text)
        joined = _JOINED.fullmatch(text, last, found.start()) if last >= 0 else None
        is_sure = is_sure or (joined is not None and "," not in joined[0])
        if is_sure and not is_of_document(text, day.start, day.end, cited):
            last = day.end
            yield day


def _read(found: re.Match[str], text: str) -> tuple[_Day, bool]:
    """Return a day, and whether its year or what stands before it makes it sure ("5/7" may not)."""
    month = found["month"] or found["month2"] or found["month3"]
    year = found["year"] or found["year3"]
    at, since = found.start(), max(0, found.start() - _BEFORE)
    own = _OWN_WORD.search(text, since, at)
    start = own.start() if own else at
    day = _Day(int(found["day"]), int(month), int(year) if year else None, start, found.end())
    before = clock_before(text[since:at])
    after = clock_after(text[found.end() : found.end() + _BEFORE])
    if before is not None:
        day.time, day.start = before[0], since + before[1]
    elif after is not None:
        day.time, day.end = after[0], found.end() + after[1]
    else:
        day.more = _more(text, since, found)
    words = _WORDS.search(text, since, at) or _begins_range(text, since, *found.span())
    return day, bool(year or words or before or day.more)


def _begins_range(text: str, since: int, start: int, end: int) -> bool:
    to = _JOINED.match(text, end)
    return bool(to and to["to"] and _FROM.search(text, since, start) and _DAY.match(text, to.end()))


def _more(text: str, since: int, day: re.Match[str]) -> re.Match[str] | None:
    """Return the days of the same month written before `day`: "từ ngày 1 đến"."""
    found = _DAYS_BEFORE.search(text, since, day.start())
    if found is None:
        return None
    led_in = _WORDS.search(text, since, found.start()) or _FROM.search(text, since, found.start())
    tight = "/" in day[0] and re.fullmatch(r"\d+-", found[0])
    return found if led_in or tight else None


def _add_years(days: list[_Day], joins: list[_Join], published: PartialDate | None) -> None:
    """Give each day without a year that of the day it is joined to, else that of publication."""
    for at in reversed(range(len(days))):
        day = days[at]
        if day.year is not None:
            continue
        join = joins[at] if at < len(joins) else None
        if join is not None and (year := days[at + 1].year) is not None:
            later = (day.month, day.day) > (days[at + 1].month, days[at + 1].day)
            day.year = year - 1 if join["to"] and later else year
        elif at and joins[at - 1] is not None and days[at - 1].year is not None:
            day.year = days[at - 1].year
        elif published is not None:
            day.year = _year(day, published)


def _year(day: _Day, published: PartialDate) -> int:
    """Return the year of a day that a post of this date writes without one.

    In January "ngày 30/12" is the one that was, not the one to come.
    """
    year = published.earliest().year
    made = PartialDate.of(year, day.month, day.day)
    if made is None or published.precision == "year":
        return year
    return year - 1 if (made.earliest() - published.latest()).days > _FAR_AHEAD else year


# -- events


def _events(days: list[_Day], joins: list[_Join], text: str) -> Iterator[EventDate]:
    at = 0
    while at < len(days):
        day, join = days[at], joins[at] if at < len(joins) else None
        at += 1
        if join is not None and join["to"]:
            one = _span(day.date(), days[at].date(), day.start, days[at].end)
            if one is not None:
                yield one
                at += 1
                continue
        yield from _of_month(day, text)


def _of_month(day: _Day, text: str) -> Iterator[EventDate]:
    """Yield the dates of a day and of the days of its month written before it."""
    own = day.date()
    numbers = list(_NUMBER.finditer(text, day.more.start(), day.more.end())) if day.more else []
    if day.more is not None and day.more["to"]:
        first = numbers[-1]
        word = _OWN_WORD.search(text, max(0, first.start() - _BEFORE), first.start())
        start = word.start() if word else first.start()
        one = _span(day.date(int(first[0])), own, start, day.end)
        if one is not None:
            numbers, own = numbers[:-1], None
            yield one
    for number in numbers:
        when = day.date(int(number[0]))
        if when is not None:
            yield EventDate(when, *number.span())
    if own is not None:
        yield EventDate(own, day.start, day.end)


def _span(
    first: PartialDate | None, last: PartialDate | None, start: int, end: int
) -> EventDate | None:
    """Return one range of days, or None when it is none."""
    if first is None or last is None:
        return None
    days = (last.earliest() - first.earliest()).days
    return EventDate(first, start, end, last) if 0 < days <= _LONGEST_RANGE else None


def _coarse(
    text: str, written: Sequence[re.Match[str]], cited: Sequence[Citation]
) -> Iterator[EventDate]:
    """Yield months and years that are no part of a day, even of one that is no date."""
    if _YEAR.search(text) is None:
        return
    taken = {at for found in written for at in range(*found.span())}
    for found in _COARSE.finditer(text):
        start = found.start("m" if found["month"] else "y")
        if start in taken or is_of_document(text, start, found.end(), cited):
            continue
        month = int(found["month"]) if found["month"] else None
        when = PartialDate.of(int(found["year"] or found["year2"]), month)
        if when is not None:
            yield EventDate(when, start, found.end())
