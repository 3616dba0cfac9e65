"""Weights of terms against the formula, worked out by hand."""

from __future__ import annotations

from math import log

import numpy as np
import pytest

from luutru.index.analysis import Zone
from luutru.index.postings import PostingList
from luutru.search.scoring.bm25 import TermWeights
from luutru.tests.helpers.memory_index import doc, source_of


def weights(found: PostingList) -> dict[int, float]:
    return dict(zip(found.documents.tolist(), found.weights.tolist(), strict=True))


THREE = (
    doc(1, "chợ", "đường chợ chợ", lead="chợ mới"),
    doc(2, "đường", "cho đường"),
    doc(3, "Trụ sở", "đường"),
)


@pytest.mark.parametrize(
    ("frequency", "expected"), [(0, log(8)), (1, log(8 / 3)), (3, log(8 / 7)), (9, log(8 / 7))]
)
def test_the_rarer_a_term_the_more_it_tells_and_never_less_than_nothing(
    frequency: int, expected: float
) -> None:
    """log(1 + (N - n + 0.5) / (n + 0.5)), with n no more than N."""
    assert TermWeights(source_of(*THREE)).idf(frequency) == pytest.approx(expected)


def test_an_occurrence_weighs_by_its_zone() -> None:
    terms = TermWeights(source_of(*THREE))
    assert weights(terms.of("chợ", None)) == {0: 3 + 1.5 + 2}
    assert weights(terms.of("chợ", "title")) == {0: 1}
    assert weights(terms.of("chợ", "lead")) == {0: 1}
    assert weights(terms.of("chợ", "body")) == {0: 2}
    assert weights(terms.of("đường", "body")) == {0: 1, 1: 1, 2: 1}
    assert weights(terms.of("lạ", "body")) == {}


@pytest.mark.parametrize(
    ("zone", "count"),
    [(None, 3), ("title", 1), ("lead", 0), ("body", 3)],
)
def test_documents_are_counted_in_the_zone_that_is_searched(zone: Zone | None, count: int) -> None:
    terms = TermWeights(source_of(*THREE))
    assert terms.idf_of(terms.of("đường", zone), zone, ("đường",)) == terms.idf(count)


def test_a_compound_that_stands_nowhere_is_counted_as_none() -> None:
    terms = TermWeights(source_of(*THREE))
    nowhere = PostingList(np.empty(0, np.int64), np.empty(0, np.float32))
    assert terms.idf_of(nowhere, "words", ("đường",)) == terms.idf(0)


def test_points_grow_with_the_weight_and_shrink_with_the_length() -> None:
    source = source_of(doc(1, "", "a b c d"), doc(2, "", "a a"))
    found = TermWeights(source).bm25(TermWeights(source).of("a", None), 2.0)
    assert found.dtype == np.float32
    mean = 3
    for points, times, length in zip(found.tolist(), (1, 2), (4, 2), strict=True):
        norm = 1.2 * (0.05 + 0.95 * length / mean)
        assert points == pytest.approx(2.0 * times * 2.2 / (times + norm), rel=1e-6)


def test_a_typed_syllable_accepts_the_markings_that_fit_and_the_bare_one_for_a_tenth() -> None:
    source = source_of(doc(1, "", "đảng đang"), doc(2, "", "đảng"), doc(3, "", "dang dang"))
    terms = TermWeights(source)
    assert terms.accepted_keys("dang") == ["dang", "đang", "đảng"]
    assert weights(terms.accepted("dang", None)) == {0: 2, 1: 1, 2: 2}
    assert terms.accepted_keys("đảng") == ["đảng", "dang"]
    assert weights(terms.accepted("đảng", None)) == pytest.approx({0: 1, 1: 1, 2: 0.2})
    assert terms.accepted_keys("hat") == []
    assert weights(terms.accepted("hat", None)) == {}
    assert terms.accepted_keys("đãng") == ["dang"]
    assert weights(terms.accepted("đãng", "body")) == pytest.approx({2: 0.2})
    assert weights(terms.accepted("đãng", "title")) == {}


def test_a_phrase_counts_by_the_zones_it_stands_in_and_across_none() -> None:
    source = source_of(
        doc(1, "đảng ủy", "đảng ủy đảng ủy"),
        doc(2, "đảng", "ủy", lead="ủy đảng"),
        doc(3, "", "đảng", "ủy"),
        doc(4, "", "ủy đảng"),
        doc(5, lead="tin đảng ủy"),
    )
    terms = TermWeights(source)
    slots = [{"đảng"}, {"ủy", "uỷ"}]
    assert weights(terms.phrases(slots, None)) == {0: 5, 4: 1.5}
    assert weights(terms.phrases(slots, "title")) == {0: 1}
    assert weights(terms.phrases(slots, "lead")) == {4: 1}
    assert weights(terms.phrases(slots, "body")) == {0: 2}
    assert weights(terms.phrases([{"ủy"}, {"đảng"}], None)) == {1: 1.5, 3: 1, 0: 1}
    assert weights(terms.phrases([{"đảng"}, set()], None)) == {}


def test_phrases_are_found_in_however_many_documents() -> None:
    """More than are read at once."""
    made = [doc(n, "", "một hai" if n % 2 else "hai một") for n in range(1, 20_100)]
    found = TermWeights(source_of(*made)).phrases([{"một"}, {"hai"}], None)
    assert found.documents.tolist() == list(range(0, 20_099, 2))


def test_rows_know_where_the_lead_and_the_body_begin() -> None:
    terms = TermWeights(source_of(doc(1, "a"), doc(2, "b c", "e", lead="d")))
    rows = terms.rows(np.array([1]))
    at = rows.positions(["b", "d", "e"])
    zones: tuple[Zone, ...] = ("title", "lead", "body")
    for key, zone in zip(("b", "d", "e"), zones, strict=True):
        inside = [name for name in zones if len(rows.in_zone(at[key], name))]
        assert inside == [zone]
