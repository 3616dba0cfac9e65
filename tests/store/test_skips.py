"""Skips: each file that was passed over, as it was met last."""

from __future__ import annotations

from luutru.store import Store
from luutru.tests.helpers.stores import FilledStore


def add(store: Store, run: int, uri: str, kind: str = ".docx", *, holds: bool = True) -> bool:
    with store.transaction():
        return store.skips.add(run, uri, kind, "chưa đọc được", holds=holds, size=7)


def end(store: Store, run: int) -> None:
    with store.transaction():
        store.runs.finish(run, "done", {})


def test_a_skip_keeps_kind_reason_and_size(store: Store, filled: FilledStore) -> None:
    assert not add(store, filled.run, "file:///a.docx")
    (skip,) = store.skips.all()
    assert (skip.uri, skip.kind, skip.reason) == ("file:///a.docx", ".docx", "chưa đọc được")
    assert (skip.holds, skip.size, skip.since, skip.run) == (True, 7, filled.run, filled.run)
    assert skip.to_dict()["uri"] == "file:///a.docx"
    assert skip.to_dict()["holds"] is True


def test_a_skip_is_known_once_a_run_that_met_it_came_to_its_end(
    store: Store, filled: FilledStore
) -> None:
    add(store, filled.run, "file:///a.docx")
    cut_off = store.runs.start("ingest", {})
    assert not add(store, cut_off, "file:///a.docx")
    end(store, cut_off)
    later = store.runs.start("ingest", {})
    assert add(store, later, "file:///a.docx")
    (skip,) = store.skips.all()
    assert (skip.since, skip.run) == (cut_off, later)


def test_a_file_that_is_of_another_kind_now_is_new(store: Store, filled: FilledStore) -> None:
    add(store, filled.run, "file:///a", ".docx")
    end(store, filled.run)
    later = store.runs.start("ingest", {})
    assert not add(store, later, "file:///a", ".zip")
    assert [(skip.kind, skip.since) for skip in store.skips.all()] == [(".zip", later)]


def test_what_may_hold_posts_comes_first(store: Store, filled: FilledStore) -> None:
    add(store, filled.run, "file:///b.zip", ".zip")
    add(store, filled.run, "file:///a.css", ".css", holds=False)
    add(store, filled.run, "file:///d.docx", ".docx")
    add(store, filled.run, "file:///c.docx", ".docx")
    assert [skip.uri[-6:] for skip in store.skips.all()] == ["c.docx", "d.docx", "/b.zip", "/a.css"]


def test_a_file_that_was_read_is_none_any_more(store: Store, filled: FilledStore) -> None:
    add(store, filled.run, "file:///a.docx")
    add(store, filled.run, "file:///b.docx")
    later = store.runs.start("ingest", {})
    add(store, later, "file:///b.docx")
    assert (store.skips.count_of(filled.run), store.skips.count_of(later)) == (1, 1)
    with store.transaction():
        store.skips.drop("file:///a.docx")
    assert [skip.uri for skip in store.skips.all()] == ["file:///b.docx"]
    assert store.skips.count_of(filled.run) == 0
