"""`luutru person`: the dossier as a table and as JSON."""

from __future__ import annotations

import pytest

from luutru.tests.commands.conftest import Luutru, as_json, refused


def test_the_dossier_as_a_table(ward: Luutru) -> None:
    shown = ward("person", "nguyen ngoc que")
    lines = shown.stdout.splitlines()
    assert lines[0] == "Nguyễn Ngọc Quế  (#2)"
    assert lines[1] == "4 bài, 01/03/2012 – 04/01/2019"
    assert "  02/06/2014 – 09/2016     Bí thư Đảng ủy phường (Bồ Sơn); theo bài 3, 4, 5" in lines
    assert "  01/03/2012               Phó Bí thư Đảng ủy phường (Bồ Sơn); theo bài 2" in lines
    assert f"  2016         1  {'█' * 40}" in lines
    assert "      1  Trần Thị Hoà (#4)" in lines
    assert "  04/01/2019  Bà Hoà nhận nhiệm vụ (số 5)" in lines
    assert "Mọi bài: luutru search --person 2" in shown.stderr


def test_a_person_without_roles_or_dates_has_no_such_parts(ward: Luutru) -> None:
    shown = ward("person", "3").stdout
    assert "Chức vụ:" not in shown
    assert "Gặp nhiều nhất" not in shown
    assert "1 bài, 2020 – 2020" in shown


def test_a_limit_bounds_people_met_and_passages(ward: Luutru) -> None:
    found = as_json(ward("person", "2", "--limit", "2", "--format", "json"))
    assert [passage["post"] for passage in found["passages"]] == [5, 4]
    assert found["by_year"] == {"2012": 1, "2014": 1, "2016": 1, "2019": 1}
    assert found["met"] == [{"id": 4, "name": "Trần Thị Hoà", "posts": 1}]


@pytest.mark.parametrize(
    ("name", "word"),
    [("Phước", "có thể là 2 người"), ("Đỗ Khắc Thành", "Không có ai tên"), ("99", "99")],
)
def test_nobody_and_several_have_no_dossier(ward: Luutru, name: str, word: str) -> None:
    refused(ward("person", name), 1, word)


@pytest.mark.parametrize("arguments", [[], ["2", "--limit", "0"], ["2", "--format", "csv"]])
def test_misuse(ward: Luutru, arguments: list[str]) -> None:
    refused(ward("person", *arguments), 2, "Usage")
