"""Phrases of a vocabulary in a post: which, where, and which of several at one place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.topics.rules.phrase_finder import Phrases
from luutru.topics.syllable_keys import tokens
from luutru.topics.vocabulary.topic import Topic


def found(topics: list[Topic], text: str, title: str = "") -> list[tuple[str, str]]:
    """Return topic and phrase of what occurs in the text of a post."""
    _, in_body = Phrases(topics).find(tokens([title]), tokens([text]))
    return [(item.topic, item.phrase) for item in in_body]


def one(*triggers: str, weak: tuple[str, ...] = (), excluding: tuple[str, ...] = ()) -> list[Topic]:
    return [Topic("a", "A", triggers=triggers, weak=weak, excluding=excluding)]


def phrases(topics: list[Topic], text: str) -> list[str]:
    return [phrase for _, phrase in found(topics, text)]


def test_occurrences_of_the_title_and_of_the_body_are_apart() -> None:
    heads, words = tokens(["Rác thải"]), tokens(["Thu rác thải, mùi hôi"])
    in_title, in_body = Phrases(one("rác thải", weak=("mùi hôi",))).find(heads, words)
    assert [tuple(item) for item in in_title] == [("a", "rác thải", "trigger")]
    assert [tuple(item) for item in in_body] == [
        ("a", "rác thải", "trigger"),
        ("a", "mùi hôi", "weak"),
    ]


def test_every_occurrence_is_found() -> None:
    assert phrases(one("rác thải"), "Rác thải, rác thải và RÁC THẢI") == ["rác thải"] * 3


def test_of_one_topic_the_longest_at_a_place_and_none_inside_it() -> None:
    topics = one("rác thải", "rác thải nhựa", "thải nhựa", "nhựa tái chế", "rác")
    assert phrases(topics, "rác thải nhựa tái chế") == ["rác thải nhựa"]
    assert phrases(topics, "rác thải giấy") == ["rác thải"]
    assert phrases(topics, "rác giấy, thải nhựa tái chế") == ["rác", "thải nhựa"]
    assert phrases(topics, "rác thải rác") == ["rác thải", "rác"]


def test_phrases_of_two_topics_may_overlap() -> None:
    topics = [Topic("a", "A", triggers=("rác thải",)), Topic("b", "B", triggers=("thải nhựa",))]
    assert found(topics, "rác thải nhựa") == [("a", "rác thải"), ("b", "thải nhựa")]
    same = [Topic(name, name, triggers=("rác thải",)) for name in "ab"]
    assert found(same, "rác thải") == [("a", "rác thải"), ("b", "rác thải")]


def test_a_phrase_that_a_topic_writes_twice_is_found_once() -> None:
    assert phrases(one("hoà giải", "hòa giải"), "Đã hòa giải") == ["hoà giải"]
    twice = one("rác thải", weak=("rác thải",))
    assert found(twice, "rác thải") == [("a", "rác thải")]


def test_within_an_excluding_phrase_nothing_is_found() -> None:
    topics = one("hòa giải", "giải viên", excluding=("tổ hòa giải",))
    assert phrases(topics, "tổ hòa giải viên") == []
    assert phrases(topics, "tổ hòa giải, giải viên") == ["giải viên"]
    other = [*one("hòa giải"), Topic("b", "B", excluding=("tổ hòa giải",))]
    assert found(other, "tổ hòa giải") == [("a", "hòa giải")]  # excluded for its own topic alone


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Xử lý rác thải", ["rác thải"]),
        ("Rác. Thải", []),
        ("Rác\nthải", []),
        ("Rác, thải", ["rác thải"]),
        ("rac thai", ["rác thải"]),  # without marks, as the whole post is
        ("rac thải", []),
        ("rac thai ở đây", []),
        ("thải", []),
        ("rác", []),
    ],
)
def test_a_phrase_of_two_syllables(text: str, expected: list[str]) -> None:
    assert phrases(one("rác thải"), text) == expected


def test_a_title_with_marks_makes_the_body_one_with_marks() -> None:
    assert found(one("rác thải"), "rac thai", title="Đường phố") == []
    assert found(one("rác thải"), "rac thai", title="Duong pho") == [("a", "rác thải")]


def test_a_single_syllable_needs_its_marks() -> None:
    topics = one(weak=("rác", "lũ lụt"))
    assert phrases(topics, "đổ rác") == ["rác"]
    assert phrases(topics, "do rac, lu lut") == ["lũ lụt"]


def test_an_abbreviation_is_found_in_capitals_with_and_without_marks_around() -> None:
    topics = one("VSMT", "UBND", "vệ sinh môi trường")
    assert phrases(topics, "Ra quân VSMT, vsmt") == ["VSMT"]
    assert phrases(topics, "Ra quan VSMT, vsmt") == ["VSMT"]
    assert phrases(one("ĐTH"), "Du an ĐTH") == ["ĐTH"]
    assert phrases(one("ĐTH"), "Du an DTH") == []  # another abbreviation
    assert phrases(topics, "Ve sinh moi truong") == ["vệ sinh môi trường"]


def test_one_word_takes_one_place() -> None:
    assert phrases(one("VSMT", "GPMB", weak=("rác", "nhựa")), "VSMT GPMB, rác nhựa") == [
        "VSMT", "GPMB", "rác", "nhựa",
    ]  # fmt: skip


def test_phrases_that_begin_alike_are_told_apart() -> None:
    topics = one("khu vui chơi trẻ em", "khu vui chơi", "khu vui", "khu phố", "khu")
    assert phrases(topics, "khu vui chơi trẻ em") == ["khu vui chơi trẻ em"]
    assert phrases(topics, "khu vui chơi trẻ nhỏ") == ["khu vui chơi"]
    assert phrases(topics, "khu vui vẻ, khu phố, khu nhà") == ["khu vui", "khu phố", "khu"]


@given(st.lists(st.sampled_from(["rác", "thải", "nhựa", "ở", "."]), max_size=12))
def test_occurrences_of_one_topic_do_not_overlap(words: list[str]) -> None:
    text = " ".join(words)
    total = sum(len(p.split()) for p in phrases(one("rác thải", "thải nhựa", "nhựa", "rác"), text))
    assert total <= sum(word in ("rác", "thải", "nhựa") for word in words)
