"""Reader of CSV with a header: one post a record; quoted fields may hold line ends."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping

from luutru.errors import UnreadableItem
from luutru.ingest.fields import by_field, ours
from luutru.ingest.records import RawPost, Unreadable
from luutru.text.script.encodings import byte_order_mark, decode

__all__ = ["read"]

_LONGEST_FIELD = 16 << 20  # characters
_DELIMITERS = ",;\t|"
_LINE = re.compile(rb"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_REPAIR = "Hãy sửa dòng này trong tệp rồi nhập lại."


class _Lines:
    """The lines of a text, counting the bytes they came from, which locates each record."""

    def __init__(self, text: str, sizes: Iterator[int], skipped: int) -> None:
        self._lines = io.StringIO(text, newline="")
        self._sizes = sizes
        self.byte = skipped

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines)  # ends at CR or LF alone, as csv expects
        self.byte += next(self._sizes)
        return line


def _sizes(data: bytes, text: str, encoding: str) -> Iterator[int]:
    """Yield the number of bytes of each line of a decoded file.

    In an encoding of bytes line ends are what they are in ASCII, so lines are counted in the
    bytes: decoding may have composed letters. UTF-16 and UTF-32 decode to what they encode.
    """
    if encoding.startswith(("utf-16", "utf-32")):
        return (len(line.encode(encoding)) for line in io.StringIO(text, newline=""))
    return (len(line) for line in _LINE.findall(data))


def read(data: bytes, mapping: Mapping[str, str]) -> Iterator[RawPost | Unreadable]:
    """Yield the post of each record.

    Raises:
        UnreadableItem: there is no column for a title or a body.
    """
    text, encoding = decode(data)
    skipped = byte_order_mark(data)
    lines = _Lines(text, _sizes(data[skipped:], text, encoding), skipped)
    csv.field_size_limit(_LONGEST_FIELD)
    rows = csv.reader(lines, delimiter=_delimiter(text), strict=True)
    try:
        header = [name.strip() for name in next(rows, [])]
    except csv.Error as error:
        raise UnreadableItem(f"Dòng tên cột hỏng: {error}.", _REPAIR) from error
    names = ours(header, mapping)
    if not {"title", "body"} & set(names.values()):
        raise UnreadableItem(
            "Không có cột tiêu đề (title) hay nội dung (body); các cột: "
            + ", ".join(header[:20])[:500],
            "Hãy chỉ ra cột: --map title=TÊN_CỘT --map body=TÊN_CỘT.",
        )
    yield from _records(rows, lines, header, names, encoding)


def _records(
    rows: Iterator[list[str]],
    lines: _Lines,
    header: list[str],
    names: Mapping[str, str],
    encoding: str,
) -> Iterator[RawPost | Unreadable]:
    number = 0
    while True:
        start, number = lines.byte, number + 1
        locator = f"bản ghi {number}"
        try:
            row = next(rows, None)
        except csv.Error as error:
            reason = f"{locator}: CSV hỏng: {error}"
            yield Unreadable(start, lines.byte, reason, _REPAIR, locator)
            continue
        if row is None:
            return
        if not any(cell.strip() for cell in row):
            number -= 1
            continue
        if len(row) != len(header):
            reason = f"{locator}: có {len(row)} ô, dòng tên cột có {len(header)}"
            yield Unreadable(start, lines.byte, reason, _REPAIR, locator)
            continue
        fields = by_field(dict(zip(header, row, strict=True)), names)
        yield _record(fields, start, lines.byte, encoding, locator)


def _record(
    fields: Mapping[str, str], start: int, end: int, encoding: str, locator: str
) -> RawPost | Unreadable:
    if not fields.get("title", "").strip() and not fields.get("body", "").strip():
        return Unreadable(start, end, f"{locator}: không có tiêu đề và nội dung", _REPAIR, locator)
    return RawPost("fields", start, end, encoding, locator, fields=fields)


def _delimiter(text: str) -> str:
    """Return the delimiter that the first line holds most of."""
    first = text.split("\n", 1)[0][:10_000]
    return max(_DELIMITERS, key=first.count)
