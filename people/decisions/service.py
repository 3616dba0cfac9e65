"""What an archivist can decide of persons: each decision is logged, applied, and can be undone.

The log and what must be linked anew are written together: whatever interrupts a command after
that, the next one applies the decision.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext

from luutru.errors import NotFound, UsageError
from luutru.people.decisions.replay import decided
from luutru.people.linking.resolve import resolve
from luutru.store import Store
from luutru.store.appearances import StoredAppearance
from luutru.store.decisions import Decision, DecisionKind
from luutru.store.enrichment import name_key
from luutru.text.script.characters import clean_line

__all__ = ["Deciding"]


class Deciding:
    """Makes and undoes decisions. Persons are given by id.

    Args:
        long_forms: abbreviations that mean one thing, in exact keys.
        changed: called after each decision: the index has to learn of it.
        writing: what lets no other process write meanwhile.
    """

    def __init__(
        self,
        store: Store,
        long_forms: Mapping[str, str],
        changed: Callable[[], object],
        writing: Callable[[], AbstractContextManager[None]] = nullcontext,
    ) -> None:
        self._store = store
        self._long_forms = long_forms
        self._changed = changed
        self._writing = writing

    def merge(self, person: int, into: int) -> None:
        """Make two records one, under the number of `into`."""
        person, into = self._two(person, into)
        with self._applied():
            self._log("merge", {"person": person, "into": into}, [person, into])

    def apart(self, one: int, other: int) -> None:
        """Keep two persons apart: they are not proposed again."""
        one, other = self._two(one, other)
        with self._applied():
            self._log("apart", {"persons": [one, other]}, [one, other])

    def split(self, person: int, posts: Iterable[int]) -> int:
        """Make the person of some posts another one; return the new person's id.

        Raises:
            UsageError: the person is not in one of the posts, or in none but these.
        """
        person, wanted = self._shown(person), set(posts)
        theirs = self._store.people.of(person)
        _part(person, wanted, {one.post for one in theirs})
        moved = [one for one in theirs if one.post in wanted]
        with self._applied():
            new = self._store.people.add("", moved[0].name)
            places = [[one.post, one.key] for one in moved]
            self._log("split", {"person": person, "new": new, "moved": places}, [person])
        return new

    def alias(self, person: int, name: str) -> None:
        """Give a person one more name, in the posts that are and those to come."""
        person, called = self._shown(person), _name(name)
        if name_key(called) in self._store.people.keys_of([person]):
            raise UsageError(f"Người #{person} đã có tên {called!r}.")
        with self._applied():
            self._log("alias", {"person": person, "name": called}, [person], [name_key(called)])

    def rename(self, person: int, name: str) -> None:
        """Set the name that a person is listed by; the others stay to be found by."""
        person, called = self._shown(person), _name(name)
        with self._applied():
            self._log("rename", {"person": person, "name": called}, [person])

    def not_a_person(self, person: int) -> None:
        """Say that a name is no person's: it is listed no more, in posts to come as well.

        Where others bear the name it is a person's, and only what is this record's is hidden.
        """
        person, people = self._shown(person), self._store.people
        keys = sorted(people.keys_of([person]) - people.shared_keys(person))
        with self._applied():
            self._log("not-a-person", {"person": person, "keys": keys}, [person])

    def undo(self, number: int | None = None) -> Decision:
        """Undo a decision, the latest when none is named; return it.

        Raises:
            NotFound: there is no such decision that stands.
        """
        people = self._store.people
        with self._applied():
            decision = self._store.decisions.undo(number)
            given = decision.arguments
            self._store.posts.relabelled(people.restore(given["before"]))
            persons = [given[name] for name in ("person", "into", "new") if name in given]
            people.unsettle({*people.keys_of(persons), *(key for _, key, _ in given["before"])})
        return decision

    def _log(
        self,
        kind: DecisionKind,
        arguments: dict[str, object],
        persons: Iterable[int],
        names: Iterable[str] = (),
    ) -> None:
        """Log a decision on some persons, and on all who are called by some names (keys)."""
        people, decisions = self._store.people, decided(self._store.decisions.all())
        theirs = [one for person in persons for one in people.of(person)]
        keys = {one.key for one in theirs}.union(names)
        before = {
            (one.post, one.key): decisions.natural.get((one.post, one.key), _by_home(one))
            for key in sorted(keys)
            for one in people.block(key)
        }
        arguments["keep"] = [
            [one.post, one.key, one.person]
            for one in theirs
            if one.person == before[one.post, one.key]
        ]
        arguments["before"] = [[post, key, person] for (post, key), person in before.items()]
        self._store.decisions.add(kind, arguments)
        people.unsettle(keys)

    def _shown(self, person: int) -> int:
        """Return the person that a number means: whom it was merged into.

        Raises:
            NotFound: there is none, in any post, or an archivist found that it is no person.
        """
        root = self._store.people.root(person)
        if root is None or not self._store.people.summaries([root]):
            raise NotFound(
                f"Không có người số {person} trong bài nào.",
                "Xem: luutru people, luutru people decisions.",
            )
        return root

    def _two(self, one: int, other: int) -> tuple[int, int]:
        """Return the two persons that two numbers mean.

        Raises:
            UsageError: it is one.
        """
        first, second = self._shown(one), self._shown(other)
        if first == second:
            raise UsageError(f"Cần hai người khác nhau, cả hai đều là #{first}.")
        return first, second

    @contextmanager
    def _applied(self) -> Iterator[None]:
        """Log what the block decides, then apply it."""
        with self._writing():
            with self._store.transaction():
                yield
            resolve(self._store, self._long_forms)
            self._changed()


def _by_home(one: StoredAppearance) -> int | None:
    """Return the person of an appearance, None when a decision on another's name took it."""
    return one.person if one.home == one.key else None


def _part(person: int, wanted: set[int], theirs: set[int]) -> None:
    """Raise UsageError where `wanted` is not a part of the posts of a person, or all of them."""
    if missing := ", ".join(map(str, sorted(wanted - theirs))):
        raise UsageError(
            f"Người #{person} không có trong bài {missing}.",
            f"Xem các bài: luutru person {person}.",
        )
    if not wanted or wanted == theirs:
        raise UsageError(
            f"Cần một phần trong {len(theirs)} bài của người #{person}.",
            f"Xem các bài: luutru person {person}.",
        )


def _name(text: str) -> str:
    name = clean_line(text)
    if not name_key(name) or len(name) > 100:
        raise UsageError(f"{text!r} không phải một tên.", "Ví dụ: Nguyễn Văn Lâm.")
    return name
