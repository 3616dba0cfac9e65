"""Review: pairs of records that may be one person, which an archivist decides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from luutru.people.decided import Decided
from luutru.people.likeness import PROPOSE, likeness
from luutru.people.profile import Context, Profile
from luutru.people.resolve import profile_of
from luutru.store.people import People, Summary
from luutru.text.folding import fold, syllables

__all__ = ["Proposal", "proposals"]

_LARGEST_GROUP = 40  # persons of one name: the ones in most posts are compared
_OTHER_NAME = -1.0  # points, for a name that is not the same


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two persons that may be one, and what speaks for it."""

    one: Summary
    other: Summary
    points: float
    reasons: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return the proposal as the CLI's JSON has it."""
        both = ({"id": p.id, "name": p.name, "posts": p.posts} for p in (self.one, self.other))
        return {"persons": list(both), "points": self.points, "reasons": list(self.reasons)}


def proposals(
    people: People, said: Decided, context: Context, only: Iterable[int] | None = None
) -> list[Proposal]:
    """Return pairs that are not likely enough to be linked, nor to be left; likeliest first.

    Args:
        only: pairs with one of these persons.
    """
    wanted = None if only is None else set(only)
    apart = {frozenset(map(said.root, pair)) for pair in said.apart}
    found = [
        proposal
        for group in _groups(people.summaries())
        if wanted is None or wanted & {summary.id for summary in group}
        for proposal in _within(group, people, context)
        if frozenset((proposal.one.id, proposal.other.id)) not in apart
        and (wanted is None or wanted & {proposal.one.id, proposal.other.id})
    ]
    return sorted(found, key=lambda p: (-p.points, p.one.id, p.other.id))


def _groups(summaries: Iterable[Summary]) -> Iterator[list[Summary]]:
    """Yield the persons whose names begin and end alike: a middle name may be left out."""
    groups: defaultdict[tuple[str, str], list[Summary]] = defaultdict(list)
    for summary in summaries:
        words = fold(" ".join(syllables(summary.name))).split()
        if len(words) > 1:
            groups[_surname(words[0]), words[-1]].append(summary)
    for group in groups.values():
        if len(group) > 1:
            group.sort(key=lambda summary: (-summary.posts, summary.id))
            yield group[:_LARGEST_GROUP]


def _surname(folded: str) -> str:
    return {"huynh": "hoang", "vo": "vu"}.get(folded, folded)


def _within(group: list[Summary], people: People, context: Context) -> Iterator[Proposal]:
    profiles: Mapping[int, Profile] = {
        summary.id: profile_of(people.of(summary.id), context) for summary in group
    }
    for one, other in combinations(group, 2):
        mine, theirs = syllables(one.name), syllables(other.name)
        same = mine == theirs
        if not same and not _shortened(mine, theirs):
            continue
        shorter = min((profiles[one.id], profiles[other.id]), key=lambda p: len(p.key.split()))
        longer = profiles[other.id] if shorter is profiles[one.id] else profiles[one.id]
        found = likeness(shorter, longer)
        points = found.points + _OTHER_NAME * (not same)
        if not found.conflict and points >= PROPOSE:
            yield Proposal(one, other, round(points, 2), found.reasons)


def _shortened(one: list[str], other: list[str]) -> bool:
    """Return whether two names of one surname and given name can be one: what is between fits."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) == len(longer):  # marks left out, or Huỳnh for Hoàng
        return [fold(a) for a in shorter[1:]] == [fold(b) for b in longer[1:]]
    rest = iter([fold(part) for part in longer[1:]])
    return all(fold(part) in rest for part in shorter[1:])
