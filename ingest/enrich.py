"""From a version to what its text holds: people, organisations, places. No I/O."""

from __future__ import annotations

from collections.abc import Iterator

from luutru.store import Version
from luutru.store.enrichment import Appearance, Enrichment, Entity, ToldRole
from luutru.text.organisations import find_organisations
from luutru.text.person_facts import facts
from luutru.text.person_links import Person, find_people
from luutru.text.person_names import Span
from luutru.text.places import find_places, locality
from luutru.text.segment import spans
from luutru.text.tagging import entities
from luutru.text.tones import canonical

__all__ = ["RULES", "enrich"]

#: The version of the rules. Raise it when they find other things: stored posts are enriched anew.
RULES = 1


def enrich(version: Version) -> Enrichment:
    """Return what is found in the text of a version."""
    text = version.text
    blocks = [(start, end) for _, start, end in version.layout]
    seen = _entities(version)
    people = find_people(text, blocks, lambda block: seen.get(block, {}).get("PER", []))
    year = int(version.published[:4]) if version.published else None
    appearances = [_appearance(text, person, year) for person in people]
    return Enrichment(
        people=(*appearances, *_unnamed_author(version, appearances)),
        entities=tuple(_named(text, blocks, people, seen)),
        locality=locality(text),
    )


def _entities(version: Version) -> dict[str, dict[str, list[Span]]]:
    """Return what the entity model finds in each block, by the block's text as it is compared."""
    found = {}
    for block, segmented in zip(version.blocks(), version.segmented.split("\n"), strict=True):
        form = canonical(block)
        words = [Span(*span) for span in spans(block, segmented)]
        found[form] = entities(form, words)
    return found


def _named(
    text: str,
    blocks: list[tuple[int, int]],
    people: list[Person],
    seen: dict[str, dict[str, list[Span]]],
) -> Iterator[Entity]:
    """Yield the organisations and places of each block."""
    mentions = sorted(span for person in people for span in person.mentions)
    roles = [role for person in people for role in person.roles]
    for start, end in blocks:
        block = text[start:end]
        names = [Span(a - start, b - start) for a, b in mentions if start <= a < end]
        held = [
            role._replace(span=Span(role.span.start - start, role.span.end - start))
            for role in roles
            if start <= role.span.start < end
        ]
        places = seen.get(canonical(block), {}).get("LOC", [])
        for one in find_organisations(block, held, names):
            yield Entity("organisation", one.name, start + one.start, start + one.end)
        for one in find_places(block, names, places):
            yield Entity("place", one.name, start + one.start, start + one.end)


def _appearance(text: str, person: Person, year: int | None) -> Appearance:
    told = facts(text, person.name, person.mentions, year)
    roles = (ToldRole(r.title, r.body, r.status, r.span.start, r.span.end) for r in person.roles)
    return Appearance(
        _as_written(text, person),
        tuple((start, end) for start, end in person.mentions),
        tuple(roles),
        told.gender,
        told.born,
    )


def _as_written(text: str, person: Person) -> str:
    """Return a person's name as the post has it: "Hoà", where rules have seen "Hòa"."""
    written = (text[start:end] for start, end in person.mentions)
    return next((name for name in written if canonical(name) == person.name), person.name)


def _unnamed_author(version: Version, found: list[Appearance]) -> list[Appearance]:
    """Return who signed a post when the rules do not know the name: one without marks."""
    name = version.byline_name
    if not name or any(canonical(name) == canonical(person.name) for person in found):
        return []
    at = version.text.rfind(name)
    if at < 0:
        return []
    roles: tuple[ToldRole, ...] = ()
    role = version.byline_role
    if role and (start := version.text.find(role, at)) >= 0:
        roles = (ToldRole(role, "", "holds", start, start + len(role)),)
    return [Appearance(name, ((at, at + len(name)),), roles)]
