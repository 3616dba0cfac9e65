"""Persons across posts: authority records, the appearances that belong to each, their names.

Linking (`people.linking.linker`) gives each appearance a person; a person that an archivist merged
into another has that one as its `root`. All that is read here is read by root, without persons that
were found to be none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from luutru.store.appearances import OF_ROOTS, SHOWN, Occurrences, StoredAppearance, chunks
from luutru.text.script.folding import fold

__all__ = ["People", "PersonSummary", "StoredAppearance"]


@dataclass(frozen=True, slots=True)
class PersonSummary:
    """A person in a list: how many posts, and the first and last date of those that have one."""

    id: int
    name: str
    posts: int
    first: str | None
    last: str | None


class People(Occurrences):
    """The persons in a store."""

    def places_among(self, keys: Sequence[str]) -> set[str]:
        """Return by which of these names a post names a place of a level: "phường Bồ Đề"."""
        if not keys:
            return set()
        rows = self._db.execute(
            f"WITH names(key) AS (VALUES {', '.join(['(?)'] * len(keys))}) "
            "SELECT key FROM names WHERE EXISTS (SELECT 1 FROM entities e WHERE kind = 'place' "
            "AND e.key = names.key AND length(name) > length(e.key))",
            keys,
        )
        return {row[0] for row in rows}

    def homes(self, least: int, share: float) -> dict[str, str]:
        """Return the locality of each source that has one: most of its posts are about it.

        Args:
            least: posts with a locality that a source must have.
            share: of those, how many must have the same (0 to 1).
        """
        counts: dict[str, dict[str, int]] = {}
        sql = (
            "SELECT source, locality, count(*) FROM posts WHERE locality != '' AND removed IS NULL "
            "GROUP BY source, locality"
        )
        for source, locality, count in self._db.execute(sql):
            counts.setdefault(source, {})[locality] = count
        found = {}
        for source, by_place in counts.items():
            total = sum(by_place.values())
            place = max(by_place, key=lambda name: (by_place[name], name))
            if total >= least and by_place[place] >= share * total:
                found[source] = place
        return found

    # -- linking

    def unsettled(self) -> list[str]:
        """Return the names under which an appearance has not been linked since it was found."""
        rows = self._db.execute("SELECT DISTINCT key FROM appearances WHERE settled = 0")
        return sorted(row[0] for row in rows)

    def unsettle(self, keys: Iterable[str]) -> None:
        """Let every appearance under these names be linked anew."""
        self._db.conn.executemany(
            "UPDATE appearances SET settled = 0 WHERE key = ?", ((key,) for key in keys)
        )

    def restore(self, appearances: Iterable[tuple[int, str, int | None]]) -> set[int]:
        """Give appearances (post, key) back to a person; return the posts that it changes."""
        sql = "UPDATE appearances SET person = ? WHERE post = ? AND key = ? AND person IS NOT ?"
        return {
            post
            for post, key, person in appearances
            if self._db.execute(sql, [person, post, key, person]).rowcount
        }

    def keys_of(self, roots: Iterable[int]) -> set[str]:
        """Return the names (keys) under which some persons appear."""
        found: set[str] = set()
        for marks, chunk in chunks(list(roots)):
            sql = (
                "SELECT DISTINCT key FROM appearances WHERE person IN "
                f"(SELECT id FROM persons WHERE root IN ({marks}) OR id IN ({marks}))"
            )
            found.update(row[0] for row in self._db.execute(sql, chunk * 2))
        return found

    def shared_keys(self, root: int) -> set[str]:
        """Return the names (keys) of a person under which others appear, too."""
        rows = self._db.execute(
            "SELECT DISTINCT b.key FROM appearances a JOIN persons s ON s.id = a.person "
            "JOIN appearances b ON b.key = a.key JOIN persons o ON o.id = b.person "
            f"JOIN persons r ON r.id = o.root WHERE s.root = ? AND r.id != s.root AND {SHOWN}",
            [root],
        )
        return {row[0] for row in rows}

    def add(self, home: str, name: str) -> int:
        """Make a new person, first seen under a name (its key is `home`); return its id."""
        cursor = self._db.execute(
            "INSERT INTO persons (home, name, root) VALUES (?, ?, 0)", [home, name]
        )
        assert cursor.lastrowid is not None  # noqa: S101 - SQLite gives one for every insert
        self._db.execute("UPDATE persons SET root = id WHERE id = ?", [cursor.lastrowid])
        return cursor.lastrowid

    def settle(self, persons: Mapping[int, int | None]) -> None:
        """Give appearances to persons; None for a name that is no person's."""
        self._db.conn.executemany(
            "UPDATE appearances SET person = ?, settled = 1 WHERE id = ?",
            ((person, appearance) for appearance, person in persons.items()),
        )

    def identities(self, persons: Iterable[int]) -> dict[int, tuple[int, bool]]:
        """Return the root of each of some persons, and of all that are merged or hidden, and
        whether the person is hidden."""
        sql = "SELECT id, root, hidden FROM persons WHERE "
        rows = self._db.execute(f"{sql} root != id OR hidden").fetchall()
        for marks, chunk in chunks(list(persons)):
            rows += self._db.execute(f"{sql} id IN ({marks})", chunk).fetchall()
        return {number: (root, bool(hidden)) for number, root, hidden in rows}

    def identify(self, person: int, root: int, hidden: bool) -> None:
        """Say whom a person is merged into (itself: no one), and whether it is none."""
        self._db.execute(
            "UPDATE persons SET root = ?, hidden = ? WHERE id = ?", [root, int(hidden), person]
        )

    def call(self, person: int, name: str, names: Mapping[str, str]) -> None:
        """Set a person's name and all the names it is found by, as written, by key."""
        self._db.execute("UPDATE persons SET name = ? WHERE id = ?", [name, person])
        self._db.execute("DELETE FROM person_names WHERE person = ?", [person])
        self._db.conn.executemany(
            "INSERT INTO person_names (person, key, folded, name) VALUES (?, ?, ?, ?)",
            [(person, key, fold(key), written) for key, written in names.items()],
        )

    def add_called(self, key: str, name: str) -> int:
        """Make a new person that is called by the name under which it is first seen."""
        person = self.add(key, name)
        self._db.execute(
            "INSERT INTO person_names (person, key, folded, name) VALUES (?, ?, ?, ?)",
            [person, key, fold(key), name],
        )
        return person

    def written(self, person: int) -> dict[str, dict[str, int]]:
        """Return the spellings of a person's names in posts, with their counts, by key."""
        found: dict[str, dict[str, int]] = {}
        rows = self._db.execute(
            "SELECT key, name, count(*) FROM appearances WHERE person = ? GROUP BY key, name",
            [person],
        )
        for key, name, count in rows:
            found.setdefault(key, {})[name] = count
        return found

    def posts_of(self, persons: Iterable[int]) -> set[int]:
        """Return the posts in which any of some persons (not their roots) appears."""
        found: set[int] = set()
        for marks, chunk in chunks(list(persons)):
            sql = f"SELECT DISTINCT post FROM appearances WHERE person IN ({marks})"
            found.update(row[0] for row in self._db.execute(sql, chunk))
        return found

    # -- reading

    def root(self, person: int) -> int | None:
        """Return the id of whom this person was merged into (its own if unmerged), else None."""
        row = self._db.execute("SELECT root FROM persons WHERE id = ?", [person]).fetchone()
        return None if row is None else int(row[0])

    def names(self, roots: Iterable[int]) -> dict[int, str]:
        """Return the name of each of some persons, in the same order."""
        wanted = list(roots)
        found: dict[int, str] = {}
        for marks, chunk in chunks(wanted):
            sql = f"SELECT id, name FROM persons WHERE id IN ({marks})"
            found.update(self._db.execute(sql, chunk).fetchall())
        return {root: found[root] for root in wanted if root in found}

    def aliases(self, roots: Iterable[int]) -> dict[int, list[str]]:
        """Return every other name of each of some persons that has any, as written, sorted."""
        found: dict[int, list[str]] = {}
        for marks, chunk in chunks(list(roots)):
            rows = self._db.execute(
                "SELECT DISTINCT s.root, n.name FROM person_names n "
                "JOIN persons s ON s.id = n.person JOIN persons r ON r.id = s.root "
                f"WHERE s.root IN ({marks}) AND n.name != r.name ORDER BY n.name",
                chunk,
            )
            for root, name in rows:
                found.setdefault(root, []).append(name)
        return found

    def called(self, folded: Iterable[str]) -> Iterator[tuple[int, str]]:
        """Yield (person, key of a name) of names that have all these folded syllables.

        Persons that have vanished from all posts are not called anything.
        """
        patterns = [f"% {syllable} %" for syllable in folded]
        where = " AND ".join(["' ' || n.folded || ' ' LIKE ?"] * len(patterns)) or "1"
        yield from self._db.execute(
            "SELECT s.root, n.key FROM person_names n JOIN persons s ON s.id = n.person "
            f"JOIN persons r ON r.id = s.root WHERE {SHOWN} AND {where} AND EXISTS (SELECT 1 "
            "FROM persons m JOIN appearances a ON a.person = m.id WHERE m.root = s.root)",
            patterns,
        )

    def summaries(self, roots: Iterable[int] | None = None) -> list[PersonSummary]:
        """Return the persons that appear in any post (of `roots`), in no order."""
        if roots is None:
            return list(self._summaries("1", []))
        return [
            summary
            for marks, chunk in chunks(list(roots))
            for summary in self._summaries(OF_ROOTS.format(marks), chunk)
        ]

    def _summaries(self, where: str, values: list[int]) -> Iterator[PersonSummary]:
        rows = self._db.execute(
            "SELECT s.root, r.name, count(DISTINCT a.post), min(v.published), max(v.published) "
            "FROM appearances a JOIN persons s ON s.id = a.person "
            "JOIN persons r ON r.id = s.root JOIN posts p ON p.id = a.post "
            "JOIN versions v ON v.post = p.id AND v.number = p.version "
            f"WHERE {SHOWN} AND {where} GROUP BY s.root",
            values,
        )
        return (PersonSummary(*row) for row in rows)

    def met(self, root: int, most: int) -> list[tuple[int, str, int]]:
        """Return (id, name, posts) of the persons that appear beside one, most posts first."""
        rows = self._db.execute(
            "SELECT o.root, r.name, count(DISTINCT b.post) AS posts FROM appearances a "
            "JOIN persons s ON s.id = a.person JOIN appearances b ON b.post = a.post "
            "JOIN persons o ON o.id = b.person JOIN persons r ON r.id = o.root "
            f"WHERE s.root = ? AND o.root != s.root AND {SHOWN} "
            "GROUP BY o.root ORDER BY posts DESC, r.name LIMIT ?",
            [root, most],
        )
        return [(number, name, posts) for number, name, posts in rows]
