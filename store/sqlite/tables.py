"""The tables of a store, whatever they are: what copies of it hold and are counted by."""

from __future__ import annotations

import sqlite3

__all__ = ["SEQUENCE", "columns", "counts", "faults", "tables"]

#: Which number each table gave last: what came and went must not lend its number to another.
SEQUENCE = "sqlite_sequence"


def tables(connection: sqlite3.Connection) -> list[str]:
    """Return the tables that hold data, in the order in which they were made: parents first."""
    rows = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' "
        "ESCAPE '!' AND name NOT LIKE '!_sqlite%' ESCAPE '!' ORDER BY rowid"
    )
    found = [str(row[0]) for row in rows]
    made = connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", [SEQUENCE]).fetchone()
    return [*found, SEQUENCE] if made else found


def columns(connection: sqlite3.Connection, table: str) -> list[str]:
    """Return the columns of a table, in order."""
    return [str(row[1]) for row in connection.execute(f"PRAGMA table_info({table})")]


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Return the number of rows of each table of data."""
    return {
        table: int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
        for table in tables(connection)
    }


def faults(connection: sqlite3.Connection) -> list[str]:
    """Return the faults SQLite finds in the file: none when it is whole."""
    try:
        found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check")]
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    except sqlite3.DatabaseError as error:  # too damaged to be looked through
        return [str(error)]
    found = [line for line in found if line != "ok"]
    return found + [
        f"{table}: dòng {row} trỏ tới {parent} không có" for table, row, parent, _ in broken
    ]
