"""`luutru search`: formats, pages, explanations, many queries; see also `tests/test_cli.py`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from luutru.commands.search import search
from luutru.index.fields import FACETS
from luutru.tests.commands.conftest import Luutru, as_json, as_rows, refused


def external_ids(answer: dict[str, Any]) -> list[str]:
    return [hit["external_id"] for hit in answer["hits"]]


def test_every_format_has_the_same_hits(ward: Luutru) -> None:
    asked = ["search", "phường", "--sort", "oldest"]
    hits = as_json(ward(*asked, "--format", "json"))["hits"]
    lines = ward(*asked, "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line) for line in lines] == hits
    assert ward(*asked, "--format", "ids").stdout.split() == [str(hit["id"]) for hit in hits]
    rows = as_rows(ward(*asked, "--format", "csv"))
    assert [row["external_id"] for row in rows] == [hit["external_id"] for hit in hits]
    assert rows[0]["people"] == "; ".join(hits[0]["people"]) == "Nguyễn Ngọc Quế"
    assert rows[0]["topics"] == "Công tác Đảng"
    table = ward(*asked).stdout
    assert all(hit["title"] in table for hit in hits)


def test_the_table_has_facts_and_the_count(ward: Luutru) -> None:
    shown = ward("search", "--section", "kinh te")
    lines = shown.stdout.splitlines()
    assert lines[0] == "  1. Hội nghị bàn việc chợ"
    assert lines[1] == "     số 3 · 02/06/2014 08:15 · Kinh tế · Nguyễn Ngọc Quế"
    assert shown.stderr.startswith("1 bài, hiện 1–1 (")


def test_pages_count_on(ward: Luutru) -> None:
    second = ward("search", "phường", "--limit", "2", "--page", "2")
    assert second.stdout.startswith("  3. ")
    assert "hiện 3–4" in second.stderr
    beyond = ward("search", "phường", "--limit", "2", "--page", "99")
    assert beyond.stdout == ""
    assert "hiện 0–" in beyond.stderr


def test_nothing_found_says_what_else_to_ask(ward: Luutru) -> None:
    shown = ward("search", "hooij nghij tongr ket", "--section", "kinh te xa hoi")
    assert shown.exit_code == 0
    assert "Không tìm thấy bài nào." in shown.stderr
    suggested = ward("search", "--person", "Nguyen Ngoc Qe")
    assert "Có phải bạn muốn tìm: Nguyễn Ngọc Quế" in suggested.stderr


def test_who_is_meant_and_what_was_understood_come_first(ward: Luutru) -> None:
    shown = ward("search", "hooij nghij", "--person", "que")
    assert "Đã hiểu là: hội nghị" in shown.stderr
    assert "Người: Nguyễn Ngọc Quế (#2)" in shown.stderr


def test_explain_shows_forms_and_points_that_add_up(ward: Luutru) -> None:
    shown = ward("search", "hoi nghi", "--explain")
    assert "  hoi → hội" in shown.stderr
    points = [line.split()[0] for line in shown.stdout.splitlines() if "tiếng:" in line]
    assert points
    (first, *_) = as_json(ward("search", "hoi nghi", "--explain", "--format", "json"))["hits"]
    assert sum(reason["points"] for reason in first["reasons"]) == pytest.approx(
        first["score"], abs=0.01
    )
    assert "viết tắt: ubnd" in ward("search", "ubnd", "--explain").stderr


def test_many_queries_from_a_file_and_from_standard_input(ward: Luutru, tmp_path: Path) -> None:
    lines = 'rác\n\n{"query": "hội nghị", "form": "x"}\n(\nngày:sai\n{"query": 1}\n{hỏng\n'
    (tmp_path / "cau.txt").write_text(lines, "utf-8-sig")
    from_file = ward("search", "--queries", tmp_path / "cau.txt")
    from_stdin = ward("search", "--queries", "-", stdin=lines)
    answers = [json.loads(line) for line in from_file.stdout.splitlines()]
    assert len(answers) == 6
    assert [(a["query"], a["total"]) for a in answers[:2]] == [("rác", 2), ("hội nghị", 2)]
    for answer, word in zip(answers[3:], ("sai", "query", "JSON hỏng"), strict=True):
        assert answer["total"] == 0
        assert answer["hits"] == []
        assert word in answer["error"]
    assert "dòng 5" in answers[3]["error"]
    mine = [json.loads(line) for line in from_stdin.stdout.splitlines()]
    assert [a["total"] for a in mine] == [a["total"] for a in answers]


def test_filters_hold_for_each_of_many_queries(ward: Luutru) -> None:
    done = ward("search", "--queries", "-", "--to", "2013", stdin="hội nghị\nrác\n")
    first, second = [json.loads(line) for line in done.stdout.splitlines()]
    assert external_ids(first) == ["b1"]
    assert second["total"] == 0


def test_facets_in_a_table_say_how_to_see_the_posts(ward: Luutru) -> None:
    shown = ward("search", "--facet", "person,year", "--facet-limit", "1").stdout
    assert "người (4)" in shown
    assert "       4  Nguyễn Ngọc Quế   → người:#2" in shown
    assert "--facet-limit" in shown
    assert "       2  2014   → ngày:2014" in shown
    assert "(không rõ ngày   → ngày:không rõ)" in shown
    narrowed = as_json(ward("search", "người:#2", "--to", "2012", "--format", "json"))
    assert external_ids(narrowed) == ["b1"]


def test_help_names_every_facet() -> None:
    (option,) = (o for o in search.params if o.name == "facets")
    assert all(name in str(getattr(option, "help", "")) for name in FACETS)


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        ([], "Chưa có gì để tìm"),
        (["   "], "Chưa có gì để tìm"),
        (["x", "--limit", "1001"], "--limit"),
        (["x", "--page", "0"], "--page"),
        (["x", "--facet-limit", "0"], "--facet-limit"),
        (["x", "--sort", "age"], "--sort"),
        (["x", "--facet", "tuổi"], "tuổi"),
        (["x", "--format", "xml"], "--format"),
        (["x", "--from", "mai"], "mai"),
        (["x", "--tags", "y"], "--tags"),
        (["--queries", "khong-co.txt"], "khong-co.txt"),
    ],
)
def test_misuse(ward: Luutru, arguments: list[str], word: str) -> None:
    refused(ward("search", *arguments), 2, word)


def test_a_topic_that_is_none(ward: Luutru) -> None:
    refused(ward("search", "--topic", "khong co day"), 1, "Không có chủ đề")
