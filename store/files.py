"""Files: which places were seen to hold which originals, and how they were read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlite_utils import Database

from luutru.store.runs import now

__all__ = ["FileRecord", "Files"]

_CHUNK = 500  # values in one IN (...)


@dataclass(frozen=True, slots=True)
class FileRecord:
    """What came of a file that was read to its end: how many posts, rejects, posts taken out."""

    posts: int
    rejected: int
    removed: int = 0


class Files:
    """The provenance of the originals in a store."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def last_read(self, places: Mapping[str, str], reading: str) -> dict[str, FileRecord]:
        """Return the outcome of each place when it was last read, if it held the same bytes then.

        A place is left out when it was never read to its end, held others, or was read otherwise.

        Args:
            places: the SHA-256 of what each holds, by address.
        """
        found: dict[str, FileRecord] = {}
        uris = list(places)
        for start in range(0, len(uris), _CHUNK):
            chunk = uris[start : start + _CHUNK]
            rows = self._db.execute(
                "SELECT uri, sha256, reading, posts, rejected, removed, max(id) FROM files "
                f"WHERE uri IN ({', '.join('?' * len(chunk))}) GROUP BY uri",
                chunk,
            )
            for uri, sha256, read, *counts, _ in rows:
                if (sha256, read) == (places[uri], reading):
                    found[uri] = FileRecord(*counts)
        return found

    def add(self, uri: str, sha256: str, reading: str, run: int, record: FileRecord) -> None:
        """Log that `uri` was read to its end."""
        self._db.execute(
            "INSERT INTO files (uri, sha256, reading, run, seen, posts, rejected, removed) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [uri, sha256, reading, run, now(), record.posts, record.rejected, record.removed],
        )

    def places(self, sha256: str) -> list[dict[str, object]]:
        """Return every place where an original was seen, the first first."""
        return list(
            self._db.query(
                "SELECT uri, run, seen FROM files WHERE sha256 = ? ORDER BY id", [sha256]
            )
        )
