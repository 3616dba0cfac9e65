"""Opening the database file: to read and write, or to read what can only be read.

SQLite keeps two files beside a database in WAL mode and makes them even to read it, which it
cannot in a folder that is read-only or on a disk that is full. There a database that nobody has
open is read as immutable.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from luutru.errors import ChangedMeanwhile, ReadOnly
from luutru.store.sqlite.sqlite_errors import wait_seconds

__all__ = ["Connection", "read_copy"]

_PRIMARY = 0xFF
_UNREADABLE = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
_NO_ROOM = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)


class Connection:
    """A connection to the database at `path`; `sqlite` is SQLite's own.

    Raises:
        ArchiveError: it can only be read, and holds changes that only a writer can merge.
        sqlite3.DatabaseError: it cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.read_only = path.exists() and not _writable(path)
        self.full = False  # no room for the files that SQLite makes beside it
        self._seen: tuple[int, ...] = ()  # what an immutable file was like when it was opened
        self.sqlite = self._opened()

    def _opened(self) -> sqlite3.Connection:
        opened = _open(self.path, "mode=ro" if self.read_only else "mode=rwc")
        try:
            opened.execute("SELECT 1 FROM sqlite_master").fetchone()
        except sqlite3.OperationalError as error:
            opened.close()
            return self._without_files_beside(error)
        except BaseException:
            opened.close()
            raise
        return opened

    def _without_files_beside(self, error: sqlite3.OperationalError) -> sqlite3.Connection:
        """Open it as immutable, if all that is wrong is that SQLite can't make its two files."""
        if error.sqlite_errorcode & _PRIMARY not in (_UNREADABLE if self.read_only else _NO_ROOM):
            raise error
        self._seen = self._state()
        unmerged = self._seen[-1]  # without them, older posts would be shown as if they were all
        if unmerged and self.read_only:
            raise ReadOnly(
                f"Kho {self.path} chỉ đọc được, mà còn thay đổi chưa gộp trong {self.path}-wal.",
                "Hãy chép cả thư mục kho sang nơi ghi được rồi mở ở đó.",
            )
        if unmerged:
            raise error
        self.full = not self.read_only
        self.read_only = True
        return _open(self.path, "immutable=1")

    def _state(self) -> tuple[int, ...]:
        about, wal = self.path.stat(), Path(f"{self.path}-wal")
        return about.st_mtime_ns, about.st_size, wal.stat().st_size if wal.exists() else 0

    def close(self) -> None:
        """Close it.

        Raises:
            ArchiveError: it was read as immutable, and somebody has changed it meanwhile.
        """
        self.sqlite.close()
        if self._seen and self._seen != self._state():
            raise ChangedMeanwhile(
                f"Kho {self.path} đã bị chương trình khác sửa trong khi đọc: kết quả không chắc.",
                "Hãy chạy lại.",
            )


def read_copy(path: Path) -> sqlite3.Connection:
    """Open a database that nobody else has open, to read it; nothing is made beside it."""
    return _open(path, "immutable=1")


def _open(path: Path, how: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{path.resolve().as_uri()}?{how}",
        uri=True,
        timeout=wait_seconds(),
        check_same_thread=False,  # whoever closes an archive closes what other threads have open
    )


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
