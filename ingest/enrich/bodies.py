"""The organisations that a text names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from luutru.ingest.enrich.people import spans_within
from luutru.store import Version
from luutru.store.enrichment import Entity
from luutru.text.bodies.organisations import find_organisations
from luutru.text.persons.coreference import Person
from luutru.text.spans import Span

__all__ = ["find_bodies"]


def find_bodies(version: Version, persons: Sequence[Person]) -> Iterator[Entity]:
    """Yield the organisations of each block.

    Args:
        persons: of the same text. A name of theirs is no organisation's; a role names its body.
    """
    mentions = sorted(span for person in persons for span in person.mentions)
    roles = sorted((role for person in persons for role in person.roles), key=lambda r: r.span)
    begins = [role.span.start for role in roles]
    for _, start, end in version.layout:
        held = [
            role._replace(span=Span(role.span.start - start, role.span.end - start))
            for role in roles[bisect_left(begins, start) : bisect_left(begins, end)]
        ]
        block = version.text[start:end]
        for body in find_organisations(block, held, spans_within(mentions, start, end)):
            yield Entity("organisation", _headed(body.name), start + body.start, start + body.end)


def _headed(name: str) -> str:
    """Return an organisation's name with a capital, which posts leave out at times."""
    return name[:1].upper() + name[1:]
