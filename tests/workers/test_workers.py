"""Workers that die, hang, or run out of memory, for real."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from luutru.tests.helpers.worker_functions import (
    die_once,
    fail,
    misbehave,
    process_of,
    slowly,
    square,
    write_process,
)
from luutru.workers import Failure, ordered_map


def results(function: Callable[[Any], Any], items: Iterable[Any], **options: Any) -> list[Any]:
    """Map in two workers; the contexts must come back in order."""
    stream = ordered_map(function, enumerate(items), 2, **{"start_at": 0} | options)
    found = list(stream)
    assert [context for context, _ in found] == list(range(len(found)))
    return [result for _, result in found]


def until(true: Callable[[], bool]) -> None:
    """Wait for what must become true, however long a busy machine takes."""
    while not true():
        time.sleep(0.02)


def lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{process}/stat").read_text().split(")")[1].split()[0] != "Z"


def test_results_come_in_order_and_none_passes_through() -> None:
    items = [None if n % 7 == 0 else n for n in range(300)]
    assert results(square, items, chunk=8) == [None if n is None else n * n for n in items]


def test_the_stream_is_not_read_far_ahead() -> None:
    read = 0

    def endless() -> Iterator[tuple[int, int]]:
        nonlocal read
        while True:
            read += 1
            yield read, read

    stream = ordered_map(square, endless(), 2, start_at=0, chunk=4)
    for _ in range(10):
        next(stream)
    stream.close()
    assert read <= 10 + 2 * 3 * 4


def test_short_streams_run_here_and_long_ones_elsewhere() -> None:
    assert set(results(process_of, range(63), start_at=64)) == {os.getpid()}
    sparse = [1 if n % 1000 == 0 else None for n in range(20_000)]
    assert set(results(process_of, sparse, start_at=64)) == {os.getpid(), None}
    assert os.getpid() not in results(process_of, range(64), start_at=64)
    assert {found for _, found in ordered_map(process_of, [(0, 1)] * 99, 1, start_at=0)} == {
        os.getpid()
    }


def test_an_item_whose_worker_died_once_is_tried_again(tmp_path: Path) -> None:
    mark = str(tmp_path / "died")
    assert results(die_once, [(n, mark if n == 20 else "") for n in range(60)]) == list(range(60))
    assert Path(mark).exists()


@pytest.mark.parametrize(
    ("what", "kind", "detail"),
    [("exit", "died", "3"), ("kill", "died", "SIGKILL"), ("sleep", "hung", "0.4"),
     ("allocate", "memory", str(1 << 30))],
)  # fmt: skip
def test_an_item_that_costs_two_workers_is_a_failure_and_costs_no_other(
    tmp_path: Path, what: str, kind: str, detail: str
) -> None:
    log = tmp_path / "tries"
    items = [str(n) for n in range(40)]
    items[5] = f"{what}:{log}"
    found = results(misbehave, items, patience=0.4)
    assert found[5] == Failure(kind, detail)  # type: ignore[arg-type]
    assert log.read_text() == "xx"
    assert [*found[:5], *found[6:]] == [*items[:5], *items[6:]]


def test_notes_are_signs_of_life_and_reach_the_caller() -> None:
    told: list[int] = []
    assert results(slowly, [(1.2, 6)], patience=0.8, note=told.append) == [6]
    assert sum(told) == 6
    assert results(slowly, [(0.0, 3)], start_at=64, note=told.append) == [3]
    assert sum(told) == 9


def test_an_error_is_raised_here_with_its_own_type_in_its_place() -> None:
    stream = ordered_map(fail, enumerate(range(9)), 2, start_at=0, chunk=3)
    assert [next(stream)[1] for _ in range(5)] == list(range(5))
    with pytest.raises(LookupError, match="mục 5"):
        next(stream)
    with pytest.raises(RuntimeError, match="Unpicklable"):
        results(fail, [6])


def test_closing_ends_the_workers_at_once(tmp_path: Path) -> None:
    numbers = [tmp_path / "a", tmp_path / "b"]
    items = [(str(numbers[0]), 0.0), (str(numbers[1]), 600.0)]
    stream = ordered_map(write_process, enumerate(items), 2, start_at=0, chunk=1)
    next(stream)
    until(numbers[1].exists)
    stream.close()
    assert not any(lives(int(path.read_text())) for path in numbers)


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
