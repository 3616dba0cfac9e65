"""`archive.people`: the persons of an archive, and what an archivist decides of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Literal

from luutru.api.opened import OpenArchive
from luutru.api.writing import ArchiveWriter
from luutru.errors import UsageError

if TYPE_CHECKING:
    from luutru.people.decisions.service import Deciding
    from luutru.people.dossier import Dossier
    from luutru.people.holders import Holder
    from luutru.people.records import Record
    from luutru.people.registry import PeopleRegistry
    from luutru.people.review import Proposal
    from luutru.store.decisions import Decision
    from luutru.store.people import PersonSummary

__all__ = ["ArchivePeople", "PeopleList"]

PeopleSort = Literal["name", "posts"]


@dataclass(frozen=True, slots=True)
class PeopleList:
    """A list of persons.

    Attributes:
        records: those listed.
        total: how many there are with those beyond the limit.
        unclear: how many names were left out because it is not clear whose they are: given names
            alone, of one post.
    """

    records: tuple[Record, ...]
    total: int
    unclear: int

    def __iter__(self) -> Iterator[Record]:
        return iter(self.records)

    def __len__(self) -> int:
        return len(self.records)


class ArchivePeople:
    """The persons of an archive. One is named by number, or by what posts call this one alone."""

    def __init__(self, opened: OpenArchive, writer: ArchiveWriter) -> None:
        self._opened = opened
        self._writer = writer

    @property
    def _registry(self) -> PeopleRegistry:
        return self._opened.view.people

    def __iter__(self) -> Iterator[PersonSummary]:
        """Yield everyone, by given name."""
        return iter(self.find())

    def __len__(self) -> int:
        return len(self._opened.store.people.summaries())

    # -- reading

    def find(self, name: str = "") -> Sequence[PersonSummary]:
        """Return the persons a name can mean (everyone without one), by given name."""
        return self._registry.summaries(name)

    def list(
        self,
        name: str = "",
        *,
        unclear: bool = False,
        sort: PeopleSort = "name",
        limit: int | None = None,
    ) -> PeopleList:
        """Return the persons a name can mean (everyone without one), with aliases and roles.

        Args:
            unclear: whether to list given names alone, of one post, too, when no name is asked for.
            sort: by given name, or those in most posts first.
            limit: how many are listed; None: all.

        Raises:
            NotFound: nobody is called by that name.
            UsageError: there is no such order.
        """
        if sort not in ("name", "posts"):
            raise UsageError(f"Tham số sort không nhận {sort!r}.", "Chọn trong name, posts.")
        found = self.find(name)
        if name and not found:
            self._registry.summary(name)  # which raises, and names whose name is like it
        known = [s for s in found if unclear or name or " " in s.name or s.posts > 1]
        if sort == "posts":
            known.sort(key=lambda summary: -summary.posts)
        records = self._registry.records(known[:limit])
        return PeopleList(tuple(records), len(known), len(found) - len(known))

    def get(self, name: str | int) -> Record:
        """Return the one person that a name or a number means, with aliases and roles.

        Raises:
            NotFound: nobody is meant, or several are.
        """
        return self._registry.record(self._registry.summary(name))

    def dossier(self, name: str | int, most: int = 10) -> Dossier:
        """Return the dossier of the one person that a name or a number means.

        Args:
            most: people met, and passages, that it lists at most.

        Raises:
            NotFound: nobody is meant, or several are.
        """
        return self._registry.dossier(name, most)

    def holders(self, role: str, on: str = "", name: str = "") -> Sequence[Holder]:
        """Return the holders of a role, the surest first.

        Args:
            role: title and body, "Bí thư Đảng ủy"; what it leaves out fits anything.
            on: a day, "2015-06-01"; "" is any.
            name: those alone whom it can mean.

        Raises:
            UsageError: there is no role in `role`, or `on` is no day.
            NotFound: nobody is called by that name.
        """
        return self._registry.holders(role, on, name)

    def review(self, name: str = "") -> Sequence[Proposal]:
        """Return the pairs that an archivist should decide on, of one name if it is given.

        Raises:
            NotFound: nobody is called by that name.
        """
        return self._registry.review(name)

    # -- deciding: each is logged, outlives every later run, and can be undone

    @property
    def _deciding(self) -> Deciding:
        from luutru.people.decisions.service import Deciding

        writing = partial(self._writer.writing, "people")
        opened = self._opened
        return Deciding(opened.store, opened.view.long_forms, self._writer.update_index, writing)

    def _id(self, person: str | int) -> int:
        return self._registry.person(person)

    def merge(self, person: str | int, into: str | int) -> Record:
        """Make two records one, under the number of `into`; return it.

        Raises:
            NotFound: nobody is meant, or several are.
            UsageError: both are one person.
        """
        one, other = self._id(person), self._id(into)
        self._deciding.merge(one, other)
        return self.get(other)

    def split(self, person: str | int, posts: Iterable[str | int]) -> tuple[Record, Record]:
        """Make the person of some posts another one; return the old record and the new one.

        Raises:
            NotFound: there is no such person or post.
            UsageError: the person is not in one of the posts, or in none but these.
        """
        number = self._id(person)
        found = [self._opened.store.posts.find(str(post)) for post in posts]
        new = self._deciding.split(number, found)
        return self.get(number), self.get(new)

    def alias(self, person: str | int, name: str) -> Record:
        """Give a person one more name, in the posts that are and those to come.

        Raises:
            NotFound: nobody is meant, or several are.
            UsageError: it is no name, or the person has it.
        """
        number = self._id(person)
        self._deciding.alias(number, name)
        return self.get(number)

    def rename(self, person: str | int, name: str) -> Record:
        """Set the name that a person is listed by; the old one still finds the person.

        Raises:
            NotFound: nobody is meant, or several are.
            UsageError: it is no name.
        """
        number = self._id(person)
        self._deciding.rename(number, name)
        return self.get(number)

    def not_a_person(self, name: str | int) -> PersonSummary:
        """List a name no more, in posts to come as well: it is no person's; return what it was.

        Raises:
            NotFound: nobody is meant, or several are.
        """
        summary = self._registry.summary(name)
        self._deciding.not_a_person(summary.id)
        return summary

    def apart(self, one: str | int, other: str | int) -> None:
        """Keep two persons apart: `review` proposes them no more.

        Raises:
            NotFound: nobody is meant, or several are.
            UsageError: both are one person.
        """
        self._deciding.apart(self._id(one), self._id(other))

    def undo(self, number: int | None = None) -> Decision:
        """Undo a decision, the latest when none is named; return it.

        Raises:
            NotFound: there is no such decision that stands.
        """
        return self._deciding.undo(number)

    def decisions(self) -> Sequence[Decision]:
        """Return every decision, the oldest first, also those that were undone."""
        return self._opened.store.decisions.all()
