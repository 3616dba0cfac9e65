"""`luutru abbreviations`: the list, what narrows it, its formats."""

from __future__ import annotations

from pathlib import Path

from luutru.tests.commands.conftest import Luutru, as_json, as_rows, refused

UBND = {"short": "UBND", "long": "Ủy ban nhân dân", "posts": 0}


def test_a_short_form_and_words_of_a_long_one_narrow_the_list(ward: Luutru) -> None:
    assert as_json(ward("abbreviations", "ubnd", "--format", "json")) == [UBND]
    assert UBND in as_json(ward("abbreviations", "Nhân dân", "--format", "json"))
    assert as_json(ward("abbreviations", "nhan da", "--format", "json")) == []
    assert len(as_json(ward("abbreviations", "--format", "json"))) > 50


def test_the_table_says_where_a_pair_is_from_and_where_to_add_one(
    ward: Luutru, ward_folder: Path
) -> None:
    shown = ward("abbreviations", "ubnd")
    assert shown.stdout == "UBND         Ủy ban nhân dân  (bảng chữ viết tắt)\n"
    assert "1 cặp." in shown.stderr
    assert str(ward_folder / "abbreviations.tsv") in shown.stderr


def test_csv_has_the_same_pairs(ward: Luutru) -> None:
    assert as_rows(ward("abbreviations", "ubnd", "--format", "csv")) == [{**UBND, "posts": "0"}]


def test_what_posts_define_and_what_the_archive_adds_is_listed(
    luutru: Luutru, own_ward: Path, tmp_path: Path
) -> None:
    (own_ward / "abbreviations.tsv").write_text("CBS\tchợ Bồ Sơn\n", "utf-8")
    path = tmp_path / "a.txt"
    path.write_text("Họp\n\nBan quản lý chợ (BQLC) họp. BQLC báo cáo.", "utf-8")
    assert luutru("ingest", path).exit_code == 0
    listed = as_json(luutru("abbreviations", "cho", "--format", "json"))
    assert {"short": "CBS", "long": "chợ Bồ Sơn", "posts": 0} in listed
    assert "1 bài định nghĩa" in luutru("abbreviations", "bqlc").stdout


def test_a_fault_in_the_archives_own_file_is_named_by_its_line(
    luutru: Luutru, own_ward: Path
) -> None:
    (own_ward / "abbreviations.tsv").write_text("CBS\tchợ Bồ Sơn\nkhông có dấu\n", "utf-8")
    refused(luutru("abbreviations"), 1, "dòng 2", "Tab")


def test_without_an_index_the_repair_is_named(luutru: Luutru, own_ward: Path) -> None:
    (own_ward / "index" / "current").unlink()
    refused(luutru("abbreviations"), 1, "luutru reindex")
