from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.text.script.folding import (
    compatible,
    exact_key,
    fold,
    fold_key,
    is_marked,
    syllables,
)
from luutru.text.script.syllables import parse
from luutru.text.script.tones import canonical, place_tone

WORDS = st.sampled_from(
    "Đảng uỷ hoà khoẻ thuỷ ngoáy khuỷu giếng giặt quốc quý kỹ lý nghiêng mía mùi toàn huýt gìn "
    "trường Nguyễn Ngọc Quang đường người việc thuở xoè loà quả tuỳ".split()
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đảng ủy", "Dang uy"),
        ("đĐ", "dD"),
        ("ăâêôơư ĂÂÊÔƠƯ", "aaeoou AAEOOU"),
        ("ằẳẵắặ ầẩẫấậ", "aaaaa aaaaa"),
        ("Ọ Ợ Ự ỵ", "O O U y"),
        ("NFD: a\u0323\u0302", "NFD: a"),
        ("café №5", "cafe №5"),
        ("2020, 15h30", "2020, 15h30"),
        ("", ""),
    ],
)
def test_folding_takes_all_marks_and_keeps_case(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold(text)
    assert fold(once) == once
    assert fold(unicodedata.normalize("NFD", text)) == once


@pytest.mark.parametrize(
    ("token", "key"),
    [
        ("Đảng", "đảng"),
        ("UỶ", "ủy"),
        ("hoà", "hòa"),
        ("2020", "2020"),
        ("QĐ", "qđ"),
        # final y is i after h k l m s t qu
        ("hy", "hi"),
        ("kỹ", "kĩ"),
        ("lý", "lí"),
        ("mỹ", "mĩ"),
        ("sỹ", "sĩ"),
        ("tỵ", "tị"),
        ("Quý", "quí"),
        ("kỳ", "kì"),
        ("kỷ", "kỉ"),
        # and after nothing else
        ("vy", "vy"),
        ("y", "y"),
        ("ý", "ý"),
        ("thủy", "thủy"),
        ("tay", "tay"),
        ("nguy", "nguy"),
        ("yên", "yên"),
        ("", ""),
    ],
)
def test_exact_keys(token: str, key: str) -> None:
    assert exact_key(token) == key
    assert fold_key(token) == fold(key)


def test_final_i_and_y_are_one_letter_where_both_are_written() -> None:
    assert exact_key("kỹ") == exact_key("kĩ")
    assert exact_key("Quý") == exact_key("quí")
    assert exact_key("tay") != exact_key("tai")


@given(WORDS)
def test_form_case_and_tone_style_do_not_change_the_key(word: str) -> None:
    key = exact_key(word)
    assert exact_key(unicodedata.normalize("NFD", word)) == key
    assert exact_key(word.upper()) == key
    assert exact_key(canonical(word)) == key
    assert exact_key(key) == key


@given(WORDS)
def test_a_valid_syllable_is_put_together_from_its_parts(word: str) -> None:
    parts = parse(word.lower())
    assert parts is not None
    assert exact_key(place_tone(*parts)) == exact_key(word)


@pytest.mark.parametrize(
    ("token", "marked"),
    [
        ("đang", True),
        ("dảng", True),
        ("dâng", True),
        ("Đ", True),
        ("a\u0301", True),
        ("dang", False),
        ("DANG", False),
        ("2020", False),
        ("", False),
    ],
)
def test_marks(token: str, marked: bool) -> None:
    assert is_marked(token) is marked


@pytest.mark.parametrize(
    ("query", "word", "expected"),
    [
        ("dang", "đảng", True),
        ("dang", "dang", True),
        ("đang", "đảng", True),
        ("đang", "đăng", True),
        ("đảng", "đảng", True),
        ("dảng", "đảng", True),
        ("đảng", "đang", False),
        ("đảng", "đăng", False),
        ("đảng", "dang", False),
        ("đâng", "đảng", False),
        ("dâng", "đảng", False),
        ("dang", "đản", False),
        ("dan", "đảng", False),
        ("dang", "đanh", False),
        ("", "", True),
        ("", "a", False),
    ],
)
def test_marks_are_compatible_letter_by_letter(query: str, word: str, expected: bool) -> None:
    assert compatible(query, word) is expected


@given(WORDS)
def test_every_word_is_accepted_by_its_folded_form(word: str) -> None:
    assert compatible(fold_key(word), exact_key(word))


@given(WORDS, WORDS)
def test_what_accepts_a_word_folds_to_the_same(query: str, word: str) -> None:
    if compatible(exact_key(query), exact_key(word)):
        assert fold_key(query) == fold_key(word)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Bí thư Đảng uỷ, kỹ 2020", ["bí", "thư", "đảng", "ủy", "kĩ", "2020"]),
        ("217-QĐ/TW a_b", ["217", "qđ", "tw", "a", "b"]),
        ("Đa\u0309ng u\u0309y", ["đảng", "ủy"]),
        (" ,.- ", []),
        ("", []),
    ],
)
def test_syllables_of_a_text(text: str, keys: list[str]) -> None:
    assert syllables(text) == keys
