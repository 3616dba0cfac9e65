"""What SQLite's errors mean for the archive: the file, the reason, the repair."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from luutru.errors import ArchiveError, CannotRead, Damaged, DiskFull, Locked, ReadOnly, UsageError

__all__ = ["no_room", "read_only", "translated", "translating", "wait_seconds"]

_PRIMARY = 0xFF  # the low byte of an extended result code is the code itself
_OPEN = "Hãy kiểm tra quyền đọc, quyền ghi và ổ đĩa."
_DISK = "Hãy kiểm tra dung lượng và tình trạng ổ đĩa."
_FREE = "Hãy đóng chương trình đang dùng kho, hoặc đợi nó xong, rồi chạy lại."
_ROOM = "Hãy dọn bớt đĩa rồi chạy lại; những gì đã ghi xong vẫn còn nguyên."
_RIGHTS = "Hãy xin quyền ghi vào thư mục kho, hoặc chép kho sang nơi ghi được."
_BACKUP = "Hãy xem bằng luutru check, rồi phục hồi bản sao lưu: luutru restore TỆP."
_KNOWN: dict[int, tuple[type[ArchiveError], str, str]] = {
    sqlite3.SQLITE_BUSY: (Locked, "đang bị chương trình khác khóa", _FREE),
    sqlite3.SQLITE_LOCKED: (Locked, "đang bị chương trình khác khóa", _FREE),
    sqlite3.SQLITE_READONLY: (ReadOnly, "chỉ đọc được", _RIGHTS),
    sqlite3.SQLITE_PERM: (ReadOnly, "chỉ đọc được", _RIGHTS),
    sqlite3.SQLITE_CANTOPEN: (CannotRead, "không mở được", _OPEN),
    sqlite3.SQLITE_FULL: (DiskFull, "không còn chỗ trên đĩa", _ROOM),
    sqlite3.SQLITE_IOERR: (CannotRead, "gặp lỗi đọc ghi đĩa", _DISK),
    sqlite3.SQLITE_CORRUPT: (Damaged, "bị hỏng", _BACKUP),
    sqlite3.SQLITE_NOTADB: (Damaged, "bị hỏng", _BACKUP),
}
_UNKNOWN = (Damaged, "không dùng được", _BACKUP)
_WAIT = "LUUTRU_WAIT"


def wait_seconds() -> float:
    """Return the seconds to wait for a store that another program has locked (default 30).

    Raises:
        UsageError: ``LUUTRU_WAIT`` is no number of seconds.
    """
    given = os.environ.get(_WAIT, "30")
    try:
        seconds = float(given)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds <= 86_400:
        raise UsageError(f"{_WAIT}={given!r} không phải số giây.", "Ví dụ: LUUTRU_WAIT=60.")
    return seconds


@contextmanager
def translating(path: Path) -> Iterator[None]:
    """Turn SQLite's errors about the file at `path` within the block into ours."""
    try:
        yield
    except sqlite3.Error as error:
        named = translated(path, error)
        if named is None:
            raise
        raise named from error


def translated(path: Path, error: BaseException | None) -> ArchiveError | None:
    """Return the error of ours for one that SQLite met with the database at `path`.

    None for an error that is not about the file: a broken constraint is a fault of ours.
    """
    if not isinstance(error, sqlite3.OperationalError) and type(error) is not sqlite3.DatabaseError:
        return None
    code = getattr(error, "sqlite_errorcode", None)  # missing where the Python module failed
    kind, reason, repair = _KNOWN.get((code or 0) & _PRIMARY, _UNKNOWN)
    return kind(f"Kho {path} {reason} ({error}).", repair)


def read_only(path: Path) -> ReadOnly:
    """Return the error for a write to an archive that can only be read."""
    return ReadOnly(f"Kho {path} chỉ đọc được: lệnh này cần ghi.", _RIGHTS)


def no_room(path: Path) -> DiskFull:
    """Return the error for a write where the disk is full."""
    return DiskFull(f"Kho {path} không còn chỗ trên đĩa để ghi.", _ROOM)
