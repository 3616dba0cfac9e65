"""Rows of any table as plain values: what an export writes, and what equality compares.

Bytes are base64; an original's parts are as they came, not as they are compressed in the store.
"""

from __future__ import annotations

import sqlite3
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from typing import Any

from luutru.store.originals import packed, unpacked
from luutru.store.tables import columns

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
        yield {
            name: {"base64": b64encode(value).decode("ascii")}
            if isinstance(value, bytes)
            else value
            for name, value in row.items()
        }


def inserter(connection: sqlite3.Connection, table: str) -> Callable[[Row], None]:
    """Return what puts rows that `rows` gave into a table.

    Raises:
        ValueError: the row has other columns, or a value that is none.
        sqlite3.Error: the table does not take it.
    """
    names = columns(connection, table)
    sql = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"

    def insert(row: Row) -> None:
        if row.keys() != set(names):
            raise ValueError(f"cột {sorted(row.keys() ^ set(names))}")
        values = {name: _value(value) for name, value in row.items()}
        if table == _PARTS:
            values["data"] = packed(values["data"])
        connection.execute(sql, [values[name] for name in names])

    return insert


def _value(told: Any) -> Any:
    if isinstance(told, dict):
        return b64decode(told["base64"], validate=True)
    return told
