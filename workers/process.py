"""What runs in a worker process: a function over items, each answered by itself.

Answers are (kind, value) pairs over one pipe, of which the worker holds its own end alone: when
the parent is gone, even by ``kill -9``, the pipe is at its end and so is the worker.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass
from functools import partial
from multiprocessing import parent_process
from multiprocessing.connection import Connection
from typing import Any, Literal

__all__ = ["Answer", "Failure", "Kind", "listener", "main", "notify"]

#: Bytes of address space that a worker may take beyond what it has once it has loaded.
MEMORY_BOUND = 1 << 30

Kind = Literal["ready", "note", "done", "raised", "failed"]
Answer = tuple[Kind, Any]


@dataclass(frozen=True, slots=True)
class Failure:
    """An item whose worker was lost twice.

    `detail` is what is known of it: the signal or exit code, the seconds without a sign of life,
    the bytes that it may take.
    """

    kind: Literal["died", "hung", "memory"]
    detail: str


#: The listener of :func:`notify`: the parent in a worker, the caller of `ordered_map` without one.
listener: ContextVar[Callable[[int], None]] = ContextVar("listener")


def notify(count: int = 1) -> None:
    """Tell the `note` of the running `ordered_map` that `count` more is done; a sign of life."""
    listening = listener.get(None)
    if listening is not None:
        listening(count)


def main(connection: Connection) -> None:
    """Answer items until the parent is gone or memory runs out."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent alone answers Ctrl-C
    gc.set_threshold(100_000, 20, 20)  # tables of models are not walked for cycles at every post
    threading.Thread(target=_end_with_parent, daemon=True).start()
    listener.set(lambda count: connection.send_bytes(_packed("note", count)))
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        _answer_all(connection)


def _answer_all(connection: Connection) -> None:
    kind, function = _tried(connection.recv)
    if kind == "done":
        _limit_memory()
        connection.send_bytes(_packed("ready", None))
    else:
        connection.send_bytes(_packed(kind, function))
    while kind == "done":
        for item in connection.recv():
            kind, result = _tried(partial(_answer, function, item))
            connection.send_bytes(result if kind == "done" else _packed(kind, result))
            if kind == "failed":
                return  # what a MemoryError leaves behind is not to be trusted


def _answer(function: Callable[[Any], Any], item: Any) -> bytes:
    return _packed("done", function(item))


def _tried(call: Callable[[], Any]) -> Answer:
    try:
        return "done", call()
    except MemoryError:
        return "failed", Failure("memory", str(MEMORY_BOUND))
    except EOFError:
        raise
    except Exception as error:  # noqa: BLE001 - raised again in the parent
        return "raised", _sendable(error)


def _packed(kind: Kind, value: Any) -> bytes:
    return pickle.dumps((kind, value), pickle.HIGHEST_PROTOCOL)


def _sendable(error: Exception) -> Exception:
    """Return the error, or, when it does not survive pickling, one that describes it."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    except Exception:  # noqa: BLE001 - whatever its methods raise, it can't be sent
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


def _end_with_parent() -> None:
    """End in the midst of an item, too, when the parent is gone."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _limit_memory() -> None:
    """Let Python raise MemoryError before the system has to choose whom to kill."""
    try:
        import resource

        with open("/proc/self/statm", "rb") as pages:
            taken = int(pages.read().split()[0]) * resource.getpagesize()
    except (ImportError, OSError):  # only Linux shows what a process has, and keeps the limit
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    limits = [taken + MEMORY_BOUND, *(one for one in (soft, hard) if one != resource.RLIM_INFINITY)]
    resource.setrlimit(resource.RLIMIT_AS, (min(limits), hard))
