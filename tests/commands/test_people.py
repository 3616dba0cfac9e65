"""`luutru people`: the list, who held a role, pairs to decide on; see also `tests/people/`."""

from __future__ import annotations

from pathlib import Path

import pytest

from luutru.tests.commands.conftest import Luutru, as_json, as_rows, refused


def names(ward: Luutru, *arguments: str) -> list[str]:
    return [person["name"] for person in as_json(ward("people", *arguments, "--format", "json"))]


def test_people_are_listed_by_given_name(ward: Luutru) -> None:
    assert names(ward) == ["Trần Thị Hoà", "Lê Hữu Phước", "Nguyễn Ngọc Quế"]
    shown = ward("people")
    assert shown.stdout.splitlines()[1] == (
        "    1  Lê Hữu Phước  1 bài · 2014 · Chủ tịch UBND phường Hạ Linh"
    )
    assert "Còn 1 tên gọi không rõ của ai: --all." in shown.stderr
    assert "Hồ sơ một người: luutru person SỐ" in shown.stderr


def test_sorted_by_posts_who_is_in_most_comes_first(ward: Luutru) -> None:
    by_posts = as_json(ward("people", "--sort", "posts", "--format", "json"))
    assert [person["posts"] for person in by_posts] == [4, 1, 1]
    assert [person["name"] for person in by_posts] == [
        "Nguyễn Ngọc Quế", "Trần Thị Hoà", "Lê Hữu Phước",
    ]  # fmt: skip
    assert ward("people", "--sort", "posts").stdout.splitlines()[0].startswith("    2  ")


def test_all_lists_names_that_are_not_clear(ward: Luutru) -> None:
    assert "Phước" in names(ward, "--all")
    assert "tên gọi không rõ" not in ward("people", "--all").stderr


def test_a_limit_says_how_many_are_left(ward: Luutru) -> None:
    shown = ward("people", "--limit", "1")
    assert len(shown.stdout.splitlines()) == 1
    assert "Còn 2 người: --limit 3." in shown.stderr


def test_a_name_narrows_the_list(ward: Luutru) -> None:
    assert names(ward, "list", "phuoc") == ["Lê Hữu Phước", "Phước"]
    refused(ward("people", "Đỗ Khắc Thành"), 1, "Không có ai tên")
    refused(ward("people", "Nguyen Ngoc Qe"), 1, "Có phải: Nguyễn Ngọc Quế?")


def test_csv_joins_roles_and_aliases(ward: Luutru) -> None:
    rows = as_rows(ward("people", "--format", "csv"))
    assert list(rows[0]) == ["id", "name", "posts", "first", "last", "roles", "aliases"]
    assert rows[2]["roles"] == "Phó Bí thư Đảng ủy phường; Bí thư Đảng ủy phường"
    assert rows[2]["aliases"] == ""


def test_an_archive_without_people(luutru: Luutru, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Chợ\n\nChợ họp.", "utf-8")
    luutru("ingest", path)
    shown = luutru("people")
    assert (shown.exit_code, shown.stdout) == (0, "")
    assert shown.stderr == "Kho chưa biết người nào.\n"
    assert as_json(luutru("people", "--format", "json")) == []


def test_who_held_a_role(ward: Luutru) -> None:
    role = ["people", "--role", "bí thư đảng ủy"]
    shown = ward(*role)
    assert shown.stdout.splitlines() == [
        "    2  Nguyễn Ngọc Quế  Bí thư Đảng ủy phường (Bồ Sơn): 3 chứng cứ, 02/06/2014 – 09/2016",
        "    4  Trần Thị Hoà  Bí thư Đảng ủy phường (Bồ Sơn): 1 chứng cứ, 04/01/2019 – 04/01/2019",
    ]
    assert [row["name"] for row in as_rows(ward(*role, "--format", "csv"))] == [
        "Nguyễn Ngọc Quế", "Trần Thị Hoà",
    ]  # fmt: skip
    (row,) = as_json(ward(*role, "--on", "2015-06-01", "--format", "json"))
    assert (row["name"], row["place"], row["days"]) == ("Nguyễn Ngọc Quế", "Bồ Sơn", 0)
    assert "Còn 1 người: --limit 2." in ward(*role, "--limit", "1").stderr


def test_the_nearest_holder_is_given_with_the_distance(ward: Luutru) -> None:
    (row,) = as_json(
        ward("people", "--role", "phó bí thư", "--on", "2012-03-11", "--format", "json")
    )
    assert (row["name"], row["days"]) == ("Nguyễn Ngọc Quế", 10)
    shown = ward("people", "--role", "phó bí thư", "--on", "2012-03-11")
    assert "gần nhất, cách 10 ngày" in shown.stdout


def test_a_role_that_nobody_held(ward: Luutru) -> None:
    shown = ward("people", "--role", "giám đốc sở", "--on", "2015-06-01")
    assert (shown.exit_code, shown.stdout) == (0, "")
    assert "Không bài nào cho biết ai giữ chức vụ ấy ngày 2015-06-01." in shown.stderr


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["--on", "2015-06-01"], "--on cần --role"),
        (["--role", "bí thư", "--on", "2015"], "không phải một ngày"),
        (["--role", "bí thư", "--on", "mai"], "mai"),
        (["--sort", "age"], "--sort"),
        (["--limit", "0"], "--limit"),
        (["merge", "1"], "INTO"),
        (["split", "1"], "POST"),
        (["merge", "1", "1"], "hai người khác nhau"),
    ],
)
def test_misuse(ward: Luutru, arguments: list[str], word: str) -> None:
    refused(ward("people", *arguments), 2, word)
