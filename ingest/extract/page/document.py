"""A saved page as a tree: parsed within bounds, with what its elements are called."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html

from luutru.errors import UnreadableItem
from luutru.text.script.characters import clean_line

__all__ = ["attributes_of", "names_of", "parse", "text_key", "text_of", "texts_of"]

_MOST_ELEMENTS = 300_000  # a saved front page of a newspaper has some 8,000
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")


def parse(source: str) -> html.HtmlElement:
    """Return the root of a page; nothing is fetched, no entity beyond HTML's own is expanded.

    Raises:
        UnreadableItem: it is no HTML, nested beyond measure, or of too many elements.
    """
    parser = html.HTMLParser(
        huge_tree=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = html.document_fromstring(_DECLARATION.sub("", source), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableItem(f"HTML không đọc được: {error}.", "Hãy lưu lại trang.") from error
    if sum(1 for _ in root.iter()) > _MOST_ELEMENTS:
        raise UnreadableItem(
            f"Trang HTML có hơn {_MOST_ELEMENTS:,} thẻ.", "Hãy lưu lại trang không kèm dữ liệu."
        )
    return root


def names_of(element: html.HtmlElement) -> str:
    """Return what an element is called: its class and id."""
    return attributes_of(element, "class", "id")


def attributes_of(element: html.HtmlElement, *attributes: str) -> str:
    """Return the values of these attributes, joined by a space."""
    return " ".join(filter(None, map(element.get, attributes)))


def text_of(element: html.HtmlElement | None) -> str:
    """Return the text of an element as one line, "" for None."""
    return "" if element is None else clean_line(str(element.text_content()))


def texts_of(root: html.HtmlElement) -> Iterator[str]:
    """Yield the pieces of text that a page shows: those of scripts and styles are none."""
    for element in root.iter():
        if element.text and element.tag not in ("script", "style"):
            yield element.text
        if element.tail:
            yield element.tail


def text_key(text: str) -> str:
    """Return a text by its words alone: "Ra quân, dọn ngõ." gives "ra quân dọn ngõ"."""
    return " ".join(re.findall(r"\w+", text.casefold()))
