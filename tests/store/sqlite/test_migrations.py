"""The schema: what its steps make holds what it should, and refuses what it should not."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from luutru.store import Store
from luutru.store.sqlite.migrations import MIGRATIONS, STEPS
from luutru.tests.helpers.stores import FilledStore, person


@pytest.fixture
def filled(tmp_path: Path) -> FilledStore:
    made = FilledStore(tmp_path / "archive.db")
    made.found(made.post("a"), person("Đỗ Văn Lâm"))
    return made


def test_steps_are_named_in_their_order_and_all_listed() -> None:
    names = [step.name for step in MIGRATIONS.pending(Database(memory=True))]
    assert names == sorted(STEPS)
    assert [name[:4] for name in names] == [f"m{n:03}" for n in range(1, len(names) + 1)]


def test_a_new_store_has_had_all_steps(tmp_path: Path) -> None:
    with Store(tmp_path / "archive.db", create=True) as store:
        assert {step.name for step in MIGRATIONS.applied(store.db)} == STEPS
        assert store.integrity() == []
    assert list(tmp_path.glob("*.before-*")) == []


@pytest.mark.parametrize(
    "broken",
    [
        "UPDATE runs SET status = 'xong'",
        "UPDATE versions SET published_precision = 'century'",
        "UPDATE rejects SET state = 'closed'",
        "UPDATE appearances SET settled = 2",
        "UPDATE appearances SET gender = 'x'",
        "INSERT INTO entities VALUES (1, 'person', 'x', 'x', 0, 1)",
        "INSERT INTO post_topics VALUES (1, 'a', 1.0, '', 7)",
        "INSERT INTO posts (identity, external_id, source, version, changed) "
        "VALUES ('id:phường:a', '', '', 1, 1)",
        "INSERT INTO events VALUES (1, 9, 0, '2019', NULL, 0, 1)",
        "INSERT INTO citations VALUES (1, 1, 0, NULL, 0, 1)",
        "INSERT INTO abbreviations VALUES (1, 1, 0, 'ubnd', 'đầu', 1)",
        "INSERT INTO appearances (post, key, name, gender, mentions, settled) "
        "VALUES (1, 'đỗ văn lâm', '', '', '[]', 0)",
        "DELETE FROM posts",
        "DELETE FROM originals",
    ],
)
def test_what_cannot_be_is_refused(filled: FilledStore, broken: str) -> None:
    filled.store.rejects.add(filled.run, "file:///x", "", "", "")
    with pytest.raises(sqlite3.IntegrityError):
        filled.store.connection.execute(broken)


def test_roles_go_with_their_appearance(filled: FilledStore) -> None:
    post = filled.post("b")
    filled.found(post, person("Lê Hạnh", ("Bí thư", "")))
    with filled.store.transaction():
        filled.store.db.execute("DELETE FROM appearances WHERE post = ?", [post])
    assert filled.store.db.execute("SELECT count(*) FROM roles").fetchone() == (0,)
