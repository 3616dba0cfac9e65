"""A post as the public API gives it: one version of it, and what was found in its text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from luutru.api.view import View
from luutru.store import StoredPost
from luutru.store.enrichment import Entity
from luutru.store.post import Provenance
from luutru.store.topics import PostTopic
from luutru.text.dates.dates import PartialDate
from luutru.text.dates.event_dates import EventDate
from luutru.text.dates.event_doubts import event_doubts

__all__ = ["ArchivedPost"]


class ArchivedPost:
    """One version of a post. Made by `luutru.Archive.posts`, and read while the archive is open.

    Attributes:
        stored: the post as the store holds it: its version with text and layout, its provenance.
    """

    def __init__(self, stored: StoredPost, view: Callable[[], View]) -> None:
        self.stored = stored
        self._view = view

    def __repr__(self) -> str:
        return repr(self.stored)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ArchivedPost) and self.stored == other.stored

    def __hash__(self) -> int:
        return hash((self.id, self.number))

    @property
    def id(self) -> int:
        """The number of the post in its archive."""
        return self.stored.id

    @property
    def external_id(self) -> str:
        """The post's own id in its source, or the name of its file."""
        return self.stored.post.external_id

    @property
    def source(self) -> str:
        """The collection that the post is of."""
        return self.stored.post.source

    @property
    def number(self) -> int:
        """The number of this version, from 1."""
        return self.stored.number

    @property
    def title(self) -> str:
        """The title, "" when it has none."""
        return self.stored.version.title

    @property
    def section(self) -> str:
        """The section of its portal, "" when it has none."""
        return self.stored.version.section

    @property
    def published(self) -> PartialDate | None:
        """When it was published, as precisely as that is known; None without a date."""
        return self.stored.published

    @property
    def lead(self) -> str:
        """The lead, "" when it has none."""
        return self.stored.version.lead

    @property
    def body(self) -> list[str]:
        """The paragraphs and headings under the lead, as written."""
        return self.stored.version.blocks("paragraph", "heading")

    @property
    def captions(self) -> list[str]:
        """The captions of its pictures."""
        return self.stored.version.blocks("caption")

    @property
    def text(self) -> str:
        """The whole text; every span that luutru gives is an offset into it."""
        return self.stored.version.text

    @property
    def url(self) -> str:
        """Its address, "" when it has none."""
        return self.stored.version.url

    @property
    def provenance(self) -> Provenance:
        """Where this version came from."""
        return self.stored.provenance

    def to_dict(self) -> dict[str, Any]:
        """Return the post as ``luutru show --format json`` prints it."""
        stored, view = self.stored, self._view()
        topics = view.store.topics.of([stored.id]).get(stored.id, [])
        entities = view.store.enrichments.entities([stored.id]).get(stored.id, [])
        finds = view.finds(stored)
        version, at = stored.version, stored.provenance
        byline = None
        if version.byline_name:
            byline = {"name": version.byline_name, "role": version.byline_role}
        return {
            "id": stored.id,
            "external_id": self.external_id,
            "title": version.title,
            "section": version.section,
            "published": version.published,
            "published_precision": version.published_precision,
            "published_doubts": list(self.published.doubts) if self.published else [],
            "views": version.views,
            "lead": self.lead,
            "body": self.body,
            "captions": self.captions,
            "byline": byline,
            "people": view.people.in_post(stored),
            "topics": [_topic(topic) for topic in topics],
            "organisations": [_span(e) for e in entities if e.kind == "organisation"],
            "places": [_span(e) for e in entities if e.kind == "place"],
            "documents": [cited._asdict() for cited in finds.citations],
            "events": [_event(event, self.text) for event in finds.events],
            "url": version.url,
            "extra": version.extra,
            "source": {
                "uri": at.uri,
                "locator": at.locator,
                "media_type": at.media_type,
                "sha256": at.sha256,
                "encoding": at.encoding,
                "repairs": at.repairs.split(),
                "imported_at": stored.imported,
                "run": stored.run,
            },
            "versions": view.store.posts.versions(stored.id),
        }


def _topic(topic: PostTopic) -> dict[str, object]:
    return {
        "id": topic.topic,
        "label": topic.label,
        "score": topic.score,
        "reason": topic.reason,
        "direct": topic.direct,
    }


def _span(entity: Entity) -> dict[str, object]:
    return {"name": entity.name, "start": entity.start, "end": entity.end}


def _event(event: EventDate, text: str) -> dict[str, object]:
    shown: dict[str, object] = {"date": event.when.iso, "precision": event.when.precision}
    if event.until is not None:
        shown["until"] = event.until.iso
    doubts = list(event_doubts(text, event))
    return {**shown, "doubts": doubts, "start": event.start, "end": event.end}
