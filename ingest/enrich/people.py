"""The persons of a text, with their roles, as they appear in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from luutru.store import Version
from luutru.store.enrichment import Appearance, ToldRole
from luutru.text.persons.coreference import Person, find_people
from luutru.text.persons.facts import facts
from luutru.text.script.tones import canonical
from luutru.text.spans import Span
from luutru.text.words.segmentation import spans
from luutru.text.words.tagging import entity_spans

__all__ = ["find_persons", "find_unnamed_author", "spans_within", "to_appearance"]


def find_persons(version: Version) -> list[Person]:
    """Return the persons that a text names, each with all its mentions and roles."""
    blocks = [(start, end) for _, start, end in version.layout]
    return find_people(version.text, blocks, _entity_model(version))


def _entity_model(version: Version) -> Callable[[str], list[Span]]:
    """Return what gives the persons that underthesea sees in a block; few blocks are asked of."""
    blocks = zip(version.blocks(), version.segmented.split("\n"), strict=True)
    segmented = {canonical(block): form for block, form in blocks}

    def persons(block: str) -> list[Span]:
        words = [Span(*span) for span in spans(block, segmented[block])]
        return entity_spans(block, words=words)

    return persons


def spans_within(spans: Sequence[Span], start: int, end: int) -> list[Span]:
    """Return those of some ascending spans that begin within a block, as offsets into it."""
    inside = spans[bisect_left(spans, (start,)) : bisect_left(spans, (end,))]
    return [Span(a - start, b - start) for a, b in inside]


def to_appearance(version: Version, person: Person) -> Appearance:
    """Return a person of a text as the store keeps it."""
    year = int(version.published[:4]) if version.published else None
    known = facts(version.text, person.name, person.mentions, year)
    roles = (ToldRole(r.title, r.body, r.status, r.span.start, r.span.end) for r in person.roles)
    return Appearance(
        _as_written(version.text, person),
        tuple((start, end) for start, end in person.mentions),
        tuple(roles),
        known.gender,
        known.born,
    )


def _as_written(text: str, person: Person) -> str:
    """Return a person's name as the post has it: "Hoà", where rules have seen "Hòa"."""
    written = (text[start:end] for start, end in person.mentions)
    return next((name for name in written if canonical(name) == person.name), person.name)


def find_unnamed_author(version: Version, found: Sequence[Appearance]) -> list[Appearance]:
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
