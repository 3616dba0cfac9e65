"""Exporting: an archive as JSON Lines that any program reads, and that `importing` takes in again.

The first line is the manifest, the last ends it (`lines`). Between them, each line is a row of a
table, ``{"table": "posts", "row": {...}}``, by the names of `store.sqlite.migrations`, or a part
of one of the archive's own files, ``{"file": "topics.toml", "data": {"base64": ...}}``.
Originals are in ``original_parts`` as they came, a MiB a line.
"""

from __future__ import annotations

import gzip
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from luutru.copies.lines import Writer
from luutru.copies.manifest import CopyManifest, Member
from luutru.copies.rows import rows
from luutru.copies.sidecar_files import own_files
from luutru.copies.target import new_file
from luutru.copies.verify import Progress
from luutru.errors import Damaged
from luutru.files import digest, publish, staging
from luutru.store import Store
from luutru.store.export_format import KIND
from luutru.store.sqlite.migrations import MIGRATIONS
from luutru.store.sqlite.tables import counts, tables

__all__ = ["export", "export_file"]

_PART = 1 << 20  # bytes of a file in one line
_ROWS = 200  # between two reports of progress


def export(store: Store, folder: Path, out: IO[bytes], progress: Progress) -> CopyManifest:
    """Write the archive as it is at this moment; return its manifest, the first line.

    Raises:
        ArchiveError: an original is damaged; nothing was written.
    """
    with store.reading():
        _, size, _ = store.originals.totals()
        for name in store.originals.damaged(lambda done: progress("Kiểm bản gốc", done, size)):
            raise Damaged(f"Bản gốc {name} không khớp mã băm.", "Hãy xem: luutru check.")
        own = {name: file.read_bytes() for name, file in own_files(folder).items()}
        manifest = CopyManifest.new(
            KIND,
            [step.name for step in MIGRATIONS.applied(store.db)],
            counts(store.connection),
            {name: Member(len(data), digest(data)) for name, data in own.items()},
        )
        writer = Writer(out)
        writer.write(manifest.to_dict())
        for name, data in own.items():
            for start in range(0, len(data), _PART):
                part = b64encode(data[start : start + _PART]).decode("ascii")
                writer.write({"file": name, "data": {"base64": part}})
        _write_rows(store, writer, sum(manifest.counts.values()), progress)
        writer.end()
    return manifest


def _write_rows(store: Store, writer: Writer, total: int, progress: Progress) -> None:
    done = 0
    for table in tables(store.connection):
        for row in rows(store.connection, table):
            writer.write({"table": table, "row": row})
            done += 1
            if done % _ROWS == 0:
                progress("Xuất", done, total)


def export_file(
    store: Store, folder: Path, target: Path, *, force: bool, progress: Progress
) -> CopyManifest:
    """Write an export to a file, through gzip when its name ends in ``.gz``: whole or not at all.

    Args:
        force: replace a file that is there.

    Raises:
        UsageError: there is a file, or no such folder.
        ArchiveError: it cannot be written, or an original is damaged.
    """
    with new_file(target, force=force), staging(target) as stage:
        made = stage / "export"
        with _opened(made, packed=target.suffix == ".gz") as out:
            manifest = export(store, folder, out, progress)
        publish(made, target)
    return manifest


@contextmanager
def _opened(path: Path, *, packed: bool) -> Iterator[IO[bytes]]:
    with path.open("wb") as plain:
        if packed:
            with gzip.GzipFile("", "wb", 6, plain, mtime=0) as out:
                yield out  # type: ignore[misc]
        else:
            yield plain
