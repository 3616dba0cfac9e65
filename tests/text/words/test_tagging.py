from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from underthesea import ner, word_tokenize

from luutru.text.words.tagging import may_hold_name, tag, tag_entities

SENTENCES = [
    "Đồng chí Nguyễn Ngọc Quang – Bí thư Đảng ủy – Chủ tịch HĐND phường chủ trì hội nghị.",
    "Ông Putin ca ngợi những thành tựu vĩ đại của Liên Xô",
    "Vào hồi 14h30 ngày 20/6/2019 tại hội trường, Ban thường vụ làm việc với Ủy ban (UBMTTQ).",
    "bà con phấn khởi ./.",
    "Hà Nội",
    "5",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_tags_are_underthesea_s_own(sentence: str) -> None:
    words = word_tokenize(sentence)
    assert [tuple(row) for row in tag(words)] == ner(sentence)
    entities = [(row.part_of_speech, row.entity) for row in tag(words)]
    assert [(row.part_of_speech, row.entity) for row in tag_entities(words)] == entities


@settings(max_examples=60)
@given(st.text("aàảBĐđêgh ưTrần.,/-09", min_size=1, max_size=50))
def test_tags_of_any_sentence_are_underthesea_s_own(sentence: str) -> None:
    assert [tuple(row) for row in tag(word_tokenize(sentence))] == ner(sentence)


def test_nothing_to_tag() -> None:
    assert tag([]) == []
    assert tag_entities([]) == []
    assert not may_hold_name([])


@pytest.mark.parametrize(
    ("words", "may"),
    [
        (["Bà con", "phấn khởi"], False),
        (["Ông", "Lâm", "nói"], True),
        (["Nguyễn Văn Lâm", "nói"], True),
        (["Hội nghị", "bàn"], False),
        (["UBND", "họp"], True),
    ],
)
def test_where_a_name_can_be(words: list[str], may: bool) -> None:
    assert may_hold_name(words) is may
