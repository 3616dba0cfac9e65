"""What is open of an archive, the view that is replaced as one, and runs in the log."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from luutru import Archive, IndexMissing, Locked
from luutru.api.logged_run import LoggedRun
from luutru.api.opened import OpenArchive
from luutru.api.writing import ArchiveWriter


@pytest.fixture
def opened(own_ward: Path) -> OpenArchive:
    return OpenArchive(own_ward)


def test_a_view_is_kept_until_something_is_written(opened: OpenArchive) -> None:
    view = opened.view
    assert opened.view is view
    assert view.search("rác").total == 2
    assert view.people is opened.view.people
    assert view.topics is opened.view.topics
    opened.changed()
    assert opened.view is not view
    assert opened.view.store is view.store
    opened.close()


def test_a_view_opens_the_index_when_it_is_first_asked_for(opened: OpenArchive) -> None:
    (opened.folder / "index" / "current").rename(opened.folder / "index" / "away")
    view = opened.view
    assert view.people.summary(2).name == "Nguyễn Ngọc Quế"
    with pytest.raises(IndexMissing):
        view.search("rác")
    (opened.folder / "index" / "away").rename(opened.folder / "index" / "current")
    assert view.search("rác").total == 2
    opened.close()


def test_an_older_view_sees_what_it_held_while_it_is_open(own_ward: Path, tmp_path: Path) -> None:
    path = tmp_path / "moi.jsonl"
    path.write_text('{"title": "Rác mới"}', "utf-8")
    with Archive(own_ward) as reader, Archive(own_ward) as writer:
        assert reader.search("rác").total == 2
        writer.ingest([path], processes=1)
        assert writer.search("rác").total == 3
        assert reader.search("rác").total == 2
        assert len(reader.posts) == 9
    with Archive(own_ward) as again:
        assert again.search("rác").total == 3


def test_what_writes_drops_the_view_even_when_it_fails(opened: OpenArchive) -> None:
    writer, view = ArchiveWriter(opened), opened.view
    with pytest.raises(ZeroDivisionError), writer.writing("ingest"):
        raise ZeroDivisionError
    assert opened.view is not view
    opened.close()


def test_writing_within_writing_is_one(opened: OpenArchive) -> None:
    writer, other = ArchiveWriter(opened), ArchiveWriter(OpenArchive(opened.folder))
    with writer.writing("ingest"), writer.writing("reindex"):
        view = opened.view
        with writer.writing("people"):
            pass
        assert opened.view is view
        with pytest.raises(Locked, match="luutru ingest"), other.writing("people"):
            pass
    with other.writing("people"):
        pass
    opened.close()
    other._opened.close()


def test_closed_is_closed(opened: OpenArchive) -> None:
    store = opened.store
    opened.close()
    with pytest.raises(sqlite3.ProgrammingError):
        store.posts.count()


@pytest.mark.parametrize(
    ("error", "status"),
    [(None, "done"), (ZeroDivisionError, "failed"), (KeyboardInterrupt, "interrupted")],
)
def test_a_run_is_logged_by_how_its_block_ends(
    opened: OpenArchive, error: type[BaseException] | None, status: str
) -> None:
    try:
        with LoggedRun(opened.store, "thử", {"a": 1}) as log:
            log.counts["posts"] = 3
            assert opened.store.runs.get(log.number).status == "running"
            if error:
                raise error
    except (ZeroDivisionError, KeyboardInterrupt):
        assert error is not None
    run = opened.store.runs.get(log.number)
    assert (run.command, run.status) == ("thử", status)
    assert (run.parameters, run.counts) == ({"a": 1}, {"posts": 3})
    assert run.seconds is not None
    assert run.seconds >= 0
    opened.close()


def test_a_run_that_began_before_its_block_has_its_own_beginning(opened: OpenArchive) -> None:
    began = "2020-01-02T03:04:05+00:00"
    with LoggedRun(opened.store, "thử", {}, began=began) as log:
        pass
    assert opened.store.runs.get(log.number).started == began
    opened.close()


def test_runs_of_processes_that_are_gone_are_interrupted_by_who_writes_next(
    opened: OpenArchive,
) -> None:
    with opened.store.transaction():
        number = opened.store.runs.start("ingest", {})
    with ArchiveWriter(opened).run("reindex", {}) as log:
        assert opened.store.runs.get(number).status == "interrupted"
    assert opened.store.runs.get(log.number).status == "done"
    opened.close()
