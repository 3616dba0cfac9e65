"""Rows of any table as plain values: what an export writes, and what equality compares.

Bytes are base64; an original's parts are as they came, not as they are compressed in the store.
"""

from __future__ import annotations

import sqlite3
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from typing import Any

from luutru.store.originals import packed, unpacked
from luutru.store.sqlite.tables import columns

__all__ = ["Row", "inserter", "rows"]

#: Values by column: text, numbers, null, or ``{"base64": ...}``.
Row = dict[str, Any]
_PARTS = "original_parts"


def rows(connection: sqlite3.Connection, table: str, *, ordered: bool = False) -> Iterator[Row]:
    """Yield the rows of a table as they were written, or in order of all columns.

    Raises:
        ArchiveError: an original is damaged.
    """
    names = columns(connection, table)
    order = f" ORDER BY {', '.join(names)}" if ordered else ""
    for values in connection.execute(f"SELECT {', '.join(names)} FROM {table}{order}"):
        row = dict(zip(names, values, strict=True))
        if table == _PARTS:
            row["data"] = unpacked(row["data"], row["sha256"])
        for name, value in row.items():
            if isinstance(value, bytes):
                row[name] = {"base64": b64encode(value).decode("ascii")}
        yield row


def inserter(connection: sqlite3.Connection, table: str) -> Callable[[Row], None]:
    """Return a function that puts rows that `rows` gave into a table.

    Raises:
        ValueError: the row has other columns, or a value that is none.
        sqlite3.Error: the table does not take it.
    """
    names = columns(connection, table)
    expected = set(names)
    packing = names.index("data") if table == _PARTS else None
    sql = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"

    def insert(row: Row) -> None:
        if row.keys() != expected:
            raise ValueError(f"cột {sorted(row.keys() ^ expected)}")
        values = [_value(row[name]) for name in names]
        if packing is not None:
            values[packing] = packed(values[packing])
        connection.execute(sql, values)

    return insert


def _value(stored: Any) -> Any:
    if isinstance(stored, dict):
        return b64decode(stored["base64"], validate=True)
    return stored
