"""A snapshot: a consistent copy of a database while others read and write it.

By SQLite's online backup (https://www.sqlite.org/backup.html). One read transaction spans it, so
that it ends however much is written meanwhile, and holds the moment when it began.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from luutru.errors import Damaged, Miscounted, cannot_write
from luutru.files import sync
from luutru.store.sqlite.connection import read_copy
from luutru.store.sqlite.tables import counts, faults

__all__ = ["snapshot"]

_PAGES = 2_048  # copied at once: 8 MiB


def snapshot(
    source: sqlite3.Connection,
    target: Path,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> dict[str, int]:
    """Copy a database to a new file, verified; return how many rows each table has.

    Args:
        progress: called with (pages done, pages in all).

    Raises:
        ArchiveError: the copy cannot be written, or the database is damaged; no copy is left.
    """
    try:
        expected = _copy(source, target, progress)
        found = _verified(target)
        if found != expected:
            raise Miscounted(f"Bản chép {target} không đủ: {found} thay vì {expected}.")
        sync(target)
    except BaseException as error:
        target.unlink(missing_ok=True)
        if isinstance(error, (sqlite3.Error, OSError)):
            raise cannot_write(
                error,
                f"Không chép được kho vào {target}: {error}.",
                "Hãy kiểm tra dung lượng đĩa và quyền ghi ở đó; kho vẫn nguyên như cũ.",
            ) from error
        raise
    return found


def _copy(
    source: sqlite3.Connection, target: Path, progress: Callable[[int, int], None]
) -> dict[str, int]:
    source.execute("BEGIN")
    try:
        expected = counts(source)
        copy = sqlite3.connect(target)
        try:
            source.backup(
                copy, pages=_PAGES, progress=lambda _, left, all_: progress(all_ - left, all_)
            )
        finally:
            copy.close()
    finally:
        source.rollback()
    return expected


def _verified(target: Path) -> dict[str, int]:
    copy = read_copy(target)
    try:
        wrong = faults(copy)
        if wrong:
            raise Damaged(f"Kho bị hỏng: {wrong[0]}.", "Hãy phục hồi từ bản sao lưu gần nhất.")
        return counts(copy)
    finally:
        copy.close()
