"""Signals and closed pipes, as a shell or a terminal sends them to the command line.

An export to a pipe that nobody reads stands still in its midst, however fast the machine is.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from luutru.tests.helpers.command_line import command, on

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


@pytest.fixture
def exporting(lived_in: Path) -> Iterator[subprocess.Popen[bytes]]:
    """An export that has written its first bytes and waits for somebody to read on."""
    with subprocess.Popen(
        command(lived_in, "export"), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.read(1) == b"{"
        assert process.poll() is None
        yield process
        process.kill()


def _shown(process: subprocess.Popen[bytes]) -> str:
    _, shown = process.communicate()
    return shown.decode("utf-8")


@pytest.mark.usefixtures("ctrl_c")
def test_ctrl_c_ends_a_command_with_a_word_and_no_traceback(
    exporting: subprocess.Popen[bytes],
) -> None:
    exporting.send_signal(signal.SIGINT)
    shown = _shown(exporting)
    assert exporting.returncode == 130
    assert "Đã dừng. Chạy lại đúng lệnh ấy" in shown
    assert "Traceback" not in shown


def test_ctrl_c_is_nothing_to_a_command_that_cron_has_started(lived_in: Path) -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        process = subprocess.Popen(
            command(lived_in, "export"), stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
    finally:
        signal.signal(signal.SIGINT, before)
    assert process.stdout is not None
    first = process.stdout.read(1)
    process.send_signal(signal.SIGINT)
    rest, _ = process.communicate()
    assert process.returncode == 0
    assert "end" in json.loads((first + rest).splitlines()[-1])


COMMANDS = pytest.mark.parametrize(
    "words",
    [["export"], ["show", "1"], ["search", "phường"], ["search", "phường", "--format", "json"],
     ["stats"], ["people"], ["topics"], ["runs"]],
    ids=" ".join,
)  # fmt: skip


@COMMANDS
def test_a_reader_that_goes_away_is_no_error(lived_in: Path, words: list[str]) -> None:
    """As `luutru show 1 | true` does; here it has gone before anything is written."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(command(lived_in, *words), stdout=writing, stderr=subprocess.PIPE)
    finally:
        os.close(writing)
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr
    assert b"Broken pipe" not in done.stderr


@COMMANDS
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux")
def test_an_output_without_room_is_an_error(lived_in: Path, words: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command(lived_in, *words), stdout=full, stderr=subprocess.PIPE, encoding="utf-8"
        )
    assert done.returncode == 1
    assert "No space left on device" in done.stderr
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


def test_a_command_that_is_ended_leaves_the_archive_usable(
    exporting: subprocess.Popen[bytes], lived_in: Path
) -> None:
    exporting.terminate()
    assert "Traceback" not in _shown(exporting)
    assert exporting.returncode == -signal.SIGTERM
    assert on(lived_in, "check").exit_code == 0
    assert on(lived_in, "reindex").exit_code == 0
