"""Opening the file: to write where that can be, and how long a locked one is waited for."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from luutru.errors import UsageError
from luutru.store.sqlite.connection import Connection, read_copy
from luutru.store.sqlite.sqlite_errors import wait_seconds


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "kho #1 100%.db"  # what an address must not take for its own signs
    db = sqlite3.connect(made)
    db.execute("CREATE TABLE tin (chu TEXT)")
    db.execute("INSERT INTO tin VALUES ('một')")
    db.commit()
    db.close()
    return made


def test_a_file_that_can_be_written_is(path: Path) -> None:
    opened = Connection(path)
    assert (opened.read_only, opened.full) == (False, False)
    opened.sqlite.execute("INSERT INTO tin VALUES ('hai')")
    opened.sqlite.commit()
    opened.close()
    assert [row[0] for row in read_copy(path).execute("SELECT chu FROM tin")] == ["một", "hai"]


def test_a_copy_is_read_and_nothing_is_made_beside_it(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA journal_mode = wal")
    db.close()
    copy = read_copy(path)
    assert copy.execute("SELECT chu FROM tin").fetchall() == [("một",)]
    with pytest.raises(sqlite3.OperationalError):
        copy.execute("INSERT INTO tin VALUES ('hai')")
    copy.close()
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_what_is_no_database_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "thư.db"
    path.write_text("đây là một bức thư " * 100, "utf-8")
    with pytest.raises(sqlite3.DatabaseError, match="not a database"):
        Connection(path)


@pytest.mark.parametrize(("given", "seconds"), [(None, 30.0), ("0", 0.0), ("2.5", 2.5)])
def test_a_locked_store_is_waited_for_as_the_environment_has_it(
    monkeypatch: pytest.MonkeyPatch, given: str | None, seconds: float
) -> None:
    monkeypatch.delenv("LUUTRU_WAIT", raising=False)
    if given is not None:
        monkeypatch.setenv("LUUTRU_WAIT", given)
    assert wait_seconds() == seconds


@pytest.mark.parametrize("given", ["lâu", "", "-1", "nan", "inf", "90000"])
def test_a_wait_that_is_no_number_of_seconds_is_refused(
    monkeypatch: pytest.MonkeyPatch, given: str
) -> None:
    monkeypatch.setenv("LUUTRU_WAIT", given)
    with pytest.raises(UsageError, match="LUUTRU_WAIT"):
        wait_seconds()
