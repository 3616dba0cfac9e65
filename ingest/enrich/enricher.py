"""From a version to what its text holds: people, organisations, places. No I/O."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator

from luutru.store import Version
from luutru.store.enrichment import Appearance, Enrichment, Entity, ToldRole
from luutru.text.bodies.organisations import find_organisations
from luutru.text.bodies.place_words import HEADS
from luutru.text.bodies.places import find_places, locality
from luutru.text.persons.coreference import Person, find_people
from luutru.text.persons.facts import facts
from luutru.text.persons.names import Span
from luutru.text.script.tones import canonical
from luutru.text.words.segmentation import spans
from luutru.text.words.tagging import entity_spans

__all__ = ["RULES", "enrich"]

#: The version of the rules. Raise it when they find other things: stored posts are enriched anew.
RULES = 1
_PLACE_HEADS = tuple(f"{head} " for head, _ in HEADS)


def enrich(version: Version) -> Enrichment:
    """Return what is found in the text of a version."""
    text = version.text
    blocks = [(start, end) for _, start, end in version.layout]
    people = find_people(text, blocks, _witness(version))
    year = int(version.published[:4]) if version.published else None
    appearances = [_appearance(text, person, year) for person in people]
    return Enrichment(
        people=(*appearances, *_unnamed_author(version, appearances)),
        entities=tuple(_named(text, blocks, people)),
        locality=locality(text),
    )


def _witness(version: Version) -> Callable[[str], list[Span]]:
    """Return what underthesea takes for persons in a block; it is asked for few of them."""
    blocks = zip(version.blocks(), version.segmented.split("\n"), strict=True)
    segmented = {canonical(block): form for block, form in blocks}

    def persons(block: str) -> list[Span]:
        words = [Span(*span) for span in spans(block, segmented[block])]
        return entity_spans(block, words=words)

    return persons


def _named(text: str, blocks: list[tuple[int, int]], people: list[Person]) -> Iterator[Entity]:
    """Yield the organisations and places of each block."""
    mentions = sorted(span for person in people for span in person.mentions)
    held_roles = (role for person in people for role in person.roles)
    roles = sorted(held_roles, key=lambda role: role.span)
    begins = [role.span.start for role in roles]
    for start, end in blocks:
        block = text[start:end]
        inside = mentions[bisect_left(mentions, (start,)) : bisect_left(mentions, (end,))]
        names = [Span(a - start, b - start) for a, b in inside]
        held = [
            role._replace(span=Span(role.span.start - start, role.span.end - start))
            for role in roles[bisect_left(begins, start) : bisect_left(begins, end)]
        ]
        bodies = find_organisations(block, held, names)
        heads = {body.start for body in bodies}
        for one in bodies:
            yield Entity("organisation", _headed(one.name), start + one.start, start + one.end)
        for one in find_places(block, names):
            if one.start in heads:
                continue  # "Trường Tiểu" of "Trường Tiểu học"
            yield Entity("place", _with_small_head(one.name), start + one.start, start + one.end)


def _headed(name: str) -> str:
    """Return an organisation's name with a capital, which posts leave out at times."""
    return name[:1].upper() + name[1:]


def _with_small_head(name: str) -> str:
    """Return a place's name as it stands within a sentence: "Phường Bồ Đề" is "phường Bồ Đề"."""
    lower = name.lower()
    return lower[:1] + name[1:] if lower.startswith(_PLACE_HEADS) else name


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
