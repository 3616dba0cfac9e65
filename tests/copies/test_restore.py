"""`luutru restore`: verified, all or nothing, and nothing is written over."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from luutru import Archive
from luutru.api.lock import ArchiveLock
from luutru.copies.equality import differences
from luutru.tests.helpers.command_line import command, kill_when, on, unfinished, with_room

Luutru = Callable[..., Result]
Rebuilt = Callable[..., Path]


def test_what_is_restored_is_equal_and_is_searched(
    saved: Path, folder: Path, tmp_path: Path, luutru: Luutru
) -> None:
    other = tmp_path / "other"
    result = on(other, "restore", saved, "--format", "json")
    assert result.exit_code == 0, result.stderr
    assert list(differences(folder, other, new_runs=2)) == []  # restore, reindex
    assert on(other, "check").exit_code == 0
    query = ["search", "giai phong mat bang", "--format", "ids"]
    assert on(other, *query).stdout == luutru(*query).stdout
    told = json.loads(result.stdout)
    assert told["documents"] == told["counts"]["posts"] == 64
    assert told["files"].keys() == {
        "archive.db", "topics.toml", "abbreviations.tsv", "lexicons/person_acts.tsv",
    }  # fmt: skip
    with Archive(other) as archive:
        (log,) = [r for r in archive.store.runs.newest(9) if r.command == "restore"]
        assert (log.status, log.counts) == ("done", {"posts": 64})


def test_an_archive_is_not_restored_over(saved: Path, folder: Path, luutru: Luutru) -> None:
    before = (folder / "archive.db").read_bytes()
    result = luutru("restore", saved)
    assert result.exit_code == 2
    assert "--force" in result.stderr
    assert (folder / "archive.db").read_bytes() == before


def test_what_lay_there_is_moved_aside(saved: Path, folder: Path, luutru: Luutru) -> None:
    luutru("topics", "add", "3", "Môi trường")
    with Archive(folder) as archive:
        later = len(archive.store.topics.decisions())
    assert luutru("restore", saved, "--force").exit_code == 0
    (aside,) = folder.parent.glob("archive.before-restore-*")
    with Archive(aside) as old, Archive(folder) as new:
        assert len(old.store.topics.decisions()) == later
        assert len(new.store.topics.decisions()) == later - 1
        assert old.search("đảng ủy").total


def test_what_another_process_writes_to_is_not_moved(
    saved: Path, folder: Path, luutru: Luutru
) -> None:
    with ArchiveLock(folder, "ingest"):
        result = luutru("restore", saved, "--force")
    assert result.exit_code == 1
    assert "luutru ingest" in result.stderr
    assert not list(folder.parent.glob("archive.before-restore-*"))
    assert luutru("restore", saved, "--force", "--no-index").exit_code == 0


def test_an_empty_folder_takes_a_backup_and_one_with_files_does_not(
    saved: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    assert on(other, "restore", saved, "--no-index").exit_code == 0
    theirs = tmp_path / "ghi-chu"
    theirs.mkdir()
    (theirs / "a.txt").write_text("x", "utf-8")
    assert on(theirs, "restore", saved).exit_code == 2
    assert os.listdir(theirs) == ["a.txt"]


def test_without_room_nothing_is_put_in_place(saved: Path, tmp_path: Path) -> None:
    done = with_room(saved.stat().st_size // 2, tmp_path / "other", "restore", saved)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "other").exists()
    assert unfinished(tmp_path) == []


@pytest.mark.parametrize("moment", [".*.part", ".*.part/archive.db", "other"])
def test_one_that_is_killed_puts_a_whole_archive_in_place_or_none(
    saved: Path, folder: Path, tmp_path: Path, moment: str
) -> None:
    other = tmp_path / "other"
    kill_when(moment, tmp_path, command(other, "restore", "--no-index", saved))
    if not other.exists():
        assert on(other, "restore", saved, "--no-index").exit_code == 0
    assert on(other, "stats").exit_code == 0
    left = [line for line in differences(folder, other, new_runs=1) if not line.startswith("runs:")]
    assert left == []


def test_a_file_in_its_place_is_moved_aside_as_well(saved: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_text("của tôi", "utf-8")
    assert on(other, "restore", saved).exit_code == 2
    assert other.read_text("utf-8") == "của tôi"
    result = on(other, "restore", saved, "--force", "--no-index", "--format", "json")
    assert result.exit_code == 0, result.stderr
    aside = Path(json.loads(result.stdout)["aside"])
    assert aside.read_text("utf-8") == "của tôi"
    assert str(aside) in result.stderr


def test_what_a_link_leads_to_is_replaced_and_not_the_link(saved: Path, tmp_path: Path) -> None:
    other, link = tmp_path / "other", tmp_path / "link"
    other.mkdir()
    link.symlink_to(other)
    assert on(link, "restore", saved, "--no-index").exit_code == 0
    assert link.is_symlink()
    assert (other / "archive.db").is_file()


def test_folders_above_it_are_made_and_the_index_may_wait(saved: Path, tmp_path: Path) -> None:
    other = tmp_path / "nam" / "2024" / "kho"
    result = on(other, "restore", saved, "--no-index")
    assert result.exit_code == 0
    assert "luutru reindex" in result.stderr
    assert on(other, "search", "đảng ủy").exit_code == 1
    assert on(other, "reindex").exit_code == 0
    assert on(other, "search", "đảng ủy", "--format", "ids").stdout


@pytest.mark.parametrize("what", ["khong-co.tar", "."])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, what: str) -> None:
    result = on(tmp_path / "other", "restore", tmp_path / what)
    assert result.exit_code == 1
    assert str(tmp_path / what) in result.stderr
    assert not (tmp_path / "other").exists()


def test_one_of_a_newer_luutru_is_refused(rebuilt: Rebuilt, tmp_path: Path) -> None:
    newer = rebuilt(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
        "VALUES ('luutru', 'm999_later', '')"
    )
    result = on(tmp_path / "other", "restore", newer)
    assert result.exit_code == 1
    assert "mới hơn" in result.stderr
    assert not (tmp_path / "other").exists()


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        ("DELETE FROM posts WHERE id = 5", "trỏ tới posts không có"),
        ("UPDATE original_parts SET data = x'00' WHERE rowid = 1", "mã băm"),
        ("DELETE FROM original_parts WHERE rowid = 1", "mã băm"),
        ("DELETE FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL", "không nguyên vẹn"),
    ],
)
def test_a_database_that_is_not_whole_is_refused_though_its_hash_fits(
    rebuilt: Rebuilt, tmp_path: Path, change: str, shown: str
) -> None:
    result = on(tmp_path / "other", "restore", rebuilt(change))
    assert result.exit_code == 1
    assert shown in result.stderr
    assert not (tmp_path / "other").exists()
