"""The persons of one post by what they are called and by what they hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from luutru.data.lexicons import derived
from luutru.text.persons.honorifics import genders, pronouns
from luutru.text.persons.names import tails
from luutru.text.persons.roles import Role
from luutru.text.persons.runs import left_of
from luutru.text.spans import Span

__all__ = ["Person", "PostPersons"]

_LOOKED_AT = 20  # persons of one given name or one title, the last named first


@dataclass(slots=True)
class Person:
    """One person of one post; spans are offsets into the post's text.

    Attributes:
        name: the fullest form of the name in the post.
        mentions: names and roles that stand for the person, in order.
        roles: those that the post gives the person.
    """

    name: str
    mentions: list[Span] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)


class PostPersons:
    """Persons in the order they are named."""

    def __init__(self) -> None:
        self._people: list[Person] = []
        self._called: defaultdict[str, list[Person]] = defaultdict(list)  # the last named last
        self._titled: defaultdict[str, list[tuple[Person, str]]] = defaultdict(list)
        self._given: set[tuple[int, str, str]] = set()
        self._men: dict[int, bool] = {}  # who was called "ông" or "bà"

    def __iter__(self) -> Iterator[Person]:
        return iter(self._people)

    def named(self, block: str, span: Span, offset: int) -> Person:
        """Return the person that a name in a block means, with this mention.

        That is the same name, else the last one called so, else a new person.
        """
        name = block[span.start : span.end].rstrip(".")
        man = _man(left_of(block, span.start))
        person = self._same(name, man) or self._shorter(name, man)
        if person is None:
            person = Person(name)
            self._people.append(person)
        elif len(name) > len(person.name):
            person.name = name
        person.mentions.append(Span(span.start + offset, span.end + offset))
        self._call(person)
        if man is not None:
            self._men.setdefault(id(person), man)
        return person

    def _call(self, person: Person) -> None:
        for name in {person.name, *tails(person.name)}:
            called = self._called[name]
            for at in range(len(called) - 1, max(-1, len(called) - 1 - _LOOKED_AT), -1):
                if called[at] is person:
                    del called[at]
                    break
            called.append(person)

    def _same(self, name: str, man: bool | None) -> Person | None:
        """Return the person last called by this name; "bà Tuấn" is not who was "ông"."""
        last = list(reversed(self._called.get(name, [])[-_LOOKED_AT:]))
        exact = [person for person in last if person.name == name]
        fitting = [p for p in last if man is None or self._men.get(id(p), man) == man]
        return next(iter([*exact, *fitting]), None)

    def _shorter(self, name: str, man: bool | None) -> Person | None:
        """Return a person who was named only by the end of this name until now."""
        for tail in tails(name):
            for person in reversed(self._called.get(tail, [])[-_LOOKED_AT:]):
                if person.name == tail and self._men.get(id(person), man) in (man, None):
                    return person
        return None

    def give(self, person: Person, role: Role) -> None:
        """Add a role to a person, once."""
        title, given = role.title.lower(), (id(person), role.title.lower(), role.body.lower())
        if given not in self._given:
            self._given.add(given)
            person.roles.append(role)
            self._titled[title].append((person, role.body.lower()))

    def holding(self, role: Role) -> list[Person]:
        """Return the holders of a role, those that got it last first."""
        last = reversed(self._titled.get(role.title.lower(), [])[-_LOOKED_AT:])
        return [person for person, body in last if _fits(role.body.lower(), body)]

    def standing(self, span: Span, role: Role) -> None:
        """Add a role that no name stands beside to the mentions of who holds it, if anyone does."""
        for person in self.holding(role)[:1]:
            person.mentions.append(span)


@derived
def _men() -> dict[str, bool]:
    """Return the pronouns that show who is meant: True for men's."""
    known = genders()
    return {word: known[word] == "m" for word in pronouns() if word in known}


def _man(left: tuple[str, ...]) -> bool | None:
    """Return whether the pronoun before a name is a man's; "ông bà" and "các ông" show nothing."""
    alone = len(left) < 2 or left[1].split()[0] not in {*_men(), "các", "hai"}
    return _men().get(left[0]) if left and alone else None


def _fits(mine: str, theirs: str) -> bool:
    """Return whether two bodies may be one: "Đảng ủy" and "Đảng ủy phường"."""
    return not mine or mine.startswith(theirs) or theirs.startswith(mine)
