from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from luutru.index.forward_rows import ForwardRows
from luutru.index.query import Form, Pair, ShortForm, Words
from luutru.search.scoring.bm25 import TermWeights
from luutru.search.scoring.proximity import WINDOW, Gain, gains, nearness
from luutru.tests.helpers.memory_index import doc, source_of


def rows_of(*texts: str | Sequence[str]) -> ForwardRows:
    """Return the rows of documents with these bodies, each one block or several."""
    blocks = [(text,) if isinstance(text, str) else tuple(text) for text in texts]
    source = source_of(*(doc(n, "", *some) for n, some in enumerate(blocks, 1)))
    return TermWeights(source).rows(np.arange(len(texts)))


def gained(node: Words, rows: ForwardRows, *having: Sequence[bool]) -> dict[str, Any]:
    """Return what each row gains by each text, where a term of idf 10 / (1 + count) is as typed."""
    found: dict[str, Any] = {}
    for gain in gains(node, rows, lambda count: 10 / (1 + count), [np.array(h) for h in having]):
        points = found.setdefault(f"{gain.kind} {gain.text}", [0.0] * rows.count)
        for row, point in zip(gain.rows.tolist(), gain.points.tolist(), strict=True):
            points[row] += point
    return {text: pytest.approx(points) for text, points in found.items()}


def words(text: str, **options: Any) -> Words:
    return Words(tuple(text.split()), **options)


FILL = "x " * (WINDOW - 1)


def test_neighbours_gain_by_the_root_of_their_distance_within_the_window() -> None:
    rows = rows_of("a b", "a x b", "b a", f"a {FILL}b", f"a x {FILL}b", "a x x x b a x b", "b", "")
    at = rows.positions(["a", "b"])
    found = nearness(rows, at["a"], at["b"]).tolist()
    assert found == pytest.approx([1, 2**-0.5, 0, WINDOW**-0.5, 0, 2**-0.5, 0, 0])
    assert not nearness(rows, at["a"], np.empty(0, np.int64)).any()
    assert not nearness(rows, np.empty(0, np.int64), at["b"]).any()


def test_no_row_gains_by_the_next_ones_words() -> None:
    rows = rows_of("x a", "b x")
    at = rows.positions(["a", "b"])
    assert nearness(rows, at["a"], at["b"]).tolist() == [0, 0]


def test_a_pair_gains_half_of_its_idf_by_its_share() -> None:
    rows = rows_of("b c", "c b", "b x x x c")
    assert gained(words("b c"), rows) == {"near b c": [5, 0, 2.5]}
    pairs = (Pair(0, "b", "c", 0.5, 0), Pair(0, "c", "b", 1.0, 4))
    assert gained(words("b c", pairs=pairs), rows) == {
        "near b c": [2.5, 0, 1.25],
        "near c b": [0, 1, 0],
    }


def test_three_syllables_gain_once_more_as_a_phrase() -> None:
    """0.7 of what all neighbours can give, of each place its likeliest pair."""
    rows = rows_of("a b c", "a b x c", "c b a")
    found = gained(words("a b c"), rows)
    assert found["phrase a b c"] == [0.7 * 10, 0, 0]
    pairs = (Pair(0, "a", "b", 0.4, 0), Pair(0, "a", "c", 1.0, 0), Pair(1, "b", "c", 0.2, 0))
    assert gained(words("a b c", pairs=pairs), rows)["phrase a b c"] == [0.7 * 6, 0, 0]
    rare = (Pair(0, "a", "b", 0.1, 0), Pair(1, "b", "c", 0.02, 0))
    assert gained(words("a b c", pairs=rare), rows)["phrase a b c"] == [0.7 * 0.6, 0, 0]
    assert "phrase a b" not in gained(words("a b"), rows)


@pytest.mark.parametrize(("length", "whole"), [(12, True), (13, False)])
def test_long_queries_are_no_phrase(length: int, whole: bool) -> None:
    text = " ".join(f"s{number}" for number in range(length))
    assert (f"phrase {text}" in gained(words(text), rows_of(text))) is whole


def test_a_phrase_is_made_of_forms_that_are_likely() -> None:
    forms = (
        (Form("á", 0.9), Form("à", 0.1)),
        (Form("b", 1.0),),
        (Form("c", 0.95), Form("ć", 0.05)),
    )
    rows = rows_of("á b c", "à b c", "á b ć", "a b c")
    found = gained(words("a b c", forms=forms), rows)
    assert found["phrase a b c"] == [7, 7, 0, 0]


def test_a_pair_may_be_of_phrases() -> None:
    """As where an abbreviation's long form meets the next word: distance is from its end."""
    rows = rows_of("ủy ban phường", "ủy ban x phường", "ủy x ban phường", "phường ủy ban")
    after = (Pair(0, "ủy ban", "phường", 1.0, 0),)
    assert gained(words("ub phường", pairs=after), rows) == {
        "near ủy ban phường": [5, 5 * 2**-0.5, 0, 0]
    }
    before = (Pair(0, "phường", "ủy ban", 1.0, 0),)
    assert gained(words("phường ub", pairs=before), rows) == {"near phường ủy ban": [0, 0, 0, 5]}


def test_what_abbreviates_the_neighbours_is_as_if_they_stood_side_by_side() -> None:
    rows = rows_of("x", "a x b", "b c", "x")
    short = (ShortForm(0, 2, (Form("ab", 1.0),)),)
    found = gained(words("a b c", short_forms=short), rows, [True, True, False, False])
    assert found["near a b"] == [5, 5, 0, 0]
    assert found["near b c"] == [0, 0, 5, 0]
    later = (ShortForm(1, 3, (Form("bc", 1.0),)),)
    found = gained(words("a b c", short_forms=later), rows, [True, False, False, False])
    assert found["near a b"] == [0, 5 * 2**-0.5, 0, 0]
    assert found["near b c"] == [5, 0, 5, 0]


def test_a_gain_stands_beside_its_rows_in_single_precision() -> None:
    short = (ShortForm(0, 2, (Form("ab", 1.0),)),)
    node = words("a b c", short_forms=short)
    found = list(gains(node, rows_of("a b c", "x"), lambda _count: 1.0, [np.array([False, True])]))
    assert [gain.rows.tolist() for gain in found] == [[0, 1], [0, 1], [0]]
    for gain in found:
        assert isinstance(gain, Gain)
        assert gain.points.dtype == np.float32
