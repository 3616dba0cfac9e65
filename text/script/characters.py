"""Character clean-up: one code point sequence for one visible text.

`clean` is what the store keeps and shows: letters that a reader can distinguish stay as they are.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["clean", "clean_line", "printable"]

# Letters that look like Đ/đ and were typed for it: Eth and the African D's.
_LOOK_ALIKES = {0x00D0: "Đ", 0x00F0: "đ", 0x0189: "Đ", 0x0256: "đ"}
_SPACES = {ord(c): " " for c in "\t\v\f\x85\u00a0\u1680\u202f\u205f\u3000"}
_SPACES |= dict.fromkeys(range(8192, 8203), " ")
_LINE_ENDS = {0x2028: "\n", 0x2029: "\n"}
# Zero-width characters, soft hyphen, BOM, bidirectional controls (they reorder a terminal line).
_INVISIBLE: dict[int, None] = dict.fromkeys(
    [0x00AD, 0x2060, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
_CONTROL: dict[int, None] = dict.fromkeys(
    [c for c in range(0x20) if c not in (0x09, 0x0A, 0x0B, 0x0C)]
    + [0x7F, *range(0x80, 0x85), *range(0x86, 0xA0)]
)
_TABLE: dict[int, str | None] = {**_CONTROL, **_LOOK_ALIKES, **_SPACES, **_LINE_ENDS, **_INVISIBLE}
_TO_MEND = re.compile("[" + "".join(re.escape(chr(code)) for code in _TABLE) + "]")
_RUN_OF_SPACES = re.compile(r" {2,}")
_SPACE_AT_LINE_END = re.compile(r" +(?=\n)|(?<=\n) +")


def clean(text: str) -> str:
    """Return `text` in NFC with look-alikes, odd spaces and invisible characters mended.

    Line ends become ``\\n``; runs of spaces become one; spaces at line ends go. Idempotent.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    # Removing an invisible character can bring a letter and its mark together: compose last.
    text = _mended(unicodedata.normalize("NFC", _mended(text)))
    text = _RUN_OF_SPACES.sub(" ", text)
    return _SPACE_AT_LINE_END.sub("", text).strip(" \n")


def _mended(text: str) -> str:
    return text.translate(_TABLE) if _TO_MEND.search(text) else text


def clean_line(text: str) -> str:
    """Return `text` cleaned and on one line: for titles, names, labels."""
    return _RUN_OF_SPACES.sub(" ", clean(text).replace("\n", " "))


def printable(text: str) -> str:
    """Return `text` with control and format characters shown as escapes: safe for a terminal."""
    if text.isprintable():
        return text
    return "".join(
        c if c.isprintable() or c == "\n" else c.encode("unicode_escape").decode("ascii")
        for c in text
    )
