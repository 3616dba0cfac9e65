"""Taking an export into an archive that is empty: all of it, verified, or nothing."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from luutru.copies.loading import load
from luutru.copies.sidecar_files import DATABASE, own_files, place_in
from luutru.copies.verify import Progress
from luutru.errors import UsageError, cannot_write
from luutru.files import publish, staging
from luutru.store import Store
from luutru.store.sqlite.sqlite_errors import translating
from luutru.store.sqlite.tables import SEQUENCE, counts, tables

__all__ = ["importing"]


@contextmanager
def importing(path: Path, store: Store, folder: Path, progress: Progress) -> Iterator[Store]:
    """Give a store with all that an export holds; what it holds after the block is taken in.

    It is loaded aside first, brought to today's schema there, and taken over in one transaction.

    Raises:
        UsageError: the archive is not empty.
        ArchiveError: the export is damaged, or cannot be taken in; the archive is still empty.
    """
    _require_empty(store)
    try:
        with staging(store.path) as stage:
            load(path, stage, progress)
            _require_own(stage, folder)
            with Store(stage / DATABASE) as staged:
                yield staged
            _take_over(stage, store, folder)
    except (OSError, sqlite3.Error) as error:
        raise cannot_write(
            error,
            f"Không nhập được {path} vào {store.path}: {error}.",
            "Chưa nhập gì. Hãy kiểm tra quyền và dung lượng đĩa.",
        ) from error


def _require_empty(store: Store) -> None:
    if any(counts(store.connection).values()):
        raise UsageError(
            f"Kho {store.path} không trống: bản xuất chỉ nhập được vào kho trống.",
            "Hãy chọn nơi khác bằng --archive; để thay kho này, dùng luutru restore --force.",
        )


def _require_own(stage: Path, folder: Path) -> None:
    """Refuse to replace what an archivist has written for the new archive."""
    for name, made in own_files(stage).items():
        there = folder / name
        if there.is_file() and there.read_bytes() != made.read_bytes():
            raise UsageError(
                f"{there} khác với {name} của bản xuất.", "Hãy dời nó đi rồi nhập lại."
            )


def _take_over(stage: Path, store: Store, folder: Path) -> None:
    there = own_files(folder)
    new = {name: path for name, path in own_files(stage).items() if name not in there}
    try:
        for name, path in new.items():
            copy = path.with_name(f"{path.name}.copy")
            shutil.copyfile(path, copy)
            publish(copy, place_in(folder, name))
        _take_rows(stage / DATABASE, store)
    except BaseException:
        for name in new:
            (folder / name).unlink(missing_ok=True)
        raise


def _take_rows(database: Path, store: Store) -> None:
    with translating(store.path):
        store.connection.execute("ATTACH ? AS staged", [str(database)])
    try:
        with store.transaction():
            _require_empty(store)  # nobody else has filled it meanwhile
            store.connection.execute("PRAGMA defer_foreign_keys = ON")
            for table in tables(store.connection):
                if table == SEQUENCE:
                    store.connection.execute(f"DELETE FROM main.{SEQUENCE}")
                store.connection.execute(f"INSERT INTO main.{table} SELECT * FROM staged.{table}")
    finally:
        store.connection.execute("DETACH staged")
