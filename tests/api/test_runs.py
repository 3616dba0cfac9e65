"""`archive.runs`: what was done, the newest first."""

from __future__ import annotations

from datetime import datetime

import pytest

from luutru import Archive, NotFound, __version__
from luutru.api.logged_run import LoggedRun
from luutru.tests.api.conftest import Printed


def test_runs_are_listed_the_newest_first(ward: Archive, printed: Printed) -> None:
    assert [run.id for run in ward.runs] == [2, 1]
    assert [run.id for run in ward.runs.list(1)] == [2]
    assert ward.runs.last() == ward.runs.get(2)
    first = ward.runs.get(1)
    assert (first.command, first.status, first.version) == ("ingest", "done", __version__)
    assert first.counts == {"new": 8, "changed": 0, "unchanged": 0, "rejected": 1, "files": 3}
    assert datetime.fromisoformat(first.started).utcoffset() is not None
    assert repr(first) == "<Run 1 ingest: done>"
    assert [run.to_dict() for run in ward.runs] == printed("runs")
    assert first.to_dict() == printed("runs", 1)
    with pytest.raises(NotFound, match="lần chạy số 9"):
        ward.runs.get(9)


def test_an_archive_without_runs(archive: Archive) -> None:
    assert list(archive.runs) == []
    assert archive.runs.last() is None
    assert archive.runs.unfinished() is None


def test_what_was_cut_off_is_unfinished_until_it_is_done(own: Archive) -> None:
    given = own.runs.get(2).parameters
    with pytest.raises(ZeroDivisionError), LoggedRun(own.store, "ingest", given):
        raise ZeroDivisionError
    run = own.runs.unfinished("ingest")
    assert run is not None
    assert (run.id, run.status, run.parameters) == (3, "failed", given)
    assert own.runs.unfinished("reindex") is None
    own.ingest(given["paths"], source=given["source"])
    assert own.runs.unfinished() is None


def test_an_interrupted_run_is_in_the_log_as_such(own: Archive) -> None:
    with pytest.raises(KeyboardInterrupt), LoggedRun(own.store, "ingest", {}):
        raise KeyboardInterrupt
    run = own.runs.last()
    assert run is not None
    assert run.status == "interrupted"
    assert repr(run) == f"<Run {run.id} ingest: interrupted>"


def test_a_limit_is_the_newest(own: Archive) -> None:
    own.reindex()
    assert [run.command for run in own.runs.list(2)] == ["reindex", "ingest"]
    assert list(own.runs.list(0)) == []
    assert len(own.runs.list(99)) == len(own.runs.list()) == 3


def test_what_is_only_read_is_no_run(own: Archive) -> None:
    own.search("rác")
    own.stats()
    own.check()
    assert len(own.runs.list()) == 2
