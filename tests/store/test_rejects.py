"""Rejects: one open entry a place, closed when the place has been read anew."""

from __future__ import annotations

import pytest

from luutru.errors import NotFound
from luutru.store import Store
from luutru.tests.helpers.stores import FilledStore


def add(store: Store, run: int, uri: str, locator: str = "", reason: str = "hỏng") -> bool:
    with store.transaction():
        return store.rejects.add(run, uri, locator, reason, "sửa", start=1, end=5).added


def test_a_reject_keeps_reason_repair_and_place(store: Store, filled: FilledStore) -> None:
    with store.transaction():
        added = store.rejects.add(
            filled.run, "file:///a", "dòng 2", "JSON hỏng", "Hãy sửa.",
            reading='{"source": "x"}', sha256=filled.sha256, start=3, end=9,
        )  # fmt: skip
    (reject,) = store.rejects.open()
    assert (added.added, added.known) == (True, False)
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


def test_a_fault_is_known_once_a_run_that_met_it_came_to_its_end(
    store: Store, filled: FilledStore
) -> None:
    def met(reason: str = "hỏng", sha256: str | None = filled.sha256) -> bool:
        run = store.runs.start("ingest", {})
        return store.rejects.add(run, "file:///a", "", reason, "sửa", sha256=sha256).known

    assert not met()
    assert not met()  # the first was cut off: nobody has seen it
    store.runs.finish(store.rejects.open()[0].run, "done", {})
    assert met()
    assert store.rejects.open()[0].since == filled.run + 2
    assert not met("hỏng khác")
    assert not met(sha256=None)


def test_a_fault_put_aside_stays_so_until_its_place_holds_another(
    store: Store, filled: FilledStore
) -> None:
    add(store, filled.run, "file:///a")
    add(store, filled.run, "file:///b")
    store.runs.finish(filled.run, "done", {})
    assert store.rejects.dismiss(1) == 1
    assert [reject.uri for reject in store.rejects.open()] == ["file:///b"]
    with pytest.raises(NotFound, match="Mục 1 không còn mở"):
        store.rejects.dismiss(1)
    later = store.runs.start("ingest", {})
    add(store, later, "file:///a")
    assert store.rejects.count_open() == 1
    assert store.rejects.dismiss() == 1
    assert store.rejects.dismiss() == 0
    add(store, later, "file:///a", reason="khác")
    assert store.rejects.count_open() == 1


def test_there_is_no_such_reject(store: Store) -> None:
    assert store.rejects.open() == []
    with pytest.raises(NotFound, match="số 7"):
        store.rejects.get(7)
