"""A search as it was asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from luutru.index.fields import Sort

__all__ = ["MOST_HITS", "Request"]

#: Hits of a page.
MOST_HITS = 1000


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
