"""What a learner sees of a post: syllables and pairs of neighbours."""

from __future__ import annotations

import math
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.topics.learning.features import counts, select, vector


def test_syllables_and_pairs_are_counted_and_those_of_the_title_twice() -> None:
    assert counts("Chợ quê\nchợ quê đông") == {
        "chợ": 3, "quê": 3, "đông": 1, "chợ quê": 3, "quê đông": 1,
    }  # fmt: skip
    assert counts("Chợ") == {"chợ": 2}
    assert counts("") == {}


def test_no_pair_runs_across_sentences_or_blocks() -> None:
    assert counts("\nchợ. Quê\nđông") == {"chợ": 1, "quê": 1, "đông": 1}
    assert "tin chợ" not in counts("Tin\nchợ")


def test_numbers_count_only_beside_a_word() -> None:
    assert counts("\nkhu 7 12") == {"khu": 1, "khu 7": 1}
    assert counts("\n7 khu") == {"khu": 1, "7 khu": 1}


def test_tone_styles_are_one() -> None:
    assert counts("\nhoà giải") == counts("\nHÒA GIẢI")


def test_features_that_enough_posts_have_are_kept_with_how_rare_they_are() -> None:
    posts = [Counter("aab"), Counter("ac"), Counter("bc"), Counter("bd")]
    features, idf = select(posts, least=2, most=10)
    assert features == ["a", "b", "c"]
    assert idf == pytest.approx([math.log(5 / 3) + 1, math.log(5 / 4) + 1, math.log(5 / 3) + 1])
    assert select(posts, least=1, most=10)[0] == ["a", "b", "c", "d"]
    assert select(posts, least=5, most=10) == ([], [])


def test_of_too_many_features_the_most_common_are_kept() -> None:
    posts = [Counter("abz"), Counter("az"), Counter("zb")]
    assert select(posts, least=1, most=2)[0] == ["a", "z"]
    assert select(posts, least=1, most=1)[0] == ["z"]


def test_a_vector_is_of_length_one_and_in_the_order_of_the_columns() -> None:
    at, weights = vector({"b": 1, "x": 9, "a": 3}, {"a": 0, "b": 1}, np.array([2.0, 1.0]))
    raw = np.array([2 * (1 + math.log(3)), 1.0])
    assert at.tolist() == [0, 1]
    assert weights == pytest.approx(raw / math.sqrt((raw**2).sum()))


def test_a_post_without_a_known_feature_is_empty() -> None:
    at, weights = vector({"x": 1}, {"a": 0}, np.array([1.0]))
    assert (at.size, weights.size) == (0, 0)
    assert np.array([1.0])[at].size == 0  # it is an index, though it is empty


@given(st.text(max_size=80))
def test_any_text_is_counted(text: str) -> None:
    found = counts(text)
    assert all(n > 0 and feature.strip() for feature, n in found.items())
    assert all(found[word] > 0 or word.isdigit() for pair in found for word in pair.split(" "))
