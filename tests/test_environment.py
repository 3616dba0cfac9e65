"""The command line where the locale, the time zone or the home is another: nothing changes."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from luutru.tests.helpers.command_line import command

SAMPLES = Path(__file__).parents[1] / "data" / "samples"
PLAIN = {"TZ": "Asia/Ho_Chi_Minh", "LC_ALL": "C.UTF-8"}
ENVIRONMENTS = {
    "no UTF-8": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "Turkish": {"LC_ALL": "tr_TR.UTF-8"},
    "west": {"TZ": "America/New_York"},
    "far east": {"TZ": "Pacific/Kiritimati"},
    "no home": {"HOME": "/khong-co", "XDG_CACHE_HOME": "/khong-co"},
    "warnings": {"PYTHONWARNINGS": "error", "PYTHONWARNDEFAULTENCODING": "1", "PYTHONUTF8": "0"},
}


def _shown(folder: Path, environment: dict[str, str], *words: object) -> bytes:
    """Run a command in an environment; return what it prints."""
    done = subprocess.run(
        command(folder, *words), env={**os.environ, **environment}, capture_output=True
    )
    assert done.returncode == 0, done.stderr.decode()
    assert b"Traceback" not in done.stderr
    return done.stdout


@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_commands_print_the_same_bytes(lived_in: Path, name: str) -> None:
    for words in (
        ["search", "hoi nghi", "--facet", "person,year", "--limit", "3"],
        ["show", "1"],
        ["runs"],
    ):
        there = _shown(lived_in, PLAIN, *words)
        assert _shown(lived_in, PLAIN | ENVIRONMENTS[name], *words) == there


def test_posts_are_imported_the_same(tmp_path: Path) -> None:
    far = {**ENVIRONMENTS["no UTF-8"], **ENVIRONMENTS["far east"]}
    versions = []
    for name, environment in (("here", PLAIN), ("there", far)):
        _shown(tmp_path / name, environment, "ingest", SAMPLES, "--no-index")
        lines = map(json.loads, _shown(tmp_path / name, environment, "export").splitlines())
        rows = [line["row"] for line in lines if line.get("table") == "versions"]
        versions.append([{k: v for k, v in row.items() if k != "imported"} for row in rows])
    here, there = versions
    assert len(here) == 63
    assert here == there


def test_a_query_that_the_locale_cannot_express_is_no_traceback(lived_in: Path) -> None:
    done = subprocess.run(
        [os.fsencode(word) for word in command(lived_in, "search")] + ["đảng ủy".encode()],
        env={**os.environ, **ENVIRONMENTS["no UTF-8"]},
        capture_output=True,
    )
    assert done.returncode in (0, 1, 2)
    assert b"Traceback" not in done.stderr
