"""Originals: the raw bytes of every file, as they came, kept by the SHA-256 of the whole.

They are compressed in parts, so that a part of a large export is read without the rest.
"""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Callable, Iterator

from sqlite_utils import Database

from luutru.errors import ArchiveError, NotFound

__all__ = ["Originals", "digest", "packed", "unpacked"]

_PART = 1 << 20  # bytes before compression


def digest(data: bytes) -> str:
    """Return the SHA-256 of `data` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def packed(part: bytes) -> bytes:
    """Return a part of an original as it is stored."""
    return zlib.compress(part, 6)


def unpacked(stored: bytes, sha256: str) -> bytes:
    """Return a stored part of an original as it came.

    Raises:
        ArchiveError: it is damaged.
    """
    try:
        return zlib.decompress(stored)
    except zlib.error as error:
        raise ArchiveError(
            f"Bản gốc {sha256} bị hỏng trong kho.", "Hãy nhập lại tệp gốc hoặc phục hồi sao lưu."
        ) from error


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
            part = packed(data[start : start + _PART])
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
        data = b"".join(unpacked(part, sha256) for (part,) in parts)
        return data[start - first * _PART : end - first * _PART]

    def parts(self, sha256: str) -> Iterator[bytes]:
        """Yield the bytes of an original, part by part: a MiB at a time.

        Raises:
            ArchiveError: its stored bytes are damaged.
        """
        rows = self._db.execute(
            "SELECT data FROM original_parts WHERE sha256 = ? ORDER BY number", [sha256]
        )
        for (part,) in rows:
            yield unpacked(part, sha256)

    def damaged(self, progress: Callable[[int], None] = lambda _bytes: None) -> Iterator[str]:
        """Yield the hash of each original whose stored bytes do not give it.

        Args:
            progress: called with how many bytes have been looked at.
        """
        seen = 0
        for (sha256,) in self._db.execute("SELECT sha256 FROM originals").fetchall():
            found = hashlib.sha256()
            try:
                for part in self.parts(sha256):
                    found.update(part)
                    seen += len(part)
                    progress(seen)
            except (ArchiveError, sqlite3.DatabaseError):
                yield sha256
                continue
            if found.hexdigest() != sha256:
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
