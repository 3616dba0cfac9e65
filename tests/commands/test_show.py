"""`luutru show`: a post as text, as JSON, its original bytes, an older version."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from luutru.tests.commands.conftest import Luutru, as_json, refused
from luutru.tests.helpers.ward import CHANGED, POSTS

Write = Callable[[str, str], Path]


def test_a_post_as_text(ward: Luutru) -> None:
    lines = ward("show", "b1").stdout.splitlines()
    assert lines[:3] == [
        "Công tác Đảng", "Hội nghị tổng kết công tác năm", "Ngày đăng: 01/03/2012",
    ]  # fmt: skip
    assert "Đảng ủy phường tổng kết năm." in lines
    assert POSTS[0]["body"] in lines
    assert lines[-1].startswith("Bài số 2, bản 1. Nguồn: file:///")
    assert lines[-1].endswith("tin.jsonl · dòng 1")


@pytest.mark.parametrize(
    ("post", "date"),
    [("b2", "02/06/2014 08:15"), ("b3", "09/2016"), ("m1", "2020"), ("m2", "không rõ")],
)
def test_dates_are_shown_as_precisely_as_they_are_known(ward: Luutru, post: str, date: str) -> None:
    assert f"Ngày đăng: {date}\n" in ward("show", post).stdout


@pytest.mark.parametrize(
    ("line", "shown", "published", "doubts"),
    [
        (
            "Thứ Bảy, 10/07/2020",
            "10/07/2020 (thứ ghi kèm không khớp với ngày)",
            "2020-07-10",
            ["weekday"],
        ),
        ("7/8/20", "07/08/2020 (ngày và tháng có thể ghi ngược)", "2020-08-07", ["order"]),
        ("Thứ Sáu, 10/07/2020", "10/07/2020", "2020-07-10", []),
    ],
)
def test_a_doubtful_date_is_shown_with_what_speaks_against_it(
    luutru: Luutru, write: Write, line: str, shown: str, published: str, doubts: list[str]
) -> None:
    luutru("ingest", write("bai.txt", f"Hội nghị\n{line}\nPhường họp.\n"))
    assert f"Ngày đăng: {shown}\n" in luutru("show", 1).stdout
    made = as_json(luutru("show", 1, "--format", "json"))
    assert (made["published"], made["published_doubts"]) == (published, doubts)


def test_by_number_and_by_its_own_id(ward: Luutru) -> None:
    assert ward("show", 2).stdout == ward("show", "b1").stdout


def test_json_of_a_post(ward: Luutru) -> None:
    shown = as_json(ward("show", "b4", "--format", "json"))
    assert (shown["id"], shown["external_id"]) == (5, "b4")
    assert (shown["published"], shown["published_precision"]) == ("2019-01-04", "day")
    assert [person["name"] for person in shown["people"]] == ["Trần Thị Hoà", "Nguyễn Ngọc Quế"]
    assert [cited["name"] for cited in shown["documents"]] == ["Quyết định 217-QĐ/TW"]
    assert shown["source"]["locator"] == "dòng 4"
    assert shown["source"]["run"] == 1
    (event,) = as_json(ward("show", "h1", "--format", "json"))["events"]
    assert (event["date"], event["precision"]) == ("2014-05-04", "day")
    first, *_ = as_json(ward("show", "m1", "--format", "json"))["topics"]
    assert (first["id"], first["direct"]) == ("moi-truong", True)


def test_an_older_version(ward: Luutru) -> None:
    assert POSTS[5]["title"] in ward("show", "m1", "--version", "1").stdout.splitlines()
    assert CHANGED["title"] in ward("show", "m1").stdout.splitlines()
    versions = as_json(ward("show", "m1", "--format", "json"))["versions"]
    assert [version["number"] for version in versions] == [1, 2]
    refused(ward("show", "m1", "--version", "3"), 1, "bản 3")


def test_original_bytes(ward: Luutru) -> None:
    for number, post in ((1, POSTS[5]), (2, CHANGED)):
        shown = ward("show", "m1", "--version", number, "--format", "original")
        assert shown.stdout_bytes == json.dumps(post, ensure_ascii=False).encode()


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [
        (["99"], 1, "Không có bài"),
        (["khong-co"], 1, "khong-co"),
        ([], 2, "ID"),
        (["1", "--version", "0"], 2, "--version"),
        (["1", "--format", "pdf"], 2, "--format"),
    ],
)
def test_what_is_refused(ward: Luutru, arguments: list[str], code: int, word: str) -> None:
    refused(ward("show", *arguments), code, word)


def test_an_id_that_several_posts_have_names_them(luutru: Luutru, own_ward: Path) -> None:
    path = own_ward.with_name("khac.jsonl")
    path.write_text(json.dumps({"id": "b1", "title": "Bài khác"}), "utf-8")
    assert luutru("ingest", path).exit_code == 0
    refused(luutru("show", "b1"), 1, "Có 2 bài mang mã 'b1': số 2, 9.")
