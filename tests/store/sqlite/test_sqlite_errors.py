"""A store that is locked, damaged or without room: a clear error, never a traceback."""

from __future__ import annotations

import resource
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result

Luutru = Callable[..., Result]


@pytest.fixture
def filled(luutru: Luutru, write: Callable[[str, str], Path], pasted: str) -> Luutru:
    assert luutru("ingest", write("bai.txt", pasted)).exit_code == 0
    return luutru


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "archive" / "archive.db"


@pytest.fixture
def locked(filled: Luutru, database: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Another program has the store for itself."""
    monkeypatch.setenv("LUUTRU_WAIT", "0.1")
    other = sqlite3.connect(database)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    other.execute("UPDATE posts SET source = source")
    yield
    other.rollback()
    other.close()


COMMANDS = [
    ["search", "đảng ủy"],
    ["show", "1"],
    ["stats"],
    ["check"],
    ["reindex"],
    ["people"],
    ["person", "1"],
    ["people", "rename", "1", "A"],
    ["topics"],
    ["topics", "add", "1", "Môi trường"],
    ["keywords", "1"],
    ["timeline", "đảng"],
    ["similar", "1"],
    ["rejects"],
    ["report", "đảng", "--output", "khong-ghi.html"],
    ["ingest", "."],
]


@pytest.mark.usefixtures("locked")
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_locked_store_is_named(luutru: Luutru, database: Path, command: list[str]) -> None:
    result = luutru(*command)
    assert result.exit_code == 1
    assert f"Kho {database} đang bị chương trình khác khóa" in result.stderr


def test_a_writer_waits_for_its_turn_and_says_who_holds_it(
    filled: Luutru, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = sqlite3.connect(database)
    other.execute("BEGIN EXCLUSIVE")
    monkeypatch.setenv("LUUTRU_WAIT", "0.1")
    result = filled("reindex")
    assert (result.exit_code, "khóa" in result.stderr) == (1, True)
    assert filled("search", "đảng ủy").exit_code == 0  # readers read on
    other.rollback()
    other.close()
    assert filled("reindex").exit_code == 0


@pytest.mark.parametrize("told", ["lâu", "-1", "nan", "1e9"])
def test_a_wait_that_is_no_number_of_seconds_is_misuse(
    filled: Luutru, monkeypatch: pytest.MonkeyPatch, told: str
) -> None:
    monkeypatch.setenv("LUUTRU_WAIT", told)
    result = filled("stats")
    assert result.exit_code == 2
    assert "LUUTRU_WAIT" in result.stderr


def _merged(database: Path) -> None:
    db = sqlite3.connect(database)
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()


@pytest.mark.parametrize("command", [c for c in COMMANDS if c[0] != "ingest"], ids=" ".join)
def test_a_damaged_store_is_an_error_and_never_a_traceback(
    filled: Luutru, database: Path, command: list[str]
) -> None:
    _merged(database)
    data = bytearray(database.read_bytes())
    for start in range(4096, len(data), 4096):  # every page but the first
        data[start : start + 64] = bytes(64)
    database.write_bytes(data)
    result = filled(*command)
    assert result.exit_code == 1
    assert "bị hỏng" in result.stderr or "Kho: " in result.stderr
    assert result.stderr.startswith(("luutru: ", "✗ "))


def test_check_names_a_store_of_flipped_bytes(filled: Luutru, database: Path) -> None:
    _merged(database)
    data = bytearray(database.read_bytes())
    page = 4096 * (len(data) // 4096 // 2)
    data[page : page + 40] = bytes(byte ^ 0x55 for byte in data[page : page + 40])
    database.write_bytes(data)
    result = filled("check")
    assert result.exit_code == 1
    assert "luutru restore" in result.stderr


def test_a_text_of_flipped_bytes_is_an_error(filled: Luutru, database: Path) -> None:
    db = sqlite3.connect(database)
    db.execute("UPDATE versions SET text = CAST(x'FFFEFDFC' AS TEXT)")
    db.execute("UPDATE versions SET layout = '[['")
    db.commit()
    db.close()
    result = filled("show", "1")
    assert result.exit_code == 1
    assert "Kho " in result.stderr
    assert "luutru restore" in result.stderr


def test_a_layout_of_flipped_bytes_names_the_post(filled: Luutru, database: Path) -> None:
    db = sqlite3.connect(database)
    db.execute("UPDATE versions SET layout = '[['")
    db.commit()
    db.close()
    for command in (["show", "1"], ["search", "đảng ủy"], ["reindex"]):
        result = filled(*command)
        assert result.exit_code == 1
        assert "Bài số 1 (bản 1) bị hỏng" in result.stderr


def test_no_file_is_no_database(luutru: Luutru, database: Path) -> None:
    database.parent.mkdir()
    database.write_bytes(b"day khong phai la kho" * 1000)
    result = luutru("stats")
    assert result.exit_code == 1
    assert f"Kho {database} bị hỏng" in result.stderr


def test_a_full_disk_is_told_and_what_was_written_stays(
    filled: Luutru, database: Path, write: Callable[[str, str], Path], tmp_path: Path
) -> None:
    lines = '{"title": "Bài", "body": "%s"}\n' % ("đảng ủy phường " * 20_000)
    big = write("lon.jsonl", lines.replace("Bài", "Một") + lines.replace("Bài", "Hai"))
    size = max(path.stat().st_size for path in database.parent.glob("archive.db*"))

    def no_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 100_000, resource.RLIM_INFINITY))

    done = subprocess.run(
        [sys.executable, "-m", "luutru.cli", "--archive", str(database.parent), "ingest",
         "--processes", "1", "--no-index", str(big)],
        capture_output=True, encoding="utf-8", preexec_fn=no_room,
    )  # fmt: skip
    assert done.returncode == 1
    assert "đĩa" in done.stderr
    assert "Traceback" not in done.stderr
    assert filled("show", "1").exit_code == 0
    assert filled("check").exit_code == 0
