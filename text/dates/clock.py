"""Times of day beside a date: "15h30 ngày", "8 giờ 30 phút sáng", "lúc 14:00"."""

from __future__ import annotations

import re

__all__ = ["DAY_WORDS", "clock_after", "clock_before"]

_S = r"[^\S\n]"
_PARTS = "sáng|trưa|chiều|tối|đêm|khuya"
_WEEKDAYS = rf"thứ{_S}+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ{_S}+nhật|CN"
#: Words that stand before a day: "sáng thứ hai, ngày mùng ".
DAY_WORDS = (
    rf"(?:(?:(?:rạng{_S}+)?(?:{_PARTS})|hôm|ngày|mùng|mồng|{_WEEKDAYS})(?!\w)"
    rf"(?:{_S}+(?:nay|qua|mai|sớm)(?!\w))?(?:{_S}*[,(])?{_S}*)"
)
# A time of day: "15h30", "8 giờ 30 phút", "14:00"; not the end of "1.15h30" or "14:00:30".
_CLOCK = (
    rf"(?<![\w:/.,])(?P<hour>[01]?\d|2[0-3])(?:"
    rf"{_S}?(?:h|g|giờ)(?:{_S}?(?P<minute>[0-5]\d)(?:{_S}?(?:phút|ph|p|'|’))?)?|:(?P<colon>[0-5]\d))"
    rf"(?!\w|:\d)"
)
_FROM = re.compile(rf"{_CLOCK}{_S}*(?:-|–|đến|tới){_S}*$", re.IGNORECASE)
_BEFORE = re.compile(
    rf"{_CLOCK}(?P<between>[^\S\n,|]*[,|–-]?{_S}*(?:(?:vào|của|cùng){_S}+)?{DAY_WORDS}*)$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"{_S}*[,|(–-]?{_S}*(?:vào{_S}+)?(?:lúc|hồi){_S}+{_CLOCK}(?P<between>{_S}*(?:{_PARTS})?)",
    re.IGNORECASE,
)


def clock_before(text: str) -> tuple[str, int] | None:
    """Return the time (``HH:MM``) that ends `text` and where it begins; of two the earlier.

    Words such as "sáng ngày" may stand after it. "12h đêm" is None: it could be either midnight.
    """
    found = _BEFORE.search(text)
    if found is None:
        return None
    began = _FROM.search(text[: found.start()])
    time = _time(began or found, found["between"])
    return (time, (began or found).start()) if time else None


def clock_after(text: str) -> tuple[str, int] | None:
    """Return the time that begins `text`, as ", lúc 15h30" does, and where it ends."""
    found = _AFTER.match(text)
    time = _time(found, found["between"]) if found else ""
    return (time, found.end()) if found and time else None


def _time(found: re.Match[str], words: str) -> str:
    hour, minute = int(found["hour"]), found["minute"] or found["colon"] or "00"
    part = re.search(_PARTS, words.lower())
    if hour <= 12 and part is not None:
        hour = _hour(hour, part[0])
    return f"{hour:02}:{minute}" if hour >= 0 else ""


def _hour(hour: int, part: str) -> int:
    """Return the hour of 24 of an hour of 12, -1 when the day could be the next one."""
    if hour == 12 or part == "sáng":
        return -1 if part in ("đêm", "khuya", "sáng") and hour == 12 else hour
    if part in ("đêm", "khuya"):
        return hour + 12 if hour >= 8 else -1
    if part == "trưa":
        return hour + 12 if hour <= 3 else hour
    return hour + 12
