"""`luutru ingest`: what it counts, what it refuses, how it goes on; see also `tests/ingest/`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from luutru import Archive
from luutru.api.logged_run import LoggedRun
from luutru.tests.commands.conftest import Luutru, as_json, refused

Write = Callable[[str, str | bytes], Path]


def test_counts_as_text_and_as_json(luutru: Luutru, write: Write, pasted: str) -> None:
    path = write("bai.txt", pasted)
    first = luutru("ingest", path)
    assert (first.exit_code, first.stdout) == (0, "")
    assert first.stderr.startswith("Mới 1, đổi 0, giữ nguyên 0, từ chối 0 (từ 1 tệp, ")
    counts = as_json(luutru("ingest", path, "--format", "json"))
    assert counts.pop("seconds") >= 0
    assert counts == {
        "new": 0, "changed": 0, "unchanged": 1, "rejected": 0, "files": 1, "removed": 0,
        "skipped": {}, "rejected_new": 0, "skipped_new": 0,
    }  # fmt: skip
    path.write_text(pasted + "\n\nThêm một đoạn.", "utf-8")
    assert as_json(luutru("ingest", path, "--format", "json"))["changed"] == 1


def test_rejects_make_the_exit_code_3_and_say_where_to_look(luutru: Luutru, write: Write) -> None:
    result = luutru("ingest", write("a.jsonl", '{"title": "Một"}\n{"hỏng'))
    assert result.exit_code == 3
    assert "Mới 1" in result.stderr
    assert result.stderr.endswith("Xem lý do và cách sửa: luutru rejects\n")


def test_their_names_are_mapped_to_ours(luutru: Luutru, write: Write) -> None:
    path = write("a.jsonl", json.dumps({"ten": "Chợ mới", "noi": "Chợ họp.", "muc": "Tin"}))
    options = ["--map", "title=ten", "--map", "body = noi", "--map", "section=muc"]
    assert luutru("ingest", path, *options, "--source", "Cổng").exit_code == 0
    shown = as_json(luutru("show", 1, "--format", "json"))
    assert (shown["title"], shown["section"]) == ("Chợ mới", "Tin")
    assert as_json(luutru("search", "--source", "cong", "--format", "json"))["total"] == 1


@pytest.mark.parametrize("pair", ["title", "title=", "=ten", "tieude=ten", ""])
def test_a_mapping_that_is_none_is_misuse(luutru: Luutru, write: Write, pair: str) -> None:
    refused(luutru("ingest", write("a.txt", "x"), "--map", pair), 2, "--map", "title=headline")


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        ([], "Thiếu tệp"),
        (["khong-co"], "khong-co"),
        (["--resume", "posts"], "--resume"),
        (["--resume", "--no-index"], "--resume"),
        (["--resume", "--source", "x"], "--resume"),
        (["--processes", "0", "x"], "--processes"),
        (["--wait", "-1", "x"], "--wait"),
    ],
)
def test_misuse_makes_no_archive(
    luutru: Luutru, tmp_path: Path, arguments: list[str], word: str
) -> None:
    refused(luutru("ingest", *arguments), 2, word)
    assert not (tmp_path / "archive").exists()


def test_without_an_index_a_search_says_what_is_missing(luutru: Luutru, write: Write) -> None:
    assert luutru("ingest", write("a.txt", "Chợ\n\nHọp."), "--no-index").exit_code == 0
    refused(luutru("search", "chợ"), 1, "luutru reindex")


def test_resume_goes_on_with_what_was_cut_off(luutru: Luutru, write: Write) -> None:
    path = write("a.jsonl", '{"ten": "Chợ mới"}')
    given = {"paths": [str(path)], "source": "Cổng", "map": {"ten": "title"}, "index": True}
    folder = path.parents[1] / "archive"
    refused(luutru("ingest", "--resume"), 1, "Không có kho lưu trữ")
    with (
        Archive(folder, create=True) as archive,
        pytest.raises(ZeroDivisionError),
        LoggedRun(archive.store, "ingest", given),
    ):
        raise ZeroDivisionError
    resumed = luutru("ingest", "--resume")
    assert resumed.exit_code == 0, resumed.stderr
    assert f"Làm tiếp lần nhập số 1: {path}" in resumed.stderr
    assert as_json(luutru("search", "--source", "cong", "--format", "json"))["total"] == 1
    refused(luutru("ingest", "--resume"), 2, "Không có lần nhập nào bị dừng")
