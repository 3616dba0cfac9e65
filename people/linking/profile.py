"""Profiles: what is known of a person from some of the posts: offices, places, years, company."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from luutru.data.lexicons import derived, words
from luutru.store.appearances import StoredAppearance
from luutru.text.dates.dates import PartialDate
from luutru.text.persons.offices import Office, office, place_of, same_rank
from luutru.text.script.folding import syllables

__all__ = ["Context", "Profile", "day_of"]


@derived
def _local_bodies() -> tuple[str, ...]:
    """Return bodies that each ward has: without a place they are of the place of their post."""
    return tuple(" ".join(syllables(body)) for body in words("office_bodies", local="yes"))


@dataclass(frozen=True, slots=True)
class Context:
    """What occurrences are read with.

    Attributes:
        long_forms: abbreviations that mean one thing, in exact keys.
        homes: the locality that a source's posts are about when they name none.
    """

    long_forms: Mapping[str, str]
    homes: Mapping[str, str]
    _read: dict[tuple[str, str], Office] = field(default_factory=dict, compare=False)

    def locality(self, one: StoredAppearance) -> tuple[str, str]:
        """Return the level and the place that a post is about, "" for none."""
        return place_of(one.locality or self.homes.get(one.source, ""))

    def offices(self, one: StoredAppearance) -> list[tuple[Office, str]]:
        """Return the offices of a person in a post, each with its status."""
        level, place = self.locality(one)
        return [(_placed(self._office(r.title, r.body), level, place), r.status) for r in one.roles]

    def _office(self, title: str, body: str) -> Office:
        """Return the office that a role as written means; the same are written again and again."""
        written = title, body
        if written not in self._read:
            self._read[written] = office(title, body, self.long_forms)
        return self._read[written]


def _placed(held: Office, level: str, place: str) -> Office:
    """Return an office in a ward's own body with the place that its post is about."""
    if held.place or not place or not same_rank(held.level, level):
        return held
    if held.level or held.body.startswith(_local_bodies()):
        return held._replace(level=held.level or level, place=place)
    return held


@lru_cache(maxsize=16384)  # many persons are in one post
def day_of(published: str | None) -> int | None:
    """Return a date as a number of days, the first day that it can mean."""
    return None if published is None else PartialDate.from_iso(published).earliest().toordinal()


@dataclass(slots=True)
class Profile:
    """What is known of one person, or of one appearance, which is the smallest profile.

    Attributes:
        offices: when each was seen to be held: first and last day, None where posts are undated.
        former: offices that were held before.
        places: localities that posts are about, (level, name), with how many.
    """

    key: str
    posts: int = 0
    genders: set[str] = field(default_factory=set)
    born: set[int] = field(default_factory=set)
    offices: dict[Office, tuple[int | None, int | None]] = field(default_factory=dict)
    former: set[Office] = field(default_factory=set)
    places: Counter[tuple[str, str]] = field(default_factory=Counter)
    first: int | None = None
    last: int | None = None
    companions: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, one: StoredAppearance, context: Context, companions: Iterable[str] = ()) -> Profile:
        """Return the profile of one appearance.

        Args:
            companions: keys of the names in its post.
        """
        day = day_of(one.published)
        offices = context.offices(one)
        place = context.locality(one)
        return cls(
            one.key,
            1,
            {one.gender} if one.gender else set(),
            set() if one.born is None else {one.born},
            {held: (day, day) for held, status in offices if status != "held"},
            {held for held, status in offices if status == "held"},
            Counter([place] if place[1] else []),
            day,
            day,
            set(companions) - {one.key},
        )

    def add(self, other: Profile) -> None:
        """Take in what is known from other posts of the same person."""
        self.posts += other.posts
        self.genders |= other.genders
        self.born |= other.born
        for held, span in other.offices.items():
            self.offices[held] = _joined(self.offices.get(held, (None, None)), span)
        self.former |= other.former
        self.places.update(other.places)
        self.first, self.last = _joined((self.first, self.last), (other.first, other.last))
        self.companions |= other.companions


def _joined(
    one: tuple[int | None, int | None], other: tuple[int | None, int | None]
) -> tuple[int | None, int | None]:
    firsts = [day for day in (one[0], other[0]) if day is not None]
    lasts = [day for day in (one[1], other[1]) if day is not None]
    return min(firsts, default=None), max(lasts, default=None)
