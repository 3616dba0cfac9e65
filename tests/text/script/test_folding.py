from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.text.script.folding import compatible, exact_key, fold, fold_key
from luutru.text.script.syllables import is_valid, parse
from luutru.text.script.tones import canonical, place_tone

WORDS = st.sampled_from(
    "Đảng uỷ hoà khoẻ thuỷ ngoáy khuỷu giếng giặt quốc quý kỹ lý nghiêng mía mùi toàn huýt gìn "
    "trường Nguyễn Ngọc Quang đường người việc thuở xoè loà quả tuỳ".split()
)
LETTERS = st.text("aăâeêioôơuưyđghkmnpqrstvxàáảãạòóỏõọùúủũụÀÁUỶ -.", max_size=40)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("hoà", "hòa"),
        ("Thuỷ", "Thủy"),
        ("UỶ BAN", "ỦY BAN"),
        ("khoẻ", "khỏe"),
        ("toàn", "toàn"),
        ("quý", "quý"),
        ("quả", "quả"),
        ("huýt", "huýt"),
        ("Oà", "Òa"),
        ("abcoàz", "abcoàz"),
    ],
)
def test_tones_move_to_old_style_on_valid_syllables_alone(written: str, expected: str) -> None:
    assert canonical(written) == expected


@given(LETTERS)
def test_canonical_keeps_the_length_and_is_idempotent(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    once = canonical(text)
    assert len(once) == len(text)
    assert canonical(once) == once
    assert fold(once) == fold(text)


@given(WORDS)
def test_a_valid_syllable_is_put_together_from_its_parts(word: str) -> None:
    parts = parse(word.lower())
    assert parts is not None
    assert exact_key(place_tone(*parts)) == exact_key(word)


@pytest.mark.parametrize("word", ["hello", "đđ", "tác-", "cap", "zoo", "", "nghiênggg"])
def test_what_is_no_vietnamese_syllable(word: str) -> None:
    assert not is_valid(word)


@given(WORDS)
def test_form_case_and_tone_style_do_not_change_the_key(word: str) -> None:
    key = exact_key(word)
    assert exact_key(unicodedata.normalize("NFD", word)) == key
    assert exact_key(word.upper()) == key
    assert exact_key(canonical(word)) == key


def test_final_i_and_y_are_one_letter_for_search() -> None:
    assert exact_key("kỹ") == exact_key("kĩ")
    assert exact_key("Quý") == exact_key("quí")
    assert exact_key("tay") != exact_key("tai")


@pytest.mark.parametrize(
    ("query", "word", "expected"),
    [
        ("dang", "đảng", True),
        ("đang", "đảng", True),
        ("đảng", "đảng", True),
        ("đảng", "đang", False),
        ("đảng", "đăng", False),
        ("đảng", "dang", False),
        ("dâng", "đảng", False),
    ],
)
def test_marks_are_compatible_letter_by_letter(query: str, word: str, expected: bool) -> None:
    assert compatible(query, word) is expected


@given(WORDS)
def test_every_word_is_accepted_by_its_folded_form(word: str) -> None:
    assert compatible(fold_key(word), exact_key(word))
