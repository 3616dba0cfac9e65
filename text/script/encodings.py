"""Bytes to text: never guessed, never with characters replaced.

In order: byte order mark, UTF-16 by its zero bytes, strict UTF-8, the declared charset, then
trial decodings scored by the share of valid Vietnamese syllables. Without a clear winner the
bytes are refused.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from luutru.errors import UnreadableItem
from luutru.text.script.legacy_encodings import LEGACY
from luutru.text.script.syllables import is_valid

__all__ = ["byte_order_mark", "decode"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8", 3),
    (codecs.BOM_UTF32_LE, "utf-32-le", 4),
    (codecs.BOM_UTF32_BE, "utf-32-be", 4),
    (codecs.BOM_UTF16_LE, "utf-16-le", 2),
    (codecs.BOM_UTF16_BE, "utf-16-be", 2),
)
_MAGIC = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "ZIP hoặc Word/Excel mới (.docx, .xlsx)"),
    (b"\xd0\xcf\x11\xe0", "Word/Excel cũ (.doc, .xls)"),
    (b"\x89PNG", "ảnh PNG"),
    (b"\xff\xd8\xff", "ảnh JPEG"),
    (b"GIF8", "ảnh GIF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"SQLite format 3", "SQLite"),
    (b"\x7fELF", "chương trình"),
    (b"MZ\x90", "chương trình"),
)
_SAMPLE = 200_000  # bytes that trial decodings look at
# The share of the words with letters beyond ASCII that must be valid syllables, and by how much the
# best share must lead the next. News of 3,000 characters have 0.96 at least in their own encoding,
# and up to 0.62 in another (VISCII read as TCVN3).
_GOOD_SHARE = 0.6
_MARGIN = 0.1
_WORD = re.compile(r"[^\W\d_]+")
# Declared by systems that send something else: text declared so is tried by score instead.
_LIARS = {"iso-8859-1", "latin-1", "latin1", "windows-1252", "cp1252", "us-ascii", "ascii"}


def decode(data: bytes, declared: str = "") -> tuple[str, str]:
    """Return the text of `data` and the name of its encoding.

    Args:
        declared: the charset that the file or its carrier names, if any.

    Raises:
        UnreadableItem: the bytes are empty, binary, damaged, or in no encoding for certain.
    """
    if not data.strip(b" \t\r\n\0"):
        raise UnreadableItem("Tệp rỗng.", "Hãy kiểm tra lại tệp gốc.")
    for bom, name, length in _BOMS:
        if data.startswith(bom):
            return _strict(data[length:], name), name
    _refuse_binary(data)
    if (wide := _wide(data)) is not None:  # before UTF-8, which takes its zero bytes for characters
        return _strict(data, wide), wide
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    return _by_declaration(data, declared) or _by_trial(data)


def byte_order_mark(data: bytes) -> int:
    """Return how many bytes of byte order mark the data begins with."""
    return next((length for bom, _, length in _BOMS if data.startswith(bom)), 0)


def _strict(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise UnreadableItem(
            f"Tệp ghi là {name} nhưng hỏng ở byte {error.start}.", "Hãy chép lại tệp gốc."
        ) from error


def _refuse_binary(data: bytes) -> None:
    kind = next((kind for magic, kind in _MAGIC if data.startswith(magic)), "")
    head = data[:4096]
    control = sum(1 for byte in head if byte < 32 and byte not in b"\t\n\r\x0c\x1b")
    wide = _wide(data) is not None
    if not kind and (wide or (control <= len(head) // 20 and b"\0" not in head)):
        return
    raise UnreadableItem(
        f"Tệp nhị phân{': ' + kind if kind else ''}, không phải văn bản.",
        "Hãy lưu lại thành văn bản, HTML, CSV hoặc JSON rồi nhập.",
    )


def _wide(data: bytes) -> str | None:
    """Return the UTF-16 of data with zero bytes, None of other data.

    Every second byte of a letter of ASCII is zero: the odd ones when the low byte comes first.
    """
    head = data[:4096]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > len(head) // 8 and even < odd // 8:
        return "utf-16-le"
    if even > len(head) // 8 and odd < even // 8:
        return "utf-16-be"
    return None


def _by_declaration(data: bytes, declared: str) -> tuple[str, str] | None:
    name = declared.strip().lower()
    if not name or name in _LIARS:
        return None
    try:
        name = codecs.lookup(name).name
        text = data.decode(name)
    except (LookupError, UnicodeDecodeError):
        return None
    return text, name


def _by_trial(data: bytes) -> tuple[str, str]:
    sample = data[:_SAMPLE]
    scores = sorted(((_score(sample, name), name) for name in ("cp1258", *LEGACY)), reverse=True)
    (best, name), (second, _) = scores[0], scores[1]
    text = _decoded(data, name)
    if text is None or best < _GOOD_SHARE or best - second < _MARGIN:
        tried = ", ".join(f"{name} {score:.0%}" for score, name in scores)
        raise UnreadableItem(
            f"Không chắc bảng mã (không phải UTF-8; đã thử {tried}).",
            "Hãy chuyển tệp sang UTF-8 rồi nhập lại.",
        )
    return text, name


def _decoded(data: bytes, name: str) -> str | None:
    try:
        if name in LEGACY:
            return LEGACY[name](data)
        return unicodedata.normalize("NFC", data.decode(name))
    except UnicodeDecodeError:
        return None


def _score(sample: bytes, name: str) -> float:
    """Return the share of valid syllables among the words with letters beyond ASCII."""
    text = _decoded(sample, name)
    if text is None:
        return 0.0
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    return sum(map(is_valid, words)) / len(words) if words else 0.0
