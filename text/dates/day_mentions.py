"""Days as a text mentions them, with or without a year: "chiều 5/7", "mùng 2 tháng Chín"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from luutru.text.citations import Citation
from luutru.text.dates.cited_dates import is_of_document
from luutru.text.dates.clock import DAY_WORDS, clock_after, clock_before
from luutru.text.dates.days import full_year, is_day
from luutru.text.dates.lunar import is_lunar
from luutru.text.dates.months import MONTH, month_of
from luutru.text.dates.partial_date import PartialDate
from luutru.text.dates.weekdays import WEEKDAY

__all__ = ["BEFORE", "JOINED", "OWN_WORD", "DayMention", "day_mentions", "written_as_days"]

BEFORE = 80  # characters before a day: "8 giờ 30 phút tối thứ hai, ngày mùng " has 37

_S = r"[^\S\n]"  # a space within a line
_YEAR_BEHIND = (
    rf"(?:{_S}*(?:,?{_S}*năm{_S}+(?P<year3>\d{{4}})"
    rf"|(?:[/-]{_S}?|,{_S}*|(?<={_S}))(?P<year4>(?:1[89]|20)\d\d)))?"
)
# What follows a number with a decimal point: "ngày 4.5 tấn".
_UNITS = "triệu|tỷ|tỉ|nghìn|ngàn|tấn|tạ|kg|lít|km|m|ha|giờ|lần|lượt|điểm|độ"
# A day: "5/7/2019", "5 . 7 . 2019", "5/7", "5-7", "5/7/19", "5 tháng 7 (năm) 2019", "5 tháng Bảy".
# None of these: "1.5/7" (a number before), "5/7%", "5/7.5", "12-04-02" (more follows), "1-3" of
# "1-3 tháng 8". A year that nothing leads in is of the last centuries: "5 tháng 7, 1200 hộ dân".
_DAY = re.compile(
    rf"""(?<![\w/.,])(?<![^\d\s]-)(?P<day>\d{{1,2}})(?:
        {_S}?(?P<sep>[/.-]){_S}?(?P<month>\d{{1,2}}){_S}?(?P=sep){_S}?(?P<year>\d{{4}})
      | (?P<sep2>[/.-])(?P<month4>\d{{1,2}})(?P=sep2)(?P<short>\d\d)(?![/.-]\d)
      | (?!-\d{{1,2}}{_S}+tháng)
        [/-](?P<month2>\d{{1,2}})(?!-(?!\d{{1,2}}/)\d)(?:{_S}*,?{_S}*năm{_S}+(?P<year2>\d{{4}}))?
      | \.(?P<month5>\d{{1,2}})(?!{_S}*(?:{_UNITS}))
      | {_S}+{MONTH}{_YEAR_BEHIND}
    )(?!\w|[/.,]\d|%)""",
    re.VERBOSE | re.IGNORECASE,
)
# What stands before a day: "sáng ngày ", "thứ hai (".
_WORDS = re.compile(rf"(?<!\w){DAY_WORDS}+$", re.IGNORECASE)
_OWN = r"(?:ngày|mùng|mồng)"
OWN_WORD = re.compile(rf"(?<!\w){_OWN}(?:{_S}+(?:mùng|mồng))?{_S}+$", re.IGNORECASE)
# What leads in a day that could be another number: "ngày 5/7/19", "hôm nay (20.8)".
_LED_IN = re.compile(
    rf"(?<!\w)(?:(?<!mỗi{_S})(?<!một{_S})(?<!hàng{_S}){_OWN}|{WEEKDAY}{_S}*,?"
    rf"|(?:hôm|sáng|trưa|chiều|tối|đêm){_S}+(?:nay|qua|mai)){_S}*(?:[,(]{_S}*)?(?:ngày{_S}+)?$",
    re.IGNORECASE,
)
# What joins two days into a range or a list: "đến hết ngày ", "tới mùng ", " và chiều ngày ".
_OWN_WORDS = rf"(?:{_OWN}{_S}+){{0,2}}"
_TO = rf"{_S}*(?:-|–|—|(?:đến|tới)(?!\w)){_S}*(?:hết{_S}+)?{_OWN_WORDS}"
_AND = rf"{_S}*(?:,|;|&|và(?!\w)){_S}*(?:(?:sáng|chiều|tối){_S}+)?{_OWN_WORDS}"
JOINED = re.compile(rf"(?P<to>{_TO})|{_AND}", re.IGNORECASE)
# Days written before another of the same month: "1, 2 và " of "ngày 1, 2 và 3/8", "1 đến ngày ".
_DAYS_BEFORE = re.compile(
    rf"(?<![\w/.,-])(?P<days>\d{{1,2}}(?:{_S}*,{_S}*\d{{1,2}})*)(?:(?P<to>{_TO})|{_AND})$",
    re.IGNORECASE,
)
_FROM = re.compile(rf"(?<!\w)từ{_S}+$", re.IGNORECASE)
# A year counted from that of publication: "ngày 15/6 năm ngoái". "năm trước" may be the one before
# some other, and is none.
_RELATIVE_YEAR = re.compile(
    rf"{_S}*,?{_S}*(?:của{_S}+)?năm{_S}+(?P<which>nay|ngoái|kia|tới|sau|trước)(?!\w)",
    re.IGNORECASE,
)
_YEARS = {"nay": 0, "ngoái": -1, "kia": -2, "tới": 1, "sau": 1}
_YEARS_WRITTEN = ("year", "year2", "year3", "year4")
_NUMBER = re.compile(r"\d+")
# "9 tháng năm 2018" are months of a year: only a capital or a word before makes it May.
_MONTHS_OF_A_YEAR = re.compile(r"\d{1,2}[^\S\n]+tháng[^\S\n]+năm(?![^\S\n]*,|[^\S\n]+năm)")
_AHEAD = 10  # years: one of two digits further ahead of publication is of the century before
_LUNAR_MONTHS = ("giêng", "chạp")


@dataclass(slots=True)
class DayMention:
    """A day as written. Its year may be missing; `more` are days of its month written before it.

    `shift` is the year counted from that of publication, where one is written so; `is_open` is
    whether the year is to be taken from elsewhere.
    """

    day: int
    month: int
    year: int | None
    start: int
    end: int
    time: str = ""
    more: re.Match[str] | None = None
    shift: int | None = None
    is_open: bool = True

    def date(self, day: int | None = None) -> PartialDate | None:
        """Return the date, or that of another day of its month."""
        if self.year is None:
            return None
        if day is not None:
            return PartialDate.of(self.year, self.month, day)
        return PartialDate.of(self.year, self.month, self.day, self.time)


def written_as_days(text: str) -> list[re.Match[str]]:
    """Return what is written as a day may be: it begins with the first of some digits."""
    found: list[re.Match[str]] = []
    for number in _NUMBER.finditer(text):
        if (not found or number.start() >= found[-1].end()) and (
            day := _DAY.match(text, number.start())
        ):
            found.append(day)
    return found


def day_mentions(
    text: str,
    written: Sequence[re.Match[str]],
    cited: Sequence[Citation],
    published: PartialDate | None,
) -> Iterator[DayMention]:
    """Yield what is written as a day and looks like one by what stands around it."""
    last = -1
    for found in written:
        day, is_sure = _read(found, text, published)
        if (found["name"] or "").lower() in _LUNAR_MONTHS:
            continue
        feast = (day.day, day.month) if day.year is None else None
        if is_lunar(text, day.start, found.end(), feast):
            continue
        joined = JOINED.fullmatch(text, last, found.start()) if last >= 0 else None
        is_sure = is_sure or (
            joined is not None and "," not in joined[0] and not _could_be_a_number(found)
        )
        if is_sure and not is_of_document(text, day.start, day.end, cited):
            last = day.end
            yield day


def _read(
    found: re.Match[str], text: str, published: PartialDate | None
) -> tuple[DayMention, bool]:
    """Return a day, and whether its year or what stands before it makes it sure ("5/7" may not)."""
    at, since = found.start(), max(0, found.start() - BEFORE)
    own = OWN_WORD.search(text, since, at)
    day = _numbers(found, own.start() if own else at, published)
    before = clock_before(text[since:at])
    after = clock_after(text[found.end() : found.end() + BEFORE])
    if before is not None:
        day.time, day.start = before[0], since + before[1]
    elif after is not None:
        day.time, day.end = after[0], found.end() + after[1]
    else:
        day.more = _more(text, since, found)
    _relative_year(day, text)
    if _could_be_a_number(found):
        return day, _LED_IN.search(text, since, at) is not None
    if found["name"] and own is None and _MONTHS_OF_A_YEAR.match(text, at):
        return day, False
    words = _WORDS.search(text, since, at) or _begins_range(text, since, *found.span())
    return day, bool(day.year or words or before or day.more)


def _numbers(found: re.Match[str], start: int, published: PartialDate | None) -> DayMention:
    numeral = found["month"] or found["month2"] or found["month4"] or found["month5"]
    month = int(numeral) if numeral else month_of(found)
    written = next((found[name] for name in _YEARS_WRITTEN if found[name]), None)
    year = int(written) if written else None
    if found["short"]:
        year = full_year(int(found["short"]))
        if published is not None and year > published.earliest().year + _AHEAD:
            year -= 100
    day = int(found["day"])
    if (
        year is not None
        and numeral
        and month > 12
        and found["sep"] == "/"
        and is_day(year, day, month)
    ):
        day, month = month, day  # "7/25/2020"
    return DayMention(day, month, year, start, found.end())


def _could_be_a_number(found: re.Match[str]) -> bool:
    return bool(found["short"] or found["month5"])


def _relative_year(day: DayMention, text: str) -> None:
    if day.year is None and (found := _RELATIVE_YEAR.match(text, day.end)):
        day.shift = _YEARS.get(found["which"].lower())
        day.is_open = False


def _begins_range(text: str, since: int, start: int, end: int) -> bool:
    to = JOINED.match(text, end)
    return bool(to and to["to"] and _FROM.search(text, since, start) and _DAY.match(text, to.end()))


def _more(text: str, since: int, day: re.Match[str]) -> re.Match[str] | None:
    """Return the days of the same month written before `day`: "từ ngày 1 đến"."""
    found = _DAYS_BEFORE.search(text, since, day.start())
    if found is None:
        return None
    led_in = _WORDS.search(text, since, found.start()) or _FROM.search(text, since, found.start())
    tight = "/" in day[0] and re.fullmatch(r"\d+-", found[0])
    return found if led_in or tight else None
