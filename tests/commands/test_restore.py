"""`luutru restore`: messages, formats, exit codes; see also `tests/copies/test_restore.py`."""

from __future__ import annotations

from pathlib import Path

from luutru.tests.commands.conftest import Luutru, as_json, refused


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
