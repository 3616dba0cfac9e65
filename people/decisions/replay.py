"""The decisions that stand, replayed in the order in which they were made.

Arguments by kind: ``merge`` person, into; ``split`` person, new, moved [[post, key], ...];
``alias`` and ``rename`` person, name; ``not-a-person`` person, keys; ``apart`` persons [a, b].

Each has two lists of [post, key, person] besides. ``keep`` is whose the appearances of its persons
were: they stay theirs as long as the decision stands, whatever later posts hold. ``before`` is
whose each appearance under their names was, or would have been without decisions: what undoing
goes back to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from luutru.store.decisions import Decision
from luutru.store.enrichment import name_key

__all__ = ["Decided", "decided"]


@dataclass(slots=True)
class Decided:
    """Decisions as linking needs them.

    Attributes:
        merged: whom a person was merged into.
        pins: the person that an appearance (post, key of its name) belongs to.
        aliases: other names given to a person, as written, by key.
        names: the name that a person was given.
        none: names (by key) that are of no person, with the record they are kept under.
        hidden: persons that were found to be none.
        apart: pairs that are two persons.
        made: persons that came of a split.
        natural: whose appearances would be without decisions, of those that decisions are about.
    """

    merged: dict[int, int] = field(default_factory=dict)
    pins: dict[tuple[int, str], int] = field(default_factory=dict)
    aliases: dict[int, dict[str, str]] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)
    none: dict[str, int] = field(default_factory=dict)
    hidden: set[int] = field(default_factory=set)
    apart: set[frozenset[int]] = field(default_factory=set)
    made: set[int] = field(default_factory=set)
    natural: dict[tuple[int, str], int | None] = field(default_factory=dict)

    def root(self, person: int) -> int:
        """Return the id of the person this one was merged into in the end (its own if unmerged)."""
        while person in self.merged:
            person = self.merged[person]
        return person

    def called(self, key: str) -> list[int]:
        """Return the persons that an archivist gave this name to."""
        return [person for person, names in self.aliases.items() if key in names]

    def concerns(self, key: str) -> bool:
        """Return whether any decision is about who bears a name, or where."""
        pinned = any(key == name for _, name in self.pins)
        return pinned or key in self.none or bool(self.called(key))

    def given(self, root: int) -> set[str]:
        """Return the names (keys) that an archivist gave a person, or whom it was merged from."""
        mine = (names for person, names in self.aliases.items() if self.root(person) == root)
        return set().union(*mine)


def decided(decisions: Iterable[Decision]) -> Decided:
    """Return the state after all decisions that were not undone."""
    found = Decided()
    for decision in decisions:
        if decision.undone is None:
            given = decision.arguments
            found.pins |= {(post, key): person for post, key, person in given["keep"]}
            found.natural |= {(post, key): person for post, key, person in given["before"]}
            _APPLY[decision.kind](found, given)
    return found


def _merge(to: Decided, arguments: Mapping[str, Any]) -> None:
    person, into = to.root(arguments["person"]), to.root(arguments["into"])
    if person != into:
        to.merged[person] = into


def _split(to: Decided, arguments: Mapping[str, Any]) -> None:
    new = arguments["new"]
    to.made.add(new)
    to.pins |= dict.fromkeys(map(tuple, arguments["moved"]), new)
    to.apart.add(frozenset((arguments["person"], new)))


def _alias(to: Decided, arguments: Mapping[str, Any]) -> None:
    name = arguments["name"]
    to.aliases.setdefault(arguments["person"], {})[name_key(name)] = name


def _rename(to: Decided, arguments: Mapping[str, Any]) -> None:
    to.names[arguments["person"]] = arguments["name"]


def _not_a_person(to: Decided, arguments: Mapping[str, Any]) -> None:
    to.hidden.add(arguments["person"])
    to.none |= dict.fromkeys(arguments["keys"], arguments["person"])


def _apart(to: Decided, arguments: Mapping[str, Any]) -> None:
    to.apart.add(frozenset(arguments["persons"]))


_APPLY = {
    "merge": _merge,
    "split": _split,
    "alias": _alias,
    "rename": _rename,
    "not-a-person": _not_a_person,
    "apart": _apart,
}
