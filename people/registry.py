"""The registry of persons of an archive: finding, listing, dossiers, review."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from luutru.errors import NotFound, UsageError
from luutru.people.decisions.replay import decided
from luutru.people.directory import Directory
from luutru.people.dossier import Dossier, dossier
from luutru.people.holders import Holder, holders
from luutru.people.linking.profile import Context
from luutru.people.linking.resolve import context_of
from luutru.people.name_order import sort_key
from luutru.people.records import Record, records
from luutru.people.review import Proposal, proposals
from luutru.store import Store, StoredPost
from luutru.store.people import PersonSummary
from luutru.text.dates.ranges import parse_range
from luutru.text.persons.offices import expanded

__all__ = ["PeopleRegistry"]


class PeopleRegistry:
    """The persons of an archive.

    Args:
        long_forms: abbreviations that mean one thing, in exact keys.
    """

    def __init__(self, store: Store, long_forms: Mapping[str, str]) -> None:
        self._store = store
        self._long_forms = long_forms
        self.directory = Directory(store.people, store.lexicons)

    @cached_property
    def _context(self) -> Context:
        return context_of(self._store, self._long_forms)

    # -- reading

    def summaries(self, name: str = "") -> list[PersonSummary]:
        """Return the persons that a name means, all without one, by given name.

        Order is Vietnamese: given name, then surname, then what is between.
        """
        found = self.directory.find(name) if name else None
        return sorted(self._store.people.summaries(found), key=lambda s: sort_key(s.name))

    def person(self, name: str | int) -> int:
        """Return the id of the one person that a name or a number means.

        Raises:
            NotFound: nobody is meant, or several are.
        """
        return self.directory.one(str(name))

    def summary(self, name: str | int) -> PersonSummary:
        """Return the one person that a name or a number means.

        Raises:
            NotFound: nobody is meant, or several are.
        """
        person = self.person(name)
        for summary in self._store.people.summaries([person]):
            return summary
        raise NotFound(f"Người #{person} không còn trong bài nào.", "Xem: luutru people.")

    def records(self, summaries: Sequence[PersonSummary]) -> list[Record]:
        """Return whole records of persons: aliases, roles over time with evidence."""
        with self._store.lexicons.in_use():
            return records(self._store.people, summaries, self._context)

    def record(self, summary: PersonSummary) -> Record:
        """Return the whole record of one person."""
        return self.records([summary])[0]

    def in_post(self, stored: StoredPost) -> list[dict[str, Any]]:
        """Return the persons in a post as the CLI's JSON has them, with their mentions there.

        Of an older version than the current one nothing is known.
        """
        if stored.number != self._store.posts.get(stored.id).number:
            return []
        appearing = self._store.people.in_posts([stored.id]).get(stored.id, [])
        mentions: dict[int, list[tuple[int, int]]] = {}
        for one in appearing:
            if one.root is not None:
                mentions.setdefault(one.root, []).extend(one.mentions)
        found = sorted(self._store.people.summaries(mentions), key=lambda s: mentions[s.id])
        return [
            {
                **record.to_dict(),
                "mentions": [
                    {"start": a, "end": b} for a, b in sorted(mentions[record.summary.id])
                ],
            }
            for record in self.records(found)
        ]

    def dossier(self, name: str | int, most: int = 10) -> Dossier:
        """Return the dossier of the one person that a name or a number means.

        Args:
            most: people met, and passages, that it lists at most.

        Raises:
            NotFound: nobody is meant, or several are.
        """
        return dossier(self._store, self.record(self.summary(name)), most)

    def holders(self, role: str, on: str = "", name: str = "") -> list[Holder]:
        """Return the holders of a role, on a day if one is given; see `people.holders`.

        Args:
            name: those alone whom it can mean.

        Raises:
            UsageError: the day cannot be read, or is a longer time than a day.
            NotFound: nobody is called by that name.
        """
        day = None
        if on:
            day, last = parse_range(on)
            if day is None or day != last:
                raise UsageError(f"--on {on!r} không phải một ngày.", "Ví dụ: 2015-06-01.")
        wanted = expanded(role, self._long_forms)
        if not wanted:
            raise UsageError("Chưa có chức vụ nào.", 'Ví dụ: --role "Bí thư Đảng ủy".')
        with self._store.lexicons.in_use():
            found = holders(self._store.people.with_roles(), wanted, day, self._context)
        only = self._meant(name)
        meant = [holder for holder in found if only is None or holder.person in only]
        names = self._store.people.names(holder.person for holder in meant)
        return [replace(holder, name=names[holder.person]) for holder in meant]

    def review(self, name: str = "") -> list[Proposal]:
        """Return the pairs that an archivist should decide on, of one name if it is given.

        Raises:
            NotFound: nobody is called by that name.
        """
        decisions = decided(self._store.decisions.all())
        only = self._meant(name)
        with self._store.lexicons.in_use():
            return proposals(self._store.people, decisions, self._context, only)

    def _meant(self, name: str) -> set[int] | None:
        """Return the persons that a name means, None (everyone) without one.

        Raises:
            NotFound: nobody is meant.
        """
        if not name:
            return None
        return set(self.directory.find(name)) or {self.directory.one(name)}
