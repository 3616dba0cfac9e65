"""What stands by a title: the day of publication, and views."""

from __future__ import annotations

import re

from luutru.ingest.extract.lines import views
from luutru.ingest.extract.page.layout import Line, is_prose
from luutru.text.dates.dates import PartialDate, parse_published

__all__ = ["is_particular", "published", "views_of"]

_LONGEST = 120  # characters: "Ngày đăng 03/04/2018 | 08:15 | Lượt xem: 12" has 43
_DATE = re.compile(r"date|time|ngay|publish|posted|meta\b|post-?info|created", re.IGNORECASE)
# What a line of the date begins with, or is alone.
_DATE_LINE = re.compile(
    r"[(\[]?(?:ngày|cập nhật|đăng|gửi|thứ|chủ nhật|t[2-7],|cn,|lúc|vào|bởi|tác giả|xuất bản|\d)",
    re.IGNORECASE,
)
# What says that a date is that of the publication.
_PUBLISHED = re.compile(
    r"\W*(?:(?:ngày|giờ|thời gian|thời điểm)\s+(?:đăng|gửi|cập nhật|xuất bản|tạo|đưa|phát hành)"
    r"|cập nhật|đăng (?:ngày|lúc|bởi|vào)|được đăng|xuất bản|posted|published)",
    re.IGNORECASE,
)
# A date after a name or a place: "Minh Chiến - 07/03/2026 08:47", "Hà Nội, ngày ...".
_AFTER_NAME = re.compile(
    r"[-–|•·,]\s*(?:ngày\s+|thứ \w+,\s*)?\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{2,4}|, ngày \d",
    re.I,
)
_FULL_DATE = re.compile(
    r"\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{2,4}|tháng|\d{4}-\d{2}-\d{2}", re.I
)
_NO_BESIDE = 5  # lines by the title among which one is the section though no class names it


def published(
    lines: list[Line], below: list[Line], declared: PartialDate | None
) -> PartialDate | None:
    """Return the day of publication.

    What is declared goes first; the page may know its minute. Then a line that is named so, then
    one that begins as a date does.

    Args:
        lines: those by the title, the surest first.
        below: those under the text, where other posts have dates of their own.
    """
    found: list[tuple[int, PartialDate]] = []
    for line in [*lines, *(line for line in below if _PUBLISHED.match(line.text))]:
        if len(line.text) > _LONGEST or (is_prose(line) and len(line.text) > 80):
            continue
        date = _date_of(line)
        if date is not None:
            found.append((0 if _is_named(line) else 1, date))
    found.sort(key=lambda pair: pair[0])
    shown = [date for _, date in found]
    if declared is not None:
        same = [date for date in shown if date.iso[:10] == declared.iso[:10]]
        if declared.precision != "minute" or declared.iso[11:16] == "00:00":
            return next((date for date in same if date.precision == "minute"), declared)
        return declared
    precise = [date for date in shown if date.precision in ("day", "minute")]
    return next(iter(precise), None)


def _date_of(line: Line) -> PartialDate | None:
    if line.stamp:
        date, shown = parse_published(line.stamp), parse_published(line.text)
        if shown is not None and shown.precision == "minute":
            return shown
        if date is not None:
            return date
    if not _FULL_DATE.search(line.text):
        return None
    if _is_named(line) or _DATE_LINE.match(line.text) or _AFTER_NAME.search(line.text):
        return parse_published(line.text)
    return None


def _is_named(line: Line) -> bool:
    return bool(line.stamp) or _DATE.search(line.named) is not None


def is_particular(line: Line) -> bool:
    """Return whether a line is the date, the views, or the like: no text of the post."""
    if len(line.text) >= _LONGEST or line.row:
        return False
    if views(line.text) is not None:
        return True
    if not _FULL_DATE.search(line.text) or parse_published(line.text) is None:
        return False
    if line.text.endswith((".", ":", ";")):
        return False
    rest = re.sub(r"[\d\W]+", " ", line.text).split()
    return len(rest) <= 4 or (_DATE_LINE.match(line.text) is not None and len(rest) <= 10)


def views_of(lines: list[Line]) -> int | None:
    """Return the number of views by the title, None without one."""
    for line in lines:
        if len(line.text) <= _LONGEST:
            number = views(line.text)
            if number is not None:
                return number
    return None
