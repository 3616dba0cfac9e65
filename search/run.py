"""Running a search: filters and query to hits with their posts and snippets."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from luutru.errors import UsageError
from luutru.index.engines.base import Searcher, Sort
from luutru.index.query import Bool, Dates, Everything, Labels, Node, Phrase, Words
from luutru.search.labels import meant
from luutru.search.language import parse
from luutru.search.snippets import Snippet, highlight, snippet
from luutru.store import Store, StoredPost
from luutru.text.dates import parse_range

__all__ = ["Request", "SearchHit", "SearchResult", "run"]

MOST_HITS = 1000


@dataclass(frozen=True, slots=True)
class Request:
    """A search as asked for; empty filters are none. `page` counts from 1."""

    query: str = ""
    person: str = ""
    role: str = ""
    topic: str = ""
    section: str = ""
    source: str = ""
    first: str = ""
    last: str = ""
    sort: Sort = "relevance"
    limit: int = 10
    page: int = 1


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One post found, with what a list of results shows of it."""

    stored: StoredPost
    score: float
    title: Snippet
    snippet: Snippet

    def as_dict(self) -> dict[str, Any]:
        """Return the hit as the CLI's JSON has it."""
        stored, version = self.stored, self.stored.version
        return {
            "id": stored.id,
            "external_id": stored.post.external_id,
            "title": version.title,
            "section": version.section,
            "published": version.published,
            "source": stored.post.source,
            "score": self.score,
            "people": version.people,
            "topics": version.topics,
            "snippet": self.snippet.marked,
        }


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What a search found: the whole count, and the hits of one page."""

    query: str
    total: int
    page: int
    limit: int
    took_ms: float
    hits: tuple[SearchHit, ...]
    suggestions: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """Return the result as the CLI's JSON has it."""
        return {
            "query": self.query,
            "total": self.total,
            "page": self.page,
            "limit": self.limit,
            "took_ms": self.took_ms,
            "hits": [hit.as_dict() for hit in self.hits],
            "suggestions": list(self.suggestions),
        }


def run(request: Request, searcher: Searcher, store: Store) -> SearchResult:
    """Return what `request` finds.

    Raises:
        QueryError: the query can't be parsed.
        UsageError: limit, page or a date is out of range.
    """
    began = time.perf_counter()
    if not 1 <= request.limit <= MOST_HITS or request.page < 1:
        raise UsageError(f"--limit nhận 1 đến {MOST_HITS}, --page từ 1.")
    query = _Plan(searcher).tree(request)
    offset = (request.page - 1) * request.limit
    found = searcher.search(query, sort=request.sort, offset=offset, limit=request.limit)
    posts = store.posts.get_many([hit.id for hit in found.hits])
    typed = _typed(query)
    hits = tuple(
        SearchHit(post, hit.score, highlight(post.version.title, typed), _snippet(post, typed))
        for hit in found.hits
        if (post := posts.get(hit.id)) is not None
    )
    took = round((time.perf_counter() - began) * 1000, 1)
    return SearchResult(request.query, found.total, request.page, request.limit, took, hits)


class _Plan:
    """Builds the query tree of a request, with label texts resolved against the index."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher

    def resolve(self, field: str, text: str) -> tuple[str, ...]:
        """Return the values in the index that `text` means."""
        return meant(text, self._searcher.values(field))

    def tree(self, request: Request) -> Node:
        """Return the whole query: what was typed, and the filters."""
        node = parse(request.query, self.resolve)
        filters: list[Node] = [
            Labels(field, self.resolve(field, text))
            for field in ("person", "role", "topic", "section", "source")
            if (text := getattr(request, field))
        ]
        if request.first or request.last:
            first = parse_range(request.first)[0] if request.first else None
            last = parse_range(request.last)[1] if request.last else None
            filters.append(Dates(first, last))
        if not filters:
            return node
        must = () if isinstance(node, Everything) else (node,)
        return Bool(must=(*must, *filters))


def _typed(node: Node) -> list[str]:
    """Return the syllables that a match of `node` shows, in the order typed."""
    match node:
        case Words() | Phrase():
            return list(node.syllables)
        case Bool():
            return [s for child in (*node.must, *node.should) for s in _typed(child)]
        case _:
            return []


def _snippet(post: StoredPost, typed: list[str]) -> Snippet:
    blocks = post.version.blocks("lead", "paragraph", "heading", "caption", "byline")
    return snippet(blocks, typed) or _beginning(blocks[0] if blocks else "")


def _beginning(block: str, width: int = 200) -> Snippet:
    if len(block) <= width:
        return Snippet(((block, False),))
    cut = block.rfind(" ", 0, width)
    return Snippet(((block[: cut if cut > 0 else width] + " …", False),))
