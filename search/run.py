"""Running a search: filters and query to hits with their posts and snippets."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from types import MappingProxyType
from typing import Any

from luutru.errors import UsageError
from luutru.index.fields import LABEL_FIELDS, Period, Sort
from luutru.index.query import Bool, Dates, Everything, Labels, Node
from luutru.search.executor import Executor
from luutru.search.facets.facets import Facet, Facets, facet_fields
from luutru.search.facets.timeline import Timeline, timeline
from luutru.search.found import Found, Reason
from luutru.search.query.labels import LabelResolver
from luutru.search.query.language import parse
from luutru.search.query.understanding import (
    Understanding,
    explained,
    meant_keys,
    typed_keys,
    understood_text,
)
from luutru.search.similar import like
from luutru.search.snippets import Snippet, highlight, snippet
from luutru.store import Store, StoredPost
from luutru.text.dates.dates import PartialDate, parse_range
from luutru.text.script.characters import clean_line

__all__ = [
    "MOST_HITS",
    "Plan",
    "Request",
    "SearchHit",
    "SearchResult",
    "run",
    "run_all",
    "run_similar",
    "run_timeline",
]

MOST_HITS = 1000
_ALL = sys.maxsize
_POSTS_AT_ONCE = 100  # that are read for an iterator over all hits
_LITTLE = 2  # posts: with that many found or fewer, other queries are suggested


@dataclass(frozen=True, slots=True)
class Request:
    """A search as asked for; empty filters are none. `page` counts from 1.

    `labels` are what was typed for label fields. `facets` are fields or comma lists of them;
    `facet_limit` bounds the values shown of each.
    """

    query: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)
    first: str = ""
    last: str = ""
    sort: Sort = "relevance"
    limit: int = 10
    page: int = 1
    explain: bool = False
    facets: tuple[str, ...] = ()
    facet_limit: int = 20


@dataclass(frozen=True, slots=True, repr=False)
class SearchHit:
    """One post found, with what a list of results shows of it."""

    stored: StoredPost
    score: float
    title: Snippet
    snippet: Snippet
    people: tuple[str, ...]
    topics: tuple[str, ...]
    reasons: tuple[Reason, ...] = ()

    def __repr__(self) -> str:
        return f"<SearchHit {self.score:g} {self.stored!r}>"

    @property
    def id(self) -> int:
        """The number of the post in its archive."""
        return self.stored.id

    @property
    def published(self) -> PartialDate | None:
        """When the post was published, as precisely as that is known; None without a date."""
        return self.stored.published

    def to_dict(self) -> dict[str, Any]:
        """Return the hit as the CLI's JSON has it."""
        stored, version = self.stored, self.stored.version
        found: dict[str, Any] = {
            "id": stored.id,
            "external_id": stored.post.external_id,
            "title": version.title,
            "section": version.section,
            "published": version.published,
            "source": stored.post.source,
            "score": self.score,
            "people": list(self.people),
            "topics": list(self.topics),
            "snippet": self.snippet.marked,
        }
        if self.reasons:
            found["reasons"] = [asdict(reason) for reason in self.reasons]
        return found


@dataclass(frozen=True, slots=True, repr=False)
class SearchResult:
    """What a search found: the whole count, and the hits of one page.

    Attributes:
        understood: the words as they were meant, "" when that is as they were typed.
        people: (id, name) of those that the person asked for can be.
        suggestions: queries that find more, when this one finds little or nothing; names like that
            of a person whom nobody has.
        facets: how all that was found divides by the fields asked for.
        explanation: how each run of words was understood, when that was asked for.
    """

    query: str
    total: int
    page: int
    limit: int
    took_ms: float
    hits: tuple[SearchHit, ...]
    understood: str = ""
    people: tuple[tuple[int, str], ...] = ()
    suggestions: tuple[str, ...] = ()
    facets: tuple[Facet, ...] = ()
    explanation: tuple[dict[str, Any], ...] = ()

    def __repr__(self) -> str:
        return f"<SearchResult {self.query!r}: {self.total} posts, page {self.page}>"

    def to_dict(self) -> dict[str, Any]:
        """Return the result as the CLI's JSON has it."""
        result: dict[str, Any] = {
            "query": self.query,
            "understood": self.understood,
            "total": self.total,
            "page": self.page,
            "limit": self.limit,
            "took_ms": self.took_ms,
            "hits": [hit.to_dict() for hit in self.hits],
            "suggestions": list(self.suggestions),
        }
        if self.facets:
            result["facets"] = [facet.to_dict() for facet in self.facets]
        if self.explanation:
            result["explanation"] = list(self.explanation)
        return result


def run(
    request: Request,
    executor: Executor,
    understanding: Understanding,
    store: Store,
    resolve: LabelResolver,
) -> SearchResult:
    """Return what `request` finds.

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
    found = executor.search(query, sort=request.sort, offset=offset, limit=request.limit, by=by)
    reasons = {}
    if request.explain:
        reasons = {hit.id: tuple(executor.explain(query, hit.id)) for hit in found.hits}
    shown = (meant_keys(query), typed_keys(query))
    hits = _hits(found, store, *shown, reasons)
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
    """Return how all that `request` finds is spread over time.

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


class Plan:
    """Builds the query tree of a request: labels resolved against the index, words understood."""

    def __init__(
        self, executor: Executor, understanding: Understanding, resolve: LabelResolver
    ) -> None:
        self._executor = executor
        self._understanding = understanding
        self._resolve = resolve

    def tree(self, request: Request) -> Node:
        """Return the whole query: what was typed, and the filters."""
        node = self._understanding.of(parse(request.query, self._resolve))
        filters: list[Node] = [
            Labels(name, self._resolve(name, text))
            for name in LABEL_FIELDS
            if (text := request.labels.get(name))
        ]
        if request.first or request.last:
            first = parse_range(request.first)[0] if request.first else None
            last = parse_range(request.last)[1] if request.last else None
            filters.append(Dates(first, last))
        if not filters:
            return node
        must = () if isinstance(node, Everything) else (node,)
        return Bool(must=(*must, *filters))

    def ids(self, request: Request, most: int) -> list[int]:
        """Return the posts that a request finds, at most so many of them, in its order."""
        tree = self.tree(request)
        found = self._executor.search(tree, sort=request.sort, offset=0, limit=most)
        return [hit.id for hit in found.hits]

    def suggestions(self, request: Request, least: int) -> tuple[str, ...]:
        """Return queries like the one asked that find more than `least`: mended, less strict."""
        mended = self._understanding.corrected(request.query)
        loose = " ".join(re.sub(r'"|(?<!\S)(?:AND|OR)(?!\S)', " ", mended).split())
        found = []
        for query in dict.fromkeys((mended, loose)):
            if (
                query != clean_line(request.query)
                and (count := self._count(request, query)) > least
            ):
                found.append(query)
                least = count
        return tuple(found)

    def _count(self, request: Request, query: str) -> int:
        tree = self.tree(replace(request, query=query))
        return self._executor.search(tree, sort="newest", offset=0, limit=0).total


def _hits(
    found: Found,
    store: Store,
    meant: list[str],
    typed: list[str],
    reasons: Mapping[int, tuple[Reason, ...]] = MappingProxyType({}),
) -> tuple[SearchHit, ...]:
    """Return what to show of the posts found, by the keys as meant, else as typed."""
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
            reasons.get(hit.id, ()),
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
