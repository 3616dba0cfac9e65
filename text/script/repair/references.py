"""Character references of HTML that were left in a text: "Vi&#7879;t", "&amp;agrave;"."""

from __future__ import annotations

import html
import re

__all__ = ["letters_resolved", "resolved"]

_REFERENCE = re.compile(r"&(?:amp;)*(#\d{2,7}|#[xX][0-9a-fA-F]{2,6}|[A-Za-z][A-Za-z0-9]{1,30});")


def letters_resolved(text: str) -> str:
    """Return text with its references to characters beyond ASCII resolved, escaped ones too.

    Those to ASCII stay: in HTML "&lt;" is no tag.
    """
    return _REFERENCE.sub(_letter, text) if "&" in text else text


def resolved(text: str) -> str:
    """Return text that is no HTML with all its references resolved, escaped ones too."""
    if "&" not in text:
        return text
    return _REFERENCE.sub(lambda found: _character(found[1]) or found[0], text)


def _letter(found: re.Match[str]) -> str:
    character = _character(found[1])
    return character if character and not character.isascii() else found[0]


def _character(reference: str) -> str:
    """Return what a reference stands for, "" for an unknown name."""
    character = html.unescape(f"&{reference};")
    return "" if character.startswith("&") and len(character) > 1 else character
