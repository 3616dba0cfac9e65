"""Functions that worker processes run in tests/workers: light, and importable there."""

from __future__ import annotations

import os
import signal
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from luutru.workers import notify


class Unpicklable(Exception):
    """An error that does not survive pickling."""

    def __init__(self, one: int, two: int) -> None:
        super().__init__("không gói được")


def square(number: int) -> int:
    return number * number


def process_of(_item: int) -> int:
    return os.getpid()


def die_once(item: tuple[int, str]) -> int:
    """Die at the item that has a file's name, unless the file is there."""
    number, mark = item
    if mark and not Path(mark).exists():
        Path(mark).touch()
        os._exit(7)
    return number


def misbehave(item: str) -> str:
    """Do what the item says, and tell by a file that it was tried."""
    what, _, log = item.partition(":")
    if log:
        with open(log, "a", encoding="utf-8") as file:
            file.write("x")
    if what == "exit":
        os._exit(3)
    if what == "leave":
        sys.exit(4)
    if what == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if what == "sleep":
        time.sleep(600)
    if what == "allocate":
        return str(len(bytearray(2 << 30)))
    return what


def slowly(item: tuple[float, int]) -> int:
    """Take some seconds in some steps, with a note after each."""
    seconds, steps = item
    for _ in range(steps):
        time.sleep(seconds / steps)
        notify(1)
    return steps


def note_of(count: int) -> int:
    notify(count)
    return count


def fail(item: int) -> int:
    if item == 5:
        raise LookupError(f"mục {item}")
    if item == 6:
        raise Unpicklable(1, 2)
    return item


def write_process(item: tuple[str, float]) -> None:
    """Write this process's number into a file, and stay."""
    name, seconds = item
    path = Path(f"{name}.new")
    path.write_text(str(os.getpid()))
    path.rename(name)
    time.sleep(seconds)


def deeper(depth: int) -> int:
    return depth and 1 + deeper(depth - 1)


def unsendable(item: int) -> object:
    """Return what no process can send to another."""
    return (lambda: item) if item else item


def short_of_memory(item: int) -> int:
    if item == 3:
        raise MemoryError
    return item


def of_size(size: int) -> bytes:
    return bytes(size)


@dataclass
class Loaded:
    """A function that does something where a worker loads it."""

    what: str
    log: str = ""

    def __setstate__(self, state: dict[str, str]) -> None:
        self.__dict__ |= state
        if self.log:
            with open(self.log, "a", encoding="utf-8") as file:
                file.write("x")
        if self.what == "exit":
            os._exit(9)
        if self.what == "raise":
            raise LookupError("không nạp được")

    def __call__(self, item: int) -> str:
        return f"{self.what} {item}"
