"""`archive.check`: each fault of an archive, with the command that mends it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from luutru import Archive, Damaged, IndexDamaged, IndexMissing, IndexOutdated, LuutruError


@pytest.fixture
def struck(own_ward: Path) -> Callable[[str], list[LuutruError]]:
    """Change the store behind the archive's back; return what is found then."""

    def check(statement: str) -> list[LuutruError]:
        with closing(sqlite3.connect(own_ward / "archive.db")) as db, db:
            db.execute(statement)
        with Archive(own_ward) as archive:
            return archive.check()

    return check


def test_a_whole_archive_has_no_faults(ward: Archive) -> None:
    assert ward.check() == []


def test_checking_changes_nothing(own: Archive) -> None:
    def files() -> dict[Path, bytes]:
        kept = (path for path in own.folder.rglob("*") if path.is_file())
        return {p: p.read_bytes() for p in kept if not p.name.startswith(("archive.db-", "stamps"))}

    before = files()
    own.check()
    own.check()
    assert files() == before


def test_an_original_that_is_not_what_its_hash_says_needs_a_backup(
    struck: Callable[[str], list[LuutruError]],
) -> None:
    (fault,) = struck("UPDATE original_parts SET data = x'00' WHERE rowid = 1")
    assert isinstance(fault, Damaged)
    assert "không khớp mã băm" in str(fault)
    assert "luutru restore" in fault.repair


def test_posts_that_the_index_lacks_or_has_too_many_are_counted(
    own: Archive, tmp_path: Path
) -> None:
    path = tmp_path / "moi.jsonl"
    path.write_text('{"title": "Một"}\n{"title": "Hai"}', "utf-8")
    own.ingest([path], index=False)
    (fault,) = own.check()
    assert isinstance(fault, IndexOutdated)
    assert "thiếu 2 bài, thừa 0 bài" in str(fault)
    assert "luutru reindex" in fault.repair
    own.update_index()
    assert own.check() == []


def test_a_post_that_has_changed_since_makes_the_index_an_older_one(
    own: Archive, tmp_path: Path
) -> None:
    path = tmp_path / "sua.jsonl"
    path.write_text('{"id": "b1", "title": "Đã sửa"}', "utf-8")
    own.ingest([path], source="Bồ Sơn", index=False)
    (fault,) = own.check()
    assert isinstance(fault, IndexOutdated)
    assert "thiếu 0 bài, thừa 0 bài, bản cũ" in str(fault)


def test_a_missing_index_is_a_fault_and_not_an_error(own: Archive) -> None:
    (own.folder / "index" / "current").unlink()
    (fault,) = own.check()
    assert isinstance(fault, IndexMissing)
    assert "luutru reindex" in fault.repair


def test_each_damaged_file_of_an_index_is_a_fault(own: Archive) -> None:
    own.close()
    damaged = sorted(own.index.current().glob("*.npy")) + sorted(own.index.current().glob("*.seg"))
    for path in damaged:
        path.write_bytes(path.read_bytes()[:-1] + b"\xff\xff")
    with Archive(own.folder) as again:
        faults = again.check()
    assert len(faults) == len(damaged) > 1
    assert all(isinstance(fault, IndexDamaged) for fault in faults)
    for path in damaged:
        assert any(path.name in str(fault) for fault in faults)


def test_faults_of_originals_and_of_the_index_are_shown_together(
    own_ward: Path, struck: Callable[[str], list[LuutruError]]
) -> None:
    (own_ward / "index" / "current").unlink()
    faults = struck("UPDATE original_parts SET data = x'00'")
    assert isinstance(faults[-1], IndexMissing)
    assert len(faults) > 2
    assert all(isinstance(fault, Damaged) for fault in faults[:-1])


def test_of_a_store_that_is_not_whole_nothing_else_is_believed(
    struck: Callable[[str], list[LuutruError]], own_ward: Path
) -> None:
    (own_ward / "index" / "current").unlink()
    faults = struck("INSERT INTO versions SELECT * FROM versions WHERE 0")  # whole yet
    assert len(faults) == 1
    with closing(sqlite3.connect(own_ward / "archive.db")) as db:
        (size,) = db.execute("PRAGMA page_size").fetchone()
        (page,) = db.execute(
            "SELECT rootpage FROM sqlite_master WHERE type = 'index' AND tbl_name = 'roles'"
        ).fetchone()
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with (own_ward / "archive.db").open("r+b") as file:
        file.seek((page - 1) * size + size // 2)
        file.write(bytes(size // 2))
    with Archive(own_ward) as archive:
        faults = archive.check()
    assert faults
    assert all(type(fault) is Damaged and "luutru restore" in fault.repair for fault in faults)
    assert all(str(fault).startswith("Kho: ") for fault in faults)
