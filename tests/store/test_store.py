"""Opening a store, and what a transaction of it keeps."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from luutru.errors import LuutruError
from luutru.store import Store
from luutru.store.decisions import DecisionKind
from luutru.tests.helpers.stores import FilledStore


def kinds(store: Store) -> list[str]:
    return [decision.kind for decision in store.decisions.all()]


def test_a_store_that_is_not_there_is_only_made_on_demand(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with pytest.raises(LuutruError, match="Không có kho"):
        Store(path)
    assert not path.exists()
    with Store(path, create=True) as store:
        assert store.path == path
        assert not store.read_only
    with Store(path) as again:
        assert again.posts.count() == 0


def test_a_file_that_is_no_database_is_refused_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    path.write_text("đây là một bức thư " * 100, "utf-8")
    before = path.read_bytes()
    with pytest.raises(LuutruError, match="bị hỏng"):
        Store(path)
    assert path.read_bytes() == before


def fail(store: Store, kind: DecisionKind) -> None:
    """Log a decision in a transaction that fails."""
    with store.transaction():
        store.decisions.add(kind, {})
        raise ValueError("giữa chừng")


def test_a_transaction_keeps_all_or_nothing(store: Store) -> None:
    with store.transaction():
        store.decisions.add("alias", {})
    with pytest.raises(ValueError, match="giữa chừng"):
        fail(store, "rename")
    assert kinds(store) == ["alias"]
    assert not store.connection.in_transaction


def test_one_within_another_is_undone_alone(store: Store) -> None:
    with store.transaction():
        store.decisions.add("alias", {})
        with pytest.raises(ValueError, match="giữa chừng"):
            fail(store, "rename")
        store.decisions.add("merge", {})
    assert kinds(store) == ["alias", "merge"]


def test_an_outer_failure_takes_the_inner_one_with_it(store: Store) -> None:
    def outer() -> None:
        with store.transaction():
            with store.transaction():
                store.decisions.add("alias", {})
            fail(store, "rename")

    with pytest.raises(ValueError, match="giữa chừng"):
        outer()
    assert kinds(store) == []


def test_a_reader_sees_one_moment_while_others_write(filled: FilledStore) -> None:
    with Store(filled.store.path) as reader:
        with reader.reading():
            assert reader.posts.count() == 0
            filled.post("a")
            assert reader.posts.count() == 0
        assert reader.posts.count() == 1


def test_others_wait_for_a_transaction_that_has_only_read(
    filled: FilledStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LUUTRU_WAIT", "0")
    with Store(filled.store.path) as other, filled.store.transaction():
        filled.store.posts.count()
        with pytest.raises(LuutruError, match="đang bị chương trình khác khóa"):
            fail(other, "alias")


def test_integrity_names_what_is_broken(store: Store) -> None:
    assert store.integrity() == []
    store.connection.execute("PRAGMA foreign_keys = OFF")
    with store.transaction():
        store.db.execute("INSERT INTO events VALUES (5, 1, 0, '2019', NULL, 0, 1)")
    assert store.integrity() != []


def test_what_sqlite_meets_while_reading_is_told_of_the_file(filled: FilledStore) -> None:
    path = filled.store.path
    filled.post("a")
    filled.store.close()
    with sqlite3.connect(path) as db:
        root = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'posts'").fetchone()[0]
        size = db.execute("PRAGMA page_size").fetchone()[0]
    db.close()
    data = bytearray(path.read_bytes())
    data[(root - 1) * size : root * size] = b"\x13" * size
    path.write_bytes(data)
    with pytest.raises(LuutruError, match="bị hỏng"), Store(path) as store:
        store.posts.get(1)
