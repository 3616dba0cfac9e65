"""One process writes into an archive; the others wait, or say who does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import Result

from luutru import Archive
from luutru.errors import ArchiveError

Luutru = Callable[..., Result]
Write = Callable[[str, str | bytes], Path]

_HOLD = """
import sys
from luutru import Archive
from luutru.api.logged_run import LoggedRun
with Archive(sys.argv[1], create=True) as archive:
    with archive.writing("ingest"), LoggedRun(archive.store, "ingest", {}):
        print("held", flush=True)
        sys.stdin.readline()
"""


@contextmanager
def another_holds(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Let another process hold the archive until it is sent a line, or the block ends."""
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


@pytest.fixture
def post(write: Write) -> Path:
    return write("x.jsonl", json.dumps({"id": 1, "title": "Hội nghị phường"}))


def test_what_writes_says_who_holds_the_archive_and_what_reads_does_not_care(
    luutru: Luutru, tmp_path: Path, post: Path
) -> None:
    assert luutru("ingest", post).exit_code == 0
    with another_holds(tmp_path / "archive") as holder:
        for command in (["ingest", post], ["reindex"], ["topics", "add", "1", "y te"]):
            refused = luutru(*command)
            assert refused.exit_code == 1
            assert f"(luutru ingest, tiến trình {holder.pid} trên máy " in refused.stderr
            assert "--wait" in refused.stderr
        assert luutru("search", "hoi nghi", "--format", "ids").stdout == "1\n"
        assert luutru("check").exit_code == 0
    assert luutru("ingest", post).exit_code == 0


def test_a_second_ingest_waits_when_it_is_told_to(tmp_path: Path, post: Path) -> None:
    folder = tmp_path / "archive"
    command = [sys.executable, "-m", "luutru.cli", "--archive", str(folder)]
    with (
        another_holds(folder) as holder,
        subprocess.Popen([*command, "ingest", "--wait", "60", str(post)]) as second,
    ):
        with pytest.raises(subprocess.TimeoutExpired):
            second.wait(1.5)
        holder.communicate("\n")
        assert second.wait(60) == 0
    with Archive(folder) as archive:
        assert archive.store.posts.count() == 1


def test_a_killed_process_leaves_no_lock_and_its_run_is_logged_as_interrupted(
    archive: Archive, post: Path
) -> None:
    with another_holds(archive.folder) as holder:
        assert archive.store.runs.last()["status"] == "running"  # type: ignore[index]
        holder.kill()
        holder.wait()
        assert archive.ingest([post]).new == 1
    runs = archive.store.db.execute("SELECT status FROM runs ORDER BY id").fetchall()
    assert runs == [("interrupted",), ("done",)]


def test_one_archive_may_write_while_it_writes(archive: Archive, post: Path) -> None:
    with archive.writing("ingest"):
        assert archive.ingest([post]).new == 1
        with Archive(archive.folder) as other, pytest.raises(ArchiveError, match=str(os.getpid())):
            other.update_index()
        archive.update_index()


def test_a_folder_that_cannot_be_written_is_named(archive: Archive, post: Path) -> None:
    (archive.folder / "archive.lock").mkdir()
    with pytest.raises(ArchiveError, match=r"Không ghi được vào thư mục kho .*archive"):
        archive.ingest([post])
