"""Originals: the raw bytes of every file, as they came, kept by the SHA-256 of the whole.

They are compressed in parts, so that a part of a large export is read without the rest.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator

from sqlite_utils import Database

from luutru.errors import ArchiveError, NotFound

__all__ = ["Originals", "digest"]

_PART = 1 << 20  # bytes before compression


def digest(data: bytes) -> str:
    """Return the SHA-256 of `data` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


class Originals:
    """The originals in a store."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, data: bytes, sha256: str, media_type: str, run: int) -> bool:
        """Keep `data`; return whether it was new."""
        row = self._db.execute("SELECT 1 FROM originals WHERE sha256 = ?", [sha256]).fetchone()
        if row is not None:
            return False
        self._db.execute(
            "INSERT INTO originals (sha256, size, media_type, run) VALUES (?, ?, ?, ?)",
            [sha256, len(data), media_type, run],
        )
        for number, start in enumerate(range(0, len(data), _PART)):
            part = zlib.compress(data[start : start + _PART], 6)
            self._db.execute(
                "INSERT INTO original_parts (sha256, number, data) VALUES (?, ?, ?)",
                [sha256, number, part],
            )
        return True

    def read(self, sha256: str, start: int = 0, end: int | None = None) -> bytes:
        """Return bytes `start` to `end` of an original.

        Raises:
            NotFound: no original has this hash.
            ArchiveError: its stored bytes are damaged.
        """
        row = self._db.execute("SELECT size FROM originals WHERE sha256 = ?", [sha256]).fetchone()
        if row is None:
            raise NotFound(f"Không có bản gốc {sha256}.")
        end = row[0] if end is None else min(end, row[0])
        first, last = start // _PART, max(start, end - 1) // _PART
        parts = self._db.execute(
            "SELECT data FROM original_parts WHERE sha256 = ? AND number BETWEEN ? AND ? "
            "ORDER BY number",
            [sha256, first, last],
        )
        try:
            data = b"".join(zlib.decompress(part) for (part,) in parts)
        except zlib.error as error:
            raise ArchiveError(
                f"Bản gốc {sha256} bị hỏng trong kho.",
                "Hãy nhập lại tệp gốc hoặc phục hồi sao lưu.",
            ) from error
        return data[start - first * _PART : end - first * _PART]

    def damaged(self) -> Iterator[str]:
        """Yield the hash of each original whose stored bytes do not give it."""
        for (sha256,) in self._db.execute("SELECT sha256 FROM originals").fetchall():
            try:
                whole = digest(self.read(sha256)) == sha256
            except ArchiveError:
                whole = False
            if not whole:
                yield sha256

    def totals(self) -> tuple[int, int, int]:
        """Return how many originals there are, their bytes, and their bytes as stored."""
        count, size = self._db.execute(
            "SELECT count(*), coalesce(sum(size), 0) FROM originals"
        ).fetchone()
        stored = self._db.execute(
            "SELECT coalesce(sum(length(data)), 0) FROM original_parts"
        ).fetchone()[0]
        return int(count), int(size), int(stored)
