"""What a search gives back: its hits, with what a list shows of each."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from luutru.search.facets.facets import Facet
from luutru.search.found import Reason
from luutru.search.snippets import Snippet
from luutru.store import StoredPost
from luutru.text.dates.dates import PartialDate

__all__ = ["SearchHit", "SearchResult"]


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
