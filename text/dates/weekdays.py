"""Days of the week: "Thứ Sáu", "thứ 6", "T6", "CN", "Fri"."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["WEEKDAY", "weekday_beside", "weekday_of"]

_S = r"[^\S\n]"
# Numbers of `date.weekday`, by what stands behind "thứ".
_NAMED: Final = {
    "hai": 0, "ba": 1, "tư": 2, "bốn": 2, "năm": 3, "sáu": 4, "bảy": 5, "bẩy": 5,
    "2": 0, "3": 1, "4": 2, "5": 3, "6": 4, "7": 5,
}  # fmt: skip
_ENGLISH: Final = {name: at for at, name in enumerate("mon tue wed thu fri sat sun".split())}
_LONG = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
#: A day of the week, in any case, without groups.
WEEKDAY = (
    rf"(?:thứ{_S}{{1,2}}(?:{'|'.join(_NAMED)})|chủ{_S}{{1,2}}nhật|CN|T[2-7]"
    rf"|{_LONG}|{'|'.join(_ENGLISH)})"
)
_BETWEEN = rf"{_S}?[,.(|–-]?{_S}?(?:ngày{_S})?\(?"
# "T7/2020" is a month: only a day of a month follows a short name.
_BEFORE = re.compile(rf"(?<!\w)(?P<day>{WEEKDAY}){_BETWEEN}$", re.IGNORECASE)
_AFTER = re.compile(rf"{_S}?[,(|–-]?{_S}?\(?(?P<day>{WEEKDAY})(?![\w/])", re.IGNORECASE)
_FARTHEST = 30  # characters: "Chủ nhật, ngày " has 15


def weekday_beside(text: str, start: int, end: int) -> int | None:
    """Return the day of the week (0 for Monday) beside the date at `start` to `end` of `text`."""
    found = _BEFORE.search(text[max(0, start - _FARTHEST) : start]) or _AFTER.match(text, end)
    return weekday_of(found["day"]) if found else None


def weekday_of(name: str) -> int:
    """Return the number of a day of the week (0 for Monday) that `WEEKDAY` matches."""
    words = name.lower().split()
    if words[0] in ("cn", "chủ"):
        return 6
    if words[0] == "thứ":
        return _NAMED[words[1]]
    if words[0][1:] in _NAMED:
        return _NAMED[words[0][1:]]
    return _ENGLISH[words[0][:3]]
