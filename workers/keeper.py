"""A keeper: the thread that runs one worker process, and replaces it when it is lost."""

from __future__ import annotations

import pickle
import signal
import threading
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from queue import PriorityQueue, SimpleQueue
from typing import Any

from luutru.errors import WorkerFailed
from luutru.workers.process import Answer, Failure, main

__all__ = ["Event", "Keeper", "Task"]

# Spawned, not forked: the parent has threads (keepers, the progress bar) and an open database.
_SPAWN = get_context("spawn")
_STARTS = 3  # of a worker that is lost before it is ready
_LOADING = 120.0  # seconds: importing underthesea from a cold disk

#: An answer with the place of its item in the stream, -1 for what concerns no item.
Event = tuple[int, Answer]


@dataclass(order=True, slots=True)
class Task:
    """Items with their places in the stream; tasks are served by the first place."""

    first: int
    items: list[tuple[int, Any]] = field(compare=False)
    again: bool = field(default=False, compare=False)  # one item, whose worker was lost before


class _Stopped(Exception):
    """The keeper was asked to stop."""


class Keeper(threading.Thread):
    """Serves tasks with one worker process, started at the first of them.

    Args:
        function: pickled.
        patience: seconds without a sign of life, with an item in hand, that a worker is given.
        tasks: shared by the keepers; a task without items ends one of them.
        events: where answers go, in the order in which they come.
    """

    def __init__(
        self,
        function: bytes,
        patience: float,
        tasks: PriorityQueue[Task],
        events: SimpleQueue[Event],
    ) -> None:
        super().__init__(daemon=True)
        self._function = function
        self._patience = patience
        self._tasks = tasks
        self._events = events
        self._lock = threading.Lock()
        self._stopped = False
        self._process: SpawnProcess | None = None
        self._connection: Connection

    def run(self) -> None:
        """Serve tasks until there are none."""
        if hasattr(signal, "pthread_sigmask"):
            # A worker inherits it: Ctrl-C must not hit it before it has learnt to ignore that.
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            while (task := self._tasks.get()).items:
                self._serve(task)
        except _Stopped:
            pass
        except Exception as error:  # noqa: BLE001 - raised again where results are awaited
            self._events.put((-1, ("raised", error)))
        finally:
            self._drop()

    def stop(self) -> None:
        """End the worker, whatever it does, and then the keeper."""
        with self._lock:
            self._stopped = True
            if self._process is not None:
                self._process.kill()

    def _serve(self, task: Task) -> None:
        self._hand_over(task)
        for number, (place, item) in enumerate(task.items):
            answer = self._answer_to_item()
            if answer[0] != "failed":
                self._events.put((place, answer))
                continue
            self._drop()
            if rest := task.items[number + 1 :]:
                self._tasks.put(Task(rest[0][0], rest))
            if task.again:
                self._events.put((place, answer))
            else:
                self._serve(Task(place, [(place, item)], again=True))
            return

    def _hand_over(self, task: Task) -> None:
        items = [item for _, item in task.items]
        if self._process is not None:
            try:
                return self._connection.send(items)
            except OSError:  # lost while it had nothing in hand: no item's fault
                self._drop()
        self._start()
        return self._connection.send(items)

    def _start(self) -> None:
        cause = ""
        for _ in range(_STARTS):
            with self._lock:
                if self._stopped:
                    raise _Stopped
                self._connection, theirs = _SPAWN.Pipe()
                self._process = _SPAWN.Process(target=main, args=(theirs,), daemon=True)
                self._process.start()
            theirs.close()
            kind, value = self._load()
            if kind == "ready":
                return
            self._drop()
            if kind == "raised":
                raise value
            cause = value.detail
        raise WorkerFailed(
            f"Không khởi động được tiến trình xử lý: {cause}.",
            "Hãy kiểm tra bộ nhớ còn trống, hoặc chạy lại với --processes 1.",
        )

    def _load(self) -> Answer:
        try:
            self._connection.send_bytes(self._function)
        except OSError:
            return self._lost()
        return self._answer(max(self._patience, _LOADING))

    def _answer_to_item(self) -> Answer:
        while (answer := self._answer(self._patience))[0] == "note":
            self._events.put((-1, answer))
        return answer

    def _answer(self, patience: float) -> Answer:
        try:
            if not self._connection.poll(patience):
                return "failed", Failure("hung", f"{patience:g}")
            data = self._connection.recv_bytes()
        except (EOFError, OSError):
            return self._lost()
        answer: Answer = pickle.loads(data)  # noqa: S301 - our own worker wrote it
        return answer

    def _lost(self) -> Answer:
        if self._stopped:
            raise _Stopped
        assert self._process is not None  # noqa: S101 - it had a connection
        self._process.join(5)
        return "failed", Failure("died", _how(self._process.exitcode))

    def _drop(self) -> None:
        """End the worker, if there is one."""
        with self._lock:
            process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.join()
            self._connection.close()


def _how(code: int | None) -> str:
    """Return the end of a process: the name of a signal, or its exit code."""
    if code is None:
        return "?"
    try:
        return signal.Signals(-code).name if code < 0 else str(code)
    except ValueError:
        return str(code)
