from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from luutru.text.script.characters import clean_line
from luutru.text.words.segmentation import compounds, segment, tokens


def test_words_are_joined_and_protected_tokens_kept() -> None:
    form = segment("Vào hồi 15h30 ngày 09/7/2020, Đ/c Bí thư Đảng uỷ ký Quyết định 217-QĐ/TW")
    assert {"15h30", "09/7/2020", "Đ/c", "217-QĐ/TW"} <= set(form.split())
    assert "ủy" in form
    assert any("_" in word for word in compounds(form))


@settings(max_examples=40)
@given(st.text("aàảbcđêgh ưỷ.,/-0123456789\U0001f600_", max_size=60).map(clean_line))
def test_tokens_cover_the_text_and_nothing_else(text: str) -> None:
    spans = tokens(text)
    assert "".join(text[a:b] for a, b in spans).replace(" ", "") == text.replace(" ", "")
    assert all(a < b for a, b in spans)


def test_a_very_long_block_without_spaces_is_segmented() -> None:
    text = "a" * 20_000
    assert segment(text).replace(" ", "") == text
