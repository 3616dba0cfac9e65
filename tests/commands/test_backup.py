"""`luutru backup`: messages, formats, exit codes; see also `tests/copies/test_backup.py`."""

from __future__ import annotations

from pathlib import Path

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


def test_without_an_archive_nothing_is_written(luutru: Luutru, tmp_path: Path) -> None:
    refused(luutru("backup", tmp_path / "a"), 1, "Không có kho lưu trữ")
    assert not (tmp_path / "a").exists()
