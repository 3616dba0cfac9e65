"""The section of a post: as declared, from breadcrumbs, or from a line by the title."""

from __future__ import annotations

import re

from lxml import html

from luutru.ingest.extract.lines import is_section
from luutru.ingest.extract.page.document import names_of, text_key, text_of
from luutru.ingest.extract.page.layout import Line, is_prose
from luutru.ingest.extract.page.particulars import is_particular
from luutru.ingest.extract.page.signature import pen_name

__all__ = ["breadcrumbs", "section"]

_SECTION = re.compile(
    r"categor|section|chuyen-?muc|cat(?:e)?[-_]?(?:name|title)?\b|sub_?cate|folder-?title",
    re.IGNORECASE,
)
_BREADCRUMB = re.compile(
    r"bread-?crumb|duong-?dan|navbit|box-path|site-?map-?path|pathway", re.IGNORECASE
)
# The first step of breadcrumbs, and names that are the software's own.
_HOME = frozenset({
    "trang chủ", "trang nhất", "trang chính", "bạn đang ở", "home", "news", "pages", "page",
    "default", "article", "articles", "post", "posts", "root",
})  # fmt: skip
_NO_SECTION = re.compile(
    r"\d[:/]\d|^[\d\W]+$|^(?:home|pages?)+$|^xem\b|^skip\b"
    r"|^(?:trang|cổng) thông tin|created|^cập nhật|ngày \d|^thứ \w+,|^chia sẻ|\.\w{2,4}$",
    re.IGNORECASE,
)
_SOFTWARE = re.compile(r"Pages|SitePages")  # a path of SharePoint's: "quan triHomePagesHome"
_STEP = re.compile(r"\s*(?:[»>›|/\\→]|::)+\s*")
# What parts a declared title from the section and the site: "Ra quân | Tin tức | Phường".
_PART = re.compile(r"\s[-|»:]\s|\s*\|\s*")
_LONGEST = 60  # characters
_NEAREST = 3  # lines above the title: what is named so there goes before breadcrumbs
_ABOVE = 5  # lines above the title among which one is the section though no class names it
_MOST_WORDS = 6  # of a section's name as a link right above the title
_CUT = 20  # characters: a title among breadcrumbs is cut after more


def breadcrumbs(root: html.HtmlElement) -> list[list[str]]:
    """Return the steps of each line of breadcrumbs of a page, home left out."""
    found = []
    for element in root.iter():
        if not isinstance(element.tag, str) or not _BREADCRUMB.search(names_of(element)):
            continue
        parent = element.getparent()
        if parent is not None and _BREADCRUMB.search(names_of(parent)):
            continue
        if _SOFTWARE.search(text_of(element)):
            continue
        links = [text_of(one) for one in element.iter("a", "li")] or [text_of(element)]
        steps = [part for text in links for part in _STEP.split(text)]
        found.append(list(dict.fromkeys(filter(_may_be, steps))))
    return [steps for steps in found if steps]


def section(
    above: list[Line],
    below: list[Line],
    title: str,
    declared: str,
    titles: list[str],
    crumbs: list[list[str]],
) -> str:
    """Return the section, "" without one.

    Args:
        above, below: lines by the title.
        declared: as the page declares it; a list of keywords is weaker than what it shows.
        titles: as declared; some name the section after the title.
        crumbs: what `breadcrumbs` gives.
    """
    listed = [part.strip() for part in declared.split(",") if _may_be(part.strip())]
    if len(listed) == 1 and not _is_title(listed[0], title):
        return listed[0]
    around = [*reversed(above[-_NEAREST:]), *below]
    nearest = [line for line in around if not is_particular(line)]
    named = _linked(around, title) or _named(nearest, title)
    if named:
        return named
    for steps in crumbs:
        kept = [step for step in steps if not _is_title(step, title)]
        if kept:
            return kept[-1]
    near = [line for line in (*reversed(above), *below) if not is_particular(line)]
    return (
        _listed(near, title, [*listed, *_parts(titles)])
        or _right_above(above)
        or _named(near[_NEAREST:], title)
        or _looks_so(above, below)
        or (listed[0] if listed else "")
    )


def _right_above(above: list[Line]) -> str:
    """Return the short link right above the title, "" without one."""
    for line in above[-1:]:
        if line.is_link and len(line.text.split()) <= _MOST_WORDS and _may_be(line.text):
            return line.text
    return ""


def _looks_so(above: list[Line], below: list[Line]) -> str:
    """Return a line by the title that looks like the name of a section."""
    for line in reversed(above[-_ABOVE:]):
        if _may_be(line.text) and (
            is_section(line.text) or (line.is_link and len(line.text.split()) > 1)
        ):
            return line.text
    for line in below[:1]:  # a link under the title, which is no author's
        if line.is_link and _may_be(line.text) and pen_name(line.text) is None:
            return line.text
    return ""


def _named(lines: list[Line], title: str) -> str:
    """Return the section that a line shows as breadcrumbs, or by the name of its element."""
    for line in lines:
        if is_prose(line):
            continue
        steps = _STEP.split(line.text)
        if not _SECTION.search(line.named) and not (len(steps) > 1 and text_key(steps[0]) in _HOME):
            continue
        kept = [step for step in steps if _may_be(step) and not _is_title(step, title)]
        if kept:
            return kept[-1]
    return ""


def _linked(lines: list[Line], title: str) -> str:
    """Return the last link of a line that is named as that of a section: beside a date, too."""
    for line in lines:
        if is_prose(line):
            continue
        links = [a for a in line.element.iter("a") if _SECTION.search(names_of(a))]
        texts = [text for text in map(text_of, links) if text in line.text]
        kept = [text for text in texts if _may_be(text) and not _is_title(text, title)]
        if kept:
            return kept[-1]
    return ""


def _listed(lines: list[Line], title: str, names: list[str]) -> str:
    """Return the first of these names that a line shows."""
    shown = {text_key(line.text): line.text for line in reversed(lines) if _may_be(line.text)}
    for name in names:
        found = shown.get(text_key(name), "")
        if found and not _is_title(found, title):
            return found
    return ""


def _parts(titles: list[str]) -> list[str]:
    return [part for given in titles for part in _PART.split(given)[1:]]


def _is_title(step: str, title: str) -> bool:
    own, key = text_key(step), text_key(title)
    return own == key or (len(own) > _CUT and key.startswith(own))


def _may_be(text: str) -> bool:
    return (
        2 < len(text) <= _LONGEST
        and text_key(text) not in _HOME
        and text[-1] not in ".!?:"
        and _NO_SECTION.search(text) is None
    )
