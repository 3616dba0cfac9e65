"""Linking: which appearances under one name are one person.

Each appearance joins the person whose profile it is likest to (`likeness`), or begins a new one.
The richest come first. Decisions win: a pinned appearance belongs to whom an archivist gave it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from luutru.people.decisions.replay import Decided
from luutru.people.linking.match_scoring import LINK, likeness, name_weight
from luutru.people.linking.profile import Profile
from luutru.store.appearances import StoredAppearance

__all__ = ["Cluster", "Sighting", "link"]

# Points of a name that an archivist gave to a person: as much as an equal year of birth.
_NAMED = 3.0


@dataclass(frozen=True, slots=True)
class Sighting:
    """One appearance and its profile."""

    one: StoredAppearance
    profile: Profile


@dataclass(slots=True)
class Cluster:
    """Appearances that are one person; `person` is its id, None until it is known."""

    profile: Profile
    person: int | None = None
    members: list[StoredAppearance] = field(default_factory=list)
    named: bool = False  # the person has this name by an archivist's word

    def take(self, sighting: Sighting) -> None:
        """Add an appearance."""
        self.members.append(sighting.one)
        self.profile.add(sighting.profile)


def link(
    key: str, sightings: Sequence[Sighting], decided: Decided, named: Mapping[int, Profile]
) -> list[Cluster]:
    """Return the persons of all appearances under one name.

    Args:
        named: the persons that an archivist gave this name, by id, with what is known of them.
    """
    clusters = [Cluster(profile, person, named=True) for person, profile in named.items()]
    by_person = {cluster.person: cluster for cluster in clusters}
    ordered: Sequence[Sighting] = sorted(sightings, key=_clearest_first)
    if not decided.concerns(key):
        clusters, ordered = _linked_before(key, ordered)
    for sighting in ordered:
        pinned = _pinned(sighting, decided)
        if pinned is None:
            _join(key, sighting, clusters)
        else:
            if pinned not in by_person:
                by_person[pinned] = Cluster(Profile(key), pinned)
                clusters.append(by_person[pinned])
            by_person[pinned].take(sighting)
    clusters = [cluster for cluster in clusters if cluster.members]
    _keep_numbers(clusters, decided)
    return clusters


def _linked_before(
    key: str, ordered: Sequence[Sighting]
) -> tuple[list[Cluster], Sequence[Sighting]]:
    """Return the clusters of the appearances before the first that is new, and the rest.

    An appearance's person depends only on those before it, so links up to the first new one stay.
    If one that was linked has changed, all are linked anew.
    """
    clusters: dict[int, Cluster] = {}
    if any(not s.one.settled and s.one.person is not None for s in ordered):
        return [], ordered
    for at, sighting in enumerate(ordered):
        person = sighting.one.person
        if not sighting.one.settled or person is None:
            return list(clusters.values()), ordered[at:]
        clusters.setdefault(person, Cluster(Profile(key))).take(sighting)
    return list(clusters.values()), []


def _clearest_first(sighting: Sighting) -> tuple[bool, bool, int, int]:
    profile, one = sighting.profile, sighting.one
    return (not profile.offices, profile.first is None, profile.first or 0, one.post)


def _pinned(sighting: Sighting, decided: Decided) -> int | None:
    """Return the person of an appearance by decision, None when nothing was decided."""
    one = sighting.one
    pinned = decided.pins.get((one.post, one.key))
    if pinned is None and not one.roles:  # a string that is no name stays none wherever it stands
        pinned = decided.none.get(one.key)
    return pinned


def _join(key: str, sighting: Sighting, clusters: list[Cluster]) -> None:
    best, most = None, LINK
    # "Ông Quang" of one post and of another are two, as far as anyone knows.
    candidates = clusters if name_weight(key) else [c for c in clusters if c.named]
    for cluster in candidates:
        found = likeness(cluster.profile, sighting.profile)
        points = found.points + _NAMED * cluster.named
        if not found.conflict and points >= most:
            best, most = cluster, points
    if best is None:
        best = Cluster(Profile(key))
        clusters.append(best)
    best.take(sighting)


def _keep_numbers(clusters: Iterable[Cluster], decided: Decided) -> None:
    """Let each cluster be the person that most of its appearances were before.

    A person that has this name by a decision alone is not meant: the decision may be undone.
    """
    taken = {cluster.person for cluster in clusters if cluster.person is not None}
    unnamed = []
    for cluster in clusters:
        before = Counter(
            one.person
            for one in cluster.members
            if one.person is not None and (one.home == one.key or one.person in decided.made)
        )
        if cluster.person is None and before:
            unnamed.append((cluster, before))
    unnamed.sort(key=lambda item: (-item[1].most_common(1)[0][1], min(item[1])))
    for cluster, before in unnamed:
        for person, _ in sorted(before.items(), key=lambda item: (-item[1], item[0])):
            if person not in taken:
                cluster.person = person
                taken.add(person)
                break
