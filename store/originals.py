"""Originals: the raw bytes of every file, as they came, kept by the SHA-256 of the whole.

They are compressed in parts, so that a part of a large export is read without the rest.
"""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator

from sqlite_utils import Database

from luutru.errors import ArchiveError, Damaged, NotFound, UnreadableItem

__all__ = ["Originals", "packed", "unpacked"]

_PART = 1 << 20  # bytes before compression
_PROBE, _DENSE = (
    1 << 14,
    0.9,
)  # bytes that are tried to see whether a part gets smaller, and by how much


def packed(part: bytes) -> bytes:
    """Return a part of an original as it is stored."""
    probe = part[:_PROBE]
    dense = len(zlib.compress(probe, 1)) > _DENSE * len(probe)
    return zlib.compress(part, 0 if dense else 6)  # compressed once is compressed


def unpacked(stored: bytes, sha256: str) -> bytes:
    """Return a stored part of an original as it came.

    Raises:
        ArchiveError: it is damaged.
    """
    try:
        return zlib.decompress(stored)
    except zlib.error as error:
        raise Damaged(
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
        self._begin(sha256, len(data), media_type, run)
        for number, start in enumerate(range(0, len(data), _PART)):
            self._add_part(sha256, number, data[start : start + _PART])
        return True

    def add_pieces(self, pieces: Iterable[bytes], sha256: str, media_type: str, run: int) -> bool:
        """Keep what comes in pieces; return whether it was new.

        Raises:
            UnreadableItem: they are not what `sha256` is of; the transaction must be undone.
        """
        row = self._db.execute("SELECT 1 FROM originals WHERE sha256 = ?", [sha256]).fetchone()
        if row is not None:
            return False
        self._begin(sha256, 0, media_type, run)
        size, found = 0, hashlib.sha256()
        for number, part in enumerate(_parts(pieces)):
            self._add_part(sha256, number, part)
            size += len(part)
            found.update(part)
        if found.hexdigest() != sha256:
            raise UnreadableItem("Tệp bị ghi trong lúc đọc.", "Hãy đợi ghi xong rồi nhập lại.")
        self._db.execute("UPDATE originals SET size = ? WHERE sha256 = ?", [size, sha256])
        return True

    def _begin(self, sha256: str, size: int, media_type: str, run: int) -> None:
        self._db.execute(
            "INSERT INTO originals (sha256, size, media_type, run) VALUES (?, ?, ?, ?)",
            [sha256, size, media_type, run],
        )

    def _add_part(self, sha256: str, number: int, part: bytes) -> None:
        self._db.execute(
            "INSERT INTO original_parts (sha256, number, data) VALUES (?, ?, ?)",
            [sha256, number, packed(part)],
        )

    def read(self, sha256: str, start: int = 0, end: int | None = None) -> bytes:
        """Return bytes `start` to `end` of an original.

        Raises:
            NotFound: no original has this hash.
            ArchiveError: its stored bytes are damaged.
        """
        size = self._size(sha256)
        end = size if end is None else min(end, size)
        first, last = start // _PART, max(start, end - 1) // _PART
        parts = self._db.execute(
            "SELECT data FROM original_parts WHERE sha256 = ? AND number BETWEEN ? AND ? "
            "ORDER BY number",
            [sha256, first, last],
        )
        data = b"".join(unpacked(part, sha256) for (part,) in parts)
        return data[start - first * _PART : end - first * _PART]

    def _size(self, sha256: str) -> int:
        row = self._db.execute("SELECT size FROM originals WHERE sha256 = ?", [sha256]).fetchone()
        if row is None:
            raise NotFound(f"Không có bản gốc {sha256}.")
        return int(row[0])

    def parts(self, sha256: str) -> Iterator[bytes]:
        """Yield the bytes of an original, part by part: a MiB at a time.

        Raises:
            NotFound: no original has this hash.
            ArchiveError: its stored bytes are damaged.
        """
        # Each by a query of its own: one that stays open would keep SQLite's log from being reset.
        for start in range(0, self._size(sha256), _PART):
            yield self.read(sha256, start, start + _PART)

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
        """Return the number of originals, their bytes, and their bytes as stored."""
        count, size = self._db.execute(
            "SELECT count(*), coalesce(sum(size), 0) FROM originals"
        ).fetchone()
        stored = self._db.execute(
            "SELECT coalesce(sum(length(data)), 0) FROM original_parts"
        ).fetchone()[0]
        return int(count), int(size), int(stored)


def _parts(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the same bytes in parts of one size, the last may be smaller."""
    held = bytearray()
    for piece in pieces:
        held += piece
        while len(held) >= _PART:
            yield bytes(held[:_PART])
            del held[:_PART]
    if held:
        yield bytes(held)
