"""`luutru runs`: who changed the archive, when, with what, what came of it."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import Result

from luutru import __version__
from luutru.store.runs import user

Write = Callable[[str, str | bytes], Path]
Luutru = Callable[..., Result]


def _runs(luutru: Luutru, *arguments: str) -> list[dict[str, object]]:
    found = json.loads(luutru("runs", *arguments, "--format", "json").stdout)
    assert isinstance(found, list)
    return found


def test_ingest_and_reindex_are_logged_with_all_that_is_known(
    luutru: Luutru, write: Write, pasted: str
) -> None:
    path = write("bai.txt", pasted)
    luutru("ingest", path, "--source", "Cổng phường", "--map", "title=ten")
    luutru("ingest", write("hong.jsonl", '{"title": "hỏ'))
    luutru("reindex")
    last, second, first = _runs(luutru)
    assert (first["id"], first["command"], first["status"]) == (1, "ingest", "done")
    assert (first["user"], first["version"]) == (user(), __version__)
    assert first["parameters"] == {
        "paths": [str(path)], "source": "Cổng phường", "map": {"ten": "title"},
            "index": True,
    }  # fmt: skip
    assert first["counts"] == {"new": 1, "changed": 0, "unchanged": 0, "rejected": 0, "files": 1}
    assert second["counts"]["rejected"] == 1  # type: ignore[index]
    assert (last["command"], last["counts"]) == ("reindex", {"documents": 1})
    took = datetime.fromisoformat(str(last["finished"])) - datetime.fromisoformat(
        str(last["started"])
    )
    assert last["seconds"] == int(took.total_seconds())


def test_the_list_is_limited_and_one_is_shown_by_number(
    luutru: Luutru, write: Write, pasted: str
) -> None:
    luutru("ingest", write("bai.txt", pasted))
    luutru("reindex")
    assert [run["id"] for run in _runs(luutru, "--limit", "1")] == [2]
    listed = luutru("runs").stdout
    assert listed.index("2. reindex: xong") < listed.index("1. ingest: xong")
    assert "mới 1, đổi 0" in listed
    shown = luutru("runs", "1").stdout
    assert "bai.txt" in shown
    assert __version__ in shown
    assert json.loads(luutru("runs", "1", "--format", "json").stdout)["id"] == 1


def test_a_number_that_is_none_and_a_log_without_runs(luutru: Luutru, tmp_path: Path) -> None:
    assert luutru("ingest", tmp_path / "khong-co").exit_code == 2
    assert luutru("runs").exit_code == 1  # no archive has been made
    (tmp_path / "trong").mkdir()
    luutru("ingest", tmp_path / "trong")
    assert luutru("runs", "9").exit_code == 1
    assert "luutru runs" in luutru("runs", "9").stderr


@pytest.mark.usefixtures("ctrl_c")
def test_a_run_that_failed_and_one_that_was_interrupted(
    luutru: Luutru, write: Write, pasted: str, tmp_path: Path
) -> None:
    luutru("ingest", write("bai.txt", pasted))
    (tmp_path / "archive" / "topics.toml").write_text("hỏng = [", "utf-8")
    assert luutru("reindex").exit_code == 1
    assert _runs(luutru)[0]["status"] == "failed"
    assert "hỏng" in luutru("runs").stdout
    (tmp_path / "archive" / "topics.toml").unlink()
    code = "import sys\nfrom luutru import Archive\nfrom luutru.api.logged_run import LoggedRun\n"
    code += "with Archive(sys.argv[1]) as archive, LoggedRun(archive.store, 'ingest', {}):\n"
    code += "    print('chạy', flush=True); sys.stdin.readline()"
    child = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path / "archive")],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    assert child.stdout is not None
    child.stdout.readline()
    assert _runs(luutru)[0]["status"] == "running"
    assert "đang chạy từ" in luutru("runs").stdout
    os.kill(child.pid, signal.SIGINT)
    child.communicate()
    assert _runs(luutru)[0]["status"] == "interrupted"
    assert "bị dừng" in luutru("runs").stdout


def test_what_a_log_holds_cannot_steer_the_terminal(
    luutru: Luutru, write: Write, pasted: str, tmp_path: Path
) -> None:
    luutru("ingest", write("bai.txt", pasted))
    db = sqlite3.connect(tmp_path / "archive" / "archive.db")
    db.execute("UPDATE runs SET user = ?, command = ?", ["\x1b[31mai", "\x1b]0;x\x07"])
    db.commit()
    db.close()
    assert "\x1b" not in luutru("runs").stdout
    assert "\x1b" not in luutru("runs", "1").stdout
