"""Opening the store: the connection, its settings, its parts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from types import TracebackType

from sqlite_utils import Database

from luutru.data.lexicons import Lexicons, of_folder
from luutru.errors import NoArchive
from luutru.store.decisions import Decisions
from luutru.store.enrichment import Enrichments
from luutru.store.files import Files
from luutru.store.finds import FindsTables
from luutru.store.originals import Originals
from luutru.store.people import People
from luutru.store.posts import Posts
from luutru.store.rejects import Rejects
from luutru.store.removals import Removals
from luutru.store.runs import Runs
from luutru.store.skips import Skips
from luutru.store.sqlite.connection import Connection
from luutru.store.sqlite.sqlite_errors import no_room, read_only, translated, translating
from luutru.store.sqlite.tables import faults
from luutru.store.sqlite.upgrade import upgrade
from luutru.store.topics import Topics
from luutru.text.script.tones import canonical

__all__ = ["Store"]


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
            raise NoArchive(
                f"Không có kho lưu trữ tại {path}.",
                "Hãy nhập bài trước: luutru ingest THƯ_MỤC, hoặc chỉ đúng kho bằng --archive.",
            )
        self.path = path
        with translating(path):
            self._connection = Connection(path)
            self.connection = self._connection.sqlite
            self.db = Database(self.connection)
            try:
                self.connection.execute("PRAGMA foreign_keys = ON")
                upgrade(self._connection, self.db)
            except BaseException:
                self.connection.close()
                raise
        self.runs = Runs(self.db)
        self.originals = Originals(self.db)
        self.files = Files(self.db)
        self.posts = Posts(self.db)
        self.rejects = Rejects(self.db)
        self.skips = Skips(self.db)
        self.removals = Removals(self.db)
        self.finds = FindsTables(self.db)
        self.enrichments = Enrichments(self.db, self.finds, lambda: self.lexicons)
        self.people = People(self.db)
        self.decisions = Decisions(self.db)
        self.topics = Topics(self.db)

    @cached_property
    def lexicons(self) -> Lexicons:
        """The archive's lexicons: luutru's own with those beside the file over them.

        Raises:
            InvalidFile: a file of the archive's has a fault; the message names its line.
        """
        return of_folder(self.path.parent, canonical)

    @property
    def read_only(self) -> bool:
        """Whether the file, or the folder that it is in, can only be read."""
        return self._connection.read_only

    def must_write(self) -> None:
        """Refuse at once what will write to a store that can only be read.

        Raises:
            ArchiveError: it can only be read.
        """
        if self._connection.full:
            raise no_room(self.path)
        if self.read_only:
            raise read_only(self.path)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make all changes inside one: committed at the end, undone on an error.

        Raises:
            ArchiveError: SQLite cannot write (locked, disk full, read-only).
        """
        self.must_write()
        with translating(self.path):
            if self.connection.in_transaction:
                with self.db.atomic():
                    yield
                return
            # One that begins by reading could not write, nor wait, once another has written.
            self.connection.execute("BEGIN IMMEDIATE")
            with self.connection:
                yield

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Read the store as it is now throughout the block, whatever others write meanwhile."""
        self.connection.execute("BEGIN")
        try:
            yield
        finally:
            self.connection.rollback()

    def integrity(self) -> list[str]:
        """Return the faults SQLite finds in the file: none when it is whole."""
        return faults(self.connection)

    def close(self) -> None:
        """Close the connection.

        Raises:
            ArchiveError: a read-only file was changed by others while it was read.
        """
        self._connection.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            self.close()
        finally:  # what SQLite met while it read was not within a transaction
            named = translated(self.path, error)
            if named is not None:
                raise named from error
