"""Ingests that are stopped, killed or lose a worker: nothing is lost, nothing is there twice."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from luutru import Archive
from luutru.errors import ArchiveError
from luutru.ingest import pipeline
from luutru.ingest.interruption import stop_on_interrupt
from luutru.workers import Failure, ordered_map

Luutru = Callable[..., Result]
Write = Callable[[str, str | bytes], Path]

POSTS = 700


@pytest.fixture
def export(write: Write) -> Path:
    body = "Hội nghị phường bàn về vệ sinh môi trường. Ông Trần Quốc Bảo chủ trì. " * 5
    lines = (json.dumps({"id": n, "title": f"Bài số {n}", "body": body}) for n in range(POSTS))
    return write("x.jsonl", "\n".join(lines))


def stored(folder: Path) -> int:
    """Return how many posts have been committed, 0 while there is no store."""
    path = folder / "archive.db"
    if not path.is_file():
        return 0
    with closing(sqlite3.connect(path, timeout=30)) as db:
        try:
            return int(db.execute("SELECT count(*) FROM posts").fetchone()[0])
        except sqlite3.OperationalError:  # its tables are being made
            return 0


def cut_off(folder: Path, export: Path, how: int) -> subprocess.Popen[str]:
    """Begin an ingest, and send it a signal when it has stored a part."""
    command = [sys.executable, "-m", "luutru.cli", "--archive", str(folder), "ingest", str(export)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8") as process:
        while not stored(folder):
            assert process.poll() is None
            time.sleep(0.01)
        process.send_signal(how)
        process.communicate()
    return process


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.usefixtures("ctrl_c")
def test_ctrl_c_keeps_what_is_done_and_resume_does_the_rest(
    luutru: Luutru, tmp_path: Path, export: Path
) -> None:
    folder = tmp_path / "archive"
    assert cut_off(folder, export, signal.SIGINT).returncode == 130
    done = stored(folder)
    assert 0 < done < POSTS
    with Archive(folder) as archive:
        run = archive.store.runs.last()
        assert run is not None
        assert (run["status"], run["counts"]["new"]) == ("interrupted", done)  # type: ignore[index]
    result = luutru("ingest", "--resume", "--format", "json")
    assert result.exit_code == 0, result.stderr
    assert str(export) in result.stderr
    counts = json.loads(result.stdout)
    assert (counts["unchanged"], counts["new"]) == (done, POSTS - done)
    assert luutru("check").exit_code == 0
    assert luutru("ingest", "--resume").exit_code == 2


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_ctrl_c_is_ignored_where_whoever_started_it_ignores_it(
    luutru: Luutru, tmp_path: Path, export: Path
) -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # as cron and `nohup ... &` do
    try:
        assert cut_off(tmp_path / "archive", export, signal.SIGINT).returncode == 0
    finally:
        signal.signal(signal.SIGINT, before)
    assert stored(tmp_path / "archive") == POSTS
    assert luutru("check").exit_code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_after_kill_9_the_same_command_goes_on(
    luutru: Luutru, tmp_path: Path, export: Path
) -> None:
    folder = tmp_path / "archive"
    assert cut_off(folder, export, signal.SIGKILL).returncode == -signal.SIGKILL
    done = stored(folder)
    assert 0 < done < POSTS
    result = luutru("ingest", export, "--format", "json")
    assert result.exit_code == 0, result.stderr
    assert json.loads(result.stdout)["new"] == POSTS - done
    with Archive(folder) as archive:
        posts = list(archive.store.posts.changed_after())
        assert sorted(int(post.post.external_id) for post in posts) == list(range(POSTS))
        assert {post.number for post in posts} == {1}
        assert archive.check() == []


@pytest.mark.usefixtures("ctrl_c")
def test_ctrl_c_says_how_to_go_on(
    luutru: Luutru, export: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pressed(*arguments: Any, **options: Any) -> Iterator[tuple[Any, Any]]:
        for number, ready in enumerate(ordered_map(*arguments, **options)):
            if number == 30:
                signal.raise_signal(signal.SIGINT)
            yield ready

    monkeypatch.setattr(pipeline, "ordered_map", pressed)
    result = luutru("ingest", export, "--processes", "1")
    assert result.exit_code == 130
    assert "Mới 30, đổi 0" in result.stderr  # the step before them begins the file
    assert "luutru ingest --resume" in result.stderr


@pytest.mark.usefixtures("ctrl_c")
def test_a_second_ctrl_c_stops_at_once() -> None:
    before = signal.getsignal(signal.SIGINT)
    with stop_on_interrupt() as stop:
        assert not stop()
        signal.raise_signal(signal.SIGINT)
        assert stop()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before


def test_resume_needs_an_ingest_that_was_cut_off(luutru: Luutru, write: Write) -> None:
    export = write("một.jsonl", '{"title": "Một"}')
    assert luutru("ingest", "--resume").exit_code == 1  # no archive at all
    assert luutru("ingest", export, "--processes", "1").exit_code == 0
    nothing = luutru("ingest", "--resume")
    assert (nothing.exit_code, "Không có lần nhập nào" in nothing.stderr) == (2, True)
    for words in ([export], ["--source", "x"], ["--no-index"]):
        assert luutru("ingest", "--resume", *words).exit_code == 2


@pytest.mark.parametrize(
    ("failure", "reason"),
    [(Failure("died", "SIGKILL"), "bị chết (SIGKILL), đã thử 2 lần"),
     (Failure("hung", "120"), "treo quá 120 giây, đã thử 2 lần"),
     (Failure("memory", "1"), "hết bộ nhớ, đã thử 2 lần")],
)  # fmt: skip
def test_a_post_that_costs_its_workers_is_rejected_with_its_bytes(
    archive: Archive, write: Write, monkeypatch: pytest.MonkeyPatch, failure: Failure, reason: str
) -> None:
    def losing(function: Any, items: Iterable[tuple[Any, Any]], *_: Any) -> Iterator[Any]:
        for number, (step, item) in enumerate(items):
            yield step, (failure if number == 2 else item and function(item))

    path = write("x.jsonl", '{"title": "Một"}\n{"title": "Hai"}\n{"title": "Ba"}')
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "ordered_map", losing)
        summary = archive.ingest([path])
    assert (summary.new, summary.rejected) == (2, 1)
    (reject,) = archive.store.rejects.open()
    assert (reject.locator, reason in reject.reason) == ("dòng 2", True)
    assert archive.store.originals.read(str(reject.sha256), reject.start or 0, reject.end) == (
        b'{"title": "Hai"}'
    )
    assert archive.rejects.retry(reject.id).new == 1
    assert archive.store.rejects.count_open() == 0


def test_counts_are_held_against_the_store(archive: Archive, write: Write) -> None:
    archive.store.db.execute(
        "CREATE TRIGGER lose BEFORE INSERT ON versions WHEN NEW.title = 'Hai' "
        "BEGIN SELECT RAISE(IGNORE); END"
    )
    with pytest.raises(ArchiveError, match=r"đã báo 2 bài, 2 bản.*kho thêm 2 bài, 1 bản"):
        archive.ingest([write("x.jsonl", '{"title": "Một"}\n{"title": "Hai"}')])
    assert archive.store.runs.last()["status"] == "failed"  # type: ignore[index]


def test_one_place_rejected_twice_in_a_run_is_counted_once(archive: Archive, write: Write) -> None:
    path = write("x.jsonl", '{"title": "hỏ')
    assert archive.ingest([path, path]).rejected == 2
    assert archive.store.rejects.count_open() == 1
