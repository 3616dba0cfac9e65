"""`luutru backup`, `restore`, `export`: messages, formats, exit codes; see also `tests/copies/`."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from luutru.tests.commands.conftest import Luutru, as_json, refused


def test_backup_says_what_is_in_it(ward: Luutru, tmp_path: Path) -> None:
    made = ward("backup", tmp_path / "a.tar")
    assert (made.exit_code, made.stdout) == (0, "")
    assert "Đã sao lưu 8 bài, 4 bản gốc vào" in made.stderr
    assert "đã đọc lại và khớp" in made.stderr
    told = as_json(ward("backup", tmp_path / "b.tar", "--format", "json"))
    assert told["counts"]["posts"] == 8
    assert told["bytes"] == (tmp_path / "b.tar").stat().st_size
    assert set(told) >= {"format", "version", "luutru", "made", "files", "seconds"}


def test_backup_keeps_a_file_that_is_there(ward: Luutru, tmp_path: Path) -> None:
    target = tmp_path / "a.tar"
    target.write_text("của tôi")
    refused(ward("backup", target), 2, "a.tar", "--force")
    assert target.read_text() == "của tôi"
    assert ward("backup", target, "--force").exit_code == 0
    refused(ward("backup", tmp_path / "khong-co" / "a.tar"), 2, "Không thể ghi")
    assert ward("backup").exit_code == 2


def test_restore_puts_an_archive_in_place_and_builds_its_index(
    ward: Luutru, luutru: Luutru, tmp_path: Path
) -> None:
    ward("backup", tmp_path / "a.tar")
    told = luutru("restore", tmp_path / "a.tar", "--format", "json")
    assert as_json(told)["documents"] == 8
    assert as_json(told)["aside"] is None
    assert "Đã phục hồi 8 bài, 4 bản gốc" in told.stderr
    assert "Chỉ mục: 8 bài." in told.stderr
    assert luutru("check").exit_code == 0
    refused(luutru("restore", tmp_path / "a.tar"), 2, "không trống", "--force")
    again = luutru("restore", tmp_path / "a.tar", "--force", "--no-index", "--format", "json")
    assert Path(as_json(again)["aside"]).is_dir()
    assert as_json(again)["documents"] is None
    assert "Kho cũ đã dời sang" in again.stderr
    assert "luutru reindex" in again.stderr
    assert luutru("search", "rác").exit_code == 1


def test_restore_refuses_what_is_no_backup(luutru: Luutru, tmp_path: Path) -> None:
    (tmp_path / "a.tar").write_text("không phải")
    refused(luutru("restore", tmp_path / "a.tar"), 1, "a.tar")
    assert luutru("restore", tmp_path / "khong-co.tar").exit_code == 1
    assert not (tmp_path / "archive").exists()


def test_export_goes_to_a_file_or_to_standard_output(ward: Luutru, tmp_path: Path) -> None:
    printed = ward("export")
    assert printed.exit_code == 0
    lines = printed.stdout.splitlines()
    assert json.loads(lines[0])["counts"]["posts"] == 8
    assert "end" in json.loads(lines[-1])
    assert printed.stderr.endswith("Đã xuất 8 bài, 4 bản gốc.\n")
    written = ward("export", tmp_path / "a.jsonl.gz")
    assert (written.exit_code, written.stdout) == (0, "")
    packed = gzip.decompress((tmp_path / "a.jsonl.gz").read_bytes()).decode()
    assert packed.splitlines()[1:-1] == lines[1:-1]


def test_export_keeps_a_file_that_is_there(ward: Luutru, tmp_path: Path) -> None:
    target = tmp_path / "a.jsonl"
    target.write_text("của tôi")
    refused(ward("export", target), 2, "--force")
    assert target.read_text() == "của tôi"
    assert ward("export", target, "--force").exit_code == 0


@pytest.mark.parametrize("command", ["backup", "export"])
def test_without_an_archive_nothing_is_written(
    luutru: Luutru, tmp_path: Path, command: str
) -> None:
    refused(luutru(command, tmp_path / "a"), 1, "Không có kho lưu trữ")
    assert not (tmp_path / "a").exists()
