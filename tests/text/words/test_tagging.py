from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from underthesea import ner, word_tokenize

from luutru.text.spans import Span
from luutru.text.words.segmentation import tokens
from luutru.text.words.tagging import (
    entities,
    entity_spans,
    may_hold_name,
    tag,
    tag_entities,
)

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
    rows = [(row.word, row.part_of_speech, row.entity) for row in tag(words)]
    found = tag_entities(words)
    assert [(row.word, row.part_of_speech, row.entity) for row in found] == rows
    assert {row.chunk for row in found} == {""}


@settings(max_examples=60)
@given(st.text("aàảBĐđêgh ưTrần.,/-09", min_size=1, max_size=50))
def test_tags_of_any_sentence_are_underthesea_s_own(sentence: str) -> None:
    assert [tuple(row) for row in tag(word_tokenize(sentence))] == ner(sentence)


def test_nothing_to_tag() -> None:
    assert tag([]) == []
    assert tag_entities([]) == []
    assert not may_hold_name([])
    assert entities("") == {}


@pytest.mark.parametrize(
    ("words", "may"),
    [
        (["Bà con", "phấn khởi"], False),
        (["bà con", "phấn khởi"], False),
        (["Hội nghị", "bàn"], False),
        (["Ông", "Lâm", "nói"], True),
        (["ông", "Lâm"], True),
        (["Nguyễn Văn Lâm", "nói"], True),
        (["UBND", "họp"], True),
        (["5", "họp"], False),
    ],
)
def test_where_a_name_can_be(words: list[str], may: bool) -> None:
    assert may_hold_name(words) is may


def shown(text: str, found: dict[str, list[Span]]) -> dict[str, list[str]]:
    return {kind: [text[a:b] for a, b in spans] for kind, spans in found.items()}


def test_entities_are_spans_of_the_text_by_kind() -> None:
    text = "Ông Nguyễn Ngọc Quang về thăm Hà Nội và Hải Phòng."
    found = shown(text, entities(text))
    assert found["PER"] == ["Nguyễn Ngọc Quang"]
    assert found["LOC"] == ["Hà Nội", "Hải Phòng"]
    persons = entity_spans(text)
    assert [text[a:b] for a, b in persons] == ["Nguyễn Ngọc Quang"]
    assert [text[a:b] for a, b in entity_spans(text, "LOC")] == ["Hà Nội", "Hải Phòng"]
    assert entity_spans(text, "XYZ") == []


def test_a_sentence_without_names_has_no_entities() -> None:
    assert entities("Bà con phấn khởi.") == {}
    assert entity_spans("bà con phấn khởi") == []


def test_words_that_are_known_need_no_segmenting() -> None:
    text = "Ông Nguyễn Ngọc Quang về thăm Hà Nội."
    words = [Span(*token) for token in tokens(text)]
    assert entities(text, words) == entities(text)


def test_several_spaces_are_one_to_the_model() -> None:
    text = "Ông Nguyễn  Ngọc  Quang về thăm Hà Nội."
    assert shown(text, entities(text))["PER"] == ["Nguyễn  Ngọc  Quang"]


@settings(max_examples=40)
@given(
    st.lists(
        st.sampled_from("ông bà Nguyễn Trần Văn Lâm về Hà Nội phường , . và UBND họp".split()),
        max_size=12,
    ).map(" ".join)
)
def test_entities_lie_in_the_text_in_order_and_never_overlap(text: str) -> None:
    for spans in entities(text).values():
        end = 0
        for span in spans:
            assert end <= span.start < span.end <= len(text)
            assert text[span.start : span.end] == text[span.start : span.end].strip()
            end = span.end
