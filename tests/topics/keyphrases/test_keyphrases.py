from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.topics.keyphrases.keyphrases import (
    Background,
    candidates,
    keyphrases,
    keyphrases_of_set,
)
from luutru.topics.keyphrases.stopwords import stopwords
from luutru.topics.keyphrases.trending import trending

POST = """Phường bàn_giao mặt_bằng dự_án đường vành_đai
Tổ_công_tác của phường đã bàn_giao mặt_bằng cho nhà_thầu . Việc giải_phóng mặt_bằng chậm một năm .
Hội_đồng bồi_thường họp về phương_án tái_định_cư . Phương_án tái_định_cư được dân đồng_ý ."""


def _phrases(post: str, background: Background | None = None) -> list[str]:
    found = keyphrases(post, background) if background else keyphrases(post)
    return [item.phrase.lower() for item in found]


def test_keyphrases_tell_what_a_post_is_about_and_hold_no_stop_words() -> None:
    found = _phrases(POST)
    assert found[0] == "bàn giao mặt bằng"
    assert "phương án tái định cư" in found
    assert not {"phường", "của phường", "đã", "việc"} & set(found)
    assert not any(phrase in stopwords() for phrase in found)


def test_what_is_common_in_the_archive_weighs_little() -> None:
    common = Background.of({"bàn giao mặt bằng": 990, "bàn giao": 995, "mặt bằng": 995}, 1000)
    assert _phrases(POST, common)[0] == "phương án tái định cư"


def test_no_phrase_is_told_inside_another() -> None:
    found = _phrases(POST)
    assert not [(a, b) for a in found for b in found if a != b and f" {a} " in f" {b} "]


def test_parts_of_speech_leave_noun_phrases() -> None:
    words = "công_nhân sửa cầu_thang gỗ"
    assert "sửa cầu thang gỗ" in candidates(words)
    tagged = candidates(words, [["N", "V", "N", "N"]])
    assert "cầu thang gỗ" in tagged
    assert "sửa cầu thang gỗ" not in tagged
    assert candidates(words, [["N"]]) == candidates(words)  # tags that do not fit are left aside


def test_keyphrases_of_a_set_are_what_its_posts_share() -> None:
    posts = [candidates(f"vành_đai xanh . bản_tin {n}_a") for n in range(5)]
    posts.append(candidates("mưa_phùn"))
    background = Background.of({"bản tin": 100, "vành đai": 5, "vành đai xanh": 5}, 100)
    first, *_ = keyphrases_of_set(posts, background)
    assert (first.phrase, first.times) == ("vành đai xanh", 5)
    assert keyphrases_of_set([], background) == []


@given(st.text("aăđ_ .\n(Đ1-", max_size=80), st.integers(0, 5))
def test_any_segmented_text_gives_at_most_so_many(text: str, limit: int) -> None:
    assert len(keyphrases(text, limit=limit)) <= limit


def test_trending_tells_what_rose_and_not_what_only_comes_with_more_posts() -> None:
    before = Counter({"tổng kết": 100, "dịch bệnh": 2, "bầu cử": 50})
    now = Counter({"tổng kết": 200, "dịch bệnh": 80, "bầu cử": 3, "một lần": 1})
    found = trending(now, before)
    assert [trend.phrase for trend in found] == ["dịch bệnh"]
    assert (found[0].now, found[0].before) == (80, 2)


def test_the_ratio_is_dunnings() -> None:
    # Dunning (1993), table 2: k = (110, 2442; 111, 29114) has a ratio of 270.72.
    now = Counter({"the swiss": 110, "": 2442})
    before = Counter({"the swiss": 111, "": 29114})
    assert trending(now, before)[0].score == pytest.approx(270.72, abs=0.01)


COUNTS = st.dictionaries(st.sampled_from("abcd"), st.integers(0, 1000)).map(Counter)


@given(COUNTS, COUNTS)
def test_only_what_has_a_greater_share_rises(now: Counter[str], before: Counter[str]) -> None:
    for trend in trending(now, before, least=0.001):
        assert trend.now / now.total() > trend.before / before.total()
