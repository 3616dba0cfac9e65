"""The lunar calendar: years by the cycle of sixty ("năm Canh Tý"), and which days are lunar.

A lunar day is not turned into one of ours: where only it is written, there is no day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from luutru.text.dates.event_date import EventDate
from luutru.text.dates.partial_date import PartialDate

__all__ = ["cycle_year", "is_lunar", "lunar_years"]

_S = r"[^\S\n]"
_STEMS: Final = {
    "giáp": 0, "ất": 1, "bính": 2, "đinh": 3, "mậu": 4, "kỷ": 5, "kỉ": 5, "canh": 6, "tân": 7,
    "nhâm": 8, "quý": 9, "quí": 9,
}  # fmt: skip
_BRANCHES: Final = {
    "tý": 0, "tí": 0, "sửu": 1, "dần": 2, "mão": 3, "mẹo": 3, "thìn": 4, "tỵ": 5, "tị": 5,
    "ngọ": 6, "mùi": 7, "thân": 8, "dậu": 9, "tuất": 10, "hợi": 11,
}  # fmt: skip
_NAME = rf"(?P<stem>{'|'.join(_STEMS)}){_S}+(?P<branch>{'|'.join(_BRANCHES)})(?!\w)"
# "Tết Mậu Thân 1968", "năm Canh Tý (1300)", "30 Tết Kỷ Hợi": the year behind it, if any.
_NAMED = re.compile(
    rf"(?P<what>năm|tết|xuân)(?:{_S}+nguyên{_S}+đán)?{_S}+{_NAME}"
    rf"(?:{_S}*[-,(]?{_S}*(?:tức{_S}+(?:là{_S}+)?)?(?:năm{_S}+)?(?P<year>1\d{{3}}|20\d\d)(?!\d|[/.-]\d))?"
)
# "năm 1960 (Canh Tý)": the year before the name.
_YEAR_NAMED = re.compile(
    rf"năm{_S}+(?P<year>1\d{{3}}|20\d\d){_S}*[-,(]{_S}*(?:tức{_S}+)?(?:năm{_S}+)?{_NAME}"
)
# Behind or before a day that is lunar: "10/3 (âm lịch)", "ngày 10 tháng 3 năm Canh Tý".
_AFTER = re.compile(rf"{_S}*[,(]?{_S}*(?:(?:theo{_S}+)?âm{_S}+lịch|ÂL|AL)(?!\w)", re.IGNORECASE)
_YEAR_AFTER = re.compile(rf"{_S}*[,(]?{_S}*(?:năm{_S}+)?{_NAME}", re.IGNORECASE)
_BEFORE = re.compile(rf"âm{_S}+lịch{_S}*[,:(]?{_S}*(?:(?:là|ngày|mùng|mồng){_S}+)*$", re.IGNORECASE)
#: Feasts of the lunar year by day and month: "Giỗ Tổ Hùng Vương (10/3)" is no day in March.
_FEASTS: Final = {
    (15, 1): "nguyên tiêu", (3, 3): "hàn thực", (10, 3): "giỗ tổ", (8, 4): "phật đản",
    (15, 4): "phật đản", (5, 5): "đoan ngọ", (15, 7): "vu lan", (15, 8): "trung thu",
}  # fmt: skip
_FAR = 40  # characters before a day: "Giỗ Tổ Hùng Vương mùng " has 23
# The months of a lunar year that may end in the next year of ours, which has begun by the eleventh.
_LATE_MONTH = re.compile(rf"tháng{_S}+(?:1[12]|mười{_S}+(?:một|hai)|một|chạp){_S}*,?{_S}*$")


def cycle_year(stem: str, branch: str) -> int | None:
    """Return the place of a year in the cycle of sixty, 0 for "giáp" "tý", None for no such."""
    first, second = _STEMS[stem], _BRANCHES[branch]
    return next((at for at in range(60) if at % 10 == first and at % 12 == second), None)


def is_lunar(text: str, start: int, end: int, feast: tuple[int, int] | None = None) -> bool:
    """Return whether the day at `start` to `end` of a text is of the lunar calendar.

    Args:
        feast: day and month of one that is written without a year of ours, so that a feast or a
            year of the cycle beside it may be what it is of.
    """
    before = text[max(0, start - _FAR) : start]
    if _AFTER.match(text, end) or _BEFORE.search(before):
        return True
    if feast is None:
        return False
    return bool(_YEAR_AFTER.match(text, end)) or _FEASTS.get(feast, "\0") in before.lower()


def lunar_years(lowered: str, published: PartialDate | None) -> Iterator[EventDate]:
    """Yield the years of ours that are named by the cycle.

    A year that stands behind the name must be that of the cycle. Without one, Tết and xuân are
    those about publication; another year may be any of some forty, and is none.

    Args:
        lowered: the text in small letters.
    """
    for found in _NAMED.finditer(lowered):
        start = found.start()
        place = cycle_year(found["stem"], found["branch"])
        late = _LATE_MONTH.search(lowered, max(0, start - _FAR), start)
        if place is None or late or (start and lowered[start - 1].isalnum()):
            continue
        year = int(found["year"]) if found["year"] else _about(found["what"], place, published)
        if year is not None and (year - 4) % 60 == place:
            when = PartialDate.of(year)
            if when is not None:
                yield EventDate(when, start, found.end())
    for found in _YEAR_NAMED.finditer(lowered):
        when = PartialDate.of(int(found["year"]))
        is_of_cycle = (int(found["year"]) - 4) % 60 == cycle_year(found["stem"], found["branch"])
        if when is not None and is_of_cycle:
            yield EventDate(when, *found.span())


def _about(what: str, place: int, published: PartialDate | None) -> int | None:
    """Return the year of a Tết that a post is about: last year's, this year's or the next one."""
    if published is None or what == "năm":
        return None
    year = published.earliest().year
    return next((near for near in (year, year + 1, year - 1) if (near - 4) % 60 == place), None)
