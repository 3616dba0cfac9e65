"""`luutru export`: messages, formats, exit codes; see also `tests/copies/test_export.py`."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from luutru.tests.commands.conftest import Luutru, refused


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


def test_without_an_archive_nothing_is_written(luutru: Luutru, tmp_path: Path) -> None:
    refused(luutru("export", tmp_path / "a"), 1, "Không có kho lưu trữ")
    assert not (tmp_path / "a").exists()
