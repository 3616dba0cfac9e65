"""Time zones as dates name them: "Z", "+07:00", "(GMT+7)", "EST"."""

from __future__ import annotations

import re
from datetime import timedelta, timezone
from typing import Final

__all__ = ["VIETNAM", "ZONE_NAME", "zone_of"]

#: The zone of every date that luutru keeps.
VIETNAM = timezone(timedelta(hours=7))
# Hours east of Greenwich: RFC 822's names, and those of the region.
_HOURS: Final = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "ict": 7, "jst": 9,
    "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
}  # fmt: skip
_FARTHEST = 14  # hours: no zone lies further from Greenwich
_NAMES = "|".join(sorted(_HOURS, key=len, reverse=True))
#: A zone behind a time of day, in brackets or not: " (giờ Nhật, GMT+9)", "+0700", " UTC". A bare
#: offset has two digits or four, and is no part of a date: not "-2020" of "10:49-2020-07-10".
ZONE_NAME = (
    r"(?:\s?\(?(?:giờ\s[^\W\d_]{2,12}(?:\s[^\W\d_]{2,12})?,?\s)?(?:"
    r"(?:GMT|UTC)\s?(?P<hours>[+-]\d{1,2})(?::?(?P<minutes>\d\d))?(?![\d/:-])"
    r"|(?P<offset>[+-]\d\d(?::?\d\d)?)(?![\d/.:-])"
    rf"|(?P<named>{_NAMES})(?![\w+-])"
    r")\)?)"
)


def zone_of(found: re.Match[str]) -> timezone | None:
    """Return the zone that a match of `ZONE_NAME` names, None when it names none."""
    if found["named"]:
        return timezone(timedelta(hours=_HOURS[found["named"].lower()]))
    if found["hours"]:
        return _offset(found["hours"], found["minutes"] or "00")
    if found["offset"]:
        digits = found["offset"].replace(":", "")
        return _offset(digits[:3], digits[3:] or "00")
    return None


def _offset(hours: str, minutes: str) -> timezone | None:
    if abs(int(hours)) > _FARTHEST or int(minutes) > 59:
        return None
    sign = -1 if hours.startswith("-") else 1
    return timezone(timedelta(hours=int(hours), minutes=sign * int(minutes)))
