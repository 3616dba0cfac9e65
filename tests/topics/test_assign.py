"""The topics of a post: rules and what was learnt, under the archivist's word."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
import pytest

from luutru.topics.assign import BY_ARCHIVIST, decide
from luutru.topics.assignment import Assignment
from luutru.topics.learning.model import Model
from luutru.topics.rules.rules import THRESHOLD, scores
from luutru.topics.vocabulary.topic import Topic
from luutru.topics.vocabulary.vocabulary import TopicVocabulary

VOCABULARY = TopicVocabulary(
    [
        Topic("cho", "Chợ", triggers=("tiểu thương",), weak=("sạp rau",)),
        Topic("song", "Sông", triggers=("bờ sông",)),
        Topic("hiem", "Hiếm"),
    ]
)


class Learnt(NamedTuple):
    """What a model holds of a topic: the chance of any post, and its threshold."""

    chance: float
    threshold: float = 0.5


def model(**topics: Learnt) -> Model:
    """Return a model that gives each of its topics a certain chance whatever the post."""
    size = len(topics)
    logits = [math.log(one.chance / (1 - one.chance)) for one in topics.values()]
    return Model(
        topics=tuple(topics),
        features=("từ",),
        idf=np.ones(1, np.float32),
        weights=np.zeros((size, 1), np.float32),
        bias=np.array(logits, np.float32),
        slope=np.ones(size, np.float32),
        offset=np.zeros(size, np.float32),
        threshold=np.array([one.threshold for one in topics.values()], np.float32),
        counts=dict.fromkeys(topics, 8),
        examples=20,
        training="",
    )


def test_rules_alone() -> None:
    (found,) = decide("Tiểu thương dọn hàng", "", [], VOCABULARY)
    assert (found.topic, found.reason) == ("cho", "cụm từ: tiểu thương")
    assert found.score == scores("Tiểu thương dọn hàng", [], VOCABULARY)[0].score
    assert decide("Sạp rau", "", [], VOCABULARY) == []  # a hint alone


def test_the_model_alone() -> None:
    assert decide("Tin", "", [], VOCABULARY, model(cho=Learnt(0.75), song=Learnt(0.25))) == [
        Assignment("cho", 0.75, "học được: 0.75")
    ]
    assert decide("Tin", "", [], VOCABULARY, model(cho=Learnt(0.5))) != []  # its threshold
    assert decide("Tin", "", [], VOCABULARY, model(cho=Learnt(0.8, 0.9))) == []


def test_a_topic_out_of_the_vocabulary_is_left_out() -> None:
    assert decide("Tin", "", [], VOCABULARY, model(khac=Learnt(0.9))) == []


@pytest.mark.parametrize(
    ("chance", "given"),
    [(0.36, True), (0.34, False)],  # seven tenths of a threshold of 0.5
)
def test_two_witnesses_that_come_near_speak_together(chance: float, given: bool) -> None:
    near = "Sạp rau", "", ["Tin vắn."]
    (rule,) = scores(near[0], near[2], VOCABULARY)
    assert 0.7 * THRESHOLD <= rule.score < THRESHOLD
    found = decide(*near, VOCABULARY, model(cho=Learnt(chance)))
    assert bool(found) == given
    if given:
        assert found == [Assignment("cho", rule.score, "cụm từ: sạp rau; học được: 0.36")]


def test_a_witness_that_is_far_off_is_no_reason() -> None:
    post = "Tiểu thương dọn hàng", "", [""]
    (found,) = decide(*post, VOCABULARY, model(cho=Learnt(0.2)))
    assert found.reason == "cụm từ: tiểu thương"
    long = "Tin", "", ["Sạp rau. " + "Chiều nay bà con ra đồng từ sớm. " * 80]
    (found,) = decide(*long, VOCABULARY, model(cho=Learnt(0.9)))
    assert (found.score, found.reason) == (0.9, "học được: 0.90")


def test_the_surer_of_two_witnesses_is_the_score() -> None:
    post = "Tiểu thương dọn hàng", "", [""]
    (rule,) = decide(*post, VOCABULARY)
    assert decide(*post, VOCABULARY, model(cho=Learnt(0.6)))[0].score == rule.score > 0.6
    assert decide(*post, VOCABULARY, model(cho=Learnt(0.9)))[0].score == 0.9


def test_the_section_is_above_rules_and_model() -> None:
    (found,) = decide("Tiểu thương", " CHỢ ", [], VOCABULARY, model(cho=Learnt(0.99)))
    assert found == Assignment("cho", 0.95, "mục: CHỢ")
    assert decide("Tin", "Mục lạ", [], VOCABULARY) == []
    assert decide("Tin", "", [], VOCABULARY) == []


def test_the_archivists_word_is_above_all() -> None:
    post = "Tiểu thương dọn hàng", "SÔNG", ["sạp rau"]
    assert {one.topic for one in decide(*post, VOCABULARY)} == {"cho", "song"}
    decided = decide(*post, VOCABULARY, added={"hiem", "cho", "khac"}, removed={"song"})
    assert decided == [
        Assignment("cho", 1.0, BY_ARCHIVIST),
        Assignment("hiem", 1.0, BY_ARCHIVIST),
    ]
    assert decide(*post, VOCABULARY, added={"cho"}, removed={"cho", "song"}) == []


def test_the_surest_come_first_and_of_as_sure_by_id() -> None:
    learnt = model(song=Learnt(0.75), hiem=Learnt(0.875), cho=Learnt(0.75))
    assert [one.topic for one in decide("Tin", "", [], VOCABULARY, learnt)] == [
        "hiem", "cho", "song",
    ]  # fmt: skip


def test_the_model_reads_the_title_once_and_then_the_blocks() -> None:
    words = Model(
        topics=("cho",),
        features=("sạp", "tin"),
        idf=np.ones(2, np.float32),
        weights=np.array([[4.0, -4.0]], np.float32),
        bias=np.zeros(1, np.float32),
        slope=np.ones(1, np.float32),
        offset=np.zeros(1, np.float32),
        threshold=np.array([0.5], np.float32),
        counts={"cho": 8},
        examples=20,
        training="",
    )
    once = decide("Tin sạp", "", ["Sạp sạp"], VOCABULARY, words)
    assert once[0].score == round(words.scores("Tin sạp\nSạp sạp")["cho"], 3)
    assert decide("Tin sạp", "", ["Tin sạp", "Sạp sạp"], VOCABULARY, words) == once
