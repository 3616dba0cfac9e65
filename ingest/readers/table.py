"""Reader of CSV with a header: one post a record; quoted fields may hold line ends.

What belongs to which record: a record's bytes go from its first character to its line end; the
byte order mark, Excel's ``sep=`` line and the header belong to none, and neither do blank lines.
So the originals of all records, in order, are the file without its head and its blank lines.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from luutru.errors import UnreadableItem
from luutru.ingest.fields import FieldPlan, plan
from luutru.ingest.readers.records import checked, no_fields
from luutru.ingest.records import RawPost, Unreadable
from luutru.text.dates.date_order import MonthFirst, month_first
from luutru.text.script.encodings import byte_order_mark, decode, place_of_damage

__all__ = ["is_table", "read"]

_LONGEST_FIELD = 16 << 20  # characters
_DELIMITERS = ",;\t|"
_LINE = re.compile(rb"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_SEPARATOR = re.compile(r'"?sep=(.)"?\s*$', re.IGNORECASE)  # Excel's own first line
_HEAD = 4096  # bytes that hold the names of columns
_KNOWN = 3  # fields that the first line of a text must name to be that of a table
_REPAIR = "Hãy sửa dòng này trong tệp rồi nhập lại."
_LONGEST_NAME = 60  # characters of a column's name: more is text of a record
# What names of columns are not: a number, a day, an address. A header has none of them.
_DATUM = re.compile(r"[\d\s./:-]*\d[\d\s./:-]*|https?://.*|<.*", re.DOTALL)


class _Lines:
    """The lines of a file, counting the bytes they came from, which locates each record."""

    def __init__(self, data: bytes, text: str, encoding: str) -> None:
        self.byte = byte_order_mark(data)
        self.encoding = encoding
        self._data = data
        self._lines = io.StringIO(text, newline="")
        self._sizes = _sizes(data[self.byte :], text, encoding)
        self._counted = (0, 0)  # a byte, and the line ends before it

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines)  # ends at CR or LF alone, as csv expects
        self.byte += next(self._sizes)
        return line

    def damage(self, start: int, cells: Sequence[str]) -> str:
        """Return where the record that begins at byte `start` is damaged, "" if it is not."""
        span, text = (start, self.byte), "".join(cells)
        damage = place_of_damage(self._data, span, text, self.encoding, self._counted)
        if damage:
            before, ended = self._counted
            self._counted = start, ended + self._data.count(b"\n", before, start)
        return damage


def _sizes(data: bytes, text: str, encoding: str) -> Iterator[int]:
    """Yield the number of bytes of each line of a decoded file.

    In an encoding of bytes line ends are what they are in ASCII, so lines are counted in the
    bytes: decoding may have composed letters. UTF-16 and UTF-32 decode to what they encode.
    """
    if encoding.startswith(("utf-16", "utf-32")):
        return (len(line.encode(encoding)) for line in io.StringIO(text, newline=""))
    return (len(line) for line in _LINE.findall(data))


def is_table(head: bytes) -> bool:
    """Return whether a text that begins so is a table: Excel saves one as ``.txt``, with tabs.

    Its first line names a title or a body, and three fields at least.
    """
    wide = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    line = head[:_HEAD] if wide else head[:_HEAD].split(b"\n", 1)[0]
    try:
        text = line[: len(line) // 2 * 2].decode("utf-16") if wide else line.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = line.decode("latin-1")
    fields = plan(text.split("\n", 1)[0].strip().split("\t"), {}).fields
    return len(fields) >= _KNOWN and bool({"title", "body"} & set(fields))


def read(data: bytes, mapping: Mapping[str, str]) -> Iterator[RawPost | Unreadable]:
    """Yield the post of each record.

    Raises:
        UnreadableItem: there is no header, or none of its columns is for a title or a body.
    """
    text, encoding = decode(_without_nul(data), of_records=True)
    lines = _Lines(data, text, encoding)
    delimiter = _delimiter(text)
    if _SEPARATOR.match(text.split("\n", 1)[0]):
        next(lines)
    start = lines.byte
    csv.field_size_limit(_LONGEST_FIELD)
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    try:
        header = [name.strip().removeprefix("\ufeff") for name in next(rows, [])]
    except csv.Error as error:
        raise UnreadableItem(f"Dòng tên cột hỏng: {error}.", _REPAIR) from error
    if damage := lines.damage(start, header):
        raise UnreadableItem(f"Dòng tên cột hỏng ở {damage}.", _REPAIR)
    while header and not header[-1]:  # what Excel leaves beside a table
        header.pop()
    header = _distinct(header)
    table = plan(header, mapping)
    if not {"title", "body"} & set(table.fields):
        _refuse(header)
    shapes = _month_first(text, delimiter, header, table)
    for made in _records(rows, lines, header, table):
        yield replace(made, month_first=shapes) if shapes and isinstance(made, RawPost) else made


def _month_first(text: str, delimiter: str, header: list[str], table: FieldPlan) -> MonthFirst:
    """Return the shapes of dates that the column of the day writes with the month first."""
    names = {name for group in table.fields.get("published", ()) for name in group}
    columns = [number for number, name in enumerate(header) if name in names]
    if not columns:
        return frozenset()
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        return month_first(row[at] for row in rows for at in columns if at < len(row))
    except csv.Error:  # its record is refused below; the order of the others stays open
        return frozenset()


def _without_nul(data: bytes) -> bytes:
    """Return data with spaces for the few zero bytes that databases let through, as long as it was.

    Of UTF-16 text in our letters nearly half the bytes are zero, and of what is no text many.
    """
    few = data.count(0) < len(data) // 100 + 1
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return data.replace(b"\0", b" ") if few and not wide else data


def _refuse(header: Sequence[str]) -> None:
    shown = ", ".join(header[:20])[:500]
    if any(_DATUM.fullmatch(name) or len(name) > _LONGEST_NAME for name in header):
        raise UnreadableItem(
            f"Dòng đầu không phải dòng tên cột: {shown}",
            "Hãy thêm vào đầu tệp một dòng tên cột, ví dụ: tieu_de,noi_dung,ngay_dang.",
        )
    repair = no_fields(list(header), "").repair.partition("ví dụ: ")[2]
    raise UnreadableItem(
        f"Không có cột tiêu đề (title) hay nội dung (body); các cột: {shown}",
        f"Hãy chỉ ra cột, ví dụ: {repair}",
    )


def _distinct(header: Sequence[str]) -> list[str]:
    """Return names of columns with a number behind those that stand there again."""
    found: list[str] = []
    for name in header:
        number, one = 1, name
        while one in found:
            number += 1
            one = f"{name} ({number})"
        found.append(one)
    return found


def _records(
    rows: Iterator[list[str]], lines: _Lines, header: list[str], table: FieldPlan
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
        if damage := lines.damage(start, row):
            reason = f"{locator}: hỏng ở {damage}, không đúng mã {lines.encoding}"
            yield Unreadable(start, lines.byte, reason, _REPAIR, locator)
            continue
        while len(row) > len(header) and not row[-1].strip():
            row.pop()
        if len(row) != len(header):
            reason = f"{locator}: có {len(row)} ô, dòng tên cột có {len(header)}"
            yield Unreadable(start, lines.byte, reason, _REPAIR, locator)
            continue
        record = dict(zip(header, row, strict=True))
        yield _record(record, table, (start, lines.byte), lines.encoding, locator)


def _record(
    record: Mapping[str, str], table: FieldPlan, place: tuple[int, int], encoding: str, locator: str
) -> RawPost | Unreadable:
    try:
        fields = checked(record, table)
    except UnreadableItem as error:
        return Unreadable(*place, f"{locator}: {error.reason}", error.repair, locator)
    return RawPost("fields", *place, encoding, locator, fields=fields)


def _delimiter(text: str) -> str:
    """Return the delimiter that Excel's line names, else that the first line holds most of."""
    first = text.split("\n", 1)[0][:10_000]
    named = _SEPARATOR.match(first)
    return named.group(1) if named else max(_DELIMITERS, key=first.count)
