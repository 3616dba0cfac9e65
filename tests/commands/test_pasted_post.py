"""A ward portal's pasted post, ingested, searched and shown: features that go through commands."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Write = Callable[[str, str | bytes], Path]
Luutru = Callable[..., Result]


@pytest.mark.parametrize("query", ["tran quoc bao", "Trần quốc Bảo", "dang uy phuong an thinh"])
def test_search_finds_the_post_without_marks(filled: Luutru, query: str) -> None:
    answer = json.loads(filled("search", query, "--format", "json").stdout)
    assert answer["hits"][0]["external_id"] == "bai.txt"
    assert set(answer) == {
        "query",
        "understood",
        "total",
        "page",
        "limit",
        "took_ms",
        "hits",
        "suggestions",
    }
    assert set(answer["hits"][0]) == {
        "id", "external_id", "title", "section", "published", "source", "score", "people",
        "topics", "snippet",
    }  # fmt: skip


def test_a_fully_marked_word_does_not_match_another(filled: Luutru) -> None:
    answer = json.loads(filled("search", "Đảng", "--format", "json").stdout)
    assert [hit["external_id"] for hit in answer["hits"]] == ["bai.txt"]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["--person", "lam"], ["bai.txt"]),
        (["--role", "chu tich hoi ccb"], ["bai.txt"]),
        (["--topic", "cong tac dang"], ["bai.txt"]),
        (["--section", "Công tác Đảng"], ["bai.txt"]),
        (["--source", "them"], ["X-1"]),
        (["--from", "2019", "--to", "06/2019"], ["bai.txt"]),
        (["--to", "2012"], ["X-1"]),
        (["phường", "--sort", "oldest"], ["X-1", "bai.txt"]),
        (["phường", "--sort", "newest", "--limit", "1", "--page", "2"], ["X-1"]),
        (["--person", "khong co ai"], []),
    ],
)
def test_filters(filled: Luutru, options: list[str], found: list[str]) -> None:
    result = filled("search", *options, "--format", "jsonl")
    assert result.exit_code == 0
    assert [json.loads(line)["external_id"] for line in result.stdout.splitlines()] == found


def test_other_formats(filled: Luutru) -> None:
    rows = list(csv.DictReader(io.StringIO(filled("search", "chợ", "--format", "csv").stdout)))
    assert rows[0]["title"] == "Đang sửa chợ"
    number = filled("search", "chợ", "--format", "ids").stdout.strip()
    assert filled("show", number).stdout.startswith("Đang sửa chợ")
    assert "Đang sửa chợ" in filled("search", "chợ").stdout


def test_many_queries_in_one_process(filled: Luutru, write: Write) -> None:
    asked = write("cau.txt", 'chợ\n{"query": "đảng ủy"}\n\nngày:sai\n{"query": 1}\n')
    result = filled("search", "--queries", asked)
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [a["query"] for a in answers[:2]] == ["chợ", "đảng ủy"]
    assert [a["total"] for a in answers] == [1, 1, 0, 0]
    assert "dòng 4" in answers[2]["error"]


def test_show_as_json_and_original(filled: Luutru, pasted: str) -> None:
    shown = json.loads(filled("show", "bai.txt", "--format", "json").stdout)
    assert set(shown) >= {
        "id", "external_id", "title", "section", "published", "published_precision", "views",
        "lead", "body", "captions", "byline", "people", "topics", "documents", "source", "versions",
    }  # fmt: skip
    assert set(shown["source"]) >= {
        "uri", "media_type", "sha256", "encoding", "imported_at", "run"
    }  # fmt: skip
    assert shown["byline"] == {"name": "Nguyễn Văn Lâm", "role": "Chủ tịch Hội CCB"}
    assert len(shown["body"]) == 5  # the lead stands by itself
    original = filled("show", "bai.txt", "--format", "original")
    assert original.stdout_bytes == pasted.encode()


@pytest.mark.parametrize("query", ["*", '"chưa đóng', '"', "(((", "AND", "-", "a*b", "!!!"])
def test_odd_queries_are_answered(filled: Luutru, query: str) -> None:
    assert filled("search", "--", query).exit_code == 0


def test_odd_files_cost_nothing_else(luutru: Luutru, write: Write) -> None:
    write("rong.txt", b"")
    write("nhi-phan.txt", bytes(range(32)) * 9)
    write("khong-cot.csv", "ho,ten\na,b\n")
    write("mot-dong.jsonl", b'{"title": "' + b"a" * (17 << 20) + b'"}')
    write("rat-dai.txt", "đảng ủy " * 300_000)
    folder = write("tot.txt", "Bài tốt\n\nMột đoạn văn.").parent
    result = luutru("ingest", folder)
    assert result.exit_code == 3
    assert "Mới 1" in result.stderr
    reasons = " ".join(
        r["reason"] for r in json.loads(luutru("rejects", "--format", "json").stdout)
    )
    assert all(word in reasons for word in ("rỗng", "nhị phân", "ho, ten", "MiB", "ký tự"))


def test_an_archive_in_which_all_was_rejected_is_searched(luutru: Luutru, write: Write) -> None:
    assert luutru("ingest", write("rong.txt", "")).exit_code == 3
    found = luutru("search", "chợ", "--format", "json", "--facet", "person,year")
    assert found.exit_code == 0
    assert json.loads(found.stdout)["total"] == 0
    assert luutru("check").exit_code == 0


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root reads everything")
def test_a_folder_without_permission_is_a_reject(luutru: Luutru, write: Write) -> None:
    write("tot.txt", "Bài tốt\n\nMột đoạn văn.")
    locked = write("khoa/a.txt", "x\n\ny").parent
    locked.chmod(0)
    result = luutru("ingest", locked.parent)
    locked.chmod(0o755)
    assert result.exit_code == 3
    assert "Mới 1" in result.stderr


def test_search_says_what_it_understood_and_why(filled: Luutru) -> None:
    answer = filled("search", "giai phong mat bang", "--explain")
    assert "Đã hiểu là: giải phóng mặt bằng" in answer.stderr
    assert "giai → giải" in answer.stderr
    assert "cộng lại" in answer.stdout
    as_json = json.loads(filled("search", "giai phong", "--explain", "--format", "json").stdout)
    assert as_json["understood"] == "giải phóng"
    assert as_json["explanation"][0]["meant"][0][0]["form"] == "giải"
    assert {reason["kind"] for reason in as_json["hits"][0]["reasons"]} >= {"form", "near"}


def test_similar_and_abbreviations(filled: Luutru) -> None:
    assert filled("similar", "1", "--format", "ids").exit_code == 0
    assert filled("similar", "999").exit_code == 1
    listed = json.loads(filled("abbreviations", "ubmttq", "--format", "json").stdout)
    assert {row["posts"] for row in listed} == {0, 1}
    assert "HĐND" in filled("abbreviations", "hoi dong nhan dan").stdout


@pytest.mark.parametrize(
    "query", [["văn bản:217-QĐ/TW"], ["van ban:217"], ["--document", "217-qd/tw"]]
)
def test_cited_documents_are_found_and_shown_with_spans(filled: Luutru, query: list[str]) -> None:
    found = json.loads(filled("search", *query, "--format", "json").stdout)["hits"]
    assert [hit["external_id"] for hit in found] == ["bai.txt"]
    (cited,) = json.loads(filled("show", "bai.txt", "--format", "json").stdout)["documents"]
    assert cited["name"] == "Quyết định 217-QĐ/TW"
    assert cited["end"] - cited["start"] == len("Quyết định 217-QĐ/TW")
