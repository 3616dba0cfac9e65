"""Who held an office on a day: from the roles in posts, each with its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import Any

from luutru.people.linking.profile import Context
from luutru.people.records import HeldRole, held_roles
from luutru.store.appearances import StoredAppearance
from luutru.text.dates.dates import PartialDate
from luutru.text.persons.offices import means

__all__ = ["Holder", "holders"]

_FARTHEST = 3 * 365  # days: evidence farther from a day does not count for it


@dataclass(frozen=True, slots=True)
class Holder:
    """A person in an office; `days` is how far the nearest evidence is from the day asked for.

    It is 0 where evidence stands on both sides of the day, or when no day was asked for. `name` is
    that by which the person is listed, "" as long as nobody has looked it up.
    """

    person: int
    role: HeldRole
    days: int = 0
    name: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return the holder as the CLI's JSON has it."""
        return {
            "id": self.person,
            "name": self.name,
            "place": self.role.office.place.title(),
            **self.role.to_dict(),
            "days": self.days,
        }


def holders(
    occurrences: Iterable[StoredAppearance],
    wanted: Sequence[str],
    on: date | None,
    context: Context,
) -> list[Holder]:
    """Return the holders of an office, on a day if one is given: the surest first.

    Where no evidence stands on both sides of the day, the nearest holders before and after it
    are returned, unless the post has the office left by then.

    Args:
        wanted: the role as typed (`offices.expanded`): what it leaves out fits anything.
    """
    by_person: dict[int, list[StoredAppearance]] = {}
    for one in occurrences:
        if one.root is not None:
            by_person.setdefault(one.root, []).append(one)
    found = [
        (person, role)
        for person, theirs in by_person.items()
        for role in held_roles(theirs, context)
        if means(wanted, role.office) and role.first is not None
    ]
    found.sort(key=lambda item: (str(item[1].first), item[0]))
    if on is None:
        return [Holder(person, role) for person, role in found]
    places: dict[tuple[str, str, str], list[tuple[int, HeldRole]]] = {}
    for person, role in found:
        office = role.office
        places.setdefault((office.body, office.level, office.place), []).append((person, role))
    listed = [holder for some in places.values() for holder in _on(some, on)]
    return sorted(listed, key=lambda holder: (holder.days, str(holder.role.first), holder.person))


def _on(some: list[tuple[int, HeldRole]], on: date) -> Iterator[Holder]:
    """Yield who held one office of one place on a day."""
    spans = [(person, role, *_span(role)) for person, role in some]
    sure = [(person, role) for person, role, first, last in spans if first <= on <= last]
    if sure:
        yield from (Holder(person, role) for person, role in sure)
        return
    before = [s for s in spans if 0 < (on - s[3]).days <= _FARTHEST and not _left(s[1])]
    after = [s for s in spans if 0 < (s[2] - on).days <= _FARTHEST]
    if before:
        person, role, _, last = max(before, key=lambda item: item[3])
        yield Holder(person, role, (on - last).days)
    if after:
        person, role, first, _ = min(after, key=lambda item: item[2])
        if _begins(role) and before:
            return  # the office was taken up later than on that day
        yield Holder(person, role, (first - on).days)


def _span(role: HeldRole) -> tuple[date, date]:
    assert role.first is not None  # noqa: S101 - those without a date were left out
    assert role.last is not None  # noqa: S101 - as above
    return PartialDate.from_iso(role.first).earliest(), PartialDate.from_iso(role.last).latest()


def _left(role: HeldRole) -> bool:
    """Return whether the last evidence of a role is its end."""
    return max(_dated(role), key=itemgetter(0))[1] in ("ends", "held")


def _begins(role: HeldRole) -> bool:
    """Return whether the first evidence of a role is its beginning."""
    return min(_dated(role), key=itemgetter(0))[1] == "begins"


def _dated(role: HeldRole) -> list[tuple[str, str]]:
    """Return date and status of the dated evidence of a role."""
    return [(one.date, one.status) for one in role.evidence if one.date]
