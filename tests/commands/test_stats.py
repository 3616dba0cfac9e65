"""`luutru stats`: figures as a table and as JSON."""

from __future__ import annotations

from pathlib import Path

from luutru.tests.commands.conftest import Luutru, as_json, refused


def test_figures_as_json(ward: Luutru, ward_folder: Path) -> None:
    found = as_json(ward("stats", "--format", "json"))
    assert (found["posts"], found["rejects"]) == (8, 1)
    assert found["by_year"] == {"": 2, "2012": 1, "2014": 2, "2016": 1, "2019": 1, "2020": 1}
    assert found["by_source"] == {"Bồ Sơn": 8}
    files = (f for f in (ward_folder / "index").rglob("*") if f.is_file())
    assert found["size"]["index_bytes"] == sum(file.stat().st_size for file in files)
    assert found["size"]["originals"] == 4
    assert (found["index"]["documents"], found["index"]["problem"]) == (8, "")
    assert (found["last_run"]["id"], found["last_run"]["status"]) == (2, "done")


def test_figures_as_a_table(ward: Luutru) -> None:
    lines = ward("stats").stdout.splitlines()
    assert lines[0] == "8 bài; 1 mục bị từ chối còn mở"
    assert "        2  2014" in lines
    assert "        2  (không rõ)" in lines
    assert "        8  Bồ Sơn" in lines
    assert any(line.startswith("Chỉ mục: gen-") and line.endswith(", 8 bài") for line in lines)
    assert lines[-1].startswith("Lệnh gần nhất: ingest lúc ")
    assert lines[-1].endswith("(+07:00): done")


def test_without_an_index_the_table_says_so(own: Luutru, own_ward: Path) -> None:
    (own_ward / "index" / "current").unlink()
    shown = own("stats")
    assert shown.exit_code == 0
    assert "Chỉ mục: Kho chưa có chỉ mục. Hãy dựng lại: luutru reindex., 0 bài" in shown.stdout


def test_no_archive_and_misuse(ward: Luutru, tmp_path: Path) -> None:
    refused(ward("--archive", tmp_path / "khong-co", "stats"), 1, "Không có kho lưu trữ")
    refused(ward("stats", "x"), 2, "x")
