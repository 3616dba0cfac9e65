"""`luutru backup` and `luutru restore`: verified, while in use, all or nothing."""

from __future__ import annotations

import io
import json
import os
import resource
import sqlite3
import subprocess
import sys
import tarfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from luutru import Archive
from luutru.api.lock import ArchiveLock
from luutru.cli import run
from luutru.copies.equality import differences
from luutru.errors import ArchiveError
from luutru.store.sqlite.tables import counts

Write = Callable[[str, str | bytes], Path]
Luutru = Callable[..., Result]


@pytest.fixture
def folder(luutru: Luutru, lived_in: Path) -> Path:
    assert luutru("check").exit_code == 0
    return lived_in


@pytest.fixture
def saved(luutru: Luutru, folder: Path, tmp_path: Path) -> Path:
    path = tmp_path / "kho.tar"
    result = luutru("backup", path)
    assert result.exit_code == 0, result.stderr
    return path


def _on(folder: Path, *arguments: object) -> Result:
    return CliRunner().invoke(run, ["--archive", str(folder), *map(str, arguments)])


def _left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if ".part" in path.name)


def test_what_is_restored_is_equal_and_is_searched(
    saved: Path, folder: Path, tmp_path: Path, luutru: Luutru
) -> None:
    other = tmp_path / "other"
    result = _on(other, "restore", saved, "--format", "json")
    assert result.exit_code == 0, result.stderr
    assert list(differences(folder, other, new_runs=2)) == []  # restore, reindex
    assert _on(other, "check").exit_code == 0
    query = ["search", "giai phong mat bang", "--format", "ids"]
    assert _on(other, *query).stdout == luutru(*query).stdout
    told = json.loads(result.stdout)
    assert told["documents"] == told["counts"]["posts"] == 64
    assert {"archive.db", "topics.toml", "abbreviations.tsv"} <= told["files"].keys()
    with Archive(other) as archive:
        (log,) = [r for r in archive.store.runs.newest(9) if r.command == "restore"]
        assert (log.status, log.counts) == ("done", {"posts": 64})


def test_differences_are_found(folder: Path, saved: Path, tmp_path: Path) -> None:
    """That `differences` sees what it is trusted with."""
    other = tmp_path / "other"
    _on(other, "restore", saved, "--no-index")
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
        _on(other, "restore", saved, "--no-index", "--force")
        assert list(differences(folder, other, new_runs=1)) == []
    (other / "topics.toml").write_text("khác", "utf-8")
    assert list(differences(folder, other, new_runs=1)) == ["topics.toml: khác nội dung"]


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
        db = sqlite3.connect(database, timeout=30)
        while not stop.is_set():
            with db:
                db.execute("UPDATE posts SET source = source || 'x'")
                db.execute("UPDATE versions SET section = section || 'x'")
                db.execute("INSERT INTO topics VALUES (?, ?)", [f"t{writes}", "x" * 5000])
            writes += 1
        db.close()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        with Archive(folder) as archive:
            while writes < 3:
                pass
            seen: list[int] = []
            archive.backup(tmp_path / "a.tar", progress=lambda *_: seen.append(writes))
    finally:
        stop.set()
        writer.join()
    assert seen
    assert seen[-1] > seen[0]
    other = tmp_path / "other"
    assert _on(other, "restore", tmp_path / "a.tar", "--no-index").exit_code == 0
    db = sqlite3.connect(other / "archive.db")
    rows = db.execute(
        "SELECT DISTINCT length(p.source) - length(rtrim(p.source, 'x')), "
        "length(v.section) - length(rtrim(v.section, 'x')) FROM posts p "
        "JOIN versions v ON v.post = p.id WHERE p.id != 0"
    ).fetchall()
    db.close()
    assert all(source == section for source, section in rows)


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
    assert _left(tmp_path) == []


def test_an_archive_is_not_restored_over(saved: Path, folder: Path, luutru: Luutru) -> None:
    before = (folder / "archive.db").read_bytes()
    result = luutru("restore", saved)
    assert result.exit_code == 2
    assert "--force" in result.stderr
    assert (folder / "archive.db").read_bytes() == before


def test_what_lay_there_is_moved_aside(saved: Path, folder: Path, luutru: Luutru) -> None:
    luutru("topics", "add", "3", "Môi trường")
    with Archive(folder) as archive:
        later = len(archive.store.topics.said())
    assert luutru("restore", saved, "--force").exit_code == 0
    (aside,) = folder.parent.glob("archive.before-restore-*")
    with Archive(aside) as old, Archive(folder) as new:
        assert len(old.store.topics.said()) == later
        assert len(new.store.topics.said()) == later - 1
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


def _changed(saved: Path, how: Callable[[bytearray], bytes | bytearray | None]) -> Path:
    data = bytearray(saved.read_bytes())
    changed = how(data)
    path = saved.with_name("hong.tar")
    path.write_bytes(data if changed is None else changed)
    return path


def _flip(at: float) -> Callable[[bytearray], None]:
    def flip(data: bytearray) -> None:
        data[int(len(data) * at)] ^= 0x40

    return flip


DAMAGE: dict[str, Callable[[bytearray], bytes | bytearray | None]] = {
    "empty": lambda data: b"",
    "cut in the middle": lambda data: data[: len(data) // 2],
    "cut near its end": lambda data: data[:-20_000],
    "a byte of the database": _flip(0.5),
    "a byte of the manifest": lambda data: data.replace(b'"posts": 64', b'"posts": 65'),
    "a header": lambda data: data.replace(b"archive.db", b"brchive.db"),
    "another program's": lambda data: b"PK\x03\x04" + data,
    "text": lambda data: "đây là bài viết\n".encode() * 100,
    "newer": lambda data: data.replace(b'"version": 1', b'"version": 7'),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_backup_changes_nothing(saved: Path, folder: Path, damage: str) -> None:
    broken = _changed(saved, DAMAGE[damage])
    before = (folder / "archive.db").read_bytes()
    for where in (folder, folder.parent / "other"):
        result = _on(where, "restore", broken, "--force")
        assert result.exit_code == 1, damage
        assert "hong.tar" in result.stderr
        assert "Traceback" not in result.stderr
    assert (folder / "archive.db").read_bytes() == before
    assert not (folder.parent / "other").exists()
    assert not list(folder.parent.glob("*.before-restore-*"))
    assert _left(folder.parent) == []


def _tar(path: Path, *members: tuple[tarfile.TarInfo, bytes]) -> Path:
    with tarfile.open(path, "w") as tar:
        for header, data in members:
            header.size = len(data)
            tar.addfile(header, io.BytesIO(data))
    return path


@pytest.mark.parametrize("name", ["../thoat.txt", "/tmp/thoat.txt", "index/current", "khac.txt"])
def test_no_member_goes_where_it_likes(saved: Path, tmp_path: Path, name: str) -> None:
    with tarfile.open(saved) as tar:
        read = tar.extractfile("manifest.json")
        assert read is not None
        manifest = json.loads(read.read())
        database = tar.extractfile("archive.db")
        assert database is not None
        whole = database.read()
    data = b"x"
    manifest["files"] = {"archive.db": manifest["files"]["archive.db"]}
    bad = tarfile.TarInfo(name)
    listed = manifest | {"files": {**manifest["files"], name: {"size": 1, "sha256": ""}}}
    link = tarfile.TarInfo("topics.toml")
    link.type, link.linkname = tarfile.SYMTYPE, name
    with_link = manifest | {
        "files": {**manifest["files"], "topics.toml": {"size": 0, "sha256": ""}}
    }
    for told, extra in ((manifest, bad), (listed, bad), (with_link, link)):
        made = _tar(
            tmp_path / "xau.tar",
            (tarfile.TarInfo("manifest.json"), json.dumps(told).encode()),
            (tarfile.TarInfo("archive.db"), whole),
            (extra, b"" if extra is link else data),
        )
        result = _on(tmp_path / "other", "restore", made)
        assert result.exit_code == 1
        assert "đã hỏng" in result.stderr
        assert not (tmp_path / "other").exists()
    assert not (tmp_path / "thoat.txt").exists()


def test_counts_that_are_not_those_of_the_database_are_refused(saved: Path, tmp_path: Path) -> None:
    with tarfile.open(saved) as tar:
        members = {m.name: (m, tar.extractfile(m).read()) for m in tar}  # type: ignore[union-attr]
    manifest = json.loads(members["manifest.json"][1])
    manifest["counts"]["posts"] += 1
    members["manifest.json"] = (
        tarfile.TarInfo("manifest.json"), json.dumps(manifest).encode()
    )  # fmt: skip
    result = _on(tmp_path / "other", "restore", _tar(tmp_path / "x.tar", *members.values()))
    assert result.exit_code == 1
    assert "posts" in result.stderr
    assert not (tmp_path / "other").exists()


def _run_with_room(room: int, *words: object) -> subprocess.CompletedProcess[str]:
    def no_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))

    return subprocess.run(
        [sys.executable, "-m", "luutru.cli", *map(str, words)],
        capture_output=True, text=True, preexec_fn=no_room,
    )  # fmt: skip


def test_without_room_there_is_neither_backup_nor_restored_archive(
    saved: Path, folder: Path, tmp_path: Path
) -> None:
    size = saved.stat().st_size
    for room in (size // 2, size - 4096):
        done = _run_with_room(room, "--archive", folder, "backup", tmp_path / "b.tar")
        assert done.returncode == 1
        assert "Không" in done.stderr
        assert "Traceback" not in done.stderr
        assert not (tmp_path / "b.tar").exists()
    done = _run_with_room(size // 2, "--archive", tmp_path / "other", "restore", saved)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "other").exists()
    assert _left(tmp_path) == []


def test_an_archive_that_is_read_only_is_backed_up(
    folder: Path, tmp_path: Path, luutru_by_rights: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    done = luutru_by_rights("backup", tmp_path / "a.tar")
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
    assert done.returncode == 0, done.stderr
    assert _on(tmp_path / "other", "restore", tmp_path / "a.tar", "--no-index").exit_code == 0
    assert list(differences(folder, tmp_path / "other", new_runs=1)) == []


def test_an_empty_folder_takes_a_backup_and_one_with_files_does_not(
    saved: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    assert _on(other, "restore", saved, "--no-index").exit_code == 0
    theirs = tmp_path / "ghi-chu"
    theirs.mkdir()
    (theirs / "a.txt").write_text("x", "utf-8")
    assert _on(theirs, "restore", saved).exit_code == 2
    assert os.listdir(theirs) == ["a.txt"]


def test_from_python(folder: Path, tmp_path: Path) -> None:
    with Archive(folder) as archive:
        made = archive.backup(tmp_path / "a.tar")
        db = archive.store.connection
        assert made.counts == counts(db)
    done = Archive.restore(tmp_path / "a.tar", tmp_path / "other")
    assert done.manifest == made
    with pytest.raises(ArchiveError):
        Archive.restore(tmp_path / "khong-co.tar", tmp_path / "third")


@pytest.mark.parametrize("delay", [0.2, 0.3, 0.4, 0.5, 0.6, 0.8])
@pytest.mark.parametrize("command", ["backup", "restore"])
def test_what_is_killed_leaves_a_whole_file_or_archive_or_none(
    saved: Path, folder: Path, tmp_path: Path, command: str, delay: float
) -> None:
    made, other = tmp_path / "b.tar", tmp_path / "other"
    words = ["--archive", str(folder), "backup", str(made)]
    if command == "restore":
        words = ["--archive", str(other), "restore", "--no-index", str(saved)]
    child = subprocess.Popen(
        [sys.executable, "-m", "luutru.cli", *words],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    time.sleep(delay)
    child.kill()
    child.wait()
    source = made if made.exists() else saved
    again = _on(other, "restore", source, "--no-index")
    assert again.exit_code in (0, 2), again.stderr  # 2: it had been put in place
    assert _on(other, "stats").exit_code == 0
    left = [line for line in differences(folder, other, new_runs=1) if not line.startswith("runs:")]
    assert left == []
