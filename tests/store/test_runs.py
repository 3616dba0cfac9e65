"""The run log: what began, how it ended, which was cut off."""

from __future__ import annotations

import getpass
import re

import pytest

from luutru import __version__
from luutru.errors import NotFound
from luutru.store import Store
from luutru.store.runs import now, user


def test_now_is_utc_in_whole_seconds() -> None:
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", now())


def test_the_user_may_have_no_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "lan")
    assert user() == "lan"

    def nobody() -> str:
        raise KeyError("uid")

    monkeypatch.setattr(getpass, "getuser", nobody)
    assert user() == ""


def test_a_run_is_logged_from_start_to_end(store: Store) -> None:
    run = store.runs.start("ingest", {"map": {"ten": "title"}}, "2020-01-01T00:00:00+00:00")
    started = store.runs.get(run)
    assert (started.command, started.version, started.status) == ("ingest", __version__, "running")
    assert (started.parameters, started.counts) == ({"map": {"ten": "title"}}, {})
    assert (started.finished, started.seconds) == (None, None)
    store.runs.finish(run, "done", {"new": 3})
    ended = store.runs.get(run)
    assert (ended.status, ended.counts) == ("done", {"new": 3})
    assert ended.seconds is not None
    assert ended.seconds > 100_000_000  # since 2020
    with pytest.raises(NotFound):
        store.runs.get(run + 1)


def test_runs_come_newest_first(store: Store) -> None:
    later = [store.runs.start("reindex", {"n": n}) for n in range(3)]
    assert [run.id for run in store.runs.newest(2)] == [later[2], later[1]]
    last = store.runs.last()
    assert last is not None
    assert (last["id"], last["parameters"]) == (later[2], {"n": 2})


def test_an_empty_log_has_no_last_run(store: Store) -> None:
    with store.transaction():
        store.db.execute("DELETE FROM original_parts")
        store.db.execute("DELETE FROM originals")
        store.db.execute("DELETE FROM runs")
    assert store.runs.last() is None
    assert list(store.runs.newest(5)) == []


def test_open_runs_of_dead_processes_are_interrupted(store: Store) -> None:
    done, dead = store.runs.start("ingest", {}), store.runs.start("ingest", {})
    store.runs.finish(done, "done", {})
    store.runs.interrupt_open()
    assert (store.runs.get(done).status, store.runs.get(dead).status) == ("done", "interrupted")


def test_the_newest_run_that_was_cut_off_and_not_done_since(store: Store) -> None:
    first = store.runs.start("ingest", {"paths": ["a"]})
    second = store.runs.start("ingest", {"paths": ["b"]})
    store.runs.start("reindex", {})
    store.runs.finish(first, "interrupted", {})
    store.runs.finish(second, "failed", {})
    unfinished = store.runs.unfinished("ingest")
    assert unfinished is not None
    assert unfinished.id == second
    again = store.runs.start("ingest", {"paths": ["b"]})
    store.runs.finish(again, "done", {})
    left = store.runs.unfinished("ingest")
    assert left is not None
    assert left.id == first
    assert store.runs.unfinished("restore") is None
