"""Groups of a stream that are small enough to hold, large enough for one query."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

__all__ = ["grouped"]

Item = TypeVar("Item")


def grouped(
    items: Iterable[Item], weight: Callable[[Item], int], count: int, heaviest: int
) -> Iterator[list[Item]]:
    """Yield the items in groups of at most `count` that weigh at most `heaviest` together.

    An item that is heavier is a group of its own.
    """
    group: list[Item] = []
    total = 0
    for item in items:
        one = weight(item)
        if group and (len(group) == count or total + one > heaviest):
            yield group
            group, total = [], 0
        group.append(item)
        total += one
    if group:
        yield group
