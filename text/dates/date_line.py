"""Lines that hold a date and no text: "Ngày đăng 10/07/2020 | Lượt xem: 12", "Hà Nội, 3/2/1930".

A title may begin with a date as well ("Năm 2008 phường hoàn thành kế hoạch"): what counts is what
stands beside it.
"""

from __future__ import annotations

import re

from luutru.text.dates.dates import PartialDate, parse_published
from luutru.text.script.folding import fold

__all__ = ["date_line"]

_PARTS = re.compile(r"[|•·]")
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_NAME = 5  # words: "Thành phố Hồ Chí Minh", "Nguyễn Thị Thu Hà"
# Words of dates, of the labels beside them and of places, without marks.
_OF_DATES = frozenset(
    """
    ngay thang nam quy qui thu hai ba tu bon sau bay chu nhat cn t gio phut giay h g p luc hoi vao
    mot tam chin muoi gieng chap thg th mung mong
    sang trua chieu toi dem khuya am pm sa ch gmt utc z ict viet
    dang cap nhat lan cuoi tao xuat ban phat hanh gui dua tin bai viet boi
    luot xem so doc views view
    posted published updated on at by date time
    mon tue wed fri sat sun monday tuesday wednesday thursday friday saturday sunday
    jan feb mar apr may jun jul aug sep oct nov dec january february march april june july august
    september october november december
    i ii iii iv
    thanh pho tp tinh
    """.split()
)
# What parts a name or a place from the date: "Hà Nội, ngày", "bởi Nguyễn Văn Lâm ngày".
_PARTED = re.compile(r"[-–—,:(]|\bbởi\b|\bby\b", re.IGNORECASE)


def date_line(line: str) -> PartialDate | None:
    """Return the date of a line that holds a date and no text, else None."""
    found = parse_published(line)
    if found is None:
        return None
    parts = filter(_is_date_alone, _PARTS.split(line))
    return found if any(parse_published(part) is not None for part in parts) else None


def _is_date_alone(part: str) -> bool:
    """Return whether a part of a line is a date, beside it at most one name or place."""
    others = [word for word in _WORD.findall(part) if fold(word).lower() not in _OF_DATES]
    if not others:
        return True
    is_name = len(others) <= _LONGEST_NAME and all(word[0].isupper() for word in others)
    return is_name and not "".join(others).isupper() and _PARTED.search(part) is not None
