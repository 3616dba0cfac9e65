"""What the decisions that stand say of persons, replayed in the order they were made.

Arguments by kind: ``merge`` person, into; ``split`` person, new, moved and stay (both lists of
[post, key, person before]); ``alias`` and ``rename`` person, name; ``not-a-person`` person, keys;
``apart`` persons [a, b].
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
        apart: pairs that are two persons.
        retired: persons that came of a split that was undone.
    """

    merged: dict[int, int] = field(default_factory=dict)
    pins: dict[tuple[int, str], int] = field(default_factory=dict)
    aliases: dict[int, dict[str, str]] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)
    none: dict[str, int] = field(default_factory=dict)
    hidden: set[int] = field(default_factory=set)
    apart: set[frozenset[int]] = field(default_factory=set)
    retired: set[int] = field(default_factory=set)

    def root(self, person: int) -> int:
        """Return whom a person is merged into in the end; itself, when it is not."""
        while person in self.merged:
            person = self.merged[person]
        return person

    def is_hidden(self, person: int) -> bool:
        """Return whether a person was found to be none."""
        return self.root(person) in {self.root(hidden) for hidden in self.hidden}

    def called(self, key: str) -> list[int]:
        """Return the persons that an archivist gave this name to."""
        return [person for person, names in self.aliases.items() if key in names]


def decided(decisions: Iterable[Decision]) -> Decided:
    """Return what the decisions that were not undone say."""
    found = Decided()
    for decision in decisions:
        if decision.undone is None:
            _APPLY[decision.kind](found, decision.arguments)
        elif decision.kind == "split":
            found.retired.add(decision.arguments["new"])
    return found


def _merge(to: Decided, arguments: Mapping[str, Any]) -> None:
    person, into = to.root(arguments["person"]), to.root(arguments["into"])
    if person != into:
        to.merged[person] = into


def _split(to: Decided, arguments: Mapping[str, Any]) -> None:
    new = arguments["new"]
    to.pins |= dict.fromkeys(((post, key) for post, key, _ in arguments["moved"]), new)
    to.pins |= {(post, key): person for post, key, person in arguments["stay"]}
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
