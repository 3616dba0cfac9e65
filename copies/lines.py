"""The lines of an export: JSON, one value a line, the last with count and hash of all before it.

So a file that was cut short or changed is recognised by itself, without anything beside it.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from luutru.errors import ArchiveError, Damaged, TooLarge
from luutru.store.export_format import is_export

__all__ = ["LONGEST_LINE", "Reader", "Writer", "is_export_file"]

LONGEST_LINE = 64 << 20  # bytes: a version of the longest text with the longest record beside it
_GZIP = b"\x1f\x8b"
_END = b'{"end":'
# Made once: `json.dumps` makes an encoder for each call.
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Writer:
    """Writes lines to a binary stream."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out
        self._hash = hashlib.sha256()
        self._lines = 0

    def write(self, value: Mapping[str, Any]) -> None:
        """Write one line.

        Raises:
            ArchiveError: it is longer than `Reader` takes.
        """
        line = _encode(value).encode() + b"\n"
        if len(line) > LONGEST_LINE:
            raise TooLarge(
                f"Một mục dài {len(line) >> 20} MiB, quá {LONGEST_LINE >> 20} MiB cho bản xuất.",
                "Hãy dùng luutru backup.",
            )
        self._hash.update(line)
        self._lines += 1
        self._out.write(line)

    def end(self) -> None:
        """Write the last line."""
        self.write({"end": {"lines": self._lines, "sha256": self._hash.hexdigest()}})


class Reader:
    """Reads the lines that a `Writer` wrote, also through gzip; iterate to the end to trust them.

    Iteration raises ArchiveError, naming the line, where the file is damaged or cut short.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.number = 0  # of the line that was read last
        self._raw = path.open("rb")
        packed = self._raw.peek(2)[:2] == _GZIP
        self._in: IO[bytes] = gzip.GzipFile(fileobj=self._raw) if packed else self._raw  # type: ignore[assignment]
        self._hash = hashlib.sha256()

    @property
    def bytes_read(self) -> int:
        """How many bytes of the file have been read, as they lie on disk."""
        return self._raw.tell()

    def first(self) -> bytes:
        """Return the first line as it is, at most 64 KiB of it."""
        line = self._read(1 << 16)
        self._hash.update(line)
        self.number = 1
        return line

    def __iter__(self) -> Iterator[dict[str, Any]]:
        while not (line := self._line()).startswith(_END):
            self._hash.update(line)
            yield self._value(line)
        if self._value(line)["end"] != {
            "lines": self.number - 1,
            "sha256": self._hash.hexdigest(),
        }:
            raise self.wrong("không khớp số dòng hay mã băm: tệp đã bị sửa hoặc hỏng")
        if self._read():
            raise self.wrong("còn dữ liệu sau dòng kết thúc")

    def _value(self, line: bytes) -> dict[str, Any]:
        try:
            value = json.loads(line.decode())
        except (ValueError, RecursionError) as error:
            raise self.wrong(f"JSON hỏng: {error}") from error
        if not isinstance(value, dict):
            raise self.wrong("không phải một mục của bản xuất")
        return value

    def _line(self) -> bytes:
        line = self._read()
        self.number += 1
        if not line.endswith(b"\n"):
            long = len(line) >= LONGEST_LINE
            raise self.wrong("quá dài" if long else "tệp bị cắt cụt, chưa có dòng kết thúc")
        return line

    def _read(self, most: int = LONGEST_LINE) -> bytes:
        try:
            return self._in.readline(most)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise self.wrong(f"tệp nén hỏng hoặc bị cắt cụt ({error})") from error

    def wrong(self, reason: str) -> Damaged:
        """Return an error that names the line read last."""
        return Damaged(
            f"Bản xuất {self.path}, dòng {self.number}: {reason}.",
            "Chưa nhập gì. Hãy chép lại tệp, hoặc xuất lại từ kho gốc.",
        )

    def close(self) -> None:
        """Close the file."""
        self._in.close()
        self._raw.close()

    def __enter__(self) -> Reader:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def is_export_file(path: Path) -> bool:
    """Return whether a file begins as an export does; False for what cannot be read."""
    if not path.is_file():
        return False
    try:
        with Reader(path) as reader:
            return is_export(reader.first())
    except (OSError, ArchiveError):
        return False
