"""A snapshot holds one moment, counted and verified, or is not there at all."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from luutru.errors import LuutruError
from luutru.store.sqlite.snapshot import snapshot
from luutru.store.sqlite.tables import counts


@pytest.fixture
def source(tmp_path: Path) -> sqlite3.Connection:
    made = sqlite3.connect(tmp_path / "kho.db")
    made.execute("PRAGMA journal_mode = wal")
    made.execute("CREATE TABLE tin (id INTEGER PRIMARY KEY, chu TEXT)")
    made.executemany("INSERT INTO tin (chu) VALUES (?)", [("x" * 2000,) for _ in range(6000)])
    made.commit()
    return made


def test_it_holds_what_the_source_held(source: sqlite3.Connection, tmp_path: Path) -> None:
    target, seen = tmp_path / "chep.db", []
    assert snapshot(source, target, lambda done, all_: seen.append((done, all_))) == {"tin": 6000}
    assert [path.name for path in tmp_path.glob("chep.db*")] == ["chep.db"]  # no log beside it
    assert seen[-1][0] == seen[-1][1] > 2048  # in several steps
    assert len(seen) > 1
    assert not source.in_transaction
    copy = sqlite3.connect(target)
    assert copy.execute("SELECT * FROM tin").fetchall() == (
        source.execute("SELECT * FROM tin").fetchall()
    )
    copy.close()


def test_what_others_write_meanwhile_is_not_in_it(
    source: sqlite3.Connection, tmp_path: Path
) -> None:
    other = sqlite3.connect(tmp_path / "kho.db")

    def write(_done: int, _all: int) -> None:
        other.execute("INSERT INTO tin (chu) VALUES ('muộn')")
        other.commit()

    assert snapshot(source, tmp_path / "chep.db", write) == {"tin": 6000}
    assert counts(source)["tin"] > 6000
    other.close()


def test_none_is_left_where_it_cannot_be_written(
    source: sqlite3.Connection, tmp_path: Path
) -> None:
    target = tmp_path / "không có" / "chep.db"
    with pytest.raises(LuutruError, match="Không chép được kho"):
        snapshot(source, target)
    assert not target.exists()
    assert not source.in_transaction


def test_an_interruption_leaves_none(source: sqlite3.Connection, tmp_path: Path) -> None:
    def interrupt(_done: int, _all: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        snapshot(source, tmp_path / "chep.db", interrupt)
    assert not (tmp_path / "chep.db").exists()


def test_a_damaged_source_is_refused(source: sqlite3.Connection, tmp_path: Path) -> None:
    source.execute("CREATE TABLE cha (id INTEGER PRIMARY KEY)")
    source.execute("CREATE TABLE con (cha INTEGER REFERENCES cha(id))")
    source.execute("INSERT INTO con VALUES (7)")
    source.commit()
    with pytest.raises(LuutruError, match="con: dòng 1 trỏ tới cha không có"):
        snapshot(source, tmp_path / "chep.db")
    assert not (tmp_path / "chep.db").exists()
