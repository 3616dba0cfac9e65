"""Is a copied database whole? Asked before it is called a backup, and before it is restored."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path

from sqlite_utils import Database

from luutru.errors import Damaged, NewerVersion
from luutru.store.originals import Originals
from luutru.store.sqlite.connection import read_copy
from luutru.store.sqlite.migrations import MIGRATIONS, STEPS
from luutru.store.sqlite.tables import counts, faults

__all__ = ["Progress", "steps_of", "verify"]

#: Called with (what is being done, done so far, in all).
Progress = Callable[[str, int, int], None]


def steps_of(database: Path) -> list[str]:
    """Return the steps that the schema of a copied database has had, in order."""
    copy = read_copy(database)
    try:
        return [step.name for step in MIGRATIONS.applied(Database(copy))]
    finally:
        copy.close()


def verify(database: Path, expected: Mapping[str, int], where: Path, progress: Progress) -> None:
    """Check a database that nobody else has open: structure, counts, every original's hash.

    Args:
        expected: how many rows each table must have.
        where: the file to name when it is not whole.

    Raises:
        ArchiveError: something is wrong with it.
    """
    copy = read_copy(database)
    try:
        wrong = faults(copy) or _differing(counts(copy), expected)
        if not wrong:
            wrong = [f"bản gốc {name} không khớp mã băm" for name in _damaged(copy, progress)]
    except sqlite3.DatabaseError as error:
        wrong = [str(error)]
    finally:
        copy.close()
    if wrong:
        raise Damaged(
            f"{where} không nguyên vẹn: {wrong[0]} ({len(wrong)} lỗi).",
            "Hãy xem luutru check, hoặc dùng một bản sao lưu khác.",
        )
    if not set(steps_of(database)) <= STEPS:
        raise NewerVersion(f"{where} do phiên bản luutru mới hơn tạo.", "Hãy nâng cấp luutru.")


def _damaged(copy: sqlite3.Connection, progress: Progress) -> list[str]:
    originals = Originals(Database(copy))
    _, size, _ = originals.totals()
    return list(originals.damaged(lambda done: progress("Kiểm bản gốc", done, size)))


def _differing(found: Mapping[str, int], expected: Mapping[str, int]) -> list[str]:
    return [
        f"bảng {name} có {found.get(name, 0)} dòng, cần {expected.get(name, 0)}"
        for name in sorted({*found, *expected})
        if found.get(name, 0) != expected.get(name, 0)
    ]
