"""Appearances of persons with the date and place of their posts, as linking reads them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlite_utils import Database

from luutru.store.enrichment import ToldRole

if TYPE_CHECKING:
    from luutru.text.persons.facts import Gender

__all__ = ["OF_ROOTS", "SHOWN", "Occurrences", "StoredAppearance", "chunks"]

_CHUNK = 500  # values in one IN (...)
#: What holds of a record `r` that is a person's.
SHOWN = "r.hidden = 0"
#: What holds of an appearance `a` of some persons: the index of appearances serves it, which
#: SQLite does not see in a condition on the joined `s.root`.
OF_ROOTS = "a.person IN (SELECT id FROM persons WHERE root IN ({}))"


@dataclass(frozen=True, slots=True)
class StoredAppearance:
    """An appearance with the date and place of its post.

    `person` is whom linking gave it to last, `home` the name (key) under which that one was first
    seen ("" for one that came of a split), `root` whom that one is merged into; `settled` is 0
    until the name has been linked since something changed about it.
    """

    id: int
    post: int
    key: str
    name: str
    gender: Gender
    born: int | None
    mentions: tuple[tuple[int, int], ...]
    person: int | None
    root: int | None
    home: str | None
    published: str | None
    locality: str
    source: str
    settled: int
    roles: tuple[ToldRole, ...] = ()


_OCCURRENCES = """
    SELECT a.id, a.post, a.key, a.name, a.gender, a.born, a.mentions, a.person, s.root, s.home,
           v.published, p.locality, p.source, a.settled
    FROM appearances a
    JOIN posts p ON p.id = a.post
    JOIN versions v INDEXED BY versions_published ON v.post = p.id AND v.number = p.version
    LEFT JOIN persons s ON s.id = a.person
    LEFT JOIN persons r ON r.id = s.root
"""


class Occurrences:
    """The appearances in a store."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def _occurrences(self, where: str, values: Iterable[object]) -> list[StoredAppearance]:
        sql = f"{_OCCURRENCES} WHERE {where} ORDER BY a.post, a.id"
        rows = list(self._db.query(sql, list(values)))
        roles = self._roles([row["id"] for row in rows])
        return [
            StoredAppearance(
                **row | {"mentions": tuple(map(tuple, json.loads(row["mentions"])))},
                roles=tuple(roles.get(row["id"], ())),
            )
            for row in rows
        ]

    def _roles(self, appearances: list[int]) -> dict[int, list[ToldRole]]:
        found: dict[int, list[ToldRole]] = {}
        for marks, chunk in chunks(appearances):
            rows = self._db.execute(
                "SELECT appearance, title, body, status, start, end FROM roles "
                f"WHERE appearance IN ({marks}) ORDER BY id",
                chunk,
            )
            for appearance, *role in rows:
                found.setdefault(appearance, []).append(ToldRole(*role))
        return found

    def block(self, key: str) -> list[StoredAppearance]:
        """Return every appearance under one name, hidden persons' too."""
        return self._occurrences("a.key = ?", [key])

    def blocks(
        self, keys: Sequence[str], unsettled: bool = False
    ) -> dict[str, list[StoredAppearance]]:
        """Return every appearance under each of some names, hidden persons' too.

        Args:
            unsettled: only those that have not been linked since something changed.
        """
        found: dict[str, list[StoredAppearance]] = {key: [] for key in keys}
        where = f"a.key IN ({', '.join('?' * len(keys))}){' AND a.settled = 0' * unsettled}"
        for one in self._occurrences(where, keys):
            found[one.key].append(one)
        return found

    def of(self, root: int) -> list[StoredAppearance]:
        """Return every appearance of a person."""
        return self._occurrences("s.root = ?", [root])

    def of_each(self, roots: Iterable[int]) -> dict[int, list[StoredAppearance]]:
        """Return every appearance of each of some persons that appears at all."""
        found: dict[int, list[StoredAppearance]] = {}
        for marks, chunk in chunks(list(roots)):
            for one in self._occurrences(OF_ROOTS.format(marks), chunk):
                if one.root is not None:
                    found.setdefault(one.root, []).append(one)
        return found

    def in_posts(self, posts: Iterable[int]) -> dict[int, list[StoredAppearance]]:
        """Return the persons in each of some posts, in the order of their first mention."""
        found: dict[int, list[StoredAppearance]] = {}
        for marks, chunk in chunks(list(posts)):
            for one in self._occurrences(f"a.post IN ({marks}) AND {SHOWN}", chunk):
                found.setdefault(one.post, []).append(one)
        return found

    def with_roles(self) -> Iterator[StoredAppearance]:
        """Yield every appearance that has a role."""
        yield from self._occurrences(f"a.id IN (SELECT appearance FROM roles) AND {SHOWN}", [])

    def companions(self, posts: Iterable[int]) -> dict[int, frozenset[str]]:
        """Return the keys of the names in each of some posts."""
        found: dict[int, set[str]] = {}
        for marks, chunk in chunks(list(posts)):
            sql = f"SELECT post, key FROM appearances WHERE post IN ({marks})"
            for post, key in self._db.execute(sql, chunk):
                found.setdefault(post, set()).add(key)
        return {post: frozenset(keys) for post, keys in found.items()}


def chunks(values: list[int]) -> Iterator[tuple[str, list[int]]]:
    """Yield (marks for an IN, values) of parts that SQLite takes."""
    for start in range(0, len(values), _CHUNK):
        chunk = values[start : start + _CHUNK]
        yield ", ".join("?" * len(chunk)), chunk
