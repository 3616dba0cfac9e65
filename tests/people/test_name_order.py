"""The order of names in a Vietnamese list."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.people.name_order import sort_key


@pytest.mark.parametrize(
    "names",
    [
        ["Trần Văn An", "Bùi Văn Bình", "An Văn Chi"],  # by given name
        ["Bùi Văn An", "Đỗ Văn An", "Trần Văn An"],  # then by surname: d before đ
        ["Dư Văn An", "Đỗ Văn An", "Em Văn An"],
        ["Bùi Cao An", "Bùi Văn An", "Bùi Văn Cao An"],  # then by what is between
        ["Bùi An", "Bùi Anh", "Bùi Ăn", "Bùi Ân", "Bùi Ba"],
        ["Bùi La", "Bùi Là", "Bùi Lả", "Bùi Lã", "Bùi Lá", "Bùi Lạ", "Bùi Lai"],
        ["Bùi Oanh", "Bùi Ôn", "Bùi Ơn", "Bùi Uy", "Bùi Ưng", "Bùi Xa", "Bùi Ý"],
        ["Bùi Văn", "Jean Văn", "William Văn", "Zola Văn", "Ñandú Văn"],  # other letters are last
        ["", "An", "Bùi An"],
    ],
)
def test_given_name_surname_middle_letters_and_tones(names: list[str]) -> None:
    backwards = names[::-1]
    assert sorted(backwards, key=sort_key) == names


def test_case_and_the_place_of_a_tone_do_not_matter() -> None:
    assert sort_key("TRẦN THỊ HOÀ") == sort_key("trần thị hòa")


@given(st.text(max_size=30))
def test_any_text_has_a_place(name: str) -> None:
    assert sort_key(name) >= sort_key("")
