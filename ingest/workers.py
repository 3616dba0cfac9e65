"""Running a function over a stream in worker processes, in order, without holding the stream."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from typing import TypeVar

__all__ = ["ordered_map"]

Context = TypeVar("Context")
Item = TypeVar("Item")
Result = TypeVar("Result")

_CHUNK = 16  # items a task: large enough that handing over costs little
_AHEAD = 3  # tasks a worker that may wait or be done: bounds memory
_WORTH_A_POOL = 64  # items: starting workers and loading models takes about two seconds


def ordered_map(
    function: Callable[[Item], Result],
    items: Iterable[tuple[Context, Item | None]],
    processes: int | None = None,
) -> Generator[tuple[Context, Result | None], None, None]:
    """Yield (context, ``function(item)``) of each (context, item), in order.

    The context stays in this process; an item of None is passed on untouched. Short streams run
    here altogether. `function` and the items must pickle.

    Args:
        processes: how many workers; None takes the processors at hand, 1 uses none.
    """
    stream = iter(items)
    wanted = processes or _processors()
    head = list(islice(stream, _WORTH_A_POOL if wanted > 1 else 0))
    if len(head) < _WORTH_A_POOL:
        for context, item in chain(head, stream):
            yield context, None if item is None else function(item)
        return
    yield from _in_pool(function, chain(head, stream), wanted)


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _in_pool(
    function: Callable[[Item], Result],
    stream: Iterator[tuple[Context, Item | None]],
    processes: int,
) -> Iterator[tuple[Context, Result | None]]:
    # Spawned, not forked: the parent has threads (the progress bar) and an open database.
    spawn = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(processes, mp_context=spawn, initializer=_leave_interrupts)
    waiting: deque[tuple[list[tuple[Context, Item | None]], Future[list[Result]]]] = deque()
    try:
        while chunk := list(islice(stream, _CHUNK)):
            work = [item for _, item in chunk if item is not None]
            waiting.append((chunk, pool.submit(_run, function, work)))
            if len(waiting) >= processes * _AHEAD:
                yield from _joined(*waiting.popleft())
        while waiting:
            yield from _joined(*waiting.popleft())
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _joined(
    chunk: list[tuple[Context, Item | None]], future: Future[list[Result]]
) -> Iterator[tuple[Context, Result | None]]:
    results = iter(future.result())
    for context, item in chunk:
        yield context, None if item is None else next(results)


def _run(function: Callable[[Item], Result], chunk: list[Item]) -> list[Result]:
    return [function(item) for item in chunk]


def _leave_interrupts() -> None:
    """Let the parent alone answer Ctrl-C: it finishes what is in hand and stops the workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
