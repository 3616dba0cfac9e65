"""What an archivist can decide of persons: each decision is logged, applied, and can be undone.

The log and what must be linked anew are written together: whatever interrupts a command after
that, the next one applies the decision.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager

from luutru.errors import NotFound, UsageError
from luutru.people.resolve import resolve
from luutru.store import Store
from luutru.store.decisions import Decision, DecisionKind
from luutru.store.enrichment import name_key
from luutru.text.characters import clean_line

__all__ = ["Deciding"]


class Deciding:
    """Makes and undoes decisions. Persons are given by id.

    Args:
        long_forms: abbreviations that mean one thing, in exact keys.
        changed: called after each decision: the index has to learn of it.
    """

    def __init__(
        self, store: Store, long_forms: Mapping[str, str], changed: Callable[[], object]
    ) -> None:
        self._store = store
        self._long_forms = long_forms
        self._changed = changed

    def merge(self, person: int, into: int) -> None:
        """Make two records one, under the number of `into`."""
        _two(person, into)
        with self._applied():
            self._log("merge", {"person": person, "into": into}, [person, into])

    def apart(self, one: int, other: int) -> None:
        """Keep two persons apart: they are not proposed again."""
        _two(one, other)
        with self._applied():
            self._log("apart", {"persons": [one, other]}, [])

    def split(self, person: int, posts: Iterable[int]) -> int:
        """Make the person of some posts another one; return the new person's id.

        Raises:
            UsageError: the person is not in one of the posts, or in none but these.
        """
        wanted = set(posts)
        theirs = self._store.people.of(person)
        missing = wanted - {one.post for one in theirs}
        if missing or not wanted:
            listed = ", ".join(map(str, sorted(missing)))
            raise UsageError(
                f"Người #{person} không có trong bài {listed}.",
                f"Xem các bài: luutru person {person}.",
            )
        if wanted == {one.post for one in theirs}:
            raise UsageError(
                f"Người #{person} không có bài nào khác để tách.", "Hãy chọn một phần số bài."
            )
        moved = [one for one in theirs if one.post in wanted]
        with self._applied():
            new = self._store.people.add(moved[0].key, moved[0].name)
            arguments = {
                "person": person,
                "new": new,
                "moved": [[one.post, one.key, one.person] for one in moved],
                "stay": [[o.post, o.key, o.person] for o in theirs if o.post not in wanted],
            }
            self._log("split", arguments, [person])
        return new

    def alias(self, person: int, name: str) -> None:
        """Give a person one more name, in the posts that are and those to come."""
        called = _name(name)
        with self._applied():
            self._store.people.unsettle([name_key(called)])
            self._log("alias", {"person": person, "name": called}, [person])

    def rename(self, person: int, name: str) -> None:
        """Set the name that a person is listed by; the others stay to be found by."""
        with self._applied():
            self._log("rename", {"person": person, "name": _name(name)}, [person])

    def not_a_person(self, person: int) -> None:
        """Say that a name is no person's: it is listed no more, in posts to come as well."""
        keys = sorted(self._store.people.keys_of([person]))
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
            said = decision.arguments
            moved = said.get("moved", [])
            people.restore(moved)
            self._store.posts.relabelled(post for post, _, _ in moved)
            persons = [said[name] for name in ("person", "into", "new") if name in said]
            named = [name_key(said["name"])] if "name" in said else []
            people.unsettle({*people.keys_of(persons), *named})
        return decision

    def _log(
        self, kind: DecisionKind, arguments: Mapping[str, object], persons: Iterable[int]
    ) -> None:
        people = self._store.people
        for person in persons:
            if people.root(person) is None:
                raise NotFound(f"Không có người số {person}.", "Xem: luutru people.")
        self._store.decisions.add(kind, arguments)
        people.unsettle(people.keys_of(persons))

    @contextmanager
    def _applied(self) -> Iterator[None]:
        """Log what the block decides, then apply it."""
        with self._store.transaction():
            yield
        resolve(self._store, self._long_forms)
        self._changed()


def _two(one: int, other: int) -> None:
    if one == other:
        raise UsageError(f"Cần hai người khác nhau, cả hai đều là #{one}.")


def _name(text: str) -> str:
    name = clean_line(text)
    if not name_key(name) or len(name) > 100:
        raise UsageError(f"{text!r} không phải một tên.", "Ví dụ: Nguyễn Văn Lâm.")
    return name
