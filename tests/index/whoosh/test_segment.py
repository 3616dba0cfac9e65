"""Segments written in bulk are what Whoosh's stock writer makes of the same documents."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from whoosh.index import open_dir
from whoosh.query import Or, Term
from whoosh.reading import IndexReader

from luutru import Archive
from luutru.index.analysis import keys
from luutru.index.document import IndexDocument, Label, Zones
from luutru.index.fields import LABEL_FIELDS
from luutru.index.query import Phrase, Words
from luutru.index.shards import documents
from luutru.index.vocabulary.vocabulary import IndexVocabulary
from luutru.index.whoosh.engine import WhooshEngine
from luutru.index.whoosh.schema import TERM_FIELDS, number_field
from luutru.index.whoosh.source import WhooshSource
from luutru.index.whoosh.stock import write_index
from luutru.search.executor import Executor

IndexOf = Callable[..., tuple[Executor, IndexVocabulary]]
COLUMNS = ("record", "row", "events", *map(number_field, LABEL_FIELDS))
SYLLABLES = "an ban đảng đăng dang ủy úy phường thư thứ hòa một hai ba".split()


def postings(reader: IndexReader) -> dict[tuple[str, bytes], list[tuple[int, float]]]:
    """Return every posting list, stepped through by Whoosh's own matchers."""
    found: dict[tuple[str, bytes], list[tuple[int, float]]] = {}
    for name in TERM_FIELDS:
        for term in reader.lexicon(name):
            matcher = reader.postings(name, term)
            rows = found[name, term] = []
            while matcher.is_active():
                rows.append((matcher.id(), matcher.weight()))
                matcher.next()
    return found


def facts(reader: IndexReader) -> list[tuple[object, ...]]:
    """Return what Whoosh's scorers ask of each term."""
    rows: list[tuple[object, ...]] = []
    for name in sorted(TERM_FIELDS):
        for term in reader.lexicon(name):
            info = reader.term_info(name, term)
            rows.append((name, term, info.weight(), info.doc_frequency(), info.max_weight(),
                         info.min_id(), info.max_id()))  # fmt: skip
    return rows


def compare(bulk: Path, stock: Path) -> None:
    ours, theirs = open_dir(str(bulk)).reader(), open_dir(str(stock)).reader()
    assert ours.doc_count_all() == theirs.doc_count_all()
    assert postings(ours) == postings(theirs)
    assert facts(ours) == facts(theirs)
    for name in COLUMNS:
        mine, its = (reader.column_reader(name, translate=False) for reader in (ours, theirs))
        assert [mine[n] for n in range(len(mine))] == [its[n] for n in range(len(its))]
    ours.close()
    theirs.close()


def made(number: int, chance: random.Random, most: int) -> IndexDocument:
    def text(longest: int) -> str:
        return " ".join(chance.choices(SYLLABLES, k=chance.randrange(longest)))

    day = date(2000 + number % 20, 1 + number % 12, 1 + number % 28)
    return IndexDocument(
        number,
        Zones(keys([text(5)]), keys([text(9)]), keys([text(most) for _ in range(3)])),
        [f"{a}_{b}" for a, b in (chance.sample(SYLLABLES, 2) for _ in range(number % 4))],
        [Label("source", "mẫu"), *(Label("person", str(n)) for n in range(number % 5))],
        (day, day) if number % 7 else None,
        number % 1440,
        ["ubnd", "ubnd=ủy_ban"][: number % 3],
        events=[(day, day)] * (number % 2),
    )


@pytest.mark.parametrize("count", [1, 40, 700])
def test_bulk_postings_and_columns_equal_the_stock_writer_s(
    tmp_path: Path, index_of: IndexOf, count: int
) -> None:
    chance = random.Random(count)
    some = [made(number, chance, 400 if count == 40 else 30) for number in range(1, count + 1)]
    (tmp_path / "bulk").mkdir()
    (tmp_path / "stock").mkdir()
    index_of(tmp_path / "bulk", some)
    write_index(tmp_path / "stock", some)
    compare(tmp_path / "bulk", tmp_path / "stock")


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.text(max_size=12), max_size=4), min_size=1, max_size=4))
def test_bulk_equals_stock_on_any_text(
    tmp_path_factory: pytest.TempPathFactory, index_of: IndexOf, texts: list[list[str]]
) -> None:
    some = [
        IndexDocument(number, Zones(body=keys(blocks)), [], [], None, 0)
        for number, blocks in enumerate(texts)
    ]
    bulk, stock = tmp_path_factory.mktemp("bulk"), tmp_path_factory.mktemp("stock")
    index_of(bulk, some)
    write_index(stock, some)
    compare(bulk, stock)


def test_scores_and_order_equal_the_stock_writer_s_on_the_samples(tmp_path: Path) -> None:
    samples = Path(__file__).parents[3] / "data" / "samples"
    with Archive(tmp_path / "archive", create=True) as archive:
        archive.ingest([samples], processes=1)
        bulk = archive.index.current()
        some = list(documents(archive.store, list(archive.store.posts.ids())))
    stock = tmp_path / "stock"
    stock.mkdir()
    write_index(stock, some)
    ours, theirs = (
        Executor(WhooshEngine().open(bulk)),
        Executor(WhooshSource(open_dir(str(stock)).reader())),
    )
    both = [open_dir(str(folder)).searcher() for folder in (bulk, stock)]
    found = 0
    for document in some:
        title = tuple(key for key in document.zones.title if key)[:6]
        for query in (Words(title), Words(title, zone="body"), Phrase(title[:2])):
            asked = [
                searcher.search(query, sort="relevance", offset=0, limit=10)
                for searcher in (ours, theirs)
            ]
            assert asked[0] == asked[1]
            found += len(asked[0].hits)
        # Whoosh's own scoring, too.
        terms = [Term("words", word) for word in dict.fromkeys(document.words[:8])]
        theirs_and_ours = [
            [(hit.docnum, hit.score) for hit in one.search(Or(terms), limit=10)] for one in both
        ]
        assert theirs_and_ours[0] == theirs_and_ours[1]
    assert found > 100
