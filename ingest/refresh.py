"""Refreshing: stored posts that older rules, or none, have enriched are enriched anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from luutru.ingest.enrich.enricher import RULES, enrich
from luutru.ingest.worker_failures import lost
from luutru.store import Store, StoredPost, Version
from luutru.workers import Failure, ordered_map

__all__ = ["refresh"]

_POSTS_A_TRANSACTION = 200


def refresh(
    store: Store,
    run: int,
    processes: int | None = None,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> int:
    """Enrich what is outdated; return how many posts that was.

    A post whose text costs its workers stays as it is, and is rejected with the reason.

    Args:
        run: the run's number in the store's log.
        processes: worker processes; None takes the processors at hand.
        progress: called with how many posts are done, of how many.
    """
    outdated = store.enrichments.outdated(RULES)
    ready = ordered_map(enrich, _versions(store, outdated), processes)
    done = 0
    try:
        while batch := list(islice(ready, _POSTS_A_TRANSACTION)):
            with store.transaction():
                for stored, found in batch:
                    assert found is not None  # noqa: S101 - every version has been enriched
                    if isinstance(found, Failure):
                        _reject(store, run, stored, found)
                    else:
                        store.enrichments.put(stored.id, found, RULES)
                store.posts.relabelled(stored.id for stored, _ in batch)
            done += len(batch)
            progress(done, len(outdated))
    finally:
        ready.close()
    return done


def _reject(store: Store, run: int, stored: StoredPost, failure: Failure) -> None:
    at, error = stored.provenance, lost(failure)
    store.rejects.add(
        run,
        at.uri,
        at.locator,
        error.reason,
        error.repair,
        sha256=at.sha256,
        start=at.start,
        end=at.end,
    )


def _versions(store: Store, posts: list[int]) -> Iterator[tuple[StoredPost, Version]]:
    for start in range(0, len(posts), _POSTS_A_TRANSACTION):
        chunk = posts[start : start + _POSTS_A_TRANSACTION]
        for stored in store.posts.get_many(chunk).values():
            yield stored, stored.version
