"""Days as seen from the day of publication: "hôm qua", "8h sáng nay", "chiều qua"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from luutru.text.dates.clock import clock_before
from luutru.text.dates.event_date import EventDate
from luutru.text.dates.partial_date import PartialDate

__all__ = ["relative_days"]

_S = r"[^\S\n]"
_DAYS: Final = {"kia": -2, "qua": -1, "nay": 0, "mai": 1}
# "ngày mai" and a bare "hôm nay" within a clause are as often no day: "vì ngày mai tươi sáng",
# "cuộc sống hôm nay". A part of the day makes it plain, and so does the head of a clause.
_WRITTEN = re.compile(
    rf"(?:(?P<part>sáng|trưa|chiều|tối|đêm)(?:{_S}+(?:ngày{_S}+)?hôm)?{_S}+(?P<of>qua|nay|mai)"
    rf"|hôm{_S}+(?P<day>qua|nay|kia))(?!\w)"
)
_WORD_BEFORE = re.compile(rf"(?<!\w)(?:rạng|ngày){_S}+$")
_HEADS = ("từ", ".", ",", ";", ":", "!", "?", "(", "–", "-", "\n")
# What stands behind is the day itself: "hôm qua (26/1)", "sáng nay, ngày 19/7".
_DATED = re.compile(rf"{_S}*[,(–-]?{_S}*(?:tức{_S}+)?(?:ngày{_S}+)?\d{{1,2}}{_S}?(?:[/.-]|tháng)")
_ALSO_TIMELESS = re.compile(rf"{_S}*(?:và|,){_S}*(?:hôm{_S}+nay|mai{_S}+sau|ngày{_S}+mai)")
_HOUR = re.compile(rf"\d{_S}?(?:h|giờ)[^\n.,]{{0,12}}$")
_BEFORE = 60  # characters in which a time of day stands before it
_QUOTE = 1000  # characters of a quotation that are looked at


def relative_days(lowered: str, published: PartialDate | None) -> Iterator[EventDate]:
    """Yield the days that are written by their distance from publication, if its day is known.

    What is quoted was spoken on some other day, and is left out.

    Args:
        lowered: the text in small letters.
    """
    if published is None or published.precision not in ("day", "minute"):
        return
    for found in _WRITTEN.finditer(lowered):
        begin = found.start()
        if begin and (lowered[begin - 1].isalnum() or _is_quoted(lowered, begin)):
            continue
        since = max(0, begin - _BEFORE)
        word = _WORD_BEFORE.search(lowered, since, begin)
        start = word.start() if word else begin
        if not _is_plain(found, lowered, start):
            continue
        day = published.earliest() + timedelta(days=_DAYS[found["of"] or found["day"]])
        clock, time = clock_before(lowered[since : found.end()]), ""
        if clock is not None:
            time, start = clock[0], since + clock[1]
        elif found["part"] and _HOUR.search(lowered, since, start):
            continue  # "2h đêm qua" is of today
        when = PartialDate.of(day.year, day.month, day.day, time)
        if when is not None:
            yield EventDate(when, start, found.end())


def _is_plain(found: re.Match[str], lowered: str, start: int) -> bool:
    if _DATED.match(lowered, found.end()) or _ALSO_TIMELESS.match(lowered, found.end()):
        return False
    if found["part"] or found["day"] != "nay":
        return True
    before = lowered[max(0, start - 4) : start].rstrip(" ")
    return not before or before.endswith(_HEADS)


def _is_quoted(text: str, at: int) -> bool:
    """Return whether a place of a text is within quotes, of which the last before it opens one."""
    since = max(text.rfind("\n", 0, at) + 1, at - _QUOTE)
    if text.rfind("“", since, at) > text.rfind("”", since, at):
        return True
    return text.count('"', since, at) % 2 == 1
