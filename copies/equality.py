"""Are two archives equal? All tables are compared by content, the archive's own files by bytes.

Two archives are equal when each table has the same rows: posts with their numbers, versions,
provenance and times, originals byte for byte (however compressed), rejects, persons with their
numbers, decisions, topics, the run log. The index is derived and not compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, zip_longest
from pathlib import Path

from luutru.copies.rows import rows
from luutru.copies.sidecar_files import OWN_FILES, own_files
from luutru.store import Store
from luutru.store.sqlite.tables import columns, tables

__all__ = ["differences"]

_SHOWN = 200  # characters of a row that differs


def differences(one: Path, other: Path, *, new_runs: int = 0) -> Iterator[str]:
    """Yield how the archive in `other` differs from the one in `one`: nothing when they are equal.

    Args:
        new_runs: how many runs at the end of the log `other` has more: its import, its restore.
    """
    with Store(one / "archive.db") as left, Store(other / "archive.db") as right:
        yield from _between(left, right, new_runs)
    yield from _own_files(one, other)


def _between(left: Store, right: Store, new_runs: int) -> Iterator[str]:
    names = tables(left.connection)
    if names != tables(right.connection):
        yield f"bảng: {names} khác {tables(right.connection)}"
        return
    more = right.connection.execute("SELECT count(*) FROM runs").fetchone()[0] - new_runs
    for table in names:
        if columns(left.connection, table) != columns(right.connection, table):
            yield f"{table}: khác cột"
            continue
        theirs = rows(right.connection, table, ordered=True)
        theirs = islice(theirs, more) if table == "runs" else theirs
        for mine, its in zip_longest(rows(left.connection, table, ordered=True), theirs):
            if mine != its:
                yield f"{table}: {str(mine)[:_SHOWN]} khác {str(its)[:_SHOWN]}"
                break


def _own_files(one: Path, other: Path) -> Iterator[str]:
    for name in OWN_FILES:
        left, right = own_files(one).get(name), own_files(other).get(name)
        if left is None or right is None:
            if left is not right:
                yield f"{name}: chỉ một kho có"
        elif left.read_bytes() != right.read_bytes():
            yield f"{name}: khác nội dung"
