"""Running a search: filters and query to hits with their posts and snippets."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from dataclasses import replace

from luutru.errors import UsageError
from luutru.index.fields import Period
from luutru.index.query import Bool, Labels, Node
from luutru.search.executor import Executor
from luutru.search.facets.facets import Facets, facet_fields
from luutru.search.facets.timeline import Timeline, timeline
from luutru.search.found import Found
from luutru.search.plan import Plan
from luutru.search.query.labels import LabelResolver
from luutru.search.query.understanding import (
    Understanding,
    explained,
    meant_keys,
    typed_keys,
    understood_text,
)
from luutru.search.request import MOST_HITS, Request
from luutru.search.results import SearchHit, SearchResult
from luutru.search.similar import like
from luutru.search.snippets import Snippet, highlight, snippet
from luutru.store import Store, StoredPost

__all__ = ["run", "run_all", "run_similar", "run_timeline"]

_ALL = sys.maxsize
_POSTS_AT_ONCE = 100  # that are read for an iterator over all hits
_LITTLE = 2  # posts: with that many found or fewer, other queries are suggested


def run(
    request: Request,
    executor: Executor,
    understanding: Understanding,
    store: Store,
    resolve: LabelResolver,
) -> SearchResult:
    """Return the hits of `request`.

    Raises:
        QueryError: the query can't be parsed.
        UsageError: limit, page or a date is out of range, or there is no such facet.
    """
    began = time.perf_counter()
    if not 1 <= request.limit <= MOST_HITS or request.page < 1:
        raise UsageError(f"--limit nhận 1 đến {MOST_HITS}, --page từ 1.")
    by = facet_fields(request.facets)
    plan = Plan(executor, understanding, resolve)
    query = plan.tree(request)
    offset = (request.page - 1) * request.limit
    found = executor.search(
        query,
        sort=request.sort,
        offset=offset,
        limit=request.limit,
        by=by,
        explain=request.explain,
    )
    hits = _hits(found, store, meant_keys(query), typed_keys(query))
    suggestions = plan.suggestions(request, found.total) if found.total <= _LITTLE else ()
    if (person := request.labels.get("person")) and not found.total:
        suggestions = (*suggestions, *resolve.names_like(person))
    facets = Facets(understanding.vocabulary, store, request.facet_limit)
    divided = facets.of(found)
    return SearchResult(
        request.query,
        found.total,
        request.page,
        request.limit,
        round((time.perf_counter() - began) * 1000, 1),
        hits,
        understood_text(query),
        _people_meant(query, store),
        suggestions,
        divided,
        tuple(explained(query)) if request.explain else (),
    )


def run_all(
    request: Request,
    executor: Executor,
    understanding: Understanding,
    store: Store,
    resolve: LabelResolver,
) -> Iterator[SearchHit]:
    """Return an iterator over all hits of `request`, whatever its page and limit are.

    The search is run once, before this returns; posts are read as the iterator comes to them.

    Raises:
        QueryError: the query can't be parsed.
        UsageError: a date is out of range.
    """
    query = Plan(executor, understanding, resolve).tree(request)
    found = executor.search(query, sort=request.sort, offset=0, limit=_ALL)
    shown = (meant_keys(query), typed_keys(query))
    return (
        hit
        for start in range(0, len(found.hits), _POSTS_AT_ONCE)
        for hit in _hits(
            replace(found, hits=found.hits[start : start + _POSTS_AT_ONCE]), store, *shown
        )
    )


def run_timeline(
    request: Request,
    by: Period,
    executor: Executor,
    understanding: Understanding,
    resolve: LabelResolver,
) -> Timeline:
    """Return the hits of `request` by period.

    Raises:
        QueryError: the query can't be parsed.
        UsageError: a date is out of range.
    """
    query = Plan(executor, understanding, resolve).tree(request)
    found = executor.search(query, sort="newest", offset=0, limit=0, by=(by,))
    return timeline(request.query, by, found.total, found.counts[by])


def run_similar(
    to: StoredPost, limit: int, executor: Executor, understanding: Understanding, store: Store
) -> SearchResult:
    """Return the posts most like `to`, without itself.

    Raises:
        UsageError: the limit is out of range.
    """
    began = time.perf_counter()
    if not 1 <= limit <= MOST_HITS:
        raise UsageError(f"--limit nhận 1 đến {MOST_HITS}.")
    query = like(to, understanding.vocabulary)
    found = executor.search(query, sort="relevance", offset=0, limit=limit + 1)
    keys = list(query.syllables)
    hits = [hit for hit in _hits(found, store, keys, keys) if hit.stored.id != to.id]
    took = round((time.perf_counter() - began) * 1000, 1)
    return SearchResult(f"~{to.id}", len(hits[:limit]), 1, limit, took, tuple(hits[:limit]))


def _people_meant(node: Node, store: Store) -> tuple[tuple[int, str], ...]:
    match node:
        case Labels("person", values):
            names = store.people.names(map(int, values))
            return tuple((int(value), names[int(value)]) for value in values)
        case Bool():
            children = (*node.must, *node.should)
            return tuple(one for child in children for one in _people_meant(child, store))
        case _:
            return ()


def _hits(found: Found, store: Store, meant: list[str], typed: list[str]) -> tuple[SearchHit, ...]:
    """Return the hits to show of the posts found, by the keys as meant, else as typed."""
    ids = [hit.id for hit in found.hits]
    posts, people = store.posts.get_many(ids), store.people.in_posts(ids)
    topics = store.topics.of(ids)
    names = store.people.names({one.root for some in people.values() for one in some if one.root})
    return tuple(
        SearchHit(
            post,
            hit.score,
            _title(post, meant, typed),
            _snippet(post, meant, typed),
            tuple(dict.fromkeys(names[one.root] for one in people.get(hit.id, ()) if one.root)),
            tuple(topic.label for topic in topics.get(hit.id, ()) if topic.direct),
            hit.reasons,
        )
        for hit in found.hits
        if (post := posts.get(hit.id)) is not None
    )


def _title(post: StoredPost, meant: list[str], typed: list[str]) -> Snippet:
    shown = highlight(post.version.title, meant, exact=True)
    return shown if any(hit for _, hit in shown.parts) else highlight(post.version.title, typed)


def _snippet(post: StoredPost, meant: list[str], typed: list[str]) -> Snippet:
    blocks = post.version.blocks("lead", "paragraph", "heading", "caption", "byline")
    found = snippet(blocks, meant, exact=True) or snippet(blocks, typed)
    return found or _beginning(blocks[0] if blocks else "")


def _beginning(block: str, width: int = 200) -> Snippet:
    if len(block) <= width:
        return Snippet(((block, False),))
    cut = block.rfind(" ", 0, width)
    return Snippet(((block[: cut if cut > 0 else width] + " …", False),))
