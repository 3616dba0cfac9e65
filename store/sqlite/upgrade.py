"""Upgrading the schema of a store that holds data: first a copy is kept, then all steps or none."""

from __future__ import annotations

import logging
import sqlite3
from itertools import count
from pathlib import Path

from sqlite_utils import Database

from luutru.errors import NewerVersion, NoArchive, UpgradeFailed
from luutru.store.sqlite.connection import Connection
from luutru.store.sqlite.migrations import MIGRATIONS, STEPS
from luutru.store.sqlite.snapshot import snapshot
from luutru.store.sqlite.sqlite_errors import read_only
from luutru.store.sqlite.tables import tables

__all__ = ["upgrade"]

_log = logging.getLogger(__name__)


def upgrade(connection: Connection, db: Database) -> None:
    """Apply the steps that the store lacks.

    Raises:
        ArchiveError: the store is of a newer luutru or no store of luutru; it is read-only; a copy
            of it cannot be kept; a step failed. It is then as it was.
    """
    applied = {step.name for step in MIGRATIONS.applied(db)}
    if not applied <= STEPS:
        raise NewerVersion("Kho này do phiên bản luutru mới hơn tạo.", "Hãy nâng cấp luutru.")
    if applied == STEPS:
        return
    if connection.read_only:
        raise read_only(connection.path)
    if not applied and tables(connection.sqlite):
        raise NoArchive(
            f"{connection.path} không phải kho của luutru.", "Hãy chỉ đúng kho bằng --archive."
        )
    db.enable_wal()
    connection.sqlite.execute("BEGIN IMMEDIATE")  # one process upgrades, others wait
    with connection.sqlite:
        pending = MIGRATIONS.pending(db)  # another may have been quicker
        if pending:
            _apply(connection.path, db, pending[0].name)


def _apply(path: Path, db: Database, first: str) -> None:
    kept = _keep(path, first) if MIGRATIONS.applied(db) else None
    try:
        MIGRATIONS.apply(db)
    except sqlite3.Error as error:
        step = MIGRATIONS.pending(db)[0].name if db.conn.in_transaction else first
        raise UpgradeFailed(
            f"Không nâng cấp được kho {path} ở bước {step}: {error}. Kho vẫn nguyên như cũ.",
            f"Bản chép trước khi nâng cấp: {kept}." if kept else "Hãy kiểm tra dung lượng đĩa.",
        ) from error


def _keep(path: Path, step: str) -> Path:
    """Keep a copy of the store as it is before a step; none that is there is overwritten."""
    names = (f"{path.name}.before-{step}{f'.{n}' if n else ''}" for n in count())
    kept = next(copy for copy in map(path.with_name, names) if not copy.exists())
    # The connection that upgrades has the lock, and so cannot be copied from: this one reads.
    source = Connection(path)
    try:
        rows = snapshot(source.sqlite, kept)
    finally:
        source.close()
    _log.warning(
        "Kho %s được nâng cấp; bản chép trước đó (%d bài): %s", path, rows.get("posts", 0), kept
    )
    return kept
