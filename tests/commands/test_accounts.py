"""Every file of a folder is accounted for, on the screen, in JSON and by the exit code."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from luutru.ingest.files.kinds import kind_of

Luutru = Callable[..., Result]
Write = Callable[[str, str | bytes], Path]

TEXT = (
    "Ông Đỗ Văn Lâm - Chủ tịch UBND phường An Thịnh chủ trì hội nghị sơ kết công tác vệ sinh môi "
    "trường, giải phóng mặt bằng và trật tự đô thị sáu tháng đầu năm trên địa bàn phường. "
)
PAGE = (
    "<!DOCTYPE html><html><head><title>Hội nghị phường sơ kết sáu tháng</title></head><body>"
    "<h1>Hội nghị phường sơ kết sáu tháng</h1><p>05/07/2019</p>"
    f"<div class='content'><p>{TEXT}</p><p>{TEXT}</p><p>{TEXT}</p></div></body></html>"
)
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


def as_json(done: Result) -> Any:
    return json.loads(done.stdout)


@pytest.fixture
def mixed(write: Write) -> Path:
    """A folder as an archivist has it."""
    write("bai.txt", "Hội nghị\n\nPhường họp.")
    write("index.php?option=com_content&id=3", PAGE)
    write("a.docx", b"PK\x03\x04" + b"\0" * 60)
    write("b.docx", b"PK\x03\x04" + b"\0" * 61)
    write("c.pdf", b"%PDF-1.4\n")
    write("anh.html", PNG)
    write("style.css", "body{}")
    return write("hong.jsonl", '{"title": "hỏ').parent


def test_kinds_are_shown_and_what_may_hold_posts_ends_with_3_once(
    luutru: Luutru, mixed: Path
) -> None:
    first = luutru("ingest", mixed, "--format", "json")
    counts = as_json(first)
    assert counts["skipped"] == {".docx": 2, ".png": 1, ".pdf": 1, ".css": 1}
    assert (counts["new"], counts["rejected"], counts["rejected_new"]) == (2, 1, 1)
    assert (counts["skipped_new"], first.exit_code) == (3, 3)
    assert "Bỏ qua 5 tệp: 2 .docx, 1 .png, 1 .pdf, 1 .css" in first.stderr
    again = luutru("ingest", mixed, "--format", "json")
    counts = as_json(again)
    assert (counts["rejected"], counts["rejected_new"], counts["skipped_new"]) == (1, 0, 0)
    assert again.exit_code == 0
    assert "1 mục đã biết từ trước" in again.stderr
    (mixed / "moi.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert luutru("ingest", mixed).exit_code == 3


def test_skipped_files_are_listed_with_the_reason(luutru: Luutru, mixed: Path) -> None:
    luutru("ingest", mixed)
    listed = luutru("rejects", "--skipped")
    assert listed.stdout.startswith("! .docx")
    rows = as_json(luutru("rejects", "--skipped", "--format", "json"))
    assert {row["kind"]: row["holds"] for row in rows} == {
        ".docx": True, ".pdf": True, ".png": False, ".css": False,
    }  # fmt: skip


def test_a_dismissed_fault_is_listed_no_more(luutru: Luutru, mixed: Path) -> None:
    luutru("ingest", mixed)
    assert luutru("rejects", "--dismiss").exit_code == 2
    done = luutru("rejects", "1", "--dismiss")
    assert (done.exit_code, "Đã cho qua 1 mục; còn 0" in done.stderr) == (0, True)
    assert luutru("ingest", mixed).exit_code == 0
    assert as_json(luutru("rejects", "--format", "json")) == []
    assert "cho qua 1" in luutru("runs").stdout
    (mixed / "hong.jsonl").write_text('{"title": "hỏng khác', "utf-8")
    assert luutru("ingest", mixed).exit_code == 3


def test_names_that_are_no_text_end_no_run(luutru: Luutru, mixed: Path) -> None:
    odd = os.fsencode(mixed) + b"/b\xe0i-\xff.txt"
    Path(os.fsdecode(odd)).write_text("Bài lạ\n\nPhường họp.", "utf-8")
    folder = Path(os.fsdecode(os.fsencode(mixed) + b"/th\xe1ng"))
    folder.mkdir()
    (folder / "c.txt").write_text("Bài nữa\n\nPhường họp.", "utf-8")
    (folder / "d.doc").write_bytes(b"%PDF-1.4\n")
    os.mkfifo(mixed / "ong.txt")
    (mixed / "mat.txt").symlink_to(mixed / "khong-co.txt")
    done = luutru("ingest", mixed, "--format", "json")
    assert done.exit_code == 3, done.stderr
    counts = as_json(done)
    assert (counts["new"], counts["rejected"]) == (4, 3)
    assert as_json(luutru("ingest", mixed, "--format", "json"))["unchanged"] == 4
    alone = luutru("ingest", os.fsdecode(odd), "--format", "json")
    assert as_json(alone)["unchanged"] == 1
    assert luutru("show", "--format", "json", "b\\xe0i-\\xff.txt").exit_code == 0
    for words in (["runs"], ["rejects"], ["sources"], ["rejects", "--skipped"], ["check"]):
        assert luutru(*words).exit_code == 0


def test_a_dry_run_shows_all_and_writes_nothing(
    luutru: Luutru, mixed: Path, tmp_path: Path
) -> None:
    shown = luutru("ingest", mixed, "--dry-run", "--format", "json")
    assert shown.exit_code == 3
    assert not (tmp_path / "archive").exists()
    found = as_json(shown)
    assert (found["posts"], found["rejected"], found["skipped"][".docx"]) == (2, 1, 2)
    files = {Path(one["path"]).name: one for one in found["files"]}
    assert files["anh.html"]["outcome"] == "skipped"
    (post,) = files["bai.txt"]["first"]
    assert (post["title"], files["bai.txt"]["encoding"]) == ("Hội nghị", "utf-8")
    text = luutru("ingest", mixed, "--dry-run")
    assert "Sẽ nhập 2 bài, từ chối 1. Chưa ghi gì." in text.stderr
    assert "bỏ qua (.pdf)" in text.stdout


@pytest.mark.parametrize(
    "words",
    [
        ["search", "hội nghị", "--format", "csv"],
        ["search", "hội nghị", "--format", "json"],
        ["search", "hội nghị", "--format", "jsonl"],
        ["show", "1", "--format", "json"],
        ["show", "1"],
        ["rejects", "--format", "csv"],
        ["rejects", "--skipped", "--format", "csv"],
        ["sources", "--format", "csv"],
        ["timeline", "--format", "csv"],
        ["people", "--format", "csv"],
        ["topics", "--format", "csv"],
        ["abbreviations", "--format", "csv"],
        ["keywords", "1", "--format", "csv"],
    ],
)
def test_what_commands_print_is_known_as_luutrus_own(
    luutru: Luutru, mixed: Path, words: list[str]
) -> None:
    luutru("ingest", mixed)
    printed = luutru(*words)
    assert printed.exit_code == 0
    ending = words[-1] if words[-1] in ("csv", "json", "jsonl") else "txt"
    kind = kind_of(f"x.{ending}", printed.stdout_bytes[:8192])
    assert (kind.name, kind.media_type, kind.holds) == ("của luutru", "", False)


def test_what_luutru_has_written_and_its_archive_are_never_posts(
    luutru: Luutru, mixed: Path, tmp_path: Path
) -> None:
    luutru("ingest", mixed)
    for words in (["backup", "kho.tar"], ["export", "kho.jsonl"], ["export", "kho.jsonl.gz"]):
        assert luutru(words[0], mixed / words[1]).exit_code == 0
    assert luutru("report", "hội nghị", "--output", mixed / "bao-cao.html").exit_code == 0
    counts = as_json(luutru("ingest", tmp_path, "--format", "json"))
    assert (counts["new"], counts["unchanged"], counts["rejected_new"]) == (0, 2, 0)
    assert (counts["skipped"]["của luutru"], counts["skipped_new"]) == (4, 0)
    assert counts["skipped"]["kho luutru"] >= 2
