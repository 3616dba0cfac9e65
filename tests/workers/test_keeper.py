"""Workers that die, hang, or run out of memory, for real."""

from __future__ import annotations

import os
import signal
from functools import partial
from pathlib import Path

import pytest

from luutru.errors import WorkerFailed
from luutru.tests.helpers.worker_functions import (
    Loaded,
    die_once,
    misbehave,
    process_of,
    slowly,
)
from luutru.tests.helpers.workers import lives, results, until
from luutru.workers import Failure, ordered_map


def test_an_item_whose_worker_died_once_is_tried_again(tmp_path: Path) -> None:
    mark = str(tmp_path / "died")
    assert results(die_once, [(n, mark if n == 20 else "") for n in range(60)]) == list(range(60))
    assert Path(mark).exists()


@pytest.mark.parametrize(
    ("what", "kind", "detail"),
    [("exit", "died", "3"), ("kill", "died", "SIGKILL"), ("sleep", "hung", "3"),
     ("leave", "died", "4"), ("allocate", "memory", str(1 << 30))],
)  # fmt: skip
def test_an_item_that_costs_two_workers_is_a_failure_and_costs_no_other(
    tmp_path: Path, what: str, kind: str, detail: str
) -> None:
    log = tmp_path / "tries"
    items = [str(n) for n in range(40)]
    items[5] = f"{what}:{log}"
    found = results(misbehave, items, patience=3.0)
    assert found[5] == Failure(kind, detail)  # type: ignore[arg-type]
    assert log.read_text() == "xx"
    assert [*found[:5], *found[6:]] == [*items[:5], *items[6:]]


def test_notes_are_signs_of_life_and_reach_the_caller() -> None:
    told: list[int] = []
    assert results(slowly, [(5.0, 20)], patience=4.0, note=told.append) == [20]
    assert sum(told) == 20
    assert results(slowly, [(0.0, 3)], start_at=64, note=told.append) == [3]
    assert sum(told) == 23


def test_each_of_several_bad_items_of_a_chunk_costs_itself_alone(tmp_path: Path) -> None:
    items = [str(n) for n in range(16)]
    for at in (0, 7, 15):
        items[at] = f"exit:{tmp_path / str(at)}"
    found = results(misbehave, items, chunk=16)
    assert [at for at, one in enumerate(found) if one == Failure("died", "3")] == [0, 7, 15]
    assert [one for one in found if isinstance(one, str)] == [
        one for one in items if ":" not in one
    ]
    assert {path.read_text("utf-8") for path in tmp_path.iterdir()} == {"xx"}


def _gone(process: int) -> bool:
    return not lives(process)


def test_a_worker_that_dies_with_nothing_in_hand_costs_nothing() -> None:
    items = [1, *[None] * 200, 2, *[None] * 200, 3]
    pids = []
    for _, pid in ordered_map(process_of, enumerate(items), 2, start_at=0, chunk=1):
        if pid is not None:
            assert isinstance(pid, int)
            pids.append(pid)
            os.kill(pid, signal.SIGKILL)
            until(partial(_gone, pid))
    assert len(set(pids)) == 3


def test_a_function_that_kills_whoever_loads_it_is_given_up(tmp_path: Path) -> None:
    log = tmp_path / "starts"
    with pytest.raises(WorkerFailed, match=r"Không khởi động được.*: 9\..*--processes 1"):
        results(Loaded("exit", str(log)), range(3))
    assert log.read_text("utf-8").startswith("xxx")


def test_a_function_that_cannot_be_loaded_raises_its_own_error() -> None:
    with pytest.raises(LookupError, match="không nạp được"):
        results(Loaded("raise"), range(3))
    assert results(Loaded("bài"), range(2)) == ["bài 0", "bài 1"]


def test_a_function_that_cannot_be_sent_is_refused_before_any_worker_starts() -> None:
    with pytest.raises(Exception, match=r"pickle"):
        results(lambda item: item, range(3))
