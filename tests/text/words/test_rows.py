from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luutru.tests.helpers.word_features import score, weights
from luutru.text.words.rows import AFTER, BEFORE, SPACE, WordRows
from luutru.text.words.scores import PLACES, WordScores
from luutru.text.words.tokens import MODEL, package_folder

SCORES = WordScores(package_folder() / MODEL)
KINDS = ("", ".lower", ".isdigit", ".istitle", ".is_in_dict")


@pytest.fixture(scope="module")
def rows() -> WordRows:
    return WordRows(SCORES)


def numbers_of(rows: WordRows, tokens: Sequence[str]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    found = [BEFORE, BEFORE, *map(rows.number, tokens), AFTER, AFTER]
    return np.array(found, np.int64)


def expected(tokens: Sequence[str]) -> list[float]:
    """Return the score of each token from the features as underthesea writes them."""
    scores = []
    for at in range(len(tokens)):
        total = 0.0
        for size, places in PLACES.items():
            for place in places:
                start, end = at + place, at + place + size
                if start >= 0 and end <= len(tokens):
                    total += score(tokens[start:end], place)
                    continue
                mark = "BOS" if start < 0 else "EOS"
                name = f"T[{place}]" if size == 1 else f"T[{place},{place + size - 1}]"
                total += sum(weights().get(f"{name}{kind}={mark}", 0.0) for kind in KINDS)
        scores.append(total)
    return scores


WORDS = st.sampled_from(
    "đảng ủy Đảng Ủy nhân dân hợp tác xã Hà Nội 2005 , . của chủ nghĩa xyz phường".split()
)


@settings(max_examples=60)
@given(st.lists(WORDS, max_size=9))
def test_scores_are_sums_of_features(rows: WordRows, tokens: list[str]) -> None:
    found = rows.scores(numbers_of(rows, tokens))
    assert found.tolist() == pytest.approx(expected(tokens))


def test_texts_one_after_another_do_not_touch_each_other(rows: WordRows) -> None:
    first, second = ["hợp", "tác", "xã"], ["Đảng", "ủy"]
    together = np.concatenate([numbers_of(rows, first), numbers_of(rows, second)])
    found = rows.scores(together).tolist()
    assert found[:3] == pytest.approx(expected(first))
    assert found[-2:] == pytest.approx(expected(second))


def test_a_token_has_one_number_and_its_length(rows: WordRows) -> None:
    one, other = rows.number("phường"), rows.number("quận")
    assert rows.number("phường") == one != other
    assert min(one, other) > AFTER
    lengths = rows.lengths(np.array([one, other, SPACE, BEFORE, AFTER]))
    assert lengths.tolist() == [6, 4, 1, 0, 0]


def test_what_is_forgotten_is_made_again() -> None:
    rows = WordRows(SCORES)
    tokens = ["hợp", "tác", "xã"]
    before = rows.scores(numbers_of(rows, tokens)).tolist()
    assert not rows.is_full()
    rows.number("x" * ((1 << 21) + 1))
    assert rows.is_full()
    rows.forget()
    assert not rows.is_full()
    assert rows.scores(numbers_of(rows, ["dân", *tokens])).tolist()[1:] != before
    assert rows.scores(numbers_of(rows, tokens)).tolist() == before
