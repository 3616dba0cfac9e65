"""Files: which places were seen to hold which originals, and how they were read."""

from __future__ import annotations

from dataclasses import dataclass

from sqlite_utils import Database

from luutru.store.runs import now

__all__ = ["FileRecord", "Files"]


@dataclass(frozen=True, slots=True)
class FileRecord:
    """What came of a file that was read to its end: how many posts, how many rejects."""

    posts: int
    rejected: int


class Files:
    """The provenance of the originals in a store."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def last_read(self, uri: str, sha256: str, reading: str) -> FileRecord | None:
        """Return what came of `uri` when it was last read, if it held these bytes.

        None when it was never read to its end, held others, or was read in another way.
        """
        row = self._db.execute(
            "SELECT sha256, reading, posts, rejected FROM files WHERE uri = ? "
            "ORDER BY id DESC LIMIT 1",
            [uri],
        ).fetchone()
        if row is None or (row[0], row[1]) != (sha256, reading):
            return None
        return FileRecord(row[2], row[3])

    def add(self, uri: str, sha256: str, reading: str, run: int, record: FileRecord) -> None:
        """Log that `uri` was read to its end."""
        self._db.execute(
            "INSERT INTO files (uri, sha256, reading, run, seen, posts, rejected) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            [uri, sha256, reading, run, now(), record.posts, record.rejected],
        )

    def places(self, sha256: str) -> list[dict[str, object]]:
        """Return every place where an original was seen, the first first."""
        return list(
            self._db.query(
                "SELECT uri, run, seen FROM files WHERE sha256 = ? ORDER BY id", [sha256]
            )
        )
