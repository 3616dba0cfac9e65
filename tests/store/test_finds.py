"""Citations, dates, abbreviations and definitions: kept for each version, in order."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

from luutru.store import Store
from luutru.store.finds import Finds
from luutru.tests.helpers.stores import FilledStore
from luutru.text.abbreviations import Abbreviation, Definition
from luutru.text.citations import Citation
from luutru.text.dates.dates import PartialDate
from luutru.text.dates.event_dates import EventDate


def event(date: str, start: int, until: str | None = None) -> EventDate:
    last = PartialDate.from_iso(until) if until else None
    return EventDate(PartialDate.from_iso(date), start, start + 4, last)


ALL = Finds(
    citations=(Citation("Quyết định 218 của Bộ Chính trị", 9, 40),
               Citation("Quyết định 217 của Bộ Chính trị", 9, 40)),
    events=(event("2019", 2), event("2019-07", 1), event("2019-07-05", 50, "2019-07-09"),
            event("2019-07-05T14:30+07:00", 60)),
    abbreviations=(Abbreviation("ubnd", 3, 7), Abbreviation("hđnd", 12, 16),
                   Abbreviation("ubnd", 30, 34)),
    definitions=(Definition("ubnd", "ủy ban nhân dân", 0, 20),),
)  # fmt: skip


def test_all_that_is_found_comes_back_in_its_order(filled: FilledStore) -> None:
    post = filled.post("a")
    filled.found(post, finds=ALL, new=True)
    assert filled.store.finds.of([(post, 1)]) == {(post, 1): ALL}


def test_what_has_no_finds_has_empty_ones(filled: FilledStore) -> None:
    post = filled.post("a")
    assert filled.store.finds.of([(post, 1), (99, 1)]) == {(post, 1): Finds(), (99, 1): Finds()}
    assert filled.store.finds.of([]) == {}


def test_each_version_keeps_its_own(filled: FilledStore) -> None:
    post, later = filled.post("a"), replace(ALL, citations=(), events=(event("2020", 1),))
    filled.found(post, finds=ALL, new=True)
    filled.post("a", "sửa")
    filled.found(post, finds=later)
    found = filled.store.finds.of([(post, 2), (post, 1)])
    assert (found[post, 1], found[post, 2]) == (ALL, later)


def test_finding_anew_replaces_them(filled: FilledStore) -> None:
    post = filled.post("a")
    filled.found(post, finds=ALL, new=True)
    less = Finds(abbreviations=ALL.abbreviations[:1])
    filled.found(post, finds=less)
    assert filled.store.finds.of([(post, 1)])[post, 1] == less


def test_many_versions_are_read_at_once(filled: FilledStore) -> None:
    posts = [filled.post(f"bài {n}") for n in range(600)]
    with filled.store.transaction():
        for number, post in enumerate(posts):
            short = (Abbreviation(f"a{number}", 0, 2),)
            filled.store.finds.put(post, 1, Finds(abbreviations=short), new=True)
    found = filled.store.finds.of((post, 1) for post in reversed(posts))
    assert [found[post, 1].abbreviations[0].short for post in posts] == [
        f"a{number}" for number in range(600)
    ]


def test_reading_them_looks_nothing_through(store: Store) -> None:
    """SQLite finds the rows of a version by their key: a scan would take a second a post."""
    seen: list[str] = []
    store.connection.set_trace_callback(seen.append)
    store.finds.of([(1, 1), (2, 1)])
    store.connection.set_trace_callback(None)
    queries = [sql for sql in seen if "WITH wanted" in sql]
    assert len(queries) == 4
    for sql in queries:
        plan = [row[3] for row in store.connection.execute(f"EXPLAIN QUERY PLAN {sql}")]
        assert any(step.startswith("SEARCH f USING PRIMARY KEY") for step in plan), plan


def test_a_version_that_is_not_there_has_none(store: Store) -> None:
    with pytest.raises(sqlite3.IntegrityError), store.transaction():
        store.finds.put(1, 1, ALL, new=True)
