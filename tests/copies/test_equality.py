"""Equality of archives: `differences` sees what it is trusted with."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from luutru.copies.equality import differences
from luutru.tests.helpers.command_line import on


def test_differences_are_found(folder: Path, saved: Path, tmp_path: Path) -> None:
    """That `differences` sees what it is trusted with."""
    other = tmp_path / "other"
    on(other, "restore", saved, "--no-index")
    for change in (
        "UPDATE posts SET source = 'khác' WHERE id = 3",
        "UPDATE persons SET id = 9999 WHERE id = (SELECT max(id) FROM persons)",
        "DELETE FROM rejects",
        "UPDATE runs SET user = 'khác' WHERE id = 1",
        "UPDATE sqlite_sequence SET seq = seq + 1 WHERE name = 'persons'",
    ):
        db = sqlite3.connect(other / "archive.db")
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute(change)
        db.commit()
        db.close()
        assert list(differences(folder, other, new_runs=1)) != [], change
        on(other, "restore", saved, "--no-index", "--force")
        assert list(differences(folder, other, new_runs=1)) == []
    (other / "topics.toml").write_text("khác", "utf-8")
    assert list(differences(folder, other, new_runs=1)) == ["topics.toml: khác nội dung"]


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        ("CREATE TABLE mine (x)", "bảng: "),
        ("ALTER TABLE topics ADD COLUMN mine TEXT", "topics: khác cột"),
        ("UPDATE versions SET text = text || ' ' WHERE rowid = 1", "versions: "),
        ("INSERT INTO topics VALUES ('của-tôi', 'Của tôi')", "topics: "),
    ],
)
def test_each_difference_names_its_table(
    folder: Path, saved: Path, tmp_path: Path, change: str, shown: str
) -> None:
    other = tmp_path / "other"
    on(other, "restore", saved, "--no-index")
    db = sqlite3.connect(other / "archive.db")
    db.execute(change)
    db.commit()
    db.close()
    (found,) = differences(folder, other, new_runs=1)
    assert found.startswith(shown)
    assert len(found) < 1000


def test_a_file_that_one_alone_has_is_a_difference(
    folder: Path, saved: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    on(other, "restore", saved, "--no-index")
    (other / "topics.toml").unlink()
    assert list(differences(folder, other, new_runs=1)) == ["topics.toml: chỉ một kho có"]
    assert list(differences(other, folder)) != []


def test_runs_count_but_for_those_that_are_expected(
    folder: Path, saved: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    on(other, "restore", saved, "--no-index")
    (found,) = differences(folder, other)
    assert found.startswith("runs: ")
    assert "restore" in found
