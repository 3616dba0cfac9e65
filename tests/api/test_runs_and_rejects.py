"""`archive.runs` and `archive.rejects`: what was done, what could not be read."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from luutru import Archive, NotFound, __version__
from luutru.api.logged_run import LoggedRun
from luutru.tests.api.conftest import Printed
from luutru.tests.conftest import needs_permissions
from luutru.tests.helpers.ward import REJECTED


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


def test_open_rejects_have_reason_repair_and_bytes(ward: Archive, printed: Printed) -> None:
    (reject,) = ward.rejects
    assert len(ward.rejects) == 1
    assert ward.rejects.get(reject.id) == reject
    assert reject.locator == "dòng 1"
    assert "JSON hỏng" in reject.reason
    assert reject.repair
    assert ward.rejects.original(reject.id) == REJECTED.encode()
    assert [reject.to_dict()] == printed("rejects")
    with pytest.raises(NotFound, match="số 9"):
        ward.rejects.get(9)
    with pytest.raises(NotFound, match="số 9"):
        ward.rejects.original(9)


def test_a_reject_is_read_again_and_resolved_when_its_bytes_can_be(
    archive: Archive, tmp_path: Path
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"title": "Ch\xc3')
    assert archive.ingest([path]).rejected == 1
    (reject,) = archive.rejects
    assert archive.rejects.retry(reject.id).rejected == 1
    path.write_text('{"title": "Chợ"}', "utf-8")
    assert archive.ingest([path]).new == 1
    assert len(archive.rejects) == 0
    assert archive.rejects.get(reject.id).state == "resolved"
    with pytest.raises(NotFound):
        archive.rejects.retry(99)


@needs_permissions
def test_a_file_that_was_never_read_has_no_bytes(archive: Archive, tmp_path: Path) -> None:
    path = tmp_path / "khoa.txt"
    path.write_text("x", "utf-8")
    path.chmod(0)
    archive.ingest([path])
    (reject,) = archive.rejects
    assert reject.sha256 is None
    with pytest.raises(NotFound, match="không có byte nào"):
        archive.rejects.original(reject.id)
