from __future__ import annotations

import pytest

from luutru.data.lexicons.lexicons import lexicons_of
from luutru.text.persons.non_names import is_compound, is_foreign_word, is_place, states


@pytest.mark.parametrize(
    ("first", "second", "is_one"),
    [
        ("Công", "an", True),
        ("Quyết", "định", True),
        ("Thanh", "Niên", False),
        ("thanh", "tra", True),
        ("CÔNG", "AN", True),
        ("Lê", "Công", False),
        ("an", "", False),
    ],
)
def test_compounds(first: str, second: str, is_one: bool) -> None:
    assert is_compound(first, second) is is_one


@pytest.mark.parametrize("name", ["Hà Nội", "Thái Bình", "Việt Nam", "Đông Nam Á", "Bà Rịa"])
def test_names_of_places(name: str) -> None:
    assert is_place(name)
    assert not is_place(name.lower())
    assert not is_place(f"{name} Lan")


def test_a_country_may_stand_before_a_name() -> None:
    assert {"Mỹ", "Đức", "Nhật Bản", "Việt Nam"} <= states()
    assert "Hà Nội" not in states()
    assert all(map(is_place, states()))


@pytest.mark.parametrize("word", ["United", "the", "FC", "Show"])
def test_english_words_of_clubs_and_firms(word: str) -> None:
    assert is_foreign_word(word)
    assert not is_foreign_word(f"{word}ton")


def test_an_archive_may_add_a_place_and_a_compound() -> None:
    own = (
        ("places", "x", "name\tkind\tunperson\nBàn Cờ\ttown\tyes\n-Huế\ttown\n"),
        ("common_words", "x", "word\nbàn bạc\n"),
    )
    with lexicons_of(own).in_use():
        assert is_place("Bàn Cờ")
        assert not is_place("Huế")
        assert is_compound("Bàn", "bạc")
    assert is_place("Huế")
    assert not is_compound("Bàn", "bạc")
