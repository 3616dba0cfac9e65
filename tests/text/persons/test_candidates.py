from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.text.persons.candidates import candidates, openers
from luutru.text.persons.context import Place


def names(text: str) -> list[str]:
    return [run.name for run in candidates(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ông Lê Văn Tám đến", ["Lê Văn Tám"]),
        ("Đồng chí Lê Tám đến", ["Đồng", "Lê Tám"]),
        ("Theo Lê Tám, mai họp", ["Lê Tám"]),
        ("Với Lê Tám thì khác", ["Lê Tám"]),
        ("Với ai", []),
        ("Ông Văn Tùng đến", ["Ông Văn Tùng"]),  # a surname, too
        ("Chị Nguyên đến", ["Nguyên"]),
        ("Tuấn Anh đến", ["Tuấn Anh"]),
        ("gặp Anh Lê Văn Tám", ["Lê Văn Tám"]),
        ("gặp Anh Tám", ["Anh Tám"]),  # a name may begin with a pronoun
        ("Chủ tịch Lê Tám", ["Lê Tám"]),
        ("Bí Thư Lê Tám", ["Lê Tám"]),
        ("Giám Đốc nói", []),
        ("Từ Đồng Nai về", ["Từ Đồng Nai"]),
        ("Đồng Nai", ["Đồng Nai"]),
        ("THÔNG BÁO CỦA LÊ TÁM", []),
        ("", []),
    ],
)
def test_what_leads_to_a_name_is_cut_off(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_openers_begin_no_name() -> None:
    assert {"với", "khi", "tại", "những"} <= openers()
    assert "nguyên" not in openers()


@pytest.mark.parametrize("between", [", ", " - ", " – ", " và "])
def test_what_is_listed_beside_a_place_is_one(between: str) -> None:
    text = f"các xã Cam Lô{between}Bản Vược"
    assert [run.place for run in candidates(text)] == [Place.UNIT, Place.UNIT]


@pytest.mark.parametrize(
    "text", ["xã Sông Lô; Bản Vược", "xã Sông Lô và Lê Vược", "xã Lô, ông Vược"]
)
def test_what_is_not_listed_or_a_person_is_none(text: str) -> None:
    assert [run.place for run in candidates(text)][1] == Place.NONE


@given(st.text(alphabet="ôngÔĐ LêVới Theo.,–()\n", max_size=60))
def test_candidates_stand_in_order_in_any_text(text: str) -> None:
    last = 0
    for run in candidates(text):
        assert text[run.span.start : run.span.end] == run.name
        assert last <= run.span.start
        last = run.span.end
