from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from whoosh.index import open_dir

from luutru.index.analysis import keys
from luutru.index.document import IndexDocument, Label, Zones
from luutru.index.inversion import EVENT
from luutru.index.label_ids import label_number
from luutru.index.query import Bool, Dates, Everything, Labels, Node, Phrase, Undated, Words
from luutru.index.vocabulary.vocabulary import IndexVocabulary
from luutru.index.whoosh.postings import ragged, read_postings, records
from luutru.index.whoosh.schema import NUMBER, exact_term
from luutru.search.executor import Executor
from luutru.text.script.folding import syllables

IndexOf = Callable[..., tuple[Executor, IndexVocabulary]]


def doc(number: int, title: str, body: str = "", *, day: date | None = None) -> IndexDocument:
    zones = Zones(title=keys([title]), body=keys([body] if body else []))
    labels = [Label("source", "mau"), Label("person", f"Người {number}")]
    return IndexDocument(number, zones, [], labels, (day, day) if day else None, 0)


@pytest.fixture
def opened(tmp_path: Path, index_of: IndexOf) -> Callable[..., Executor]:
    def build(*documents: IndexDocument, then: tuple[IndexDocument, ...] = ()) -> Executor:
        return index_of(tmp_path, documents, *([then] if then else []))[0]

    return build


def ids(searcher: Executor, query: object, sort: str = "relevance") -> list[int]:
    found = searcher.search(query, sort=sort, offset=0, limit=100)  # type: ignore[arg-type]
    assert found.total == len(found.hits)
    return [hit.id for hit in found.hits]


def divided(searcher: Executor, query: Node, field: str) -> dict[str, int]:
    found = searcher.search(query, sort="newest", offset=0, limit=0, by=(field,))
    names = {label_number(field, value): value for value in ("mau",)}
    counts = found.counts[field]
    assert counts.without == 0
    rows = zip(counts.numbers.tolist(), counts.counts.tolist(), strict=True)
    return {names[number]: count for number, count in rows}


def words(text: str, **options: object) -> Words:
    return Words(tuple(syllables(text)), **options)  # type: ignore[arg-type]


def test_marks_are_optional_in_queries_and_binding_when_typed(
    opened: Callable[..., Executor],
) -> None:
    searcher = opened(doc(1, "Đảng ủy"), doc(2, "đang đi"), doc(3, "đăng tin"))
    assert set(ids(searcher, words("dang"))) == {1, 2, 3}
    assert ids(searcher, words("đảng")) == [1]


def test_an_unmarked_post_is_found_by_a_marked_query_at_the_bottom(
    opened: Callable[..., Executor],
) -> None:
    searcher = opened(doc(1, "Dang uy phuong"), doc(2, "hop", "ve dang, dảng, Đảng uỷ " * 3))
    assert ids(searcher, words("Đảng ủy")) == [2, 1]


def test_phrases_zones_and_every(opened: Callable[..., Executor]) -> None:
    searcher = opened(
        doc(1, "Bí thư Đảng ủy"), doc(2, "Đảng ủy", "có bí thư"), doc(3, "thư bí ẩn", "đảng phái")
    )
    assert ids(searcher, Phrase(("bí", "thư", "đảng", "ủy"))) == [1]
    assert ids(searcher, Phrase(("bi", "thu"))) != []
    assert set(ids(searcher, Phrase(("bi", "thu")))) == {1, 2}
    assert ids(searcher, Phrase(("bí", "thư"), "title")) == [1]
    assert set(ids(searcher, words("bí thư đảng ủy", every=True))) == {1, 2}
    assert set(ids(searcher, words("đảng", zone="body"))) == {3}


def test_title_beats_body_and_neighbours_beat_scattered(opened: Callable[..., Executor]) -> None:
    filler = " ".join(["chuyện"] * 8)
    searcher = opened(
        doc(1, "hội nghị", f"bàn {filler} môi {filler} trường"),
        doc(2, "hội nghị", f"bàn {filler} môi trường {filler}"),
        doc(3, "môi trường", f"bàn {filler} hội nghị {filler}"),
    )
    assert ids(searcher, words("môi trường")) == [3, 2, 1]


def test_a_whole_phrase_beats_near_beats_apart_and_scattered_titles(
    opened: Callable[..., Executor],
) -> None:
    filler = " ".join(["chuyện"] * 14)
    searcher = opened(
        doc(1, "tin", f"{filler} giải {filler} phóng {filler} mặt {filler} bằng"),
        doc(2, "tin", f"{filler} giải phóng {filler} {filler} mặt bằng {filler}"),
        doc(3, "tin", f"{filler} {filler} giải phóng mặt bằng {filler} {filler}"),
        doc(4, "tin giải phóng mặt bằng", f"{filler} {filler} {filler} {filler}"),
        doc(5, f"bằng {filler} mặt {filler} phóng {filler} giải", f"{filler} {filler}"),
    )
    order = ids(searcher, words("giải phóng mặt bằng"))
    assert order[0] == 4
    assert order[1] == 3
    assert order.index(2) < order.index(1)


def test_lead_beats_body(opened: Callable[..., Executor]) -> None:
    def with_lead(number: int, lead: str, body: str) -> IndexDocument:
        zones = Zones(lead=keys([lead]), body=keys([body]))
        return IndexDocument(number, zones, [], [], None, 0)

    searcher = opened(with_lead(1, "một hai", "phường"), with_lead(2, "một phường", "hai"))
    assert ids(searcher, words("phường")) == [2, 1]
    assert ids(searcher, words("phường", zone="lead")) == [2]
    assert ids(searcher, words("phường", zone="body")) == [1]
    assert ids(searcher, Phrase(("một", "phường"), "lead")) == [2]
    assert ids(searcher, Phrase(("một", "phường"), "body")) == []


def test_filters_dates_and_order(opened: Callable[..., Executor]) -> None:
    searcher = opened(
        doc(1, "một", day=date(2019, 5, 1)), doc(2, "hai", day=date(2021, 5, 1)), doc(3, "ba")
    )
    assert ids(searcher, Everything(), "newest") == [2, 1, 3]
    assert ids(searcher, Everything(), "oldest") == [1, 2, 3]
    assert ids(searcher, Undated()) == [3]
    assert ids(searcher, Dates(date(2020, 1, 1), None)) == [2]
    assert ids(searcher, Labels("person", ("Người 1", "Người 3")), "oldest") == [1, 3]
    assert ids(searcher, Bool(must=(Everything(),), must_not=(words("một"),)), "newest") == [2, 3]
    assert divided(searcher, Everything(), "source") == {"mau": 3}


def test_an_update_replaces_and_adds(opened: Callable[..., Executor]) -> None:
    searcher = opened(
        doc(1, "đường cũ"), doc(2, "chợ"), then=(doc(1, "đường mới"), doc(3, "cầu mới"))
    )
    assert searcher.ids() == {1, 2, 3}
    assert ids(searcher, words("cũ")) == []
    assert set(ids(searcher, words("mới"))) == {1, 3}
    assert set(ids(searcher, Phrase(("đường", "mới")))) == {1}
    assert divided(searcher, Everything(), "source") == {"mau": 3}


def test_columns_equal_what_whoosh_reads_value_by_value(tmp_path: Path, index_of: IndexOf) -> None:
    index_of(
        tmp_path,
        [doc(n, "một", day=date(2019, 1, n)) for n in range(1, 20)],
        [doc(n, "hai") for n in range(10, 20)],
        [doc(n, "hai") for n in range(25, 35)],
    )
    reader = open_dir(str(tmp_path)).reader()
    assert len(reader.leaf_readers()) == 3
    record = reader.column_reader("record", translate=False)
    number = reader.column_reader("number_person", translate=False)
    count = reader.doc_count_all()
    assert records(reader).tobytes() == b"".join(record[n] for n in range(count))
    labels = ragged(reader, "number_person", NUMBER)
    assert labels.values.tobytes() == b"".join(number[n] for n in range(count))
    assert labels.documents.tolist() == list(range(count))
    assert not len(ragged(reader, "events", EVENT).values)


def test_periods_take_no_date_that_spans_several(opened: Callable[..., Executor]) -> None:
    def dated(number: int, first: date, last: date) -> IndexDocument:
        return IndexDocument(number, Zones(title=["một"]), [], [], (first, last), 0)

    searcher = opened(
        dated(1, date(2012, 1, 1), date(2012, 12, 31)),
        dated(2, date(2012, 3, 1), date(2012, 3, 31)),
        dated(3, date(2012, 4, 9), date(2012, 4, 9)),
        doc(4, "một"),
    )
    by = ("year", "quarter", "month")
    found = searcher.search(words("một"), sort="newest", offset=0, limit=1, by=by)
    rows = [
        (c.numbers.tolist(), c.counts.tolist(), c.coarser, c.without) for c in found.counts.values()
    ]
    assert rows == [
        ([2012], [3], 0, 1),
        ([20121, 20122], [1, 1], 1, 1),
        ([201203, 201204], [1, 1], 1, 1),
    ]


def test_postings_equal_what_whoosh_matchers_step_through(
    tmp_path: Path, index_of: IndexOf
) -> None:
    chosen = random.Random(7)
    letters = ["an", "ban", "cam", "dan", "em", "ga", "hai", "khi"]
    documents = [
        doc(n, " ".join(chosen.choices(letters, k=3)), " ".join(chosen.choices(letters, k=30)))
        for n in range(700)
    ]
    index_of(tmp_path, documents[:600], documents[500:])
    reader = open_dir(str(tmp_path)).reader()
    for term in letters:
        fast = read_postings(reader, "exact", exact_term(term))
        matcher = reader.postings("exact", exact_term(term))
        slow = {}
        while matcher.is_active():
            slow[matcher.id()] = matcher.weight()
            matcher.next()
        rows = zip(fast.documents.tolist(), fast.weights.tolist(), strict=True)
        alive = set(reader.all_doc_ids())
        assert {n: w for n, w in rows if n in alive} == slow
