"""Opening the store: the connection, its settings, its parts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from sqlite_utils import Database

from luutru.errors import ArchiveError
from luutru.store.decisions import Decisions
from luutru.store.enrichment import Enrichments
from luutru.store.files import Files
from luutru.store.migrations import MIGRATIONS, STEPS
from luutru.store.originals import Originals
from luutru.store.people import People
from luutru.store.posts import Posts
from luutru.store.rejects import Rejects
from luutru.store.runs import Runs
from luutru.store.topics import Topics

__all__ = ["Store"]

_WAIT_SECONDS = 30


class Store:
    """The archive's database. Use it as a context manager.

    Args:
        path: the SQLite file.
        create: make the file when it is not there.

    Raises:
        ArchiveError: the file is missing, no database, made by a newer luutru, or locked.
    """

    def __init__(self, path: Path, *, create: bool = False) -> None:
        if not create and not path.is_file():
            raise ArchiveError(
                f"Không có kho lưu trữ tại {path}.",
                "Hãy nhập bài trước: luutru ingest THƯ_MỤC, hoặc chỉ đúng kho bằng --archive.",
            )
        self.path = path
        try:
            self.connection = sqlite3.connect(path, timeout=_WAIT_SECONDS)
            self.db = Database(self.connection)
            self._prepare()
        except sqlite3.DatabaseError as error:
            raise ArchiveError(
                f"Không mở được kho {path}: {error}.",
                "Hãy kiểm tra quyền ghi và dung lượng đĩa, hoặc phục hồi từ bản sao lưu.",
            ) from error
        self.runs = Runs(self.db)
        self.originals = Originals(self.db)
        self.files = Files(self.db)
        self.posts = Posts(self.db)
        self.rejects = Rejects(self.db)
        self.enrichments = Enrichments(self.db)
        self.people = People(self.db)
        self.decisions = Decisions(self.db)
        self.topics = Topics(self.db)

    def _prepare(self) -> None:
        self.connection.execute("PRAGMA foreign_keys = ON")
        if MIGRATIONS.pending(self.db):
            self.db.enable_wal()
            MIGRATIONS.apply(self.db)
        known = {step.name for step in MIGRATIONS.applied(self.db)}
        if not known <= STEPS:
            raise ArchiveError("Kho này do phiên bản luutru mới hơn tạo.", "Hãy nâng cấp luutru.")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make all changes inside one: committed at the end, undone on an error.

        Raises:
            ArchiveError: SQLite cannot write (locked, disk full, read-only).
        """
        try:
            with self.db.atomic():
                yield
        except sqlite3.OperationalError as error:
            raise ArchiveError(
                f"Không ghi được vào kho {self.path}: {error}.",
                "Hãy kiểm tra quyền ghi, dung lượng đĩa và chương trình khác đang mở kho.",
            ) from error

    def integrity(self) -> list[str]:
        """Return what SQLite finds wrong with the file: empty when it is whole."""
        found = [str(row[0]) for row in self.connection.execute("PRAGMA integrity_check")]
        found = [line for line in found if line != "ok"]
        broken = self.connection.execute("PRAGMA foreign_key_check").fetchall()
        return found + [
            f"{table}: dòng {row} trỏ tới {parent} không có" for table, row, parent, _ in broken
        ]

    def close(self) -> None:
        """Close the connection."""
        self.connection.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
