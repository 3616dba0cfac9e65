"""Who is meant: the persons of a post, each with all its mentions and roles.

A full name opens a person; the given name ("đồng chí Quang") and a role standing for its holder
("Đồng chí Bí thư Đảng ủy") refer to the person named last who fits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from luutru.text.person_names import Span, find_names
from luutru.text.person_roles import Role, continues, find_roles, holders, is_one
from luutru.text.tones import canonical

__all__ = ["Person", "find_people"]


@dataclass(slots=True)
class Person:
    """One person of one post; spans are offsets into the post's text.

    Attributes:
        name: the fullest form of the name in the post.
        mentions: names and roles that stand for the person, in order.
        roles: the roles that the post tells of the person.
    """

    name: str
    mentions: list[Span] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)


#: Gives what underthesea takes for persons in one block.
Witness = Callable[[str], Sequence[Span]]


def find_people(text: str, blocks: Iterable[tuple[int, int]], witness: Witness) -> list[Person]:
    """Return the persons of a post in the order they are named.

    Args:
        blocks: start and end in `text` of each block, in reading order.
    """
    people: list[Person] = []
    text = canonical(text)  # of the same length: Đảng ủy and Đảng uỷ are one body
    for start, end in blocks:
        _read_block(text[start:end], start, people, witness)
    for person in people:
        person.mentions.sort()
    return people


def _read_block(block: str, offset: int, people: list[Person], witness: Witness) -> None:
    known = [person.name for person in people]
    entities = witness(block)
    names = find_names(block, entities=entities, known=known)
    full = [block[a:b] for a, b in names if " " in block[a:b]]
    if any(name not in known for name in full):
        names = find_names(block, entities=entities, known=[*known, *full])
    roles = find_roles(block, names)
    owners = holders(block, names, roles)
    by_span: dict[Span, Person] = {}
    events: list[tuple[Span, Role | None, Span | None]] = [(name, None, None) for name in names]
    events += [(r.span, r, owner) for r, owner in zip(roles, owners, strict=True)]
    later: list[tuple[Role, Span]] = []
    last: Role | None = None  # that no name stands beside
    for span, role, owner in sorted(events, key=lambda event: event[0]):
        if role is None:
            by_span[span] = person = _person(block[span.start : span.end], people)
            person.mentions.append(_moved(span, offset))
        elif owner is not None and not _held_by_another(block, role, owner, people):
            later.append((role, owner))
        else:
            if not (last and continues(block, last, role)) and is_one(block, role):
                _standing(_whole(block, role, roles), role, offset, people)
            last = role
        _give_roles(later, by_span, offset)


def _held_by_another(block: str, role: Role, owner: Span, people: list[Person]) -> bool:
    """Return whether "ông Hạ, Phó Chủ tịch ..." names a second person, known to hold that role."""
    name = block[owner.start : owner.end]
    if " " in name or role.span.start < owner.end:
        return False
    holding = [p for p in people if any(_same(role, held) for held in p.roles)]
    return bool(holding) and not any(name in p.name.split() for p in holding)


def _whole(block: str, role: Role, roles: Sequence[Role]) -> Span:
    """Return the span of a role and of those that follow it for the same holder."""
    end = role
    for other in roles:
        if other.span.start > end.span.start and continues(block, end, other):
            end = other
    return Span(role.span.start, end.span.end)


def _give_roles(later: list[tuple[Role, Span]], by_span: dict[Span, Person], offset: int) -> None:
    """Give roles to holders that have been read; a role may stand before its holder's name."""
    for role, owner in [item for item in later if item[1] in by_span]:
        later.remove((role, owner))
        person = by_span[owner]
        told = {(r.title.lower(), r.body.lower()) for r in person.roles}
        if (role.title.lower(), role.body.lower()) not in told:
            person.roles.append(role._replace(span=_moved(role.span, offset)))


def _moved(span: Span, offset: int) -> Span:
    return Span(span.start + offset, span.end + offset)


def _person(name: str, people: list[Person]) -> Person:
    """Return whom a name means: the same name, else the last one called so, else a new person."""
    for person in people:
        if person.name == name:
            return person
    parts = name.split()
    for person in reversed(people):
        theirs = person.name.split()
        if len(parts) < min(3, len(theirs)) and theirs[-len(parts) :] == parts:
            return person
        if len(theirs) == 1 and parts[-1:] == theirs:
            person.name = name
            return person
    people.append(Person(name))
    return people[-1]


def _standing(span: Span, role: Role, offset: int, people: list[Person]) -> None:
    """Add a role that no name stands beside to the mentions of who holds it, if anyone does."""
    for person in reversed(people):
        if any(_same(role, held) for held in person.roles):
            person.mentions.append(_moved(span, offset))
            return


def _same(role: Role, held: Role) -> bool:
    if role.title.lower() != held.title.lower():
        return False
    mine, theirs = role.body.lower(), held.body.lower()
    return not mine or mine.startswith(theirs) or theirs.startswith(mine)
