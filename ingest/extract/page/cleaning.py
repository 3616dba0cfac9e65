"""What stands beside a post: scripts, menus, boxes of other posts, comments, archives' banners.

An element goes by its tag or name only when the page's prose is elsewhere: portals put whole pages
into a form, or their main column into a "sidebar".
"""

from __future__ import annotations

import re

from lxml import html

from luutru.ingest.extract.page.document import names_of
from luutru.ingest.extract.page.layout import HEADINGS, is_prose, lines_of

__all__ = ["clean"]

# Elements without text of a post, wherever they stand.
_EMPTY = (
    "script", "style", "noscript", "iframe", "svg", "head", "button", "select", "template",
    "textarea", "object", "input",
)  # fmt: skip
# Elements that stand beside a post, unless they hold it.
_TITLES = HEADINGS | {"p"}
_BESIDE_TAGS = ("nav", "aside", "footer", "form")
# Banners that web archives lay over a page: the Wayback Machine's "wm-ipp-base", "wm-capinfo".
_ARCHIVE = re.compile(r"(?:^|\s)(?:wm-|__wb_|archive-banner)")
# Class or id of what stands beside a post: "sidebar-right", "tin-lien-quan", "tags".
_BESIDE = re.compile(
    r"related|relate-|sidebar|(?<!sub)menu|breadcrumb|\bnavi?\b|navbar|footer|share|social|banner"
    r"|advert|\bads?\b|quang-?cao|tin-?(?:da-?)?(?:lien-?quan|khac|dua|moi|cu-?hon|cung)"
    r"|other-?(?:news|post|article)|(?:news|tin)-?khac|bai-?viet-?khac|same-?cate|tags?\b|pager"
    r"|pagination|copyright|login|search|tim-?kiem|weather|thoi-?tiet|ticker|marquee|most-?view"
    r"|xem-?nhieu|newsletter|popup|modal|rating|binh-?chon"
    r"|lich-?su-?xem|thong-?ke|counter|truy-?cap|hidden-?print|subscribe",
    re.IGNORECASE,
)
# ... of what readers wrote under it.
_COMMENTS = re.compile(
    r"comment|binh-?luan|y-?kien|phan-?hoi|ykien|disqus|fb-comments|respond\b", re.IGNORECASE
)
# ... of what keeps its text though it is called so as well: the title of a section.
_KEPT = re.compile(
    r"category|section|chuyen-?muc|cate\b|content|noi-?dung|article|detail|page|wrap|container"
    r"|main|layout|has-|with-|no-|col-|body",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"author|date|info|meta", re.IGNORECASE)  # "article_author_date_comment"
_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d")
_SHORT = 600  # characters: a bar of buttons that holds the date of the post as well
_BESIDE_SHARE = 0.3  # of the prose of a page; what is called so and holds more is the page
_BANNER_SHARE = 0.7  # a banner is long beside a short post; one left open holds the page
# What is laid over a page: the post once more for printing, offers to subscribe.
_LAYER = re.compile(r"popup|modal|lightbox", re.IGNORECASE)
_LAYER_SHARE = 0.6  # a copy of the post holds half of the prose
_COMMENT_SHARE = 0.9  # readers may write more than the author


def clean(root: html.HtmlElement) -> None:
    """Take out what stands beside the post."""
    _drop_all(root, root.iter(*_EMPTY))
    prose = prose_of(root)
    banners = [
        element
        for element in root.iter()
        if isinstance(element.tag, str)
        and _ARCHIVE.search(names_of(element))
        and prose.get(element, 0) <= _BANNER_SHARE * prose.get(root, 0)
    ]
    if banners:
        _drop_all(root, banners)
        prose = prose_of(root)
    total = prose.get(root, 0)
    dropped = []
    for element in root.iter():
        if element is root or element.tag in ("body", "html", "h1"):
            continue
        most = _share(element)
        if most and prose.get(element, 0) <= most * total:
            dropped.append(element)
    _drop_all(root, dropped)


def prose_of(root: html.HtmlElement) -> dict[html.HtmlElement, int]:
    """Return how many characters of prose (of any text, without prose) each element holds."""
    found: dict[html.HtmlElement, int] = {}
    lines = lines_of(root)
    lines = [line for line in lines if is_prose(line)] or lines  # a page of a few words
    for line in lines:
        element: html.HtmlElement | None = line.element
        while element is not None:
            found[element] = found.get(element, 0) + len(line.text)
            element = element.getparent()
    return found


def _share(element: html.HtmlElement) -> float:
    """Return up to which share of the page's prose an element is no part of the post."""
    name = names_of(element)
    if element.tag in _TITLES and "title" in name.lower():
        return 0.0  # "Title allowMenuPost"
    if name and _COMMENTS.search(name) and not _BYLINE.search(name):
        return _COMMENT_SHARE
    if _LAYER.search(name):
        return _LAYER_SHARE
    if element.tag in _BESIDE_TAGS:
        return _BESIDE_SHARE
    if name and _BESIDE.search(name) and not _has_date(element):
        return 0.05 if _KEPT.search(name) else _BESIDE_SHARE
    return 0.0


def _has_date(element: html.HtmlElement) -> bool:
    """Return whether a few words hold one date, as the bar with the day of the post does."""
    if element.tag not in ("div", "p", "span", "td", "ul"):
        return False
    text = str(element.text_content())
    return len(text) < _SHORT and len(_DATE.findall(text)) == 1


def _drop_all(root: html.HtmlElement, elements: object) -> None:
    for element in list(elements):  # type: ignore[call-overload]
        if element is not root and element.getparent() is not None:
            element.drop_tree()
