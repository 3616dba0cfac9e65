from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.index.analysis import (
    GAP,
    ZONES,
    abbreviation_key,
    compound_key,
    keys,
    short_form,
)
from luutru.text.script.characters import clean
from luutru.text.script.folding import syllables


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("Đảng ủy PHƯỜNG An Thịnh", ["đảng", "ủy", "phường", "an", "thịnh"]),
        ("uỷ thuỷ hoà", ["ủy", "thủy", "hòa"]),  # new tone style, and old
        ("kỹ thuật, Mỹ", ["kĩ", "thuật", "mĩ"]),
        ("ngày 09/7/2020, 217-QĐ/TW", ["ngày", "09", "7", "2020", "217", "qđ", "tw"]),
        ("tổ_dân_phố", ["tổ", "dân", "phố"]),
        ("… – “” !", []),
    ],
)
def test_a_syllable_is_a_run_of_letters_and_digits_under_its_exact_key(
    written: str, right: list[str]
) -> None:
    assert keys([written]) == right


def test_a_gap_stands_between_blocks_and_at_no_end() -> None:
    assert keys(["một hai", "ba"]) == ["một", "hai", GAP, "ba"]
    assert keys(["một"]) == ["một"]
    assert keys([]) == []
    assert keys(["", "một"]) == ["một"]


@given(st.lists(st.text("aâă đĐỳ7_-.\n", max_size=12), max_size=5))
def test_posts_and_queries_have_the_same_keys(texts: list[str]) -> None:
    blocks = [clean(text) for text in texts]
    found = [key for key in keys(blocks) if key != GAP]
    assert found == [key for block in blocks for key in syllables(block)]


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("Đảng_ủy", "đảng_ủy"),
        ("Đảng_uỷ", "đảng_ủy"),
        ("kỹ_thuật", "kĩ_thuật"),
        ("Hà-Nội", "hà_nội"),
        ("giải_phóng_mặt_bằng", "giải_phóng_mặt_bằng"),
    ],
)
def test_a_compound_has_one_key_however_it_is_written(word: str, key: str) -> None:
    assert compound_key(word) == key


def test_an_abbreviation_is_known_with_what_its_post_says_it_stands_for() -> None:
    assert abbreviation_key("btv", "biên tập viên") == "btv=biên_tập_viên"
    assert abbreviation_key("btv", "ban thường vụ") != abbreviation_key("btv", "biên tập viên")
    assert abbreviation_key("btv", "") == "btv"


@given(
    st.from_regex(r"[a-zđ]{2,6}", fullmatch=True),
    st.from_regex(r"([a-zđ]+ ?){0,4}", fullmatch=True),
)
def test_the_short_form_is_read_back_from_the_key(short: str, long: list[str]) -> None:
    assert short_form(abbreviation_key(short, " ".join(long))) == short


def test_a_title_weighs_more_than_a_lead_and_that_more_than_a_body() -> None:
    assert list(ZONES) == ["title", "lead", "body"]
    assert ZONES["title"] > ZONES["lead"] > ZONES["body"] == 1
    assert all((weight * 2).is_integer() for weight in ZONES.values())  # stored as whole halves
