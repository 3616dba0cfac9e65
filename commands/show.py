"""`luutru show`: read one post."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from luutru.api import Archive
from luutru.commands.rendering.output import console, format_option, print_json
from luutru.store import StoredPost
from luutru.store.enrichment import Entity
from luutru.store.topics import PostTopic
from luutru.text.dates.display import format_date
from luutru.text.script.characters import printable

if TYPE_CHECKING:
    from luutru.text.dates.event_dates import EventDate

__all__ = ["show"]


@click.command()
@click.argument("post", metavar="ID")
@click.option("--version", "number", type=click.IntRange(1), help="An older version.")
@format_option("text", "json", "original")
@click.pass_obj
def show(archive: str, post: str, number: int | None, style: str) -> None:
    """Show a post by its number or its own id: as text, as JSON, or its original bytes.

    \b
    Example:
      luutru show 12 --format json
    """
    with Archive(archive) as opened:
        stored = opened.get(post, number)
        if style == "original":
            sys.stdout.buffer.write(opened.original(stored))
        elif style == "json":
            print_json(as_dict(opened, stored))
        else:
            _text(stored)


def as_dict(archive: Archive, stored: StoredPost) -> dict[str, Any]:
    """Return a post as ``show --format json`` prints it."""
    topics = archive.store.topics.of([stored.id]).get(stored.id, [])
    entities = archive.store.enrichments.entities([stored.id]).get(stored.id, [])
    finds = archive.finds(stored)
    version, at = stored.version, stored.provenance
    byline = None
    if version.byline_name:
        byline = {"name": version.byline_name, "role": version.byline_role}
    return {
        "id": stored.id,
        "external_id": stored.post.external_id,
        "title": version.title,
        "section": version.section,
        "published": version.published,
        "published_precision": version.published_precision,
        "views": version.views,
        "lead": version.lead,
        "body": version.blocks("lead", "paragraph", "heading"),
        "captions": version.blocks("caption"),
        "byline": byline,
        "people": archive.people.in_post(stored),
        "topics": [_topic(topic) for topic in topics],
        "organisations": [_span(e) for e in entities if e.kind == "organisation"],
        "places": [_span(e) for e in entities if e.kind == "place"],
        "documents": [cited._asdict() for cited in finds.citations],
        "events": [_event(event) for event in finds.events],
        "url": version.url,
        "extra": version.extra,
        "source": {
            "uri": at.uri,
            "locator": at.locator,
            "media_type": at.media_type,
            "sha256": at.sha256,
            "encoding": at.encoding,
            "imported_at": stored.imported,
            "run": stored.run,
        },
        "versions": archive.store.posts.versions(stored.id),
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


def _event(event: EventDate) -> dict[str, object]:
    told: dict[str, object] = {"date": event.when.iso, "precision": event.when.precision}
    if event.until is not None:
        told["until"] = event.until.iso
    return {**told, "start": event.start, "end": event.end}


def _text(stored: StoredPost) -> None:
    from rich.text import Text

    out, version = console(), stored.version
    if version.section:
        out.print(Text(printable(version.section), style="dim"))
    out.print(Text(printable(version.title), style="bold"))
    views = f"Lượt xem: {version.views}" if version.views is not None else ""
    date = f"Ngày đăng: {format_date(version.published) if version.published else 'không rõ'}"
    out.print(Text(" | ".join(filter(None, (date, views))), style="dim"))
    for kind, start, end in version.layout:
        if kind == "title":
            continue
        out.print()
        style = {"caption": "italic", "byline": "bold"}.get(kind, "")
        out.print(Text(printable(version.text[start:end]), style=style))
    at = stored.provenance
    out.print()
    place = printable(" · ".join(filter(None, (at.uri, at.locator))))
    out.print(Text(f"Bài số {stored.id}, bản {stored.number}. Nguồn: {place}", style="dim"))
