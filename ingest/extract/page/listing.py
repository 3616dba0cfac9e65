"""Pages that are no single post: lists, whose items are posts of their own, and front pages."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urljoin

from lxml import html

from luutru.errors import UnreadableItem
from luutru.ingest.extract.page import cleaning, column, headline, metadata, particulars
from luutru.ingest.extract.page.body import is_lead
from luutru.ingest.extract.page.document import parse
from luutru.ingest.extract.page.headline import Headline
from luutru.ingest.extract.page.layout import HEADINGS, Line, is_prose, lines_of
from luutru.ingest.extract.page.metadata import Metadata
from luutru.text.dates.date_line import date_line

__all__ = ["ListedPost", "items", "refuse"]

_DATE = re.compile(
    r"\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{2,4}|\d{4}-\d{2}-\d{2}|\d{1,2} tháng \d{1,2}"
)
_LONGEST_DATE = 100  # characters of a line that dates an item
_LEAST_WORDS = 4  # of a title of another post: a menu's entries are shorter
_SUMMARY = 40  # characters: a shorter line is a label
_AFTER = 6  # lines after its title that may belong to an item
_MANY_LINKS = 15  # titles of other posts on a front page; its own text is short
_LITTLE = 1000  # characters of prose
_LISTED = 5  # titles of other posts in a column: as many as it has prose, and it is a list
_BESIDE_TITLE = 3  # lines under a title among which its date stands
_HOME = re.compile(r"\W*(?:trang (?:chủ|nhất)|home(?:\s?page)?|index)\W*$", re.IGNORECASE)
_HEADING = 4.0  # rank of an h1
# What lists put behind a title: "(05/08/2019)", "(26.07.2019 14:14)", "11/06/2019".
_ENDS_WITH_DATE = re.compile(
    r"\s*\(?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?:[\s|,-]{1,3}\d{1,2}[:h]\d\d)?\s*\)?$"
)
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d+\)(\S{1,500}) -->")


class ListedPost(NamedTuple):
    """An item of a list: what it shows of a post, and where that is."""

    title: str
    published: str
    summary: str
    url: str  # absolute, "" when the page does not tell its own
    href: str  # as written


def items(source: str) -> list[ListedPost]:
    """Return the items of a list page whose items have title, date and summary, [] for others.

    Raises:
        UnreadableItem: it is no HTML.
    """
    if _DATE.search(source) is None:
        return []
    root = parse(source)
    declared = metadata.read(root)
    if declared.is_article:
        return []
    base = _base(root, source, declared.url)
    cleaning.clean(root)
    lines = lines_of(root)
    found: list[ListedPost] = []
    within, named = 0, False
    for number, line in enumerate(lines):
        link = _title_link(line)
        if link is None:
            continue
        made = _item(line, _following(lines, number), link.get("href") or "", base)
        if made is not None:
            found.append(made)
            within += len(made.summary)
            named = any(is_lead(one, "", named=True) for one in _following(lines, number))
    prose = sum(len(line.text) for line in lines if is_prose(line))
    if len(found) == 1:  # a list of one: its text is named a summary, and is all there is
        return found if within == prose and named else []
    return found if within > prose / 2 else []


def refuse(lines: list[Line], main: column.MainColumn, title: Headline, declared: Metadata) -> None:
    """Pass a page on which one post stands.

    Raises:
        UnreadableItem: it is a front page, or a list.
    """
    if declared.is_article:
        return
    own = lines[main.start : main.end]
    prose = [line for line in own if is_prose(line)]
    others = sum(_title_link(line) is not None for line in lines)
    sure = _is_sure(lines, main, title, declared)
    if sure and len(prose) >= _BESIDE_TITLE:  # what follows a post within its element
        own = own[: own.index(prose[-1])]
    links = sum(_title_link(line) is not None for line in own)
    between = range(title.line + 1, main.start) if title.line >= 0 else range(0)
    if (
        (links >= _LISTED and links >= len(prose))
        or sum(_is_teaser(lines, number) for number in between) >= _LISTED
        or (not sure and _is_front(lines, prose, title, others))
    ):
        raise UnreadableItem(
            f"Trang chủ hoặc trang danh sách ({max(links, others)} liên kết tới các bài), "
            "không phải một bài.",
            "Hãy lưu và nhập từng bài.",
        )


def _is_front(lines: list[Line], prose: list[Line], title: Headline, others: int) -> bool:
    """Return whether titles of other posts are what a page with no sure title of its own is for.

    Args:
        prose: that of the main column.
        others: how many lines are titles of other posts.
    """
    is_little = sum(len(line.text) for line in prose) < _LITTLE
    teasers = sum(_is_teaser(lines, number) for number in range(len(lines)))
    if others >= _MANY_LINKS and (is_little or teasers >= _MANY_LINKS):
        return True
    return teasers >= _LISTED and (title.line >= 0 or is_little)


def _is_sure(
    lines: list[Line], main: column.MainColumn, title: Headline, declared: Metadata
) -> bool:
    """Return whether a title is surely that of a post: declared, dated, or right above a text."""
    if title.line < 0 or (lines[title.line].is_link and not title.declared):
        return False
    below = lines[title.line + 1 : title.line + 1 + _BESIDE_TITLE]
    if title.declared or particulars.published(below, [], None) is not None:
        return True
    if declared.titles and all(_HOME.match(given) for given in declared.titles):
        return False
    if declared.titles and headline.agrees(title, declared):
        return True
    prose = [line for line in lines[main.start : main.end] if is_prose(line)]
    is_little = sum(len(line.text) for line in prose) < _LITTLE
    if title.rank >= _HEADING and len(prose) >= _BESIDE_TITLE:
        return title.line >= main.start - _BESIDE_TITLE
    return title.line >= main.start - 1 and not is_little


def _is_teaser(lines: list[Line], number: int) -> bool:
    """Return whether a line is the title of another post as lists set it: a heading, or dated."""
    line = lines[number]
    if _title_link(line) is None:
        return False
    if line.element.tag in HEADINGS or _ENDS_WITH_DATE.search(line.text):
        return True
    return any(_is_date(one.text) for one in _following(lines, number)[:_BESIDE_TITLE])


def _title_link(line: Line) -> html.HtmlElement | None:
    """Return the link of a line that is the title of another post, None for other lines."""
    if line.row or not line.is_link or len(line.text.split()) < _LEAST_WORDS:
        return None
    links = list(line.element.iter("a"))
    outer = next(line.element.iterancestors("a"), None)
    return links[0] if links else outer


def _following(lines: list[Line], number: int) -> list[Line]:
    following = []
    for line in lines[number + 1 : number + 1 + _AFTER]:
        if _title_link(line) is not None:
            break
        following.append(line)
    return following


def _item(line: Line, after: list[Line], href: str, base: str) -> ListedPost | None:
    dates = [one.text for one in after if _is_date(one.text)]
    ends = _ENDS_WITH_DATE.search(line.text)
    date = dates[0] if dates else ends.group().strip(" ()") if ends else ""
    summary = next(
        (
            one.text
            for one in after
            if len(one.text) >= _SUMMARY and not particulars.is_particular(one)
        ),
        "",
    )
    title = _ENDS_WITH_DATE.sub("", line.text)
    if not date or not summary or not href or href.startswith(("#", "javascript:")):
        return None
    return ListedPost(title, date, summary, urljoin(base, href) if base else "", href)


def _is_date(text: str) -> bool:
    return (
        len(text) <= _LONGEST_DATE
        and _DATE.search(text) is not None
        and date_line(text) is not None  # "Ngày 11/02/2020, phường ban hành" is a summary
    )


def _base(root: html.HtmlElement, source: str, declared: str) -> str:
    given = [str(href) for href in root.xpath("//base/@href")[:1]]
    saved = _SAVED_FROM.search(source[:2000])
    for address in (*given, declared, saved.group(1) if saved else ""):
        if address.startswith(("http://", "https://")):
            return address
    return ""
