"""Stopping at a point where nothing is half done."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

__all__ = ["never", "stop_on_interrupt"]


def never() -> bool:
    """Return False: nobody asks to stop."""
    return False


@contextmanager
def stop_on_interrupt() -> Iterator[Callable[[], bool]]:
    """Let Ctrl-C only be noted while the block runs; give it a function: was it pressed?

    Pressed a second time it raises KeyboardInterrupt at once. Works in the main thread alone.
    Where SIGINT is ignored, as below cron or a shell's `&`, it stays so.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        yield never
        return
    asked = False

    def ask(_signal: int, _frame: FrameType | None) -> None:
        nonlocal asked
        if asked:
            raise KeyboardInterrupt
        asked = True

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield lambda: asked
    finally:
        signal.signal(signal.SIGINT, before)
