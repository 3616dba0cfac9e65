"""Unicode in bytes: byte order marks, UTF-16 by its zero bytes, and UTF-8 with a damaged place."""

from __future__ import annotations

import codecs
import re

from luutru.errors import UnreadableItem

__all__ = [
    "byte_order_mark",
    "damage_of_utf_8",
    "marked_as",
    "place",
    "place_of_damage",
    "strict",
    "utf_16_of",
]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_SEVERAL_LINES = re.compile(rb"\n\s*\S")
_UNREAD = re.compile("[\udc80-\udcff]")
_HIGH = re.compile(rb"[\x80-\xff]")
_WHOLE = 0.8  # of the high bytes must be in whole sequences, for UTF-8 that is damaged
_SOME = 4  # whole sequences at least: a text in another encoding has one or two by chance


def byte_order_mark(data: bytes) -> int:
    """Return how many bytes of byte order mark the data begins with."""
    return next((len(mark) for mark, _ in _MARKS if data.startswith(mark)), 0)


def marked_as(data: bytes) -> str:
    """Return the encoding that a byte order mark names, "" without one."""
    return next((name for mark, name in _MARKS if data.startswith(mark)), "")


def utf_16_of(data: bytes) -> str:
    """Return the UTF-16 of data with zero bytes, "" of other data.

    Every second byte of a letter of ASCII is zero: the odd ones when the low byte comes first. Few
    signs end in a zero byte themselves (U+1F600, a face), so the other ones may have a quarter.
    """
    head = data[:4096]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > max(2, len(head) // 8) and even * 4 < odd:
        return "utf-16-le"
    if even > max(2, len(head) // 8) and odd * 4 < even:
        return "utf-16-be"
    return ""


def strict(data: bytes, name: str) -> str:
    """Return bytes that are known to be of this Unicode encoding.

    Raises:
        UnreadableItem: they are damaged.
    """
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise UnreadableItem(
            f"Tệp ghi là {name} nhưng hỏng ở {place(data, error.start)}.", "Hãy chép lại tệp gốc."
        ) from error


def damage_of_utf_8(data: bytes) -> UnreadableItem | None:
    """Return the error of UTF-8 in which some bytes are wrong, None of other data."""
    whole = _SEQUENCE.findall(data)
    high = len(_HIGH.findall(data))
    if len(whole) < _SOME or sum(map(len, whole)) < _WHOLE * high:
        return None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return UnreadableItem(
            f"Tệp là utf-8 nhưng hỏng ở {place(data, error.start)}.",
            "Hãy chép lại tệp gốc, hoặc sửa chỗ ấy rồi nhập lại.",
        )
    return None


def place_of_damage(
    data: bytes, span: tuple[int, int], text: str, encoding: str, lines: tuple[int, int] = (0, 0)
) -> str:
    """Return where a record is damaged, "" of one that is not.

    Args:
        data: the file.
        span: bytes of the record in it.
        text: the record, as `decode` reads it from a file of records.
        lines: as of `place`.
    """
    if _UNREAD.search(text) is None:
        return ""
    start, end = span
    try:
        data[start:end].decode(encoding)
    except UnicodeDecodeError as error:
        start += error.start
    except LookupError:
        pass  # an encoding of ours: its whole line is in another
    return place(data, start, lines)


def place(data: bytes, at: int, lines: tuple[int, int] = (0, 0)) -> str:
    """Return where byte `at` of some data stands: the byte, and its line if there are several.

    Args:
        lines: a byte before it, and how many lines end before that byte: where to count from.
    """
    if _SEVERAL_LINES.search(data) is None:
        return f"byte {at}"
    since, ended = lines
    line, column = ended + data.count(b"\n", since, at) + 1, at - data.rfind(b"\n", 0, at)
    return f"byte {at} (dòng {line}, byte {column} của dòng)"
