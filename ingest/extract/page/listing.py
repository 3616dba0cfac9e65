"""Pages that are no single post: lists, whose items are posts of their own, and front pages."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urljoin

from lxml import html

from luutru.errors import UnreadableItem
from luutru.ingest.extract.page import cleaning, column, metadata
from luutru.ingest.extract.page.body import is_lead
from luutru.ingest.extract.page.document import parse
from luutru.ingest.extract.page.headline import Headline
from luutru.ingest.extract.page.layout import Line, is_prose, lines_of
from luutru.ingest.extract.page.metadata import Metadata
from luutru.text.dates.dates import parse_published

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


def refuse(lines: list[Line], main: column.Column, title: Headline, declared: Metadata) -> None:
    """Pass a page on which one post stands.

    Raises:
        UnreadableItem: it is a front page, or a list.
    """
    if declared.is_article:
        return
    own = lines[main.start : main.end]
    links = sum(_title_link(line) is not None for line in own)
    prose = [line for line in own if is_prose(line)]
    size = sum(len(line.text) for line in prose)
    others = sum(_title_link(line) is not None for line in lines)
    listed = links >= _LISTED and links >= len(prose)
    unnamed = title.line < 0 or (not title.declared and lines[title.line].is_link)
    front = others >= _MANY_LINKS and size < _LITTLE and unnamed
    if listed or front:
        raise UnreadableItem(
            f"Trang chủ hoặc trang danh sách ({max(links, others)} liên kết tới các bài), "
            "không phải một bài.",
            "Hãy lưu và nhập từng bài.",
        )


def _title_link(line: Line) -> html.HtmlElement | None:
    """Return the link of a line that is the title of another post, None for other lines."""
    if line.row or not line.is_link or len(line.text.split()) < _LEAST_WORDS:
        return None
    links = [a for a in line.element.iter("a") if a.get("href")]
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
    date, summary = "", ""
    for one in [line, *after]:
        if not date and _is_date(one.text):
            date = one.text
        elif one is not line and not summary and len(one.text) >= _SUMMARY:
            summary = one.text
    title = re.sub(r"\s*\(?\d{1,2}/\d{1,2}/\d{4}.{0,12}$", "", line.text)
    if not date or not summary or not href or href.startswith(("#", "javascript:")):
        return None
    return ListedPost(title, date, summary, urljoin(base, href) if base else "", href)


def _is_date(text: str) -> bool:
    return (
        len(text) <= _LONGEST_DATE
        and _DATE.search(text) is not None
        and parse_published(text) is not None
    )


def _base(root: html.HtmlElement, source: str, declared: str) -> str:
    given = [str(href) for href in root.xpath("//base/@href")[:1]]
    saved = _SAVED_FROM.search(source[:2000])
    for address in (*given, declared, saved.group(1) if saved else ""):
        if address.startswith(("http://", "https://")):
            return address
    return ""
