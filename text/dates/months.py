"""Names of months: "tháng 7", "thg 7", "Th7", "Tháng Bảy", "Jul"."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["MONTH", "MONTH_NAMES", "VIETNAMESE_MONTHS", "month_of"]

_NUMBERED = "một hai ba tư năm sáu bảy tám chín mười".split()
#: Numbers of months by name, in small letters. Giêng and Chạp are lunar months in prose, and
#: January and December where a calendar year stands behind them on a line of the date.
VIETNAMESE_MONTHS: Final = {
    **{name: number for number, name in enumerate(_NUMBERED, 1)},
    "giêng": 1,
    "bốn": 4,
    "bẩy": 7,
    "mười một": 11,
    "mười hai": 12,
    "chạp": 12,
}
_ENGLISH: Final = {
    name: number
    for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)
}
_LONG = "january february march april june july august sept september october november december"
#: The longest first, so that "mười hai" is not read as "mười".
MONTH_NAMES = "|".join(sorted(VIETNAMESE_MONTHS, key=len, reverse=True)).replace(" ", r"\s")
_ENGLISH_WORDS = "|".join([*_LONG.split(), *_ENGLISH])
#: A month by name, in any case: group `numeral` holds a number, `name` a Vietnamese name, `english`
#: an English one.
MONTH = (
    rf"(?:(?:tháng|thg|th)\.?\s?(?:(?P<numeral>\d{{1,2}})(?!\d)|(?P<name>{MONTH_NAMES})(?!\w))"
    rf"|(?P<english>{_ENGLISH_WORDS})(?![^\W\d_])\.?)"
)


def month_of(found: re.Match[str]) -> int:
    """Return the number of the month that a match of `MONTH` names; it may be beyond 12."""
    if found["numeral"]:
        return int(found["numeral"])
    if found["english"]:
        return _ENGLISH[found["english"][:3].lower()]
    return VIETNAMESE_MONTHS[" ".join(found["name"].lower().split())]
