"""Rejects: one open entry a place, closed when the place has been read anew."""

from __future__ import annotations

import pytest

from luutru.errors import NotFound
from luutru.store import Store
from luutru.tests.helpers.stores import FilledStore


def add(store: Store, run: int, uri: str, locator: str = "", reason: str = "hỏng") -> bool:
    with store.transaction():
        return store.rejects.add(run, uri, locator, reason, "sửa", start=1, end=5)


def test_a_reject_keeps_reason_repair_and_place(store: Store, filled: FilledStore) -> None:
    with store.transaction():
        added = store.rejects.add(
            filled.run, "file:///a", "dòng 2", "JSON hỏng", "Hãy sửa.",
            reading='{"source": "x"}', sha256=filled.sha256, start=3, end=9,
        )  # fmt: skip
    (reject,) = store.rejects.open()
    assert added
    assert (reject.uri, reject.locator, reject.start, reject.end) == ("file:///a", "dòng 2", 3, 9)
    assert (reject.reason, reject.repair, reject.state) == ("JSON hỏng", "Hãy sửa.", "open")
    assert (reject.run, reject.sha256) == (filled.run, filled.sha256)
    assert (reject.reading, store.rejects.get(reject.id)) == ('{"source": "x"}', reject)


def test_a_place_rejected_again_has_one_open_entry(store: Store, filled: FilledStore) -> None:
    assert add(store, filled.run, "file:///a", "dòng 1")
    assert add(store, filled.run, "file:///a", "dòng 2")
    assert not add(store, filled.run, "file:///a", "dòng 2", "vẫn hỏng")  # the run has no more
    assert [reject.reason for reject in store.rejects.open()] == ["hỏng", "vẫn hỏng"]
    later = store.runs.start("ingest", {})
    assert add(store, later, "file:///a", "dòng 2")
    assert store.rejects.count_open() == 2
    assert (store.rejects.count_of(filled.run), store.rejects.count_of(later)) == (1, 1)


def test_what_earlier_runs_rejected_of_a_place_is_closed(store: Store, filled: FilledStore) -> None:
    add(store, filled.run, "file:///a", "dòng 1")
    add(store, filled.run, "file:///b")
    later = store.runs.start("ingest", {})
    add(store, later, "file:///a", "dòng 9")
    with store.transaction():
        store.rejects.resolve("file:///a", later)
    left = [(reject.uri, reject.locator) for reject in store.rejects.open()]
    assert left == [("file:///b", ""), ("file:///a", "dòng 9")]
    assert store.rejects.get(1).state == "resolved"
    assert add(store, later, "file:///a", "dòng 1")  # rejected anew: the closed one stays
    assert store.rejects.get(1).state == "resolved"
    assert store.rejects.count_open() == 3


def test_there_is_no_such_reject(store: Store) -> None:
    assert store.rejects.open() == []
    with pytest.raises(NotFound, match="số 7"):
        store.rejects.get(7)
