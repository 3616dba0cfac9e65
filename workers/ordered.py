"""Mapping over a stream with several workers, in order, with a bounded part of it in hand."""

from __future__ import annotations

import os
import pickle
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from itertools import chain, islice
from multiprocessing import resource_tracker
from queue import PriorityQueue, SimpleQueue
from typing import Any, TypeVar

from luutru.workers.keeper import Event, Keeper, Task
from luutru.workers.process import Answer, Failure, listener

__all__ = ["ordered_map", "processors"]

Context = TypeVar("Context")
Item = TypeVar("Item")
Result = TypeVar("Result")

_AHEAD = 3  # chunks a worker that may wait or be done: bounds memory
_HELD = 4  # times `start_at`: steps that wait at most for the answer whether workers are worth it


def ordered_map(
    function: Callable[[Item], Result],
    items: Iterable[tuple[Context, Item | None]],
    processes: int | None = None,
    *,
    patience: float = 120.0,
    chunk: int = 16,
    start_at: int = 64,
    note: Callable[[int], None] = lambda _count: None,
) -> Generator[tuple[Context, Result | Failure | None], None, None]:
    """Yield (context, ``function(item)``) of each (context, item), in order.

    The context stays in this process; an item of None is passed on untouched. `function`, the
    items and the results must pickle. Close the generator to stop the workers.

    Args:
        processes: how many workers; None takes the processors at hand, 1 uses none.
        patience: seconds without a sign of life (a result, or :func:`notify`) after which a
            worker with an item in hand counts as hung.
        chunk: items handed over at once.
        start_at: how many items make workers worth their start, about two seconds; what is
            shorter is done in this process. 0 always uses workers.
        note: called in this process with what `function` gives :func:`notify`.

    Returns:
        for an item whose worker was lost twice, the :class:`Failure` instead of the result.

    Raises:
        ArchiveError: no worker can be started.
        Exception: what `function` raised, at the place of its item.
    """
    stream = iter(items)
    wanted = processes or processors()
    if wanted == 1:
        yield from _here(function, stream, note)
        return
    if start_at:
        stream = yield from _first(function, stream, start_at, note)
    yield from _in_workers(function, stream, wanted, patience, chunk, note)


def processors() -> int:
    """Return the number of processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _first(
    function: Callable[[Item], Result],
    stream: Iterator[tuple[Context, Item | None]],
    start_at: int,
    note: Callable[[int], None],
) -> Generator[
    tuple[Context, Result | Failure | None], None, Iterator[tuple[Context, Item | None]]
]:
    """Do the stream here until it has had `start_at` items; return what is left for workers."""
    held: list[tuple[Context, Item | None]] = []
    count = 0
    for step in stream:
        count += step[1] is not None
        if step[1] is None and not held:
            yield step[0], None
            continue
        held.append(step)
        if count >= start_at:
            return chain(held, stream)
        if len(held) >= _HELD * start_at:
            yield from _here(function, held, note)
            held = []
    yield from _here(function, held, note)
    return iter(())


def _here(
    function: Callable[[Item], Result],
    stream: Iterable[tuple[Context, Item | None]],
    note: Callable[[int], None],
) -> Iterator[tuple[Context, Result | Failure | None]]:
    for context, item in stream:
        yield context, None if item is None else _call(function, item, note)


def _call(
    function: Callable[[Item], Result], item: Item, note: Callable[[int], None]
) -> Result | Failure:
    before = listener.set(note)
    try:
        return function(item)
    except MemoryError:
        return Failure("memory", "?")
    finally:
        listener.reset(before)


def _in_workers(
    function: Callable[[Item], Result],
    stream: Iterator[tuple[Context, Item | None]],
    processes: int,
    patience: float,
    chunk: int,
    note: Callable[[int], None],
) -> Iterator[tuple[Context, Result | Failure | None]]:
    crew = _Crew(pickle.dumps(function), processes, patience, note)
    waiting: deque[tuple[int, Context, bool]] = deque()
    places = 0
    try:
        while True:
            while len(waiting) <= (processes * _AHEAD - 1) * chunk:
                some = list(enumerate(islice(stream, chunk), places))
                if not some:
                    break
                places += len(some)
                crew.hand_out([(at, item) for at, (_, item) in some if item is not None])
                waiting.extend((at, context, item is not None) for at, (context, item) in some)
            if not waiting:
                return
            place, context, worked = waiting.popleft()
            yield context, crew.result(place) if worked else None
    finally:
        crew.stop()


class _Crew:
    """Workers with their keepers, and the results that are not yet wanted."""

    def __init__(
        self, function: bytes, processes: int, patience: float, note: Callable[[int], None]
    ) -> None:
        self._note = note
        self._tasks: PriorityQueue[Task] = PriorityQueue()
        self._events: SimpleQueue[Event] = SimpleQueue()
        self._answers: dict[int, Answer] = {}
        # Started by a keeper, it would take Ctrl-C out of that keeper's mask again.
        resource_tracker.ensure_running()
        self._keepers = [
            Keeper(function, patience, self._tasks, self._events) for _ in range(processes)
        ]
        for keeper in self._keepers:
            keeper.start()

    def hand_out(self, items: list[tuple[int, Any]]) -> None:
        """Give items with their places to whichever worker is free first."""
        if items:
            self._tasks.put(Task(items[0][0], items))

    def result(self, place: int) -> Any:
        """Wait for the result of the item at `place`; raise what the function raised."""
        while place not in self._answers:
            at, answer = self._events.get()
            if at >= 0:
                self._answers[at] = answer
            elif answer[0] == "note":
                self._note(answer[1])
            else:
                raise answer[1]
        kind, value = self._answers.pop(place)
        if kind == "raised":
            raise value
        return value

    def stop(self) -> None:
        """End all workers at once."""
        for keeper in self._keepers:
            self._tasks.put(Task(-1, []))
            keeper.stop()
        for keeper in self._keepers:
            keeper.join()
