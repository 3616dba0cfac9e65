"""`luutru reindex`: a new generation, and what it says of it."""

from __future__ import annotations

from pathlib import Path

from luutru.tests.commands.conftest import Luutru, as_json, refused


def test_a_new_generation_takes_the_place_of_the_old(own: Luutru, own_ward: Path) -> None:
    before = as_json(own("stats", "--format", "json"))["index"]["generation"]
    done = own("reindex", "--processes", "1", "--format", "json")
    told = as_json(done)
    assert told["documents"] == 8
    assert told["generation"] > before
    assert told["seconds"] >= 0
    assert done.stderr.startswith(f"Chỉ mục {told['generation']}: 8 bài, ")
    assert (own_ward / "index" / told["generation"]).is_dir()
    assert as_json(own("stats", "--format", "json"))["index"]["generation"] == told["generation"]
    assert as_json(own("search", "rác", "--format", "json"))["total"] == 2


def test_a_vocabulary_with_a_fault_keeps_the_old_index(own: Luutru, own_ward: Path) -> None:
    (own_ward / "topics.toml").write_text("hỏng = [", "utf-8")
    refused(own("reindex"), 1, "topics.toml")
    (own_ward / "topics.toml").unlink()
    assert as_json(own("search", "rác", "--format", "json"))["total"] == 2
    assert as_json(own("runs", "--format", "json"))[0]["status"] == "failed"


def test_misuse_and_no_archive(own: Luutru, ward: Luutru, tmp_path: Path) -> None:
    refused(own("reindex", "--processes", "0"), 2, "--processes")
    refused(own("reindex", "x"), 2, "x")
    refused(ward("--archive", tmp_path / "khong-co", "reindex"), 1, "Không có kho lưu trữ")
