"""What an ingest would take in: the same as the ingest then takes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from luutru import Archive
from luutru.errors import UsageError
from luutru.ingest.preview import FilePreview, preview

Luutru = Callable[..., Result]

TITLE = "Đảng ủy phường An Thịnh họp bàn việc dọn vệ sinh cuối năm"
BODY = "Đồng chí Bí thư Đảng ủy phường chủ trì hội nghị với các tổ dân phố. " * 4


def of(folder: Path, **how: str) -> dict[str, FilePreview]:
    """Return what would become of the files of a folder, by name."""
    found = preview([folder], {}, **how)
    return {Path(one.path).name: one for one in found}


def test_posts_are_shown_as_an_ingest_takes_them(tmp_path: Path, archive: Archive) -> None:
    wrong = f"{TITLE}\n\n{BODY}".encode().decode("latin-1")
    (tmp_path / "sai.txt").write_text(wrong, "utf-8")
    (tmp_path / "bang.csv").write_text(f"title,body,date\n{TITLE},{BODY},5/7/2019\n", "utf-8")
    found = of(tmp_path)
    (repaired,), (row,) = found["sai.txt"].first, found["bang.csv"].first
    assert (repaired.title, bool(repaired.repairs)) == (TITLE, True)
    assert (row.title, row.published, row.repairs) == (TITLE, "2019-07-05", ())
    archive.ingest([tmp_path])
    taken = {(post.stored.version.title, len(post.stored.version.text)) for post in archive.posts}
    assert taken == {(one.title, one.length) for one in (repaired, row)}


def test_the_encoding_that_is_decided_on_counts(tmp_path: Path) -> None:
    (tmp_path / "cu.txt").write_bytes("Hội nghị".encode("cp1258", "ignore") + b" \xea")
    assert of(tmp_path, encoding="cp1258")["cu.txt"].encoding == "cp1258"


def test_what_cannot_be_read_and_what_is_passed_over_say_why(tmp_path: Path) -> None:
    (tmp_path / "rong.txt").write_bytes(b"")
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.4\n")
    (tmp_path / "hong.jsonl").write_text('{"title": "Một"}\n{"title": \n', "utf-8")
    found = of(tmp_path)
    assert (found["rong.txt"].outcome, found["rong.txt"].rejected) == ("rejected", 1)
    assert (found["scan.pdf"].outcome, found["scan.pdf"].holds) == ("skipped", True)
    assert (found["hong.jsonl"].posts, found["hong.jsonl"].rejected) == (1, 1)
    assert all(one.reason for one in found.values())


def test_the_command_writes_nothing(tmp_path: Path, luutru: Luutru) -> None:
    (tmp_path / "bai.txt").write_text(f"{TITLE}\n\n{BODY}", "utf-8")
    shown = luutru("ingest", tmp_path / "bai.txt", "--dry-run", "--format", "json")
    assert json.loads(shown.stdout)["files"][0]["first"][0]["title"] == TITLE
    assert luutru("stats").exit_code != 0  # there is no archive
    wrong = luutru("ingest", tmp_path / "bai.txt", "--dry-run", "--encoding", "klingon")
    assert wrong.exit_code == 2
    assert "tcvn3" in wrong.stderr


def test_a_path_that_is_not_there_is_a_misuse(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        list(preview([tmp_path / "khong-co"], {}))
