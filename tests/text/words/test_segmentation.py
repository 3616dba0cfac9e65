from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luutru.text.dates.protected_spans import protected_spans
from luutru.text.script.characters import clean_line
from luutru.text.script.tones import canonical
from luutru.text.words.segmentation import (
    Token,
    compounds,
    segment,
    segment_blocks,
    spans,
    tokens,
)

TEXTS = st.one_of(
    st.text("aàảbcđêgh ưỷ.,/-0123456789\U0001f600_", max_size=60),
    st.lists(
        st.sampled_from(
            "Đảng ủy phường hợp tác xã 15h30 ngày 09/7/2020 Đ/c 217-QĐ/TW , . uỷ ban (UBND)".split()
        ),
        max_size=14,
    ).map(" ".join),
).map(clean_line)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("hợp tác xã", "hợp_tác_xã"),
        ("xã viên hợp tác xã", "xã_viên hợp_tác_xã"),
        ("Hà Nội, ngày 5", "Hà_Nội , ngày 5"),
        ("khoẻ, thuỷ", "khỏe , thủy"),  # canonical tone style
        ("họp", "họp"),
        ("", ""),
    ],
)
def test_syllables_of_a_word_are_joined_and_words_parted(text: str, form: str) -> None:
    assert segment(text) == form


@pytest.mark.parametrize(
    "kept",
    ["15h30", "09/7/2020", "Đ/c", "217-QĐ/TW", "42/2017/QH14", "10:49", "1.204", "3,2", "8/2006"],
)
def test_dates_times_and_numbers_of_documents_stay_whole(kept: str) -> None:
    for text in (f"vào {kept} họp", f"({kept}),", kept):
        assert kept in segment(text).split()
        assert kept in [text[start:end] for start, end in tokens(text)]


def test_what_is_kept_whole_stands_by_itself() -> None:
    form = segment("Vào hồi 15h30 ngày 09/7/2020, Đ/c Bí thư Đảng uỷ ký Quyết định 217-QĐ/TW")
    assert {"15h30", "09/7/2020", "Đ/c", "217-QĐ/TW"} <= set(form.split())
    assert "ủy" in form
    assert any("_" in word for word in compounds(form))


@settings(max_examples=60)
@given(TEXTS)
def test_tokens_cover_the_text_and_nothing_else(text: str) -> None:
    found = tokens(text)
    assert "".join(text[a:b] for a, b in found).replace(" ", "") == text.replace(" ", "")
    assert all(a < b for a, b in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    for start, end in protected_spans(text):
        assert any(a <= start and end <= b for a, b in found)


@settings(max_examples=60)
@given(TEXTS)
def test_the_segmented_form_is_the_text_and_gives_its_words_back(text: str) -> None:
    form = segment(text)
    letters = canonical(text).replace(" ", "").replace("_", "")
    assert form.replace(" ", "").replace("_", "") == letters
    assert spans(text, form) == tokens(text)


@settings(max_examples=30)
@given(st.lists(TEXTS, max_size=5))
def test_blocks_together_are_segmented_as_one_by_one(texts: list[str]) -> None:
    assert segment_blocks(texts) == [segment(text) for text in texts]


@pytest.mark.parametrize(
    ("text", "segmented", "words"),
    [
        ("Uỷ ban họp", "Ủy_ban họp", ["Uỷ ban", "họp"]),
        ("a_b c", "a_b c", ["a_b", "c"]),
        ("họp,bàn", "họp , bàn", ["họp", ",", "bàn"]),
        ("", "", []),
    ],
)
def test_words_are_found_again_without_segmenting(
    text: str, segmented: str, words: list[str]
) -> None:
    found = spans(text, segmented)
    assert [text[start:end] for start, end in found] == words
    assert all(isinstance(one, Token) for one in found)


@pytest.mark.parametrize(
    ("text", "segmented", "at"),
    [("Ủy ban họp", "Ủy_bàn họp", 0), ("Ủy ban", "Ủy_ban họp", 6), ("x Ủy", "x y", 2)],
)
def test_a_form_of_another_text_is_refused(text: str, segmented: str, at: int) -> None:
    with pytest.raises(ValueError, match=f"does not fit the text at {at}"):
        spans(text, segmented)


@pytest.mark.parametrize(
    ("segmented", "found"),
    [
        ("Ủy_ban họp hợp_tác_xã", ["Ủy_ban", "hợp_tác_xã"]),
        ("họp", []),
        ("", []),
    ],
)
def test_compounds_are_words_of_several_syllables(segmented: str, found: list[str]) -> None:
    assert compounds(segmented) == found


@pytest.mark.parametrize("text", ["a" * 20_000, "hợp tác xã " * 1_500, "a" * 4_001 + " hợp tác xã"])
def test_a_very_long_block_is_segmented_in_pieces(text: str) -> None:
    text = text.strip()
    form = segment(text)
    assert form.replace(" ", "").replace("_", "") == text.replace(" ", "")
    # A piece ends at a space where it can, so few words are cut.
    assert form.count("hợp_tác_xã") >= text.count("hợp tác xã") - 5


@pytest.mark.parametrize("written", ["\u00f0ảng họp", "đa\u0309ng họp", "đảng\u00a0họp\u200b"])
def test_letters_that_underthesea_would_respell_are_clean_before(written: str) -> None:
    assert segment(clean_line(written)) == segment("đảng họp")
