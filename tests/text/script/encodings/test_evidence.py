from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.text.script.encodings.evidence import Evidence, evidence_of, speaks


@pytest.mark.parametrize("word", ["đảng", "Đảng", "ĐẢNG", "ĐảNG", "À", "ọ", "hoa", "HOA", "Hoa"])
def test_words_that_speak_for_a_reading(word: str) -> None:
    assert speaks(word)


@pytest.mark.parametrize("word", ["Đ¶ng", "đẢng", "hỘi", "hoA", "Ọ", "xyz", "été", ""])
def test_words_that_do_not(word: str) -> None:
    assert not speaks(word)


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("", (0, 0, 0, 0)),
        ("Đảng ủy phường", (3, 3, 0, 0)),
        ("Đ¶ng ñyx phường", (3, 1, 0, 0)),
        ("hội nghị ban xyz", (2, 2, 2, 1)),
        ("les président de", (1, 0, 2, 1)),
        # signs of good text beside a word, and within
        ("«Quốc tế» 5 m²", (2, 2, 1, 0)),
        ("rằng…nhưng l’ấy", (3, 3, 1, 0)),
        # signs that stand alone are words of a wrong reading
        ("™ đâu", (2, 1, 0, 0)),
        ("•, vậy", (2, 1, 0, 0)),
        ("• vậy", (1, 1, 0, 0)),
        ("12 - 3/4", (0, 0, 0, 0)),
    ],
)
def test_how_the_words_of_a_text_read(text: str, evidence: tuple[int, int, int, int]) -> None:
    assert evidence_of(text) == Evidence(*evidence)


def test_rates_are_shares_of_the_words() -> None:
    evidence = Evidence(marked=8, marked_valid=6, plain=2, plain_valid=1)
    assert (evidence.wrong, evidence.rate, evidence.rate_of_all) == (2, 0.75, 0.7)
    nothing = Evidence(0, 0, 0, 0)
    assert (nothing.wrong, nothing.rate, nothing.rate_of_all) == (0, 0.0, 0.0)
    assert Evidence(0, 0, 4, 1).rate_of_all == 0.25


WORDS = st.lists(st.sampled_from("Đảng ủy Đ¶ng été hoa xyz ™ m²".split()), max_size=8)


@given(WORDS, WORDS)
def test_the_evidence_of_two_texts_is_their_sum(one: list[str], other: list[str]) -> None:
    both = evidence_of(" ".join(one)) + evidence_of(" ".join(other))
    assert both == evidence_of(" ".join([*one, *other]))
    assert isinstance(both, Evidence)
