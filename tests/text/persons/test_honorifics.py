from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.text.persons.honorifics import (
    genders,
    honorific_pattern,
    pronouns,
    single_honorifics,
    skipped,
    strong,
    weak,
)


def test_an_honorific_is_strong_or_weak() -> None:
    assert not strong() & weak()
    assert {"ông", "đồng chí", "thiếu tá", "đại tướng", "gs.ts", "đ/c"} <= strong()
    assert {"nghệ sĩ", "đại biểu", "vợ", "con trai", "hoa hậu"} <= weak()


def test_pronouns_are_strong_and_some_show_who_is_meant() -> None:
    assert pronouns() <= strong()
    assert {word for word in pronouns() if word not in genders()} == {"em", "bác", "bé", "bạn"}


@pytest.mark.parametrize(
    ("word", "gender"),
    [("ông", "m"), ("thầy giáo", "m"), ("cậu", "m"), ("bà", "f"), ("cô giáo", "f"), ("mẹ", "f")],
)
def test_gender(word: str, gender: str) -> None:
    assert genders()[word] == gender


def test_strong_honorifics_are_skipped_and_few_weak_ones() -> None:
    assert strong() < set(skipped())
    assert "hoa hậu" in skipped()
    assert "vợ" not in skipped()
    assert single_honorifics() == {word for word in skipped() if " " not in word}


@given(st.sampled_from(sorted(skipped())))
def test_the_pattern_matches_each_whole(word: str) -> None:
    assert re.fullmatch(honorific_pattern(), word)
    found = re.match(honorific_pattern(), f"{word} giáo")
    assert found is not None
    assert len(found.group()) >= len(word)  # "cô giáo" of "cô giáo", the longest
