"""The title: what the page shows near its column, held against what it declares."""

from __future__ import annotations

import re
from typing import NamedTuple

from luutru.ingest.extract.lines import title_of
from luutru.ingest.extract.page.document import names_of, text_key
from luutru.ingest.extract.page.layout import Line
from luutru.ingest.extract.page.metadata import Metadata
from luutru.ingest.extract.page.particulars import is_particular

__all__ = ["Headline", "agrees", "find"]

_LONGEST = 300  # characters: a longer line is a paragraph
_LEAST_DECLARED = 0.25  # of a declared title that its shown form must be: a site's name follows
_EMPTY = re.compile(r"\s*\(\s*\)\s*$")
_ALIKE = 0.5  # share of a title's words that another version of it has
_NEAR = 40  # lines above the column, or its first ones, among which an undeclared title stands
# What stands between a title and the name of its section or site: "Ra quân - Phường An Thịnh".
_SUFFIX = re.compile(r"\s+[|»:·•-]+\s+|\s*[|»]\s*")
_TITLE = re.compile(
    r"(?:news|entry|post|article|detail|content|page)[-_]?title|title[-_]?(?:news|detail|post)"
    r"|(?:^|[\s_-])p?title\b|title$|tieu-?de|headline",
    re.IGNORECASE,
)
# What is the name of a site: "Trang thông tin điện tử thị xã ...".
_SITE = re.compile(
    r"\W*(?:trang|cổng)\s+(?:thông tin|tin|web|chủ|ttđt)|trang chủ|website|tttđt|home\b"
    r"|(?:liên kết|thăm dò|thống kê|thư viện|đăng nhập|tìm kiếm|danh mục|quảng cáo|hỗ trợ trực"
    r"|đang truy cập|số lượt|lượt truy)\b",
    re.IGNORECASE,
)
_SURE = 3.0  # rank from which a line is set as the title
_ONLY_TITLE = re.compile(r"(?:^|\s)(?:p?title|tieu-?de)(?:\s|$)", re.IGNORECASE)
_OTHER_TITLE = re.compile(
    r"sub-?title|site-?title|menu|widget|box|block|cate|head-?title|folder|section|chuyen|linkweb"
    r"|album|portlet|video",
    re.I,
)
_LOGO = re.compile(r"logo|brand|site-?name", re.I)  # a link there leads to the front page


class Headline(NamedTuple):
    """The title, the number of the line that shows it (-1 when none does), if it is declared."""

    text: str
    line: int
    declared: bool = False
    rank: float = 0.0  # how much the line is set as a title


def find(lines: list[Line], start: int, end: int, metadata: Metadata) -> Headline:
    """Return the title of a page whose column is lines `start` to before `end`."""
    declared = [title for title in metadata.titles if not _SITE.match(title)]
    shown = _shown(lines, start, end, declared)
    marked = _marked(lines, start, end)
    if shown is not None and not (
        marked is not None
        and len(set(map(text_key, declared))) == 1
        and shown.line < marked.line
        and lines[shown.line].element.tag == lines[marked.line].element.tag == "h1"
    ):  # else it is the site's name, above the title
        return shown
    surest = declared[0] if metadata.is_article and declared else ""
    if surest and (marked is None or marked.rank < _SURE):
        return Headline(title_of(without_site(surest, metadata.site)), -1)
    if marked is not None:
        return marked
    title = without_site(declared[0], metadata.site) if declared else ""
    return Headline(title_of(title), -1)


def agrees(title: Headline, metadata: Metadata) -> bool:
    """Return whether what a page declares is about the post that it shows, by its titles."""
    own = set(text_key(title.text).split())
    others = [set(text_key(given).split()) for given in metadata.titles if not _SITE.match(given)]
    return (
        title.declared
        or not others
        or any(len(own & other) >= _ALIKE * len(own) for other in others)
    )


def without_site(title: str, site: str) -> str:
    """Return a declared title without the name of the site that follows it."""
    for found in _SUFFIX.finditer(title):
        if site and text_key(title[found.end() :]).startswith(text_key(site)[:20]):
            return title[: found.start()]
    return title


def _shown(lines: list[Line], start: int, end: int, declared: list[str]) -> Headline | None:
    """Return the line that shows a declared title: the last above the column, or first in it."""
    for title in declared:
        key = text_key(title)
        if not key:
            continue
        best: tuple[float, int] | None = None
        for number, line in enumerate(lines[:end]):
            if len(line.text) > _LONGEST or line.row:
                continue
            own = text_key(line.text)
            if line.is_link and (_rank(line) < 1 or _LOGO.search(line.named)):
                continue  # the name of the site, as a link to its front page
            exact = own == key
            begins = (
                key.startswith(own + " ")
                and len(own) >= max(12, _LEAST_DECLARED * len(key))
                and (_SUFFIX.match(title[_after(title, own) :]) is not None or _rank(line) >= _SURE)
            )
            if not exact and not begins:
                continue
            rank = _rank(line) + 2 * exact - (0.02 * abs(start - number)) - 3 * line.is_link
            if number > start + 10:
                rank -= 5
            if best is None or rank >= best[0]:
                best = rank, number
        if best is not None:
            return Headline(_plain(lines[best[1]].text), best[1], declared=True)
    return None


def _after(title: str, key: str) -> int:
    """Return where in `title` the words of `key` end."""
    words = list(re.finditer(r"\w+", title))[: len(key.split())]
    return words[-1].end() if words else 0


def _rank(line: Line) -> float:
    """Return how much a line is set as a title."""
    rank, element = 0.0, line.element
    if _TITLE.search(line.names) and not _OTHER_TITLE.search(line.names):
        rank = 3.0
    for _ in range(3):
        if element is None:
            break
        heading = element.tag if not _OTHER_TITLE.search(names_of(element)) else ""
        rank = max(rank, {"h1": 4.0, "h2": 1.5, "h3": 1.0, "h4": 1.0}.get(heading, 0.0))
        name = " ".join(filter(None, [names_of(element), element.get("itemprop")]))
        if _ONLY_TITLE.search(name) or (_TITLE.search(name) and not _OTHER_TITLE.search(name)):
            rank = max(rank, 3.0)
        element = element.getparent()
    return rank


def _marked(lines: list[Line], start: int, end: int) -> Headline | None:
    """Return the line near the column that is set most like a title."""
    best: tuple[float, int] | None = None
    for number in range(max(0, start - _NEAR), min(end, start + 4)):
        line = lines[number]
        size = len(line.text)
        if not 3 <= size <= _LONGEST or line.row or _SITE.match(line.text) or is_particular(line):
            continue
        if line.is_link and _LOGO.search(line.named):
            continue
        rank = _rank(line)
        rank = max(rank, 1.0 * (line.is_bold and not line.text.isupper()))
        rank -= 0.04 * abs(start - number) + 0.5 * line.is_link
        rank -= 1.5 * (size < 20) + 0.5 * line.text.isupper()
        if rank > 0 and (best is None or rank > best[0]):
            best = rank, number
    if best is None:
        return None
    line = lines[best[1]]
    return Headline(_plain(line.text), best[1], rank=_rank(line))


def _plain(text: str) -> str:
    """Return a shown title without its stop, and without brackets that hold nothing."""
    return title_of(_EMPTY.sub("", text))
