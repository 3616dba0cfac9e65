"""The main column: the element that holds the text, by its prose, its links and its name."""

from __future__ import annotations

import re

from lxml import html

from luutru.ingest.extract.page.document import attributes_of
from luutru.ingest.extract.page.layout import Line, is_prose

__all__ = ["MainColumn", "find"]

# Class, id or itemprop of the element that holds the text and nothing else.
_BODY = re.compile(
    r"(?:news|entry|post|article|detail|chi-?tiet|baiviet|bai-viet|tin|text|journal|main)"
    r"[-_]?(?:content|body|text|conent)|noi-?dung|fck_?detail|articlebody|WordSection1|bodytext"
    r"|content-?(?:detail|news|article)|detail",
    re.IGNORECASE,
)
_NAMED = 1.3  # what is named so needs that much less prose than another
# ... that surely is: "news-content", "entry-content", an itemprop of "articleBody".
_SURELY_BODY = re.compile(
    r"(?:news|entry|post|article|detail|chi-?tiet|bai-?viet|journal)[-_]?(?:content|body|text)"
    r"|noi-?dung|fck_?detail|WordSection1",
    re.IGNORECASE,
)
_SURELY = 2.5
_LEAST_SHARE = 0.3  # of the page's prose that an element named so must hold
_TAGS = frozenset({"div", "td", "article", "section", "main", "body", "blockquote", "li", "dd",
                   "form", "center", "span", "fieldset", "html"})  # fmt: skip
# One of several messages below each other, as in a forum: the first is the post.
_MESSAGE = re.compile(
    r"(?:^|[\s_-])(?:message|postbit|postcontainer|post-?\d+|first-?post)", re.IGNORECASE
)


class MainColumn:
    """Where the text stands among the lines of a page: from line `start` to before `end`."""

    def __init__(self, element: html.HtmlElement, lines: list[Line]) -> None:
        within = [number for number, line in enumerate(lines) if _is_in(line.element, element)]
        self.start, self.end = (within[0], within[-1] + 1) if within else (0, len(lines))


def find(root: html.HtmlElement, lines: list[Line]) -> MainColumn:
    """Return the main column.

    The score is the prose times its share of the element's text, so that a wrapper of the whole
    page loses to the column within it; links count against it: lists of other posts are made of
    them.
    """
    text: dict[html.HtmlElement, int] = {}
    prose: dict[html.HtmlElement, int] = {}
    linked: dict[html.HtmlElement, int] = {}
    for line in lines:
        size = len(line.text)
        weight = size if is_prose(line) or line.row else 0
        element: html.HtmlElement | None = line.element
        while element is not None:
            text[element] = text.get(element, 0) + size
            prose[element] = prose.get(element, 0) + weight
            linked[element] = linked.get(element, 0) + line.linked
            element = element.getparent()
    total = prose.get(root, 0)
    best, most = root, 0.0
    for element in root.iter(*_TAGS):
        own = prose.get(element, 0)
        if not own:
            continue
        score = own * (own / text[element]) - linked[element]
        if own >= _LEAST_SHARE * total:
            name = attributes_of(element, "class", "id", "itemprop")
            score *= _SURELY if _SURELY_BODY.search(name) else _NAMED if _BODY.search(name) else 1
        if score > most:
            best, most = element, score
    return MainColumn(_first_message(best), lines)


def _first_message(element: html.HtmlElement) -> html.HtmlElement:
    """Return the first of several messages in an element, else the element itself."""
    for parent in (element, *element.iterdescendants("ol", "ul", "div")):
        messages = [
            child
            for child in parent
            if isinstance(child.tag, str) and _MESSAGE.search(attributes_of(child, "class", "id"))
        ]
        if len(messages) > 1:
            return messages[0]
    return element


def _is_in(element: html.HtmlElement | None, root: html.HtmlElement) -> bool:
    while element is not None:
        if element is root:
            return True
        element = element.getparent()
    return False
