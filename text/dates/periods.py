"""Months, quarters and years on the line of a date: "Tháng 8 năm 2006", "quý II/2015"."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from luutru.text.dates.months import MONTH, month_of

__all__ = ["QUARTER", "Period", "first_period", "quarter_of"]


class Period(NamedTuple):
    """A month or a year, from `start` to `end` of a text."""

    year: int
    month: int | None
    start: int
    end: int


_QUARTERS: Final = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4,
    "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4,
}  # fmt: skip
#: A quarter with its year: "quý II/2015", "Quí 2 năm 2015"; groups `quarter` and `of`.
QUARTER = (
    rf"qu(?<!\wqu)[ýí]\s(?P<quarter>{'|'.join(sorted(_QUARTERS, key=len, reverse=True))})"
    r"(?:\s?[/-]\s?|\s?,?\snăm\s|\s)(?P<of>(?:1[89]|20)\d\d)(?!\w|[/.,]\d)"
)
_YEAR = r"(?P<year>(?:1[5-9]|2[01])\d\d)(?!\d)"
# A month is tried before the year that it holds; "8 tháng năm 2026" is none, but eight of them.
_FORMS = [
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<!\w)(?<!\d\s){MONTH}(?:\s?[/,.-]\s?|,?\s?năm\s|\s){_YEAR}",
        rf"(?<![\d/.-])(?P<month>\d{{1,2}})\s?[/-]\s?{_YEAR}(?![/-]\d)",
        rf"(?<!\d){_YEAR}-(?P<month>\d\d)(?![\d-])",
        QUARTER,
        r"(?<!\w)năm\s(?P<year>[12]\d{3})(?!\d)",
        r"^\s?(?P<year>[12]\d{3})\s?$",
    )
]


def first_period(text: str) -> Period | None:
    """Return the first month of a text, else the first quarter or year, a quarter as its year."""
    for form in _FORMS:
        found = form.search(text)
        if found is not None:
            parts = found.groupdict()
            month = month_of(found) if "numeral" in parts else int(parts.get("month") or 0)
            year = parts.get("year") or parts["of"]
            return Period(int(year), month if "numeral" in parts or month else None, *found.span())
    return None


def quarter_of(found: re.Match[str]) -> int:
    """Return the number of the quarter that a match of `QUARTER` names."""
    return _QUARTERS[found["quarter"].lower()]
