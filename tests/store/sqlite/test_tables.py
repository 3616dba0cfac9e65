"""Tables by name: what copies of a store hold and are counted by."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from luutru.store import Store
from luutru.store.sqlite.tables import SEQUENCE, columns, counts, faults, tables


def test_tables_of_data_come_parents_first_without_sqlites_own(tmp_path: Path) -> None:
    db = sqlite3.connect(tmp_path / "x.db")
    db.execute("CREATE TABLE b (id INTEGER PRIMARY KEY)")
    db.execute("CREATE TABLE a (b INTEGER REFERENCES b(id))")
    db.execute("CREATE TABLE _sqlite_migrations (name TEXT)")
    db.execute("CREATE INDEX a_b ON a(b)")
    assert tables(db) == ["b", "a"]
    db.execute("CREATE TABLE sqlit (x INTEGER PRIMARY KEY AUTOINCREMENT, y)")  # no name of SQLite's
    assert tables(db) == ["b", "a", "sqlit", SEQUENCE]
    assert columns(db, "sqlit") == ["x", "y"]
    db.execute("INSERT INTO sqlit (y) VALUES (1), (2)")
    assert counts(db) == {"b": 0, "a": 0, "sqlit": 2, SEQUENCE: 1}
    db.close()


def test_a_store_lists_all_its_tables(tmp_path: Path) -> None:
    with Store(tmp_path / "archive.db", create=True) as store:
        found = tables(store.connection)
    for name in ("posts", "versions", "entities", "citations", "events", "abbreviations"):
        assert found.count(name) == 1
    assert found.index("versions") < found.index("citations")


def test_faults_name_broken_references_and_damage(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE b (id INTEGER PRIMARY KEY)")
    db.execute("CREATE TABLE a (b INTEGER REFERENCES b(id))")
    db.executemany("INSERT INTO b VALUES (?)", [(n,) for n in range(1000)])
    assert faults(db) == []
    db.execute("INSERT INTO a VALUES (5000)")
    db.commit()
    assert faults(db) == ["a: dòng 1 trỏ tới b không có"]
    db.close()
    data = bytearray(path.read_bytes())
    data[4096 * 3 : 4096 * 4] = b"\xff" * 4096
    path.write_bytes(data)
    db = sqlite3.connect(path)
    assert faults(db) != []
    db.close()
