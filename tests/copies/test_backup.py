"""`luutru backup`: verified, made while others write, a whole file or none."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import tarfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from luutru import Archive
from luutru.copies.equality import differences
from luutru.errors import ArchiveError
from luutru.store.sqlite.tables import counts
from luutru.tests.helpers.command_line import command, kill_when, on, unfinished, with_room

Luutru = Callable[..., Result]


def test_a_backup_is_not_overwritten(saved: Path, luutru: Luutru) -> None:
    before = saved.read_bytes()
    assert luutru("backup", saved).exit_code == 2
    assert saved.read_bytes() == before
    assert luutru("backup", saved, "--force").exit_code == 0
    assert luutru("backup", saved.parent / "khong" / "a.tar").exit_code == 2
    assert luutru("backup", saved.parent, "--force").exit_code == 2


def test_it_is_made_while_others_write(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A moment is kept: as many rows in one table as in the other that is written with it."""
    monkeypatch.setattr(
        "luutru.store.sqlite.snapshot._PAGES", 5
    )  # many steps, for a store this small
    database, stop = folder / "archive.db", threading.Event()
    writes = 0

    def write() -> None:
        nonlocal writes
        db = sqlite3.connect(database, timeout=600)
        while not stop.is_set():
            with db:
                db.execute("UPDATE posts SET source = source || 'x'")
                db.execute("UPDATE versions SET section = section || 'x'")
                db.execute("INSERT INTO topics VALUES (?, ?)", [f"t{writes}", "x" * 5000])
            writes += 1
        db.close()

    def one_more(stage: str, done: int, in_all: int) -> None:
        """Wait, in the midst of copying the store, until it has been written to again."""
        before = writes
        while "kho" in stage and done < in_all and writes == before:
            time.sleep(0.001)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        with Archive(folder) as archive:
            one_more("kho", 0, 1)
            began = writes
            archive.backup(tmp_path / "a.tar", progress=one_more)
            assert writes > began + 3
    finally:
        stop.set()
        writer.join()
    other = tmp_path / "other"
    assert on(other, "restore", tmp_path / "a.tar", "--no-index").exit_code == 0
    db = sqlite3.connect(other / "archive.db")
    rows = db.execute(
        "SELECT DISTINCT length(p.source) - length(rtrim(p.source, 'x')), "
        "length(v.section) - length(rtrim(v.section, 'x')) FROM posts p "
        "JOIN versions v ON v.post = p.id WHERE p.id != 0"
    ).fetchall()
    db.close()
    assert all(source == section for source, section in rows)
    assert rows != []


def test_a_damaged_original_is_no_backup(folder: Path, tmp_path: Path, luutru: Luutru) -> None:
    db = sqlite3.connect(folder / "archive.db")
    sha256 = db.execute("SELECT sha256 FROM original_parts LIMIT 1").fetchone()[0]
    db.execute("UPDATE original_parts SET data = x'00' WHERE sha256 = ?", [sha256])
    db.commit()
    db.close()
    result = luutru("backup", tmp_path / "a.tar")
    assert result.exit_code == 1
    assert sha256 in result.stderr
    assert not (tmp_path / "a.tar").exists()
    assert unfinished(tmp_path) == []


def test_without_room_there_is_no_backup(saved: Path, folder: Path, tmp_path: Path) -> None:
    size = saved.stat().st_size
    for room in (size // 2, size - 4096):
        done = with_room(room, folder, "backup", tmp_path / "b.tar")
        assert done.returncode == 1
        assert "Không" in done.stderr
        assert "Traceback" not in done.stderr
        assert not (tmp_path / "b.tar").exists()
    assert unfinished(tmp_path) == []


def test_an_archive_that_is_read_only_is_backed_up(
    folder: Path, tmp_path: Path, luutru_by_rights: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    done = luutru_by_rights("backup", tmp_path / "a.tar")
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
    assert done.returncode == 0, done.stderr
    assert on(tmp_path / "other", "restore", tmp_path / "a.tar", "--no-index").exit_code == 0
    assert list(differences(folder, tmp_path / "other", new_runs=1)) == []


def test_from_python(folder: Path, tmp_path: Path) -> None:
    with Archive(folder) as archive:
        made = archive.backup(tmp_path / "a.tar")
        db = archive.store.connection
        assert made.counts == counts(db)
    done = Archive.restore(tmp_path / "a.tar", tmp_path / "other")
    assert done.manifest == made
    with pytest.raises(ArchiveError):
        Archive.restore(tmp_path / "khong-co.tar", tmp_path / "third")


@pytest.mark.parametrize("moment", [".*.part", ".*.part/archive.db", ".*.part/backup"])
def test_one_that_is_killed_leaves_a_whole_file_or_none(
    saved: Path, folder: Path, tmp_path: Path, moment: str
) -> None:
    made, other = tmp_path / "b.tar", tmp_path / "other"
    kill_when(moment, tmp_path, command(folder, "backup", made))
    again = on(other, "restore", made if made.exists() else saved, "--no-index")
    assert again.exit_code == 0, again.stderr
    assert list(differences(folder, other, new_runs=1)) == []
    assert on(folder, "backup", made, "--force").exit_code == 0


def test_what_it_holds_is_listed_first_and_can_be_unpacked_by_hand(
    saved: Path, folder: Path
) -> None:
    with tarfile.open(saved) as tar:
        names = tar.getnames()
        read = tar.extractfile("topics.toml")
        manifest = tar.extractfile("manifest.json")
        assert read is not None
        assert manifest is not None
        assert read.read() == (folder / "topics.toml").read_bytes()
        told = json.load(manifest)
    assert names == ["manifest.json", *told["files"]]
    assert told["counts"]["posts"] == 64
    assert not any("index" in name or "lock" in name for name in names)


def test_what_was_made_is_shown_as_json(luutru: Luutru, folder: Path, tmp_path: Path) -> None:
    result = luutru("backup", tmp_path / "a.tar", "--format", "json")
    told = json.loads(result.stdout)
    assert told["bytes"] == (tmp_path / "a.tar").stat().st_size
    assert (told["format"], told["version"]) == ("luutru-backup", 1)
    assert "64 bài" in result.stderr


def test_without_an_archive_there_is_nothing_to_back_up(luutru: Luutru, tmp_path: Path) -> None:
    result = luutru("backup", tmp_path / "a.tar")
    assert result.exit_code == 1
    assert "luutru ingest" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_store_with_a_row_that_points_nowhere_is_no_backup(
    luutru: Luutru, folder: Path, tmp_path: Path
) -> None:
    db = sqlite3.connect(folder / "archive.db")
    db.execute("DELETE FROM posts WHERE id = 5")
    db.commit()
    db.close()
    result = luutru("backup", tmp_path / "a.tar")
    assert result.exit_code == 1
    assert "trỏ tới posts không có" in result.stderr
    assert not (tmp_path / "a.tar").exists()
