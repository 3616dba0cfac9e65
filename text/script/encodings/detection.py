"""Which encoding bytes are in: by their own marks, else by how well each reading reads.

In order: byte order mark, UTF-16 by its zero bytes, strict UTF-8. What is left is read by every
Vietnamese encoding from before Unicode, and the reading whose words are valid syllables is taken
where it leads clearly (`lead`). A declared charset is a hint: it passes the same test, and only
text that no reading makes Vietnamese is read as declared. Without a clear reading the bytes are
refused.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from luutru.errors import UnreadableItem
from luutru.text.script.encodings.mixed import decode_by_line
from luutru.text.script.encodings.named import LEGACY, named
from luutru.text.script.encodings.readings import lead, readings_of, western
from luutru.text.script.encodings.rereading import reread
from luutru.text.script.encodings.unicode_forms import byte_order_mark as mark_length
from luutru.text.script.encodings.unicode_forms import (
    damage_of_utf_8,
    marked_as,
    strict,
    utf_16_of,
)

__all__ = ["decode", "given_as"]

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
# Declared by systems that send something else: they say nothing of what else the bytes may be.
_SAY_NOTHING = {"utf-8", "ascii", "us-ascii", "iso8859-1", "cp1252", "cp1258"}


_GIVEN: ContextVar[str] = ContextVar("encoding", default="")


@contextmanager
def given_as(name: str) -> Iterator[None]:
    """Within it, `decode` reads whatever has no byte order mark by the encoding of this name.

    An archivist decides for a whole run, whose readers are many: so it is no argument of each.

    Args:
        name: "" decides nothing.
    """
    token = _GIVEN.set(name)
    try:
        yield
    finally:
        _GIVEN.reset(token)


def decode(data: bytes, declared: str = "", *, of_records: bool = False) -> tuple[str, str]:
    """Return the text of `data` and the name of its encoding.

    The names of two are joined by "+" where lines are in one and in the other.

    Args:
        declared: the charset that the file or its carrier names, if any.
        of_records: whether the file holds records, each of which can be refused: bytes of UTF-8
            that are wrong, and lines that are not read as the rest, stay as surrogates (PEP 383)
            then; see `place_of_damage`.

    Raises:
        UnreadableItem: the bytes are empty, binary, damaged, or in no encoding for certain.
    """
    if not data.strip(b" \t\r\n\0"):
        raise UnreadableItem("Tệp rỗng.", "Hãy kiểm tra lại tệp gốc.")
    if mark := marked_as(data):
        if of_records and mark == "utf-8":
            return _with_gaps(data[mark_length(data) :]), mark
        return strict(data[mark_length(data) :], mark), mark
    _refuse_binary(data)
    if given := _GIVEN.get():
        if of_records and named(given).name == "utf-8":
            return _with_gaps(data), "utf-8"
        return _as_given(data, given)
    if wide := utf_16_of(data):  # before UTF-8, which takes its zero bytes for characters
        return strict(data, wide), wide
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _by_reading(data, declared, of_records=of_records)


def _with_gaps(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def _refuse_binary(data: bytes) -> None:
    kind = next((kind for magic, kind in _MAGIC if data.startswith(magic)), "")
    head = data[:4096]
    control = sum(1 for byte in head if byte < 32 and byte not in b"\t\n\r\x0c\x1b")
    if not kind and (utf_16_of(data) or (control <= len(head) // 20 and b"\0" not in head)):
        return
    raise UnreadableItem(
        f"Tệp nhị phân{': ' + kind if kind else ''}, không phải văn bản.",
        "Hãy lưu lại thành văn bản, HTML, CSV hoặc JSON rồi nhập.",
    )


def _as_given(data: bytes, name: str) -> tuple[str, str]:
    encoding = named(name)
    try:
        if encoding.name in LEGACY and not data.isascii():
            # Legacy text was saved as UTF-8, or its bytes are there themselves.
            return reread(data.decode("utf-8"), encoding.name), f"{encoding.name}/utf-8"
    except UnicodeDecodeError:
        pass
    try:
        return encoding.decode(data), encoding.name
    except UnicodeDecodeError as error:
        raise UnreadableItem(
            f"Tệp không phải là {encoding.name}: sai từ byte {error.start}.",
            "Hãy nhập lại với --encoding khác, hoặc bỏ --encoding.",
        ) from error


def _by_reading(data: bytes, declared: str, *, of_records: bool) -> tuple[str, str]:
    found = readings_of(data)
    best = lead(found, declared)
    lines = decode_by_line(data, best.name if best else "")
    if lines.name:
        return lines.text, lines.name
    if damage := damage_of_utf_8(data):
        if of_records:
            return _with_gaps(data), "utf-8"
        raise damage
    other = _as_declared(data, declared) or western(data)
    if other is not None:
        return other
    if of_records and best is not None:
        lines = decode_by_line(data, best.name, with_gaps=True)
        if lines.name:
            return lines.text, lines.name
    if best is not None:
        reason = f"Dòng {lines.unread} không đọc được theo {best.name} như phần còn lại"
    else:
        rates = (f"{reading.name} {reading.evidence.rate:.0%}" for reading in found)
        reason = f"Không chắc bảng mã (không phải UTF-8; đã thử {', '.join(rates)})"
    raise UnreadableItem(
        f"{reason}.",
        "Nếu biết bảng mã, hãy nhập lại với --encoding TÊN, hoặc chuyển tệp sang UTF-8.",
    )


def _as_declared(data: bytes, declared: str) -> tuple[str, str] | None:
    try:
        name = codecs.lookup(declared.strip().lower()).name if declared.strip() else ""
        return (data.decode(name), name) if name and name not in _SAY_NOTHING else None
    except (LookupError, UnicodeDecodeError):
        return None
