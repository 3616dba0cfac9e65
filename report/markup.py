"""Markup: elements put together so that whatever is not markup already is escaped.

Content is hostile. A plain string never becomes markup: only `element` makes it, and it escapes
every string that is not markup. The page is well-formed XML too, so that a test can prove it.
"""

from __future__ import annotations

import html
from collections.abc import Iterable
from urllib.parse import urlsplit

from luutru.text.script.characters import printable

__all__ = ["Html", "element", "joined", "number", "safe_link", "shown"]

_VOID = frozenset({"br", "line", "meta", "path"})
_NOT_IN_A_LINK = frozenset("\"'<>\\^`{|}")


class Html(str):
    """Text that is markup: what is in it has been escaped."""

    __slots__ = ()


def shown(text: str) -> Html:
    """Return a text as markup; control and format characters are shown as escapes."""
    return text if isinstance(text, Html) else Html(html.escape(printable(text)))


def joined(parts: Iterable[str], between: str = "") -> Html:
    """Return parts one after another as markup."""
    return Html(shown(between).join(map(shown, parts)))


def element(tag: str, *children: str, **attributes: str | float | None) -> Html:
    """Return an element; an attribute's name is written ``class_`` and ``aria_label``.

    Args:
        children: texts, which are escaped, and markup.
        attributes: those that are None are left out.
    """
    written = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{shown(str(value))}"'
        for name, value in attributes.items()
        if value is not None
    )
    if tag in _VOID:
        return Html(f"<{tag}{written} />")
    return Html(f"<{tag}{written}>{joined(children)}</{tag}>")


def safe_link(address: str, *schemes: str) -> bool:
    """Return whether an address may be followed: it has one of these schemes and no tricks."""
    if not address.isprintable() or any(c.isspace() or c in _NOT_IN_A_LINK for c in address):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in schemes and bool(parts.netloc or parts.scheme == "file")


def number(value: int) -> str:
    """Return a number as Vietnamese write it: 1.204."""
    return f"{value:,}".replace(",", ".")
