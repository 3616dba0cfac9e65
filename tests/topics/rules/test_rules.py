from __future__ import annotations

import math
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.text.script.folding import fold
from luutru.topics.assign import decide
from luutru.topics.rules.rules import scores
from luutru.topics.vocabulary.topic import Topic
from luutru.topics.vocabulary.vocabulary import TopicVocabulary, read_vocabulary

OWN = read_vocabulary()
SMALL = TopicVocabulary(
    [
        Topic("do-thi", "Đô thị", triggers=("quản lý đô thị",)),
        Topic(
            "rac", "Rác", broader="do-thi", triggers=("rác thải", "VSMT"), weak=("rác", "mùi hôi")
        ),
        Topic("hoa", "Hòa", triggers=("hòa giải",), excluding=("tổ hòa giải viên",)),
        Topic("truong", "Trường", weak=("trường", "lớp"), excluding=("hội trường", "thị trường")),
    ]
)


def _topics(
    title: str, body: str = "", section: str = "", vocabulary: TopicVocabulary = SMALL
) -> set[str]:
    return {item.topic for item in decide(title, section, body.split("\n"), vocabulary)}


def test_reasons_tell_the_section_and_the_phrases() -> None:
    post = "Bàn giao mặt bằng trước hạn", "CÔNG TÁC ĐẢNG", ["GPMB đoạn này chậm."]
    found = {item.topic: item.reason for item in decide(*post, OWN)}
    assert found["cong-tac-dang"] == "mục: CÔNG TÁC ĐẢNG"
    assert found["giai-phong-mat-bang"] == "cụm từ: bàn giao mặt bằng, GPMB"


@pytest.mark.parametrize("written", ["hòa giải", "hoà giải", "HOÀ GIẢI", "Hòa, giải"])
def test_case_tone_style_and_commas_do_not_matter(written: str) -> None:
    assert _topics("Tin", f"Hai nhà đã {written} xong") == {"hoa"}
    assert _topics("Tin", unicodedata.normalize("NFC", f"Đã {written}")) == {"hoa"}


def test_a_phrase_does_not_run_across_sentences_or_blocks() -> None:
    assert _topics("Tin", "Họ đã làm hòa. Giải thưởng đã trao") == set()
    assert _topics("Tin", "Họ đã làm hòa\nGiải thưởng đã trao") == set()


def test_text_without_marks_matches_only_where_the_whole_post_has_none() -> None:
    assert _topics("Tin", "Thu gom rac thai trong ngay") == {"rac"}
    assert _topics("Tin", "Thu gom rac thai trong ngày") == set()


def test_an_abbreviation_matches_only_in_capitals() -> None:
    assert _topics("Ra quân VSMT") == {"rac"}
    assert _topics("Ra quân vsmt") == set()


def test_one_hint_is_not_enough_and_two_are() -> None:
    assert _topics("Tin", "Bác đổ rác lúc chiều") == set()
    assert _topics("Tin", "Bác đổ rác lúc chiều vì mùi hôi") == {"rac"}


def test_no_trigger_counts_inside_an_excluding_phrase() -> None:
    assert _topics("Hội trường và thị trường", "Lớp ở hội trường") == set()
    assert _topics("Trường và lớp", "Tại hội trường") == {"truong"}
    assert _topics("Tin", "Họp tổ hòa giải viên") == set()


def test_a_broader_topic_is_not_given_because_a_narrower_one_is() -> None:
    assert _topics("Thu gom rác thải", "Xử lý rác thải") == {"rac"}


def test_the_title_counts_for_more_and_a_long_post_needs_more() -> None:
    def score(title: str, body: str) -> float:
        return max((a.score for a in scores(title, [body], SMALL)), default=0.0)

    filler = "Chiều nay bà con ra đồng từ sớm. " * 40
    assert score("Rác thải", filler) > score("Tin", f"Rác thải. {filler}")
    assert score("Tin", "Rác thải") > score("Tin", f"Rác thải. {filler}")
    assert _topics("Tin", f"Rác thải. {filler}") == set()


@pytest.mark.parametrize(
    ("title", "body", "evidence"),
    [
        ("Tin", "Rác thải", 1.0),
        ("Tin", "Rác", 0.5),
        ("Tin", "Rác thải, rác thải, rác thải", 1 + math.log(3)),
        ("Rác thải", "Tin", 1 + math.log(2)),
        ("Rác thải", "Rác thải. Rác thải", 1 + math.log(4)),
        ("Tin", "Rác thải, VSMT, mùi hôi", 2.5),
    ],
)
def test_a_score_comes_of_phrases_and_occurrences(title: str, body: str, evidence: float) -> None:
    (found,) = scores(title, [body], SMALL)
    assert found.score == round(evidence / (evidence + 1), 3)


def test_a_post_of_nine_times_sixty_words_needs_three_times_the_evidence() -> None:
    body = "Rác thải. " + "Tin " * 534  # breaks are counted, too
    (found,) = scores("Tin", [body], SMALL)
    assert found.score == 0.25


def test_a_topic_with_less_than_half_of_the_best_ones_evidence_is_left_out() -> None:
    def given(title: str, body: str) -> set[str]:
        return {one.topic for one in scores(title, [body], SMALL)}

    assert given("Tin", "Hòa giải, rác") == {"hoa", "rac"}  # half is enough
    assert given("Tin", "Hòa giải, hòa giải, rác") == {"hoa"}
    assert given("Tin", "Hòa giải, hòa giải, hòa giải, hòa giải, rác thải") == {"hoa"}
    assert given("Tin", "Tin vắn") == set()


def test_a_reason_names_three_phrases_the_weightiest_first() -> None:
    (found,) = scores("Tin", ["Mùi hôi, rác. VSMT, rác thải, VSMT"], SMALL)
    assert found.reason == "cụm từ: VSMT, rác thải, mùi hôi"


def test_a_title_repeated_as_a_block_counts_once() -> None:
    once = decide("Thu gom rác thải", "", ["Tin dài"], SMALL)
    assert decide("Thu gom rác thải", "", ["Thu gom rác thải", "Tin dài"], SMALL) == once


def test_a_post_about_nothing_has_no_topic() -> None:
    body = ["Tôi nghe mưa gõ trên mái ngói, nhớ căn gác của những năm còn đi học."]
    assert decide("Mưa đầu mùa", "", body, OWN) == []
    assert decide("", "", [], OWN) == []
    assert decide("", "MỤC LẠ", [], OWN) == []


@given(st.text(max_size=300), st.text(max_size=60))
def test_any_text_gives_scores_between_none_and_one_the_surest_first(body: str, title: str) -> None:
    found = decide(title, "", body.split("\n"), OWN)
    assert [item.score for item in found] == sorted((i.score for i in found), reverse=True)
    assert all(0 <= item.score <= 1 and item.topic in OWN and item.reason for item in found)


@given(st.sampled_from(sorted(topic.id for topic in OWN)))
def test_a_post_that_is_the_labels_triggers_has_the_topic_with_and_without_marks(name: str) -> None:
    phrases = ". ".join(OWN[name].triggers[:3])
    assert name in {item.topic for item in scores(phrases, [phrases], OWN)}
    assert name in {item.topic for item in scores(fold(phrases), [fold(phrases)], OWN)}
