"""Refreshing: stored posts that older rules, or none, have enriched are enriched anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from luutru.ingest.enrich import RULES, enrich
from luutru.ingest.workers import ordered_map
from luutru.store import Store, Version

__all__ = ["refresh"]

_POSTS_A_TRANSACTION = 200


def refresh(
    store: Store,
    processes: int | None = None,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> int:
    """Enrich what is outdated; return how many posts that was.

    Args:
        processes: worker processes; None takes the processors at hand.
        progress: called with how many posts are done, of how many.
    """
    outdated = store.enrichments.outdated(RULES)
    ready = ordered_map(enrich, _versions(store, outdated), processes)
    done = 0
    try:
        while batch := list(islice(ready, _POSTS_A_TRANSACTION)):
            with store.transaction():
                for post, found in batch:
                    assert found is not None  # noqa: S101 - every version has been enriched
                    store.enrichments.put(post, found, RULES)
                store.posts.relabelled(post for post, _ in batch)
            done += len(batch)
            progress(done, len(outdated))
    finally:
        ready.close()
    return done


def _versions(store: Store, posts: list[int]) -> Iterator[tuple[int, Version]]:
    for start in range(0, len(posts), _POSTS_A_TRANSACTION):
        chunk = posts[start : start + _POSTS_A_TRANSACTION]
        for number, stored in store.posts.get_many(chunk).items():
            yield number, stored.version
