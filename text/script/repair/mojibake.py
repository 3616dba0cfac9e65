"""UTF-8 whose bytes were read as something else, once or several times.

ftfy undoes what Windows-1252, Latin-1, Mac Roman and their like have done; it does not know
Windows-1258, by which Vietnamese Windows reads.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import ftfy

from luutru.text.script.encodings.evidence import speaks

__all__ = ["as_utf_8", "as_utf_8_of_cp1258"]

_MARK = "\x01"  # survives being read as bytes
_SPACE_OF_A = re.compile("Ã ")
_AROUND_MARK = re.compile(rf"(\w*){_MARK}(\w*)")
_LEFT = re.compile("[Ã-ÆáâÅ][^\\x00-\\x7f]{1,2}")
_MOST = 3  # times that text is read again


@lru_cache(maxsize=256)  # a line is repaired by several kinds that begin so
def as_utf_8(text: str) -> str:
    """Return text whose UTF-8 was read as another encoding as what it was, other text as it is."""
    if "Ã " not in text or _MARK in text:
        fixed = _fixed(text)
        return text if fixed == text else unicodedata.normalize("NFC", fixed)
    # The second byte of à is a no-break space, which became a space: "ngÃ y", "lÃ  mÃ ".
    marked = _SPACE_OF_A.sub(f"Ã\xa0{_MARK}", text)
    fixed = unicodedata.normalize("NFC", _fixed(marked))
    return text if "Ã" in fixed else _AROUND_MARK.sub(_joined, fixed)


def _fixed(text: str) -> str:
    """Return what ftfy makes of a text; a word or two are too little for it, but whole UTF-8."""
    fixed = ftfy.fix_encoding(text)
    if fixed == text and not text.isascii():
        try:
            return text.encode("sloppy-windows-1252").decode("utf-8")
        except UnicodeError:
            return text
    return fixed if fixed == text else _LEFT.sub(_whole, fixed)


def _whole(found: re.Match[str]) -> str:
    """Return what ftfy has left beside places where bytes are gone: "ThÆ¡" by itself."""
    try:
        return found[0].encode("sloppy-windows-1252").decode("utf-8")
    except UnicodeError:
        return found[0]


def _joined(found: re.Match[str]) -> str:
    """Return a word that the space was within as one, two that it stood between as two."""
    return found[1] + ("" if not found[2] or speaks(found[1] + found[2]) else " ") + found[2]


def as_utf_8_of_cp1258(text: str) -> str:
    """Return text whose UTF-8 was read as Windows-1258 as what it was, other text as it is."""
    for _ in range(_MOST):
        try:
            before = _as_cp1258(text).decode("utf-8")
        except UnicodeError:
            return text
        if before == text:
            return text
        text = before
    return unicodedata.normalize("NFC", text)


def _as_cp1258(text: str) -> bytes:
    """Return the bytes that Windows-1258 reads as this text.

    Raises:
        UnicodeEncodeError: it reads none so.
    """
    return b"".join(map(_byte, text))


@lru_cache(maxsize=4096)
def _byte(character: str) -> bytes:
    try:
        return character.encode("cp1258")
    except UnicodeEncodeError:
        if character < "\u00a0":
            return character.encode("latin-1")
        # Composed since: a letter and its tone were two bytes.
        return unicodedata.normalize("NFD", character).encode("cp1258")
