"""Text whose bytes were read by the wrong table, read again by the right one.

TCVN3 copied out of Word, a page of VISCII that an editor saved as UTF-8: each byte became the
character that Windows-1252 or Latin-1 has for it. A character that no byte became stays.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from luutru.text.script.encodings.evidence import speaks
from luutru.text.script.encodings.named import ENCODINGS, vni_letters
from luutru.text.script.encodings.tables import CP1252

__all__ = ["LETTERS_BEYOND", "reread"]

#: Letters that no reading by Windows-1252 or Latin-1 gives: text that has them is not all of it.
LETTERS_BEYOND = re.compile("[ăĂđĐĩĨũŨơƠưƯ\u1ea0-\u1ef9]")

# Byte 0xAD, TCVN3's ư, is an invisible soft hyphen in Latin-1. Out of a PDF it comes as a minus
# sign, and 0xB5 as the Greek letter.
_OUT_OF_PDF = {"\u2212": 0xAD, "\u03bc": 0xB5}
# What a hyphen stands for between consonants and a vowel without one: "tr-êng", "nh-", "Ph-¬ng".
_HYPHEN = re.compile(r"(?<![^\W_])([^\W\d_aeiouyAEIOUY]{1,3}|§|®)-([a-z\xaa-\xff]*)(?![\w-])")
_NO_BREAK_SPACE = 0xA0  # is Õ in VISCII, and a space wherever text was set in a page


def reread(text: str, name: str) -> str:
    """Return text that was read as Windows-1252 as the encoding `name` reads its bytes, in NFC."""
    if name == "vni":
        return vni_letters(unicodedata.normalize("NFC", text))
    if name == "tcvn3":
        text = _HYPHEN.sub(_with_its_horn, text)
    return unicodedata.normalize("NFC", text.translate(_letters(name)))


def _with_its_horn(found: re.Match[str]) -> str:
    restored = f"{found[1]}\xad{found[2]}"
    return restored if speaks(restored.translate(_letters("tcvn3"))) else found[0]


@lru_cache
def _letters(name: str) -> dict[int, str]:
    """Return the letters of an encoding by what Windows-1252 and Latin-1 make of their bytes."""
    encoding = ENCODINGS[name]
    found = {}
    for code in [*range(0x20), *range(0x7F, 0x100)]:
        letter = encoding.table[code] if encoding.table else _letter_of(code, name)
        if letter not in (chr(code), CP1252[code]) and code != _NO_BREAK_SPACE:
            found[ord(CP1252[code])] = found[code] = letter
    if name == "tcvn3":
        found |= {
            ord(seen): encoding.table[code] for seen, code in _OUT_OF_PDF.items() if encoding.table
        }
    return found


def _letter_of(code: int, name: str) -> str:
    try:
        return bytes([code]).decode(name)
    except UnicodeDecodeError:
        return CP1252[code]
