"""A full disk, a damaged index, a locked store: a clear error, and the command goes on later."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from luutru import Archive
from luutru.errors import LuutruError
from luutru.tests.helpers.faults import SEED, TIMES, Luutru, content

pytestmark = pytest.mark.faults
POSTS = 300


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Callable[[int], Path]]:
    """A file system in memory, of so many KiB; asked again, it is made larger."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = False

    def sized(size: int) -> Path:
        nonlocal mounted
        options = f"{'remount,' if mounted else ''}size={size}k"
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", options, "none", place],
            capture_output=True,
            encoding="utf-8",
        )
        if done.returncode:
            pytest.skip(f"no file system can be mounted here: {done.stderr.strip()}")
        mounted = True
        return place

    yield sized
    if mounted:
        subprocess.run(["umount", place], check=True)


def test_a_full_disk_stops_at_a_whole_post_and_goes_on_with_more_room(
    small_disk: Callable[[int], Path], export: Callable[..., Path]
) -> None:
    path, chance, full = export(POSTS), random.Random(SEED), 0
    at = Luutru(small_disk(64) / "archive")
    size = 64
    while size < 40_000:
        code, said = at.run("ingest", path)
        if code == 0:
            break
        full += 1
        assert code == 1, said
        assert "đĩa" in said, said
        size = int(size * chance.uniform(1.1, 1.5)) + 16
        small_disk(size)
        if (at.folder / "archive.db").is_file() and (at.folder / "archive.db").stat().st_size:
            with closing(sqlite3.connect(at.folder / "archive.db")) as db:
                assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert full > 3
    assert len(content(at.folder)) == POSTS
    print(f"\nthe disk was full {full} times before {size} KiB were enough")


def test_a_full_disk_keeps_the_old_index(
    small_disk: Callable[[int], Path], export: Callable[..., Path]
) -> None:
    at = Luutru(small_disk(40_000) / "archive")
    assert at.run("ingest", export(POSTS))[0] == 0
    filler, full = at.folder.with_name("filler"), 0
    for spare in (8, 64, 150, 300):  # KiB
        filler.unlink(missing_ok=True)
        free = os.statvfs(at.folder)
        filler.write_bytes(bytes(free.f_bavail * free.f_frsize - (spare << 10)))
        code, said = at.run("reindex")
        if code == 0:
            break
        full += 1
        assert "đĩa" in said, said
        code, said = at.run("search", "hội nghị phường")
        assert code == 0, said
    assert full
    filler.unlink()
    assert at.run("reindex")[0] == 0
    assert len(content(at.folder)) == POSTS


def test_bytes_flipped_anywhere_in_the_index_are_told_never_answered_from(
    luutru_at: Callable[[str], Luutru], export: Callable[..., Path]
) -> None:
    at, chance = luutru_at("archive"), random.Random(SEED)
    assert at.run("ingest", export(POSTS))[0] == 0
    with Archive(at.folder) as archive:
        asked = ["hội nghị phường", "moi truong", '"mã số 7"', "vai trò:bí thư"]
        expected = {query: [h.stored.id for h in archive.search(query).hits] for query in asked}
        current = archive.index.current()
    files = [path for path in current.iterdir() if path.is_file()] + [current.parent / "current"]
    told = 0
    for path in files:
        whole = path.read_bytes()
        for _ in range(max(TIMES // 5, 1)):
            data = bytearray(whole)
            for _ in range(chance.choice((1, 1, 4, 50))):
                data[chance.randrange(len(data))] ^= chance.randrange(1, 256)
            path.write_bytes(chance.choice((data, data[: len(data) // 2], b"")))
            with Archive(at.folder) as archive:
                try:
                    for query, hits in expected.items():
                        assert [h.stored.id for h in archive.search(query).hits] == hits
                except LuutruError as error:
                    told += 1
                    assert "luutru reindex" in str(error)
        path.write_bytes(whole)
    assert told >= (len(files) - 1) * max(TIMES // 5, 1)  # all but the stamps'
    assert at.run("search", "hội nghị phường")[0] == 0
    files[0].write_bytes(b"")
    shutil.rmtree(current.parent)
    code, said = at.run("search", "hội nghị phường")
    assert (code, "luutru reindex" in said) == (1, True)
    assert at.run("reindex")[0] == 0
    assert len(content(at.folder)) == POSTS


def test_bytes_that_rot_without_a_trace_are_found_by_check_and_never_a_traceback(
    luutru_at: Callable[[str], Luutru], export: Callable[..., Path]
) -> None:
    at, chance = luutru_at("archive"), random.Random(SEED)
    assert at.run("ingest", export(POSTS))[0] == 0
    with Archive(at.folder) as archive:
        assert archive.check() == []
        current = archive.index.current()
    for path in [path for path in current.iterdir() if path.name != "stamps.json"]:
        whole, before = path.read_bytes(), path.stat()
        for _ in range(max(TIMES // 5, 1)):
            data = bytearray(whole)
            data[chance.randrange(len(data))] ^= chance.randrange(1, 256)
            path.write_bytes(data)
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
            for query in ("hoi nghi phuong", '"giải phóng mặt bằng"'):
                try:
                    with Archive(at.folder) as archive:
                        archive.search(query, facets=("person", "year"))
                except LuutruError as error:
                    assert "luutru reindex" in str(error)
            with Archive(at.folder) as archive:
                assert any("reindex" in problem.repair for problem in archive.check())
        path.write_bytes(whole)
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def test_a_store_that_another_program_locks_is_waited_for_then_told(
    luutru_at: Callable[[str], Luutru], export: Callable[..., Path]
) -> None:
    at = luutru_at("archive")
    assert at.run("ingest", export(50))[0] == 0
    at.environment = {"LUUTRU_WAIT": "0.5"}
    with closing(sqlite3.connect(at.folder / "archive.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        for words in (
            ["ingest", export(60, name="more.jsonl")],
            ["topics", "add", "1", "Giáo dục"],
        ):
            code, said = at.run(*words)
            assert (code, "archive.db" in said, "khóa" in said) == (1, True, True), said
        assert at.run("search", "hội nghị phường")[0] == 0  # readers don't mind
        other.execute("ROLLBACK")
    assert at.run("ingest", export(60, name="more.jsonl"))[0] == 0


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="POSIX")
def test_damage_in_the_store_is_named_by_check_and_never_a_traceback(
    luutru_at: Callable[[str], Luutru], export: Callable[..., Path]
) -> None:
    at, chance = luutru_at("archive"), random.Random(SEED)
    assert at.run("ingest", export(60))[0] == 0
    database = at.folder / "archive.db"
    with closing(sqlite3.connect(database)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    whole, told = database.read_bytes(), 0
    for _ in range(max(TIMES // 5, 1)):
        data = bytearray(whole)
        start = chance.randrange(0, len(data) - 4096)
        data[start : start + 4096] = chance.randbytes(4096)
        database.write_bytes(data)
        for left in at.folder.glob("archive.db-*"):
            left.unlink()
        code, _ = at.run("check")
        told += code == 1
        for words in (["search", "hội nghị"], ["show", "1"], ["stats"]):
            at.run(*words)  # no traceback, whatever it says
    assert told >= max(TIMES // 5, 1) * 0.8  # the rest hit pages that hold nothing
