"""Refreshing: stored posts that other rules or lexicons, or none, have enriched are read anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice

from luutru.data.lexicons import Lexicons
from luutru.ingest.enrich import RULES, enrich, find
from luutru.ingest.worker_failures import reject_of_failure
from luutru.store import Store, StoredPost, Version
from luutru.store.enrichment import Enrichment, rules_version
from luutru.store.finds import Finds
from luutru.workers import Failure, ordered_map

__all__ = ["outdated", "refresh"]

_POSTS_A_TRANSACTION = 200


def outdated(store: Store) -> list[int]:
    """Return the posts that `refresh` would enrich anew."""
    return store.enrichments.outdated(rules_version(RULES, store.lexicons))


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
    posts = outdated(store)
    ready = ordered_map(partial(_enrich, store.lexicons), _versions(store, posts), processes)
    done = 0
    try:
        while batch := list(islice(ready, _POSTS_A_TRANSACTION)):
            with store.transaction():
                for stored, found in batch:
                    assert found is not None  # noqa: S101 - every post has a version
                    if isinstance(found, Failure):
                        _reject(store, run, stored, found)
                    else:
                        _put(store, stored.id, *found)
                store.posts.relabelled(stored.id for stored, _ in batch)
            done += len(batch)
            progress(done, len(posts))
    finally:
        ready.close()
    return done


def _enrich(lexicons: Lexicons, versions: Sequence[Version]) -> tuple[Enrichment, list[Finds]]:
    """Return the finds of the last of a post's versions, and of each of those before it."""
    with lexicons.in_use():
        return enrich(versions[-1]), [find(version) for version in versions[:-1]]


def _put(store: Store, post: int, found: Enrichment, before: Sequence[Finds]) -> None:
    store.enrichments.put(post, found, rules_version(RULES, store.lexicons))
    for number, finds in enumerate(before, start=1):
        store.finds.put(post, number, finds)


def _reject(store: Store, run: int, stored: StoredPost, failure: Failure) -> None:
    at, error = stored.provenance, reject_of_failure(failure)
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


def _versions(store: Store, posts: list[int]) -> Iterator[tuple[StoredPost, list[Version]]]:
    """Yield each post with all its versions, the current one last."""
    for start in range(0, len(posts), _POSTS_A_TRANSACTION):
        chunk = posts[start : start + _POSTS_A_TRANSACTION]
        for stored in store.posts.get_many(chunk).values():
            older = (store.posts.get(stored.id, number) for number in range(1, stored.number))
            yield stored, [*(one.version for one in older), stored.version]
