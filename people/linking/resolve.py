"""Bringing persons up to date: what is new is linked, what was decided is applied."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from luutru.people.decisions.replay import Decided, decided
from luutru.people.linking.linker import Cluster, Sighting, link
from luutru.people.linking.match_scoring import name_weight
from luutru.people.linking.profile import Context, Profile
from luutru.store import Store
from luutru.store.appearances import StoredAppearance
from luutru.store.enrichment import name_key
from luutru.text.persons.surnames import surnames

__all__ = ["context_of", "profile_of", "resolve"]

# A source is at home in a place that this share of its posts name, once it has as many posts:
# a ward portal names its ward in most of them, a newspaper no place in half.
_HOME_POSTS, _HOME_SHARE = 5, 0.6
_NAMES_A_TRANSACTION = 500
_NAMES_AT_ONCE = 100  # that are read with one query: bounds memory


def context_of(store: Store, long_forms: Mapping[str, str]) -> Context:
    """Return the reader of a store's appearances."""
    return Context(long_forms, store.people.homes(_HOME_POSTS, _HOME_SHARE))


def profile_of(occurrences: Iterable[StoredAppearance], context: Context, key: str = "") -> Profile:
    """Return the profile of a person from all its appearances."""
    profile = Profile(key)
    for one in occurrences:
        profile.key = profile.key or one.key
        profile.add(Profile.of(one, context))
    return profile


def resolve(store: Store, long_forms: Mapping[str, str]) -> None:
    """Link all names under which an appearance has not been settled; apply decisions.

    Posts whose persons change by it are noted as changed: the index must learn of them.
    """
    with store.lexicons.in_use():
        _resolve(store, long_forms)


def _resolve(store: Store, long_forms: Mapping[str, str]) -> None:
    decisions = decided(store.decisions.all())
    with store.transaction():
        _identify(store, decisions)
    context = context_of(store, long_forms)
    # Whom an alias means is judged by what is known under other names: these come first.
    wanted = sorted(store.people.unsettled(), key=lambda key: bool(decisions.called(key)))
    for start in range(0, len(wanted), _NAMES_A_TRANSACTION):
        with store.transaction():
            _Resolver(store, decisions, context).run(wanted[start : start + _NAMES_A_TRANSACTION])


class _Resolver:
    """Links names, one after another."""

    def __init__(self, store: Store, decisions: Decided, context: Context) -> None:
        self._store = store
        self._decisions = decisions
        self._context = context
        self._changed: set[int] = set()

    def run(self, keys: Sequence[str]) -> None:
        for start in range(0, len(keys), _NAMES_AT_ONCE):
            self._link_all(keys[start : start + _NAMES_AT_ONCE])
        if self._changed:
            self._store.posts.relabelled(sorted(self._changed))

    def _link_all(self, keys: Sequence[str]) -> None:
        """Link some names: linking one changes nothing that is read here of another."""
        people = self._store.people
        blocks = self._blocks(keys)
        places = people.places_among([key for key in keys if not _is_full_name(key)])
        many = {one.post for block in blocks.values() if len(block) > 1 for one in block}
        met = people.companions(many)
        for key, block in blocks.items():
            self._link(key, block, met, is_place=key in places)

    def _blocks(self, keys: Sequence[str]) -> dict[str, list[StoredAppearance]]:
        """Return the appearances under each name that must be looked at to link it.

        An initial or a given name links no two posts: what was linked before stays as it is.
        """
        people = self._store.people
        alone = [key for key in keys if not name_weight(key) and not self._decisions.concerns(key)]
        blocks = people.blocks(alone, unsettled=True)
        new = {key for key, block in blocks.items() if all(one.person is None for one in block)}
        blocks |= people.blocks([key for key in keys if key not in new])
        return {key: blocks[key] for key in keys}

    def _link(
        self,
        key: str,
        block: list[StoredAppearance],
        met: Mapping[int, frozenset[str]],
        *,
        is_place: bool,
    ) -> None:
        people = self._store.people
        if is_place:
            nobody = [one for one in block if _may_be_place(one, self._decisions)]
            people.settle(dict.fromkeys((one.id for one in nobody), None))
            self._changed |= {one.post for one in nobody if one.person is not None}
            block = [one for one in block if not _may_be_place(one, self._decisions)]
        near = met if len(block) > 1 else {}
        sightings = [
            Sighting(one, Profile.of(one, self._context, near.get(one.post, ()))) for one in block
        ]
        clusters = link(key, sightings, self._decisions, dict(self._named(key)))
        before = {one.person for one in block} - {None}
        # Who gains or loses an appearance may be called otherwise; who keeps all, is not.
        lost = {one.person for c in clusters for one in c.members if one.person != c.person}
        for cluster in clusters:
            if cluster.person in lost or not _keeps(cluster):
                self._settle(cluster)
        for person in before - {cluster.person for cluster in clusters}:
            _call(self._store, self._decisions, person)  # type: ignore[arg-type]

    def _named(self, key: str) -> Iterator[tuple[int, Profile]]:
        for person in self._decisions.called(key):
            root = self._decisions.root(person)
            given = self._decisions.given(root)
            known = (one for one in self._store.people.of(root) if one.key not in given)
            yield person, profile_of(known, self._context, key)

    def _settle(self, cluster: Cluster) -> None:
        people = self._store.people
        new = cluster.person is None
        if cluster.person is None:  # all that posts call it is known here
            name = _shown(Counter(one.name for one in cluster.members))
            cluster.person = people.add_called(cluster.members[0].key, name)
        person = cluster.person
        people.settle({one.id: person for one in cluster.members})
        self._changed |= {one.post for one in cluster.members if one.person != person}
        if not new:
            _call(self._store, self._decisions, person)


def _keeps(cluster: Cluster) -> bool:
    """Return whether a person has these appearances already, and nothing changed about any."""
    return all(one.settled and one.person == cluster.person for one in cluster.members)


def _is_full_name(key: str) -> bool:
    """Return whether a name is one of surname, middle and given name: wards are called so, too."""
    words = key.split()
    return len(words) > 2 and words[0] in surnames()


def _may_be_place(one: StoredAppearance, decisions: Decided) -> bool:
    """Return whether there is no sign that a name, which is a place's elsewhere, is a person's."""
    return not (one.roles or one.gender or one.born or (one.post, one.key) in decisions.pins)


def _call(store: Store, decisions: Decided, person: int) -> None:
    """Give a person the names that posts and archivists call it by."""
    written = store.people.written(person)
    names = {key: _shown(forms) for key, forms in written.items()}
    names |= decisions.aliases.get(person, {})
    best = max(written, key=lambda key: (sum(written[key].values()), len(key), key), default="")
    chosen = decisions.names.get(person)
    if chosen:
        names.setdefault(name_key(chosen), chosen)
    name = chosen or names.get(best) or next(iter(names.values()), "")
    if name:
        store.people.call(person, name, names)


def _shown(forms: dict[str, int]) -> str:
    """Return the most common spelling of a name in posts, not one in capitals throughout."""
    name = max(forms, key=lambda form: (not form.isupper(), forms[form], form))
    return " ".join(map(str.capitalize, name.split())) if name.isupper() else name


def _identify(store: Store, decisions: Decided) -> None:
    """Set whom each person is merged into, and which are none; note the posts that changes."""
    changed = []
    hidden = set(map(decisions.root, decisions.hidden))
    for person, before in store.people.identities({*decisions.merged, *hidden}).items():
        root = decisions.root(person)
        if (root, root in hidden) != before:
            store.people.identify(person, root, root in hidden)
            changed.append(person)
    if changed:
        store.posts.relabelled(sorted(store.people.posts_of(changed)))
