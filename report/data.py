"""The content of a report, collected from an archive."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

from luutru import __version__
from luutru.errors import NotFound
from luutru.index.fields import Period
from luutru.people.dossier import Dossier
from luutru.people.registry import PeopleRegistry
from luutru.report.report_request import Asked
from luutru.search.facets.facets import Facet
from luutru.search.facets.timeline import Timeline
from luutru.search.request import MOST_HITS
from luutru.search.results import SearchResult
from luutru.store.runs import now
from luutru.topics.vocabulary.topic import Topic
from luutru.topics.vocabulary.vocabulary import TopicVocabulary

__all__ = ["FACETS", "Reads", "Report", "TopicPart", "collect"]

#: What a report divides its posts by.
FACETS = ("person", "topic", "place", "organisation", "source")
_FACET_ROWS = 10
_MOST_SOURCES = 1000


class Reads(Protocol):
    """What a report reads of an archive: `luutru.api.view.View` is one."""

    folder: Path

    @property
    def people(self) -> PeopleRegistry:
        """The persons."""

    @property
    def topics(self) -> TopicVocabulary:
        """The topics."""

    def search(self, query: str = "", **filters: Any) -> SearchResult:
        """Find posts."""

    def timeline(self, query: str = "", by: Period = "year", **filters: Any) -> Timeline:
        """Count posts over time."""


@dataclass(frozen=True, slots=True)
class TopicPart:
    """A topic that was asked for: what is above it, and below it with the posts found."""

    topic: Topic
    broader: tuple[str, ...]
    narrower: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Report:
    """All that a report shows.

    Attributes:
        made: when, in UTC.
        archive: the name of its folder.
        facets: by field, of `FACETS`.
        sources: (source, posts) of all that was found.
        first, last: the dates of the first and the last post found, "" when none is dated.
        year_only: posts whose date is known by the year alone.
        dossier: of the one person asked for.
    """

    asked: Asked
    made: str
    version: str
    archive: str
    found: SearchResult
    timeline: Timeline
    facets: tuple[Facet, ...]
    sources: tuple[tuple[str, int], ...]
    first: str
    last: str
    year_only: int
    dossier: Dossier | None = None
    topic: TopicPart | None = None

    def to_html(self) -> str:
        """Return the page of the report: one HTML file that needs nothing else."""
        from luutru.report.page import page

        return page(self)


def collect(archive: Reads, asked: Asked) -> Report:
    """Return the report that was asked for.

    Raises:
        NotFound: there is no such person or topic.
        QueryError, UsageError: the query or a filter can't be understood.
        IndexMissing, IndexOutdated: the index must be built first.
    """
    asked = _named(archive, asked)
    found = _found(archive, asked)
    facets = {facet.field: facet for facet in found.facets}
    return Report(
        asked,
        now(),
        __version__,
        archive.folder.resolve().name,
        found,
        archive.timeline(asked.query, asked.by, **asked.filters),
        tuple(facets[name] for name in FACETS if facets[name].distinct),
        tuple(_counts(archive, asked, "source", _MOST_SOURCES)),
        _date(archive, asked, "oldest"),
        _date(archive, asked, "newest"),
        facets["month"].coarser,
        _dossier(archive, asked),
        _topic(archive, asked),
    )


def _found(archive: Reads, asked: Asked) -> SearchResult:
    """Return the posts with their facets; that by month counts those with a year alone."""
    return archive.search(
        asked.query,
        **asked.filters,
        sort=asked.sort,
        limit=asked.limit,
        facets=(*FACETS, "month"),
        facet_limit=_FACET_ROWS,
    )


def _named(archive: Reads, asked: Asked) -> Asked:
    """Return the request with the one person and the topic that it means."""
    filters, names = dict(asked.filters), dict(asked.names)
    if "person" in filters:
        typed = filters["person"]
        try:
            summary = archive.people.summary(typed)
        except NotFound:
            if len(archive.people.directory.find(typed)) < 2:
                raise
            # Several are meant: their posts together, as a search gives them, without a dossier.
        else:
            filters["person"], names["person"] = str(summary.id), summary.name
    if "topic" in filters:
        names["topic"] = archive.topics.find(filters["topic"]).label
    return replace(asked, filters=filters, names=names)


def _date(archive: Reads, asked: Asked, sort: str) -> str:
    """Return the date of the post that comes first in an order of time; undated ones come last."""
    found = archive.search(asked.query, **asked.filters, sort=sort, limit=1)
    return next((hit.stored.version.published or "" for hit in found.hits), "")


def _counts(archive: Reads, asked: Asked, field: str, most: int) -> Iterator[tuple[str, int]]:
    found = archive.search(asked.query, **asked.filters, limit=1, facets=(field,), facet_limit=most)
    for row in found.facets[0].rows:
        yield row.value, row.count


def _dossier(archive: Reads, asked: Asked) -> Dossier | None:
    one = asked.filters.get("person") if "person" in asked.names else None
    return archive.people.dossier(one, MOST_HITS) if one else None


def _topic(archive: Reads, asked: Asked) -> TopicPart | None:
    if "topic" not in asked.filters:
        return None
    topic = archive.topics.find(asked.filters["topic"])
    counts = dict(_counts(archive, asked, "topic", max(1, len(archive.topics))))
    below = archive.topics.narrower(topic.id)
    return TopicPart(
        topic,
        tuple(one.label for one in archive.topics.with_broader(topic.id)[1:]),
        tuple((one.label, counts.get(one.id, 0)) for one in below),
    )
