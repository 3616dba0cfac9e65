"""Which segments an update rewrites, so that there are never many.

Sizes are kept geometric, as in log-structured merging (O'Neil et al. 1996) and Lucene's merge
policy by size: when there are `FANOUT` segments of about the size of a new one, they are rewritten
with it. A segment comes to a class four times as large each time, so a post is rewritten a few
times in all, and never once its segment is `LARGEST`: that is left to a reindex.
"""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["FANOUT", "LARGEST", "absorbed"]

FANOUT = 4
LARGEST = 4_096  # documents: what an update may rewrite is bounded by it


def absorbed(alive: Sequence[int], dead: Sequence[int], new: int) -> list[int]:
    """Return the segments, by their place, that a new segment of `new` documents takes in.

    Args:
        alive, dead: how many documents each segment has, and how many that have been replaced.
    """
    chosen = [at for at, count in enumerate(alive) if count == 0 or _worn(count, dead[at])]
    total = new + sum(alive[at] for at in chosen)
    while True:
        like = [
            at
            for at, count in enumerate(alive)
            if at not in chosen and _class(count) <= _class(total) and count < LARGEST
        ]
        more = sum(alive[at] for at in like)
        if len(like) < FANOUT - 1 or total + more > LARGEST:
            return sorted(chosen)
        chosen += like
        total += more


def _worn(alive: int, dead: int) -> bool:
    return dead > alive and alive < LARGEST


def _class(documents: int) -> int:
    """Return the class of a size: 1 for up to 4, 2 for up to 16, and so on."""
    return ((max(documents, 1) - 1).bit_length() + 1) // 2
