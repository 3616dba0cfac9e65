"""Loading an export into a new database of the schema that it was written with."""

from __future__ import annotations

import sqlite3
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from luutru.copies.lines import Reader
from luutru.copies.manifest import CopyManifest, member_of
from luutru.copies.rows import Row, inserter
from luutru.copies.sidecar_files import DATABASE, OWN_FILES, place_in
from luutru.copies.verify import Progress, verify
from luutru.errors import Damaged, NewerVersion
from luutru.store.export_format import KIND
from luutru.store.sqlite.migrations import MIGRATIONS
from luutru.store.sqlite.tables import SEQUENCE, tables

__all__ = ["load"]

#: What a line that is none of an export gives rise to, whatever it holds.
_WRONG = (ValueError, LookupError, TypeError, AttributeError, OverflowError, sqlite3.Error)
_LINES = 200  # between two reports of progress


def load(path: Path, stage: Path, progress: Progress) -> CopyManifest:
    """Make the database and own files of an export in an empty folder; return its manifest.

    All is verified: the lines by their hash, tables by count, originals and files by theirs.

    Raises:
        ArchiveError: the export is damaged, cut short, or of a newer luutru.
        OSError: it cannot be read, or there is no room.
    """
    size = path.stat().st_size
    with Reader(path) as lines:
        manifest = CopyManifest.read(lines.first(), KIND, path)
        connection = _new(stage / DATABASE, manifest.steps, path)
        try:
            loader = _Loader(connection, stage, manifest)
            for line in lines:
                with _line_named(lines):
                    loader.take(line)
                if lines.number % _LINES == 0:
                    progress("Đọc bản xuất", lines.bytes_read, size)
            with _line_named(lines):
                loader.finish()
            connection.commit()
        finally:
            connection.close()
    _check_files(stage, manifest, path)
    verify(stage / DATABASE, manifest.counts, path, progress)
    return manifest


def _new(database: Path, steps: list[str], path: Path) -> sqlite3.Connection:
    """Return a connection to a new database that has had these steps, in a transaction."""
    connection = sqlite3.connect(database)
    db = Database(connection)
    known = [step.name for step in MIGRATIONS.pending(db)]
    if steps != known[: len(steps)]:
        connection.close()
        raise NewerVersion(f"{path} do phiên bản luutru mới hơn xuất.", "Hãy nâng cấp luutru.")
    connection.execute("PRAGMA synchronous = OFF")  # what a crash spoils here is never used
    MIGRATIONS.apply(db, stop_before=known[len(steps) : len(steps) + 1])
    connection.execute("BEGIN")
    return connection


class _Loader:
    """Takes the lines of an export, one after another."""

    def __init__(self, connection: sqlite3.Connection, stage: Path, manifest: CopyManifest) -> None:
        self._connection = connection
        self._stage = stage
        self._files = manifest.files
        known = tables(connection)
        self._insert: dict[str, Callable[[Row], None]] = {
            name: inserter(connection, name) for name in known
        }
        self._last: dict[str, Row] = {}

    def take(self, line: dict[str, Any]) -> None:
        """Take a row or a part of a file.

        Raises:
            ValueError, LookupError, TypeError, AttributeError, sqlite3.Error: it is none.
        """
        if line.keys() == {"table", "row"}:
            table = line["table"]
            if table == SEQUENCE:
                self._last[line["row"]["name"]] = line["row"]
            else:
                self._insert[table](line["row"])
        elif line.keys() == {"file", "data"}:
            self._append(str(line["file"]), b64decode(line["data"]["base64"], validate=True))
        else:
            raise ValueError(f"khóa {sorted(line)}")

    def finish(self) -> None:
        """Let the export's last numbers hold: SQLite has counted on by itself."""
        if SEQUENCE in self._insert:
            self._connection.execute(f"DELETE FROM {SEQUENCE}")
            for row in self._last.values():
                self._insert[SEQUENCE](row)

    def _append(self, name: str, data: bytes) -> None:
        if name not in OWN_FILES or name not in self._files:
            raise ValueError(f"tệp lạ {name!r}")
        with place_in(self._stage, name).open("ab") as file:
            file.write(data)


@contextmanager
def _line_named(lines: Reader) -> Iterator[None]:
    """Name the line that cannot be taken."""
    try:
        yield
    except sqlite3.OperationalError:  # no room: not the line's fault
        raise
    except _WRONG as error:
        raise lines.wrong(f"không nhận được ({type(error).__name__}: {error})") from error


def _check_files(stage: Path, manifest: CopyManifest, path: Path) -> None:
    for name, expected in manifest.files.items():
        if name not in OWN_FILES:
            raise Damaged(f"Bản xuất {path} có tệp lạ {name!r}.", "Chưa nhập gì.")
        file = place_in(stage, name)
        file.touch()  # one that is empty has no line
        if member_of(file) != expected:
            raise Damaged(
                f"Bản xuất {path}: {name} không khớp mã băm.", "Chưa nhập gì. Hãy xuất lại."
            )
