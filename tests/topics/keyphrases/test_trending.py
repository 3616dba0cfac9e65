"""What rises: counts of one span of time against those of another."""

from __future__ import annotations

from collections import Counter

import pytest

from luutru.topics.keyphrases.trending import SURE, Trend, trending


def test_a_greater_share_rises_and_a_smaller_falls() -> None:
    now, before = Counter(a=30, b=70), Counter(a=10, b=90)
    (rise, fall) = trending(now, before, least=-1000)
    assert (rise.phrase, rise.now, rise.before) == ("a", 30, 10)
    assert (fall.phrase, fall.now, fall.before) == ("b", 70, 90)
    assert rise.score == -fall.score == pytest.approx(12.972, abs=0.001)
    assert trending(now, before) == [rise]


def test_the_same_shares_do_not_rise() -> None:
    assert trending(Counter(a=10, b=90), Counter(a=20, b=180), least=0.001) == []


def test_a_phrase_that_is_new_rises_and_one_that_has_gone_is_left_out() -> None:
    found = trending(Counter(new=40, b=60), Counter(gone=40, b=60), least=0)
    assert [trend.phrase for trend in found if trend.score > 0] == ["new"]
    assert found[0].before == 0


def test_without_counts_to_compare_with_nothing_rises() -> None:
    assert trending(Counter(a=30), Counter()) == []
    assert trending(Counter(), Counter(a=30)) == []
    assert trending(Counter(a=3), Counter(), least=0.0) == [Trend("a", 0.0, 3, 0)]


def test_what_chance_brings_once_in_a_thousand_times_is_told() -> None:
    assert SURE == 10.83
    before = Counter(a=10, rest=990)
    scores = {n: trending(Counter(a=n, rest=1000 - n), before, least=0)[0].score for n in (30, 31)}
    assert scores[30] < SURE < scores[31]
    assert trending(Counter(a=30, rest=970), before) == []
    assert trending(Counter(a=31, rest=969), before)[0].phrase == "a"


def test_the_surest_come_first_up_to_a_limit() -> None:
    now = Counter({"b": 40, "a": 40, "c": 60, "rest": 860})
    before = Counter({"b": 1, "a": 1, "c": 1, "rest": 997})
    assert [trend.phrase for trend in trending(now, before)] == ["c", "a", "b"]
    assert [trend.phrase for trend in trending(now, before, limit=2)] == ["c", "a"]
