"""Review: pairs of records that may be one person, which an archivist decides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, product
from typing import Any

from luutru.data.lexicons import derived
from luutru.people.decisions.replay import Decided
from luutru.people.linking.match_scoring import PROPOSE, likeness, name_weight
from luutru.people.linking.profile import Context, Profile
from luutru.people.linking.resolve import profile_of
from luutru.store.enrichment import name_key
from luutru.store.people import People, PersonSummary
from luutru.text.persons.surnames import variants
from luutru.text.script.folding import fold

__all__ = ["Proposal", "proposals"]

_LARGEST_GROUP = 40  # persons of one name: the ones in most posts are compared
_MOST_WORDS = 8  # of a name: those of longer ones are not left out
_OTHER_NAME = -1.0  # points, for a name that is not the same


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two persons that may be one, and what speaks for it."""

    one: PersonSummary
    other: PersonSummary
    points: float
    reasons: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the proposal as the CLI's JSON has it."""
        both = ({"id": p.id, "name": p.name, "posts": p.posts} for p in (self.one, self.other))
        return {"persons": list(both), "points": self.points, "reasons": list(self.reasons)}


def proposals(
    people: People, decisions: Decided, context: Context, only: Iterable[int] | None = None
) -> list[Proposal]:
    """Return pairs that are not likely enough to be linked, nor to be left; likeliest first.

    Args:
        only: pairs with one of these persons.
    """
    apart = {frozenset(map(decisions.root, pair)) for pair in decisions.apart}
    wanted = None if only is None else set(only)
    pairs = [
        (one, other)
        for one, other in _pairs(people.summaries())
        if (wanted is None or one.id in wanted or other.id in wanted)
        and frozenset((one.id, other.id)) not in apart
    ]
    theirs = people.of_each({summary.id for pair in pairs for summary in pair})
    profiles = {person: profile_of(some, context) for person, some in theirs.items()}
    found = (_judged(one, other, profiles[one.id], profiles[other.id]) for one, other in pairs)
    return sorted(filter(None, found), key=lambda p: (-p.points, p.one.id, p.other.id))


def _pairs(summaries: Iterable[PersonSummary]) -> Iterator[tuple[PersonSummary, PersonSummary]]:
    """Yield two of one name, marks or middle names left out, the one in more posts first.

    Two of the same initials may be anybody: they are not pairs.
    """
    by_name: defaultdict[tuple[str, ...], list[PersonSummary]] = defaultdict(list)
    for summary in sorted(summaries, key=lambda summary: (-summary.posts, summary.id)):
        key = name_key(summary.name)
        words = fold(key).split()
        if 1 < len(words) <= _MOST_WORDS and name_weight(key):
            by_name[_surname(words[0]), *words[1:]].append(summary)
    for name, group in by_name.items():
        yield from combinations(group[:_LARGEST_GROUP], 2)
        for shorter in _shortened(name):
            for pair in product(group[:_LARGEST_GROUP], by_name.get(shorter, ())[:_LARGEST_GROUP]):
                one, other = sorted(pair, key=lambda summary: (-summary.posts, summary.id))
                yield one, other


def _shortened(name: tuple[str, ...]) -> set[tuple[str, ...]]:
    """Return the forms of a name that leave out some words between surname and given name."""
    return {
        (name[0], *kept, name[-1])
        for count in range(len(name) - 2)
        for kept in combinations(name[1:-1], count)
    }


@derived
def _folded_variants() -> dict[str, str]:
    """Return one form, without marks, of surnames that are one: "hoang" for "huynh"."""
    pairs = ((fold(one), fold(other)) for one, other in variants().items())
    return {one: min(one, other) for one, other in pairs}


def _surname(folded: str) -> str:
    return _folded_variants().get(folded, folded)


def _judged(
    one: PersonSummary, other: PersonSummary, mine: Profile, theirs: Profile
) -> Proposal | None:
    """Return the proposal that two persons are one, None where too little speaks for it."""
    shorter, longer = sorted((mine, theirs), key=lambda profile: len(profile.key.split()))
    found = likeness(shorter, longer)
    same = name_key(one.name) == name_key(other.name)
    points = round(found.points + _OTHER_NAME * (not same), 2)
    if found.conflict or points < PROPOSE:
        return None
    return Proposal(one, other, points, found.reasons)
