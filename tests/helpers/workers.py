"""What tests of workers share: mapping in two of them, and waiting for processes."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from luutru.workers import ordered_map


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
