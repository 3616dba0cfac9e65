from __future__ import annotations

from collections import Counter
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.index import inversion
from luutru.index.analysis import GAP, ZONES
from luutru.index.document import IndexDocument, Label
from luutru.index.fields import LABEL_FIELDS
from luutru.index.inversion import BETWEEN_ZONES, HALVES, Column, Inversion, day
from luutru.index.label_ids import label_number
from luutru.tests.helpers.memory_index import doc
from luutru.tests.helpers.memory_index import inversion as inverted_of

Weights = dict[str, list[tuple[int, float]]]


def postings(inverted: Inversion, field: str = "exact") -> Weights:
    """Return the (document, weight) of each term, in the order in which terms come."""
    return {
        one.term: [
            (number, halves / HALVES)
            for number, halves in zip(one.documents.tolist(), one.weights.tolist(), strict=True)
        ]
        for one in inverted.postings(field)
    }


def cut(column: Column) -> list[list[object]]:
    """Return the values of each document."""
    ends = np.cumsum(column.lengths)
    return [part.tolist() for part in np.split(column.values, ends)[:-1]]


def test_an_occurrence_weighs_what_its_zone_does() -> None:
    inverted = inverted_of([doc(7, "chợ", "chợ chợ", lead="chợ họp"), doc(9, "", "họp")])
    found = postings(inverted)
    assert found["chợ"] == [(0, 3 + 1.5 + 2)]
    assert found["họp"] == [(0, 1.5), (1, 1)]
    assert postings(inverted, "title") == {"chợ": [(0, 1)]}
    assert postings(inverted, "lead") == {"chợ": [(0, 1)], "họp": [(0, 1)]}


def test_terms_come_in_the_order_of_their_bytes_as_the_engine_spells_them() -> None:
    inverted = inverted_of([doc(1, "ủy đảng an z9 10")])
    assert list(postings(inverted)) == ["10", "an", "z9", "đảng", "ủy"]
    backwards = [one.term for one in inverted.postings("exact", lambda key: key[::-1])]
    assert backwards == sorted(backwards, key=str.encode)
    assert backwards[0] == "01"


def test_words_and_abbreviations_are_counted_and_have_no_zone() -> None:
    inverted = inverted_of(
        [
            doc(1, words=["đảng_ủy", "đảng_ủy", "ủy_ban"], abbreviations=["ubnd"]),
            doc(2, words=["ủy_ban"], abbreviations=["ubnd", "btv=biên_tập_viên"]),
        ]
    )
    assert postings(inverted, "words") == {"đảng_ủy": [(0, 2)], "ủy_ban": [(0, 1), (1, 1)]}
    assert postings(inverted, "abbreviations") == {
        "btv=biên_tập_viên": [(1, 1)],
        "ubnd": [(0, 1), (1, 1)],
    }
    assert postings(inverted) == {}


def test_a_row_is_the_zones_in_order_with_gaps_that_nothing_reaches_across() -> None:
    inverted = inverted_of([doc(1, "một hai", "ba", "bốn", lead="năm"), doc(2, "hai")])
    names = {number: key for key, number in inverted.keys.items()}
    first, second = ([names[n] for n in row] for row in cut(inverted.rows()))  # type: ignore[index]
    between = [GAP] * BETWEEN_ZONES
    assert first == ["một", "hai", *between, "năm", *between, "ba", GAP, "bốn", *between]
    assert second == ["hai", *between, *between, *between]
    record = inverted.records()[0]
    assert first[record["lead"]] == "năm"
    assert first[record["body"]] == "ba"


def test_a_record_is_all_that_filters_and_order_need() -> None:
    inverted = inverted_of(
        [
            doc(12, "một", "hai ba", published=(date(2019, 2, 1), date(2019, 2, 28))),
            doc(5, published=date(1931, 12, 9), minute=23 * 60 + 59),
            doc(1 << 40, "", "", ""),
        ]
    )
    rows = inverted.records()[["id", "first", "last", "minute", "length"]].tolist()
    assert rows == [
        (12, 20190201, 20190228, 0, 3),
        (5, 19311209, 19311209, 1439, 0),
        (1 << 40, 0, 0, 0, 0),
    ]
    assert len(inverted) == 3


def test_labels_are_numbers_ascending_and_each_once() -> None:
    labels = [Label("place", "Bến Tre"), Label("place", "An Thịnh"), Label("person", "7")]
    inverted = inverted_of([doc(1, labels=[*labels, labels[0]]), doc(2), doc(3, labels=labels[2:])])
    places = sorted(label_number("place", name) for name in ("An Thịnh", "Bến Tre"))
    assert cut(inverted.label_numbers("place")) == [places, [], []]
    assert cut(inverted.label_numbers("person")) == [
        [label_number("person", "7")],
        [],
        [label_number("person", "7")],
    ]
    assert all(cut(inverted.label_numbers(name)) == [[], [], []] for name in ("role", "topic"))
    assert inverted.labels["person", label_number("person", "7")] == "7"
    assert len(inverted.labels) == 3


def test_events_and_definitions_are_kept() -> None:
    days = [(date(2019, 8, 5), date(2019, 8, 5)), (date(2020, 2, 1), date(2020, 2, 29))]
    pair = ("cat", "chợ an thịnh")
    inverted = inverted_of([doc(1, events=days, definitions=[pair]), doc(2, definitions=[pair])])
    assert cut(inverted.events()) == [[(20190805, 20190805), (20200201, 20200229)], []]
    assert inverted.definitions == {pair: 2}


def test_nothing_is_no_postings_and_empty_columns() -> None:
    inverted = Inversion()
    assert len(inverted) == 0
    for field in ("exact", "title", "lead", "words", "abbreviations"):
        assert postings(inverted, field) == {}
    assert not len(inverted.records())
    columns = [inverted.rows(), inverted.events(), *map(inverted.label_numbers, LABEL_FIELDS)]
    assert all(not len(column.values) and not len(column.lengths) for column in columns)


@pytest.mark.parametrize(
    ("value", "number"),
    [(None, 0), (date(2019, 8, 5), 20190805), (date(1930, 12, 31), 19301231)],
)
def test_the_number_of_a_day(value: date | None, number: int) -> None:
    assert day(value) == number


@given(st.dates(), st.dates())
def test_numbers_of_days_are_in_the_order_of_days(one: date, other: date) -> None:
    assert (day(one) < day(other)) == (one < other)
    assert day(None) < day(one)


SYLLABLES = st.lists(st.sampled_from("an ban đảng đang dang ủy".split()), max_size=6).map(" ".join)
DOCUMENTS = st.lists(st.tuples(SYLLABLES, SYLLABLES, SYLLABLES), max_size=6)


def counted(documents: list[IndexDocument]) -> dict[str, dict[int, float]]:
    """Return the weight of each key in each document, added up one by one."""
    found: dict[str, Counter[int]] = {}
    for at, document in enumerate(documents):
        for zone, standing in zip(ZONES, document.zones, strict=True):
            for key in standing:
                weights = found.setdefault(key, Counter())
                weights[at] += ZONES[zone]  # type: ignore[assignment]
    return {key: dict(weights) for key, weights in found.items()}


@given(DOCUMENTS, st.sampled_from([1, 2, 5, 1000]))
def test_runs_of_any_length_give_the_same_postings(
    texts: list[tuple[str, str, str]], run: int
) -> None:
    """More occurrences than are sorted at once are merged from several runs."""
    made = [doc(n, title, body, lead=lead) for n, (title, lead, body) in enumerate(texts)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(inversion, "_RUN", run)
        found = postings(inverted_of(made))
    assert {key: dict(rows) for key, rows in found.items()} == counted(made)
    assert all([n for n, _ in rows] == sorted(dict(rows)) for rows in found.values())


@given(DOCUMENTS)
def test_rows_and_lengths_are_the_documents_as_they_were(texts: list[tuple[str, str, str]]) -> None:
    made = [doc(n, title, body, lead=lead) for n, (title, lead, body) in enumerate(texts)]
    inverted = inverted_of(made)
    names = {number: key for key, number in inverted.keys.items()}
    for document, row, record in zip(made, cut(inverted.rows()), inverted.records(), strict=True):
        read = [names[number] for number in row if number]  # type: ignore[index]
        assert read == list(document.syllables)
        assert record["length"] == len(read)
        assert row[record["body"] :] == [inverted.keys[key] for key in document.zones.body] + (
            [0] * BETWEEN_ZONES
        )
