"""From a request to the query tree that an index answers: labels resolved, words understood."""

from __future__ import annotations

import re
from dataclasses import replace

from luutru.index.fields import LABEL_FIELDS
from luutru.index.query import Bool, Dates, Everything, Labels, Node
from luutru.search.executor import Executor
from luutru.search.query.labels import LabelResolver
from luutru.search.query.language import parse
from luutru.search.query.understanding import Understanding
from luutru.search.request import Request
from luutru.text.dates.ranges import parse_range
from luutru.text.script.characters import clean_line

__all__ = ["Plan"]


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
