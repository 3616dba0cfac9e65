"""`luutru check`: what is wrong, and the command that mends it."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

from luutru.tests.commands.conftest import Luutru, as_json, refused


def test_an_archive_that_is_whole(ward: Luutru) -> None:
    checked = ward("check")
    assert (checked.exit_code, checked.stdout) == (0, "")
    assert checked.stderr == "Kho, bản gốc và chỉ mục đều nguyên vẹn.\n"
    assert as_json(ward("check", "--format", "json")) == []


def test_a_damaged_original_needs_a_backup(luutru: Luutru, own_ward: Path) -> None:
    with sqlite3.connect(own_ward / "archive.db") as db:
        db.execute("UPDATE original_parts SET data = x'00' WHERE rowid = 1")
    db.close()
    refused(luutru("check"), 1, "✗ Bản gốc", "luutru restore")
    problems = luutru("check", "--format", "json")
    assert problems.exit_code == 1
    (problem,) = json.loads(problems.stdout)
    assert "không khớp mã băm" in problem["problem"]
    assert "luutru restore" in problem["repair"]


def test_an_index_that_is_missing_or_lags_needs_a_reindex(
    luutru: Luutru, own_ward: Path, tmp_path: Path
) -> None:
    (tmp_path / "moi.jsonl").write_text('{"title": "Chợ mới"}', "utf-8")
    assert luutru("ingest", tmp_path / "moi.jsonl", "--no-index").exit_code == 0
    refused(luutru("check"), 1, "thiếu 1 bài", "luutru reindex")
    (own_ward / "index" / "current").unlink()
    refused(luutru("check"), 1, "Kho chưa có chỉ mục", "luutru reindex")
    assert luutru("reindex").exit_code == 0
    assert luutru("check").exit_code == 0


def test_a_store_that_is_no_database(luutru: Luutru, own_ward: Path) -> None:
    (own_ward / "archive.db").write_bytes(b"x" * 5000)
    refused(luutru("check"), 1, "archive.db")
