"""Rows of any table as plain values, there and back."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from luutru.copies.rows import inserter, rows
from luutru.errors import Damaged
from luutru.store.sqlite.tables import tables

CELLS = st.one_of(
    st.none(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False),
    st.text(st.characters(exclude_categories=["Cs"])),
    st.binary(max_size=50),
)


def table() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    # Columns without a type: in one of type ANY the text "0" would become a number.
    connection.execute("CREATE TABLE things (a, b)")
    return connection


@given(st.lists(st.tuples(CELLS, CELLS), max_size=10))
@example([(None, "0")])
def test_values_of_every_kind_go_there_and_back(cells: list[tuple[object, object]]) -> None:
    one, other = table(), table()
    one.executemany("INSERT INTO things VALUES (?, ?)", cells)
    insert = inserter(other, "things")
    for row in rows(one, "things"):
        insert(json.loads(json.dumps(row)))
    found = [connection.execute("SELECT * FROM things").fetchall() for connection in (one, other)]
    assert found[0] == found[1] == cells
    one.close()
    other.close()


def test_rows_come_as_they_were_written_or_in_order() -> None:
    connection = table()
    connection.executemany("INSERT INTO things VALUES (?, ?)", [(2, "b"), (1, "a"), (1, "A")])
    assert [row["b"] for row in rows(connection, "things")] == ["b", "a", "A"]
    assert [row["b"] for row in rows(connection, "things", ordered=True)] == ["A", "a", "b"]
    connection.close()


@pytest.mark.parametrize(
    "row", [{"a": 1}, {"a": 1, "b": 2, "c": 3}, {"a": 1, "c": 2}, {"a": 1, "b": {"base64": "?"}}]
)
def test_a_row_of_another_shape_is_refused(row: dict[str, object]) -> None:
    connection = table()
    with pytest.raises(ValueError, match=r"cột|base64"):
        inserter(connection, "things")(row)
    assert list(rows(connection, "things")) == []
    connection.close()


def test_a_damaged_original_is_named(lived_in: Path) -> None:
    connection = sqlite3.connect(lived_in / "archive.db")
    assert "original_parts" in tables(connection)
    sha256 = connection.execute("SELECT sha256 FROM original_parts").fetchone()[0]
    connection.execute("UPDATE original_parts SET data = x'00' WHERE sha256 = ?", [sha256])
    with pytest.raises(Damaged, match=sha256):
        list(rows(connection, "original_parts"))
    connection.close()
