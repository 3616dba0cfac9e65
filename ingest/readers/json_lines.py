"""Reader of JSON Lines: one object a line; a broken line costs only itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from luutru.errors import UnreadableItem
from luutru.ingest.readers.json_record import record_of
from luutru.ingest.records import RawPost, Unreadable
from luutru.store.export_format import is_export
from luutru.text.script.encodings import decode

__all__ = ["JsonLine", "are_lines", "lines", "parse", "read"]

_LONGEST_LINE = 16 << 20  # bytes
_BOM = b"\xef\xbb\xbf"
_WIDE = (b"\xff\xfe", b"\xfe\xff")  # byte order marks of UTF-16, and of UTF-32
_ALONE = re.compile(rb"[\[{]\s*[\[{]?\s*$")  # a first line that opens a value over several lines
# The line of Elasticsearch's bulk files that says what to do with the next, which is the record.
_ACTION = re.compile(rb'\s*\{\s*"(?:index|create|update)"\s*:\s*\{[^{}]*\}\s*\}\s*$')


class JsonLine(NamedTuple):
    """A line with its number, and the place of its bytes; no bytes when it is too long."""

    number: int
    start: int
    end: int
    data: bytes


def are_lines(head: bytes, *, named: bool = False) -> bool:
    """Return whether a file that begins so has a JSON object on each line, not over several.

    Args:
        named: whether it goes by a name of such files: a single line is enough.
    """
    if head.startswith(_WIDE) or b"\0" in head[:64]:
        return False
    listed = head.removeprefix(_BOM).lstrip().split(b"\n", 4)[:4]
    first, rest = listed[0].strip(), [line for line in listed[1:] if line.strip()]
    if first.startswith(b"[") or _ALONE.match(first):
        return False
    if named and (not first.startswith(b"{") or not rest):
        return True
    whole = bool(rest) and first.endswith(b"}")
    return first.startswith(b"{") and (whole or any(line.startswith(b"{") for line in rest))


def lines(pieces: Iterable[bytes]) -> Iterator[JsonLine]:
    """Yield each line that is not blank, from the pieces of a file.

    Raises:
        UnreadableItem: there is none, or they are the export of an archive.
    """
    found = False
    for line in _split(pieces):
        if line.data.strip() or line.end - line.start > _LONGEST_LINE:
            if not found and is_export(line.data):
                raise UnreadableItem(
                    "Tệp này là bản xuất của cả một kho, không phải tệp bài.",
                    "Hãy nhập riêng nó vào một kho trống: luutru --archive KHO_MỚI ingest TỆP.",
                )
            found = True
            if not _ACTION.match(line.data):
                yield line
    if not found:
        raise UnreadableItem("Tệp rỗng.", "Hãy kiểm tra lại tệp xuất.")


def _split(pieces: Iterable[bytes]) -> Iterator[JsonLine]:
    number = at = size = 0  # size: of the line in hand so far
    held = b""
    for piece in pieces:
        if not at and not size and not number and piece.startswith(_BOM):
            piece, at = piece[len(_BOM) :], len(_BOM)
        *ended, last = piece.split(b"\n")
        for part in ended:
            number, size = number + 1, size + len(part)
            yield JsonLine(number, at, at + size, held + part if size <= _LONGEST_LINE else b"")
            at, size, held = at + size + 1, 0, b""
        size += len(last)
        held = held + last if size <= _LONGEST_LINE else b""
    if size:
        yield JsonLine(number + 1, at, at + size, held)


def parse(line: JsonLine, mapping: Mapping[str, str]) -> RawPost | Unreadable:
    """Return the post of a line, or why it is none."""
    number, start, end, data = line
    locator = f"dòng {number}"
    try:
        if end - start > _LONGEST_LINE:
            raise UnreadableItem(
                f"dài {(end - start) >> 20} MiB, quá {_LONGEST_LINE >> 20} MiB",
                "Hãy chia bài trên dòng này.",
            )
        text, encoding = decode(data)
        fields = record_of(text, mapping)
    except UnreadableItem as error:
        return Unreadable(start, end, f"{locator}: {error.reason}", error.repair, locator)
    return RawPost("fields", start, end, encoding, locator, fields=fields)


def read(data: bytes, mapping: Mapping[str, str]) -> Iterator[RawPost | Unreadable]:
    """Yield the post of each line that is not blank."""
    for line in lines([data]):
        yield parse(line, mapping)
