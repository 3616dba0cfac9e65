"""Text comes in as it was written, in every encoding and format, and with each record's bytes."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from luutru.tests.commands.conftest import Luutru, as_json
from luutru.tests.helpers.encoders import ENCODERS, SPOILERS

Write = Callable[[str, str | bytes], Path]
TITLE = "Đại hội Đảng ủy phường Bồ Đề lần thứ"
BODY = "Bí thư Đảng ủy phường chủ trì hội nghị, nghe báo cáo về nhiệm vụ xây dựng đường giao thông"
ENCODE = ENCODERS | {
    "utf-8": str.encode,
    "utf-16-le": lambda text: ("\ufeff" + text).encode("utf-16-le"),
}


def as_csv() -> str:
    rows = io.StringIO()
    csv.writer(rows).writerows(
        [("id", "title", "body"), *((n, f"{TITLE} {n}", f"{BODY}, {n}.") for n in range(1, 13))]
    )
    return rows.getvalue()


@pytest.mark.parametrize("name", ENCODE)
def test_every_row_of_a_table_comes_in_with_its_own_bytes(
    luutru: Luutru, write: Write, name: str
) -> None:
    data = ENCODE[name](as_csv())
    path = write("bai.csv", data)
    assert as_json(luutru("ingest", path, "--no-index", "--format", "json"))["new"] == 12
    pieces = []
    for number in range(1, 13):
        shown = as_json(luutru("show", str(number), "--format", "json"))
        assert (shown["title"], shown["body"]) == (f"{TITLE} {number}", [f"{BODY}, {number}."])
        assert shown["source"]["encoding"].replace("tcvn3", name) == name
        assert shown["source"]["repairs"] == []
        pieces.append(luutru("show", str(number), "--format", "original").stdout_bytes)
    assert data.endswith(b"".join(pieces))
    assert len(set(pieces)) == 12


@pytest.mark.parametrize("name", ENCODERS)
@pytest.mark.parametrize("kind", ["txt", "html", "jsonl"])
def test_text_pages_and_lines_come_in_from_every_encoding(
    luutru: Luutru, write: Write, name: str, kind: str
) -> None:
    text = {
        "txt": f"{TITLE} 1\nNgày đăng 21/05/2005\n\n{BODY}.",
        "html": f"<html><head><meta charset='windows-1258'></head><h1>{TITLE} 1</h1>"
        f"<p>{BODY}.</p></html>",
        "jsonl": json.dumps({"title": f"{TITLE} 1", "body": f"{BODY}."}, ensure_ascii=False),
    }[kind]
    assert luutru("ingest", write(f"bai.{kind}", ENCODERS[name](text)), "--no-index").exit_code == 0
    shown = as_json(luutru("show", "1", "--format", "json"))
    assert shown["title"] == f"{TITLE} 1"
    assert f"{BODY}." in (*shown["body"], shown["lead"])


@pytest.mark.parametrize("name", SPOILERS)
def test_a_repair_is_recorded_and_what_was_written_is_kept(
    luutru: Luutru, write: Write, name: str
) -> None:
    spoiled = f"{SPOILERS[name](TITLE)} 1\n\n{SPOILERS[name](BODY)}."
    path = write("bai.txt", spoiled.encode())
    assert luutru("ingest", path, "--no-index").exit_code == 0
    shown = as_json(luutru("show", "1", "--format", "json"))
    assert (shown["title"], shown["source"]["repairs"]) == (f"{TITLE} 1", [name])
    assert f"Đã sửa chữ đọc sai bảng mã: {name}." in luutru("show", "1").stdout
    assert luutru("show", "1", "--format", "original").stdout_bytes == spoiled.encode()


def test_fields_of_a_record_are_repaired_together(luutru: Luutru, write: Write) -> None:
    spoil = SPOILERS["tcvn3"]
    record = {"id": "§1", "title": spoil("Bẻ nụ"), "body": f"<p>{spoil(BODY)}</p>", "views": 5}
    path = write("bai.jsonl", json.dumps(record))
    assert luutru("ingest", path, "--no-index").exit_code == 0
    shown = as_json(luutru("show", "1", "--format", "json"))
    assert (shown["external_id"], shown["title"], shown["body"]) == ("§1", "Bẻ nụ", [BODY])


def test_what_cannot_be_decided_is_a_reject_that_an_option_decides(
    luutru: Luutru, write: Write
) -> None:
    path = write("bai.txt", ENCODERS["viscii"]("Lê Thị"))
    assert luutru("ingest", path, "--no-index").exit_code == 3
    (reject,) = as_json(luutru("rejects", "--format", "json"))
    assert "viscii" in reject["reason"]
    assert "--encoding" in reject["repair"]
    assert luutru("ingest", path, "--no-index", "--encoding", "VISCII").exit_code == 0
    assert as_json(luutru("show", "1", "--format", "json"))["title"] == "Lê Thị"
    assert as_json(luutru("rejects", "--format", "json")) == []


def test_a_post_that_was_read_wrongly_is_read_anew_by_the_encoding_that_is_given(
    luutru: Luutru, write: Write
) -> None:
    spoiled = f"{SPOILERS['vni'](TITLE)}\n\n{SPOILERS['vni'](BODY)}."
    path = write("bai.txt", spoiled.encode())
    luutru("ingest", path, "--no-index")
    for _ in range(2):  # what was given once is known
        luutru("ingest", path, "--no-index", "--encoding", "utf-8")
    shown = as_json(luutru("show", "1", "--format", "json"))
    assert shown["title"] == SPOILERS["vni"](TITLE)
    assert (shown["source"]["repairs"], len(shown["versions"])) == ([], 2)
    luutru("ingest", path, "--no-index", "--encoding", "vni")
    shown = as_json(luutru("show", "1", "--format", "json"))
    assert (shown["title"], shown["source"]["encoding"]) == (TITLE, "vni/utf-8")


def test_letters_that_are_gone_make_a_reject_unless_they_are_wanted(
    luutru: Luutru, write: Write
) -> None:
    path = write("bai.txt", "Hội nghị\n\nNgười Vi\ufffdt Nam họp.".encode())
    assert luutru("ingest", path, "--no-index").exit_code == 3
    (reject,) = as_json(luutru("rejects", "--format", "json"))
    assert "dòng 3, ký tự 7: 'Vi\ufffdt'" in reject["reason"]
    assert luutru("ingest", path, "--no-index", "--encoding", "utf-8").exit_code == 0


@pytest.mark.parametrize("name", ["", " ", "abc-def", "utf8x"])
def test_a_name_of_no_encoding_is_misuse(luutru: Luutru, write: Write, name: str) -> None:
    result = luutru("ingest", write("bai.txt", "Bài"), "--encoding", name)
    if name:
        assert result.exit_code == 2
        assert "tcvn5712-1" in result.stderr
    else:
        assert result.exit_code == 0
