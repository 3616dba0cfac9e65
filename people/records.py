"""Authority records: a person as the archive knows it, with roles over time and their evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from luutru.people.linking.profile import Context
from luutru.store.appearances import StoredAppearance
from luutru.store.people import People, PersonSummary
from luutru.text.persons.offices import Office, fits

__all__ = ["HeldRole", "Record", "RoleEvidence", "held_roles", "records"]


@dataclass(frozen=True, slots=True)
class RoleEvidence:
    """Where a role is found: a span in a post's text, and the date of the post."""

    post: int
    start: int
    end: int
    date: str | None
    status: str


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role of a person over time: first and last date on which posts have it held.

    `title` and `body` are as posts mostly write them; `place` is where, as far as that is known.
    """

    office: Office
    title: str
    body: str
    first: str | None
    last: str | None
    evidence: tuple[RoleEvidence, ...]

    @property
    def name(self) -> str:
        """The role in words: title and body."""
        return f"{self.title} {self.body}".strip()

    def to_dict(self) -> dict[str, Any]:
        """Return the role as the CLI's JSON has it."""
        return {
            "title": self.title,
            "body": self.body,
            "from": self.first,
            "to": self.last,
            "evidence": [
                {"post": one.post, "start": one.start, "end": one.end} for one in self.evidence
            ],
        }


@dataclass(frozen=True, slots=True, repr=False)
class Record:
    """A person: names, roles over time, and how many posts from when to when."""

    summary: PersonSummary
    aliases: tuple[str, ...]
    roles: tuple[HeldRole, ...]

    def __repr__(self) -> str:
        return f"<Person {self.summary.id} {self.summary.name}: {self.summary.posts} posts>"

    def to_dict(self) -> dict[str, Any]:
        """Return the person as the CLI's JSON has it."""
        return {
            "id": self.summary.id,
            "name": self.summary.name,
            "aliases": list(self.aliases),
            "roles": [role.to_dict() for role in self.roles],
            "posts": self.summary.posts,
            "first": self.summary.first,
            "last": self.summary.last,
        }


def records(people: People, summaries: Sequence[PersonSummary], context: Context) -> list[Record]:
    """Return the whole records of some persons, in the same order."""
    roots = [summary.id for summary in summaries]
    theirs, aliases = people.of_each(roots), people.aliases(roots)
    return [
        Record(
            summary,
            tuple(aliases.get(summary.id, ())),
            tuple(held_roles(theirs.get(summary.id, ()), context)),
        )
        for summary in summaries
    ]


def held_roles(occurrences: Iterable[StoredAppearance], context: Context) -> list[HeldRole]:
    """Return the roles of one person in all posts, the earliest first."""
    groups: list[_Group] = []
    for one in sorted(occurrences, key=lambda one: (one.published or "9999", one.post)):
        offices = context.offices(one)
        for (office, status), role in zip(offices, one.roles, strict=True):
            evidence = RoleEvidence(one.post, role.start, role.end, one.published, status)
            group = next((g for g in groups if fits(g.office, office)), None)
            if group is None:
                group = _Group(office)
                groups.append(group)
            group.add(office, (role.title, role.body), evidence)
    return [group.role() for group in groups]


class _Group:
    """One office of a person as it grows; what one post leaves out, another may hold."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self._written: Counter[tuple[str, str]] = Counter()
        self._evidence: list[RoleEvidence] = []

    def add(self, office: Office, written: tuple[str, str], evidence: RoleEvidence) -> None:
        """Take in one more mention."""
        self.office = Office(
            *(mine or theirs for mine, theirs in zip(self.office, office, strict=True))
        )
        self._written[written] += 1
        self._evidence.append(evidence)

    def role(self) -> HeldRole:
        """Return the role as it is known in the end."""
        title, body = max(self._written, key=lambda form: (self._written[form], len(form[1]), form))
        dates = sorted(e.date for e in self._evidence if e.date and e.status != "held")
        first, last = (dates[0], dates[-1]) if dates else (None, None)
        return HeldRole(self.office, title, body, first, last, tuple(self._evidence))
