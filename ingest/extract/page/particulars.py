"""What stands by a title: the day of publication, and views."""

from __future__ import annotations

import re

from luutru.ingest.extract.lines import views
from luutru.ingest.extract.page.layout import Line, is_prose
from luutru.text.dates.date_order import MonthFirst
from luutru.text.dates.dates import PartialDate, parse_published

__all__ = ["is_clock", "is_particular", "published", "views_of"]

_LONGEST = 120  # characters: "Ngày đăng 03/04/2018 | 08:15 | Lượt xem: 12" has 43
_DATE = re.compile(r"date|time|ngay|publish|posted|meta\b|post-?info|created", re.IGNORECASE)
# What a line of the date begins with, or is alone.
_DATE_LINE = re.compile(
    r"[(\[]?(?:ngày|cập nhật|đăng|gửi|thứ|chủ nhật|t[2-7],|cn,|lúc|vào|bởi|tác giả|xuất bản|\d)",
    re.IGNORECASE,
)
_SENTENCE = 80  # characters
_LINKED = 20  # characters: the title of another post, not the name of an author
_NEAR = 2  # steps from a title to what it shares with its date
_ZONES = 24 * 3600  # seconds: times of one post in two zones are no further apart
_WEEKDAY = re.compile(r"\W*(?:hôm nay|bây giờ|thứ \w+|chủ nhật|cn|t[2-7])\b", re.IGNORECASE)
# Parts of a date that spaces part: "thứ ba, 28 11 2017 12:00".
_SPACED = re.compile(r"\b(\d{1,2}) (\d{1,2}),? (\d{4})\b")
# What forums show under a title: "Thảo luận trong 'Ẩm thực' bắt đầu bởi lan, 14/12/12."
_BEGUN = re.compile(
    r"\W*(?:thảo luận|chủ đề|discussion|topic) (?:trong|in)\b.{1,80}\b(?:bởi|by)\b", re.IGNORECASE
)
_AGO = re.compile(r"\d+ (?:phút|giờ|ngày|tuần|tháng|năm) trước", re.IGNORECASE)
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
    lines: list[Line],
    below: list[Line],
    declared: PartialDate | None,
    month_first: MonthFirst = frozenset(),
) -> PartialDate | None:
    """Return the day of publication.

    What is declared goes first; the page may know its minute. Then a line that is named so, then
    one that begins as a date does.

    Args:
        lines: those by the title, the surest first.
        below: those under the text, where other posts have dates of their own.
        month_first: the shapes of dates that the page writes with the month first.
    """
    found: list[tuple[int, PartialDate]] = []
    for line in [*lines, *(line for line in below if _PUBLISHED.match(line.text))]:
        if len(line.text) > _LONGEST or (is_prose(line) and len(line.text) > _SENTENCE):
            continue
        if line.linked > _LINKED and not _BEGUN.match(line.text):
            continue  # the date of another post
        date = _date_of(line, month_first)
        if date is not None:
            found.append((0 if _is_named(line) else 1, date))
    found.sort(key=lambda pair: pair[0])
    shown = [date for _, date in found if date.precision in ("day", "minute")]
    if declared is None:
        return shown[0] if shown else None
    timed = [date for date in shown if date.precision == "minute"]
    if declared.precision != "minute" or declared.iso[11:16] == "00:00":
        return next((date for date in timed if date.iso[:10] == declared.iso[:10]), declared)
    named = [date for rank, date in found if rank == 0 and date in timed]
    near = named[0] if named else declared  # a clock that runs in another zone
    apart = abs((near.datetime - declared.datetime).total_seconds())
    return near if 0 < apart < _ZONES else declared


def is_clock(line: Line, title: Line) -> bool:
    """Return whether a line above a title is the day on which the page was read.

    Headers show it with its weekday, apart from the post: "Thứ năm, 09/05/2019".
    """
    if not _WEEKDAY.match(line.text):
        return False
    around = [title.element, *title.element.iterancestors()]
    own = [line.element, *line.element.iterancestors()]
    shared = next((one for one in own if one in around), None)
    if shared is None or shared.tag in ("body", "html", "form"):
        return True
    return re.search(r"\d[:h]\d", line.text) is None and around.index(shared) > _NEAR


def _date_of(line: Line, month_first: MonthFirst) -> PartialDate | None:
    text = _SPACED.sub(r"\1/\2/\3", line.text) if _WEEKDAY.search(line.text) else line.text
    if line.stamp:
        date, shown = parse_published(line.stamp), parse_published(text, month_first)
        if shown is not None and shown.precision == "minute":
            return shown
        if date is not None:
            return date
    if not _FULL_DATE.search(text):
        return None
    begins = any(one.match(line.text) for one in (_DATE_LINE, _PUBLISHED, _BEGUN))
    if begins or _is_named(line) or _AFTER_NAME.search(text):
        return parse_published(text, month_first)
    return None


def _is_named(line: Line) -> bool:
    return bool(line.stamp) or _DATE.search(line.named) is not None


def is_particular(line: Line) -> bool:
    """Return whether a line is the date, the views, or the like: no text of the post."""
    if len(line.text) >= _LONGEST or line.row:
        return False
    if views(line.text) is not None or _AGO.fullmatch(line.text):
        return True
    if not _FULL_DATE.search(line.text) or parse_published(line.text) is None:
        return False
    if _BEGUN.match(line.text):
        return True
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
