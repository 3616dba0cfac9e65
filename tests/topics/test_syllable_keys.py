"""Keys of phrases and texts, as a vocabulary is matched by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.topics.syllable_keys import (
    BREAK,
    is_abbreviation,
    is_single_syllable,
    is_unmarked,
    label_key,
    phrase_key,
    tokens,
)


@pytest.mark.parametrize(
    ("blocks", "words"),
    [
        (["Rác thải, nhựa."], ["Rác", "thải", "nhựa"]),  # a stop at the very end parts nothing
        (["Rác. Thải"], ["Rác", BREAK, "Thải"]),
        (["Rác! Thải? Nhựa; và: ở… đây"],
         ["Rác", BREAK, "Thải", BREAK, "Nhựa", BREAK, "và", BREAK, "ở", BREAK, "đây"]),
        (["Rác", "thải"], ["Rác", BREAK, "thải"]),
        (["217-QĐ/TW lúc 7.30"], ["217", "QĐ", "TW", "lúc", "7", "30"]),
        (["a_b"], ["a", "b"]),
        ([], []),
        ([""], []),
    ],
)  # fmt: skip
def test_words_and_breaks(blocks: list[str], words: list[str]) -> None:
    assert tokens(blocks) == words


@pytest.mark.parametrize(
    ("phrase", "short"),
    [
        ("GPMB", True), ("F0", True), ("ĐTH", True), ("G", False), ("113", False),
        ("Gpmb", False), ("GP MB", False), ("GP-MB", False), ("", False),
    ],
)  # fmt: skip
def test_an_abbreviation_is_one_word_of_capitals(phrase: str, short: bool) -> None:
    assert is_abbreviation(phrase) == short


@pytest.mark.parametrize(
    ("phrase", "key"),
    [
        ("Hoà  giải", "hòa giải"),
        ("Hòa, giải!", "hòa giải"),
        ("GPMB", "GPMB"),
        ("ban GPMB", "ban gpmb"),
        ("a_b", "a b"),
        ("!", ""),
    ],
)
def test_the_key_of_a_phrase(phrase: str, key: str) -> None:
    assert phrase_key(phrase) == key


@pytest.mark.parametrize("label", ["Hoà giải", "HÒA GIẢI", "hoa giai", " hoa-giai! "])
def test_a_label_is_looked_up_without_marks_case_and_punctuation(label: str) -> None:
    assert label_key(label) == "hoa giai"


@pytest.mark.parametrize(
    ("phrase", "single"),
    [
        ("rác", True), ("Rác!", True), ("", True), ("!", True),
        ("rác thải", False), ("GPMB", False), ("karaoke", False), ("internet", False),
    ],
)  # fmt: skip
def test_one_vietnamese_syllable_tells_nothing(phrase: str, single: bool) -> None:
    assert is_single_syllable(phrase) == single


def test_words_without_marks() -> None:
    assert is_unmarked(["rac", "thai", "GPMB", BREAK])
    assert not is_unmarked(["rac", "thải"])
    assert not is_unmarked(["do"[:1] + "ò"])
    assert is_unmarked([])


@given(st.text(max_size=60))
def test_keys_are_stable(text: str) -> None:
    assert phrase_key(phrase_key(text)) == phrase_key(text) or is_abbreviation(phrase_key(text))
    assert label_key(label_key(text)) == label_key(text)
    assert all(word == BREAK or word.isalnum() for word in tokens([text]))
