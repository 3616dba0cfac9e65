"""Reader of JSON Lines: one object a line; a broken line costs only itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from luutru.errors import UnreadableItem
from luutru.ingest.readers.json_record import record_of
from luutru.ingest.records import RawPost, Unreadable
from luutru.store.export_format import is_export
from luutru.text.encodings import decode

__all__ = ["read"]

_LONGEST_LINE = 16 << 20  # bytes


def read(data: bytes, mapping: Mapping[str, str]) -> Iterator[RawPost | Unreadable]:
    """Yield the post of each line that is not blank."""
    if not data.strip():
        raise UnreadableItem("Tệp rỗng.", "Hãy kiểm tra lại tệp xuất.")
    if is_export(data):
        raise UnreadableItem(
            "Tệp này là bản xuất của cả một kho, không phải tệp bài.",
            "Hãy nhập riêng nó vào một kho trống: luutru --archive KHO_MỚI ingest TỆP.",
        )
    start = 3 if data.startswith(b"\xef\xbb\xbf") else 0
    number = 0
    while start < len(data):
        number += 1
        end = data.find(b"\n", start)
        end = len(data) if end < 0 else end
        if data[start:end].strip():
            yield _line(data, start, end, number, mapping)
        start = end + 1


def _line(
    data: bytes, start: int, end: int, number: int, mapping: Mapping[str, str]
) -> RawPost | Unreadable:
    locator = f"dòng {number}"
    try:
        if end - start > _LONGEST_LINE:
            raise UnreadableItem(
                f"dài {(end - start) >> 20} MiB, quá {_LONGEST_LINE >> 20} MiB",
                "Hãy chia bài trên dòng này.",
            )
        text, encoding = decode(data[start:end])
        fields = record_of(text, mapping)
    except UnreadableItem as error:
        return Unreadable(start, end, f"{locator}: {error.reason}", error.repair, locator)
    return RawPost("fields", start, end, encoding, locator, fields=fields)
