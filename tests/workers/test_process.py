"""The worker process: what it sends, and that it ends with its parent."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from luutru.tests.helpers.worker_functions import (
    deeper,
    of_size,
    unsendable,
)
from luutru.tests.helpers.workers import lives, results, until
from luutru.workers import Failure, notify, ordered_map


@pytest.mark.usefixtures("ctrl_c")
@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("seconds", [0.0, 600.0])  # waiting for more, or in the midst of an item
def test_workers_ignore_ctrl_c_and_end_with_a_parent_that_is_killed(
    tmp_path: Path, seconds: float
) -> None:
    file = tmp_path / "worker"
    program = (
        "import sys, time\n"
        "from luutru.tests.helpers.worker_functions import write_process\n"
        "from luutru.workers import ordered_map\n"
        "stream = ordered_map(write_process, [(0, (sys.argv[1], float(sys.argv[2])))], 2, "
        "start_at=0)\n"
        "next(stream); time.sleep(600)\n"
    )
    words = [sys.executable, "-c", program, str(file), str(seconds)]
    with subprocess.Popen(words) as parent:
        until(file.exists)
        worker = int(file.read_text())
        os.kill(worker, signal.SIGINT)
        time.sleep(0.1)
        assert lives(worker)
        parent.kill()
    until(lambda: not lives(worker))


@pytest.mark.usefixtures("ctrl_c")
@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_ctrl_c_in_a_terminal_ends_the_parent_and_its_workers(tmp_path: Path) -> None:
    """A terminal sends it to all processes of a command at once."""
    files = [tmp_path / "a", tmp_path / "b"]
    program = (
        "import sys\n"
        "from luutru.tests.helpers.worker_functions import write_process\n"
        "from luutru.workers import ordered_map\n"
        "items = [(0, (sys.argv[1], 600.0)), (1, (sys.argv[2], 600.0))]\n"
        "try:\n"
        "    list(ordered_map(write_process, items, 2, start_at=0, chunk=1))\n"
        "except KeyboardInterrupt:\n"
        "    sys.exit(130)\n"
    )
    words = [sys.executable, "-c", program, *map(str, files)]
    with subprocess.Popen(
        words, start_new_session=True, stderr=subprocess.PIPE, encoding="utf-8"
    ) as parent:
        until(lambda: all(file.exists() for file in files))
        os.killpg(parent.pid, signal.SIGINT)
        _, shown = parent.communicate()
    assert (parent.returncode, shown) == (130, "")
    until(lambda: not any(lives(int(file.read_text("utf-8"))) for file in files))


def test_errors_of_python_itself_are_raised_here() -> None:
    with pytest.raises(RecursionError):
        results(deeper, [10, 10_000_000])
    assert results(deeper, [10, 20]) == [10, 20]


def test_a_result_that_cannot_be_sent_is_an_error_and_others_are_not() -> None:
    stream = ordered_map(unsendable, enumerate([0, 0, 1]), 2, start_at=0, chunk=1)
    assert [next(stream), next(stream)] == [(0, 0), (1, 0)]
    with pytest.raises(Exception, match=r"pickle"):
        next(stream)


def test_a_note_that_nobody_awaits_is_let_go() -> None:
    notify(3)


def test_an_item_may_take_more_memory_than_the_last_but_not_without_end() -> None:
    sizes = [1 << 10, 200 << 20, 1 << 10]
    assert [len(found) for found in results(of_size, sizes)] == sizes
    assert results(of_size, [4 << 30, 1]) == [Failure("memory", str(1 << 30)), b"\0"]


def test_workers_print_nothing_of_their_own(tmp_path: Path) -> None:
    """A command's JSON is alone on stdout, and its messages on stderr, however it ran."""
    program = (
        "from luutru.tests.helpers.worker_functions import square\n"
        "from luutru.workers import ordered_map\n"
        "print([found for _, found in ordered_map(square, enumerate(range(9)), 2, start_at=0)])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, encoding="utf-8", cwd=tmp_path
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{[n * n for n in range(9)]}\n"
