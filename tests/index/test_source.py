"""What every `Source` owes to scoring: Whoosh's, and the one of the tests in memory."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from luutru.index.analysis import Zone
from luutru.index.document import IndexDocument, Label
from luutru.index.fields import LABEL_FIELDS
from luutru.index.forward_rows import ForwardRows
from luutru.index.label_ids import label_number
from luutru.index.query import Everything
from luutru.index.source import Ragged, Source
from luutru.index.whoosh.engine import WhooshEngine
from luutru.tests.helpers.memory_index import doc, inversion, source_of

Made = Callable[..., Source]
ZONES: tuple[Zone, ...] = ("title", "lead", "body")


@pytest.fixture(params=["whoosh", "memory"])
def made(request: pytest.FixtureRequest, tmp_path: Path) -> Made:
    """Return the source of an index of some documents."""

    def by_whoosh(*documents: IndexDocument) -> Source:
        engine = WhooshEngine()
        engine.list_segments(tmp_path, [engine.write(tmp_path, inversion(documents))])
        view = engine.open(tmp_path)
        request.addfinalizer(view.close)
        return view.candidates(Everything(), sort="relevance", most=10, by=()).source

    return by_whoosh if request.param == "whoosh" else source_of


def rows(source: Source, field: str, term: str) -> list[tuple[int, float]]:
    found = source.postings(field, term)
    return list(zip(found.documents.tolist(), found.weights.tolist(), strict=True))


def by_document(source: Source, column: Ragged) -> list[list[object]]:
    return [column.values[column.documents == n].tolist() for n in range(source.size)]


def test_postings_are_documents_ascending_with_their_weights(made: Made) -> None:
    source = made(
        doc(7, "chợ", "chợ họp", "chợ", lead="chợ"), doc(5, "họp", "chợ"), doc(9, "", "khác")
    )
    assert rows(source, "exact", "chợ") == [(0, 3 + 1.5 + 2), (1, 1)]
    assert rows(source, "exact", "họp") == [(0, 1), (1, 3)]
    assert rows(source, "title", "chợ") == [(0, 1)]
    assert rows(source, "lead", "chợ") == [(0, 1)]
    assert rows(source, "exact", "lạ") == rows(source, "title", "khác") == []
    assert rows(source, "exact", "cho") == []  # marks are bound


def test_words_and_abbreviations_are_terms_as_they_are(made: Made) -> None:
    short = ["ubnd", "btv=biên_tập_viên"]
    source = made(doc(1, words=["đảng_ủy"] * 2, abbreviations=short), doc(2, words=["đảng_ủy"]))
    assert rows(source, "words", "đảng_ủy") == [(0, 2), (1, 1)]
    assert rows(source, "abbreviations", "btv=biên_tập_viên") == [(0, 1)]
    assert rows(source, "abbreviations", "btv") == rows(source, "words", "đảng") == []


@pytest.mark.parametrize("count", [15, 16, 300])
def test_long_posting_lists_are_read_whole(made: Made, count: int) -> None:
    source = made(*(doc(n + 1, "", " ".join(["chợ"] * (1 + n % 300))) for n in range(count)))
    assert rows(source, "exact", "chợ") == [(n, 1 + n % 300) for n in range(count)]


def test_a_source_knows_its_size_and_the_mean_length(made: Made) -> None:
    source = made(doc(1, "một", "hai ba"), doc(2, "", "bốn"))
    assert (source.size, source.corpus_size) == (2, 2)
    assert source.mean_length == 2
    assert source.live.tolist() == [True, True]


def test_a_mean_length_is_never_below_one_since_it_is_divided_by(made: Made) -> None:
    assert made(doc(1), doc(2, "một")).mean_length == 1


def test_records_are_in_the_order_of_documents(made: Made) -> None:
    source = made(
        doc(9, "một", "hai", published=date(2019, 8, 5), minute=61),
        doc(3, published=(date(2012, 1, 1), date(2012, 12, 31))),
        doc(4),
    )
    shown = source.records[["id", "first", "last", "minute", "length"]].tolist()
    assert shown == [
        (9, 20190805, 20190805, 61, 2),
        (3, 20120101, 20121231, 0, 0),
        (4, 0, 0, 0, 0),
    ]


def test_labels_and_events_are_those_of_each_document(made: Made) -> None:
    labels = [Label("place", "An Thịnh"), Label("place", "Bồ Sơn"), Label("person", "7")]
    days = [(date(2019, 8, 5), date(2019, 8, 5)), (date(2020, 2, 1), date(2020, 2, 29))]
    source = made(doc(1), doc(2, labels=labels, events=days), doc(3, labels=labels[1:]))
    places = sorted(label_number("place", name) for name in ("An Thịnh", "Bồ Sơn"))
    assert by_document(source, source.labels("place")) == [
        [], places, [label_number("place", "Bồ Sơn")]
    ]  # fmt: skip
    person = [label_number("person", "7")]
    assert by_document(source, source.labels("person")) == [[], person, person]
    others = set(LABEL_FIELDS) - {"place", "person"}
    assert all(not len(source.labels(name).values) for name in others)
    assert by_document(source, source.events) == [
        [], [(20190805, 20190805), (20200201, 20200229)], []
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "accepted"),
    [
        ("dang", {"đảng", "đang", "dang", "dâng"}),
        ("đang", {"đảng", "đang"}),
        ("đảng", {"đảng"}),
        ("uy", {"ủy"}),
        ("dan", set()),
        ("", set()),
    ],
)
def test_a_typed_key_accepts_what_it_can_have_been_typed_for(
    made: Made, typed: str, accepted: set[str]
) -> None:
    source = made(doc(1, "đảng ủy đang"), doc(2, "dang", "dâng danh"))
    assert source.matching(typed) == accepted


def test_rows_are_the_syllables_of_each_zone(made: Made) -> None:
    source = made(doc(1, "chợ mới", "họp chợ", lead="tin"), doc(2, "", "chợ"), doc(3, "khác"))
    chosen = [0, 1]
    starts = np.stack([source.records["lead"], source.records["body"]], axis=1).astype(np.int64)
    read = ForwardRows(source.rows(chosen), starts[chosen])
    at = read.positions(["chợ"])["chợ"]
    in_zones = {zone: read.rows_of(read.in_zone(at, zone)).tolist() for zone in ZONES}
    assert in_zones == {"title": [0], "lead": [], "body": [0, 1]}
    assert read.rows_of(read.phrase([["họp"], ["chợ"]])).tolist() == [0]
    assert source.rows([]) == []


def test_how_many_documents_hold_any_of_some_terms(made: Made) -> None:
    source = made(doc(1, "chợ"), doc(2, "", "chợ"), doc(3, "khác"))
    assert source.frequency(source.postings("exact", "chợ"), "exact", [["chợ"]]) == 2
    assert source.frequency(source.postings("exact", "lạ"), "exact", [["lạ"]]) == 0
    assert source.frequency(source.postings("title", "chợ"), "title", [["chợ"]]) == 1
