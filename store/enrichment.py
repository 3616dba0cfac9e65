"""All that is found in a post's text, with spans: people, organisations, places, and its finds.

It is derived from the version alone and can be found again at any time (`posts.enriched` holds
which version of the rules it comes from). Spans are offsets into the version's text. People,
organisations and places are those of the current version; `store.finds` keeps every version's.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from sqlite_utils import Database

from luutru.data.lexicons import Lexicons
from luutru.store.finds import NOTHING_FOUND, Finds, FindsTables
from luutru.text.persons.offices import place_of
from luutru.text.script.folding import syllables

if TYPE_CHECKING:
    from luutru.text.persons.facts import Gender
    from luutru.text.persons.roles import Status

__all__ = [
    "FINDS_SINCE",
    "Appearance",
    "Enrichment",
    "Enrichments",
    "Entity",
    "EntityKind",
    "ToldRole",
    "name_key",
    "rules_version",
]

#: The first version of the rules that kept what `store.finds` holds.
FINDS_SINCE = 2
_MOST_RULES = 1000  # versions of rules: what `posts.enriched` holds above them is of lexicons

EntityKind = Literal["organisation", "place"]


@dataclass(frozen=True, slots=True)
class ToldRole:
    """A role in a post, with its span; see `text.persons.roles.Role`."""

    title: str
    body: str
    status: Status
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Appearance:
    """One person in one post: who is meant across posts is decided in `people.linking.linker`.

    `mentions` are the spans of names, and of roles that stand for the person, in order.
    """

    name: str
    mentions: tuple[tuple[int, int], ...]
    roles: tuple[ToldRole, ...] = ()
    gender: Gender = ""
    born: int | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """An organisation or a place where the text names it; `name` in one form."""

    kind: EntityKind
    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Enrichment:
    """All that is found in one text; `locality` is the ward or town that it is about, or ""."""

    people: tuple[Appearance, ...] = ()
    entities: tuple[Entity, ...] = ()
    locality: str = ""
    finds: Finds = NOTHING_FOUND


@lru_cache(maxsize=16384)  # names come again and again
def name_key(name: str) -> str:
    """Return the key under which names that are written alike are one: exact keys."""
    return " ".join(syllables(name))


def _entity_key(entity: Entity) -> str:
    """Return the name in exact keys; that of a place without its level, if it has one."""
    level, place = place_of(entity.name) if entity.kind == "place" else ("", "")
    return place if level else name_key(entity.name)


def rules_version(rules: int, lexicons: Lexicons) -> int:
    """Return the version of rules that read an archive's lexicons, as `posts.enriched` has it.

    Where an archive has none of its own it is that of the rules.
    """
    return lexicons.version * _MOST_RULES + rules


class Enrichments:
    """The enrichments in a store.

    Args:
        lexicons: gives the archive's lexicons: levels of the administration part a place's name.
    """

    def __init__(self, db: Database, finds: FindsTables, lexicons: Callable[[], Lexicons]) -> None:
        self._db = db
        self._finds = finds
        self._lexicons = lexicons

    def put(self, post: int, found: Enrichment, rules: int, *, new: bool = False) -> None:
        """Replace what is known to be in the current version of a post.

        A person whose name stays, stays who it was.

        Args:
            rules: the version of the rules that found it (`rules_version`).
            new: whether the post was stored just now, so that nothing is known.
        """
        before: dict[str, int] = {}
        places: set[str] = set()
        if not new:
            before, places = self._taken(post)
        for person in found.people:
            self._put_appearance(post, person, before)
        with self._lexicons().in_use():
            entities = [(e, _entity_key(e)) for e in found.entities]
        self._db.conn.executemany(
            "INSERT INTO entities (post, kind, name, key, start, end) VALUES (?, ?, ?, ?, ?, ?)",
            [(post, e.kind, e.name, key, e.start, e.end) for e, key in entities],
        )
        named = {key for e, key in entities if e.kind == "place"}
        # Who is meant elsewhere by a name that has gone, or by one that is a place's, may change.
        gone = before.keys() - {name_key(person.name) for person in found.people}
        self._db.conn.executemany(
            "UPDATE appearances SET settled = 0 WHERE key = ?",
            ((key,) for key in gone | (places ^ named)),
        )
        (version,) = self._db.execute(
            "UPDATE posts SET enriched = ?, locality = ? WHERE id = ? RETURNING version",
            [rules, found.locality, post],
        ).fetchone()
        self._finds.put(post, version, found.finds, new=new)

    def take(self, post: int) -> None:
        """Take away what is known to be in a post that is taken out; its finds stay with it."""
        before, places = self._taken(post)
        self._db.conn.executemany(
            "UPDATE appearances SET settled = 0 WHERE key = ?",
            ((key,) for key in before.keys() | places),
        )

    def _taken(self, post: int) -> tuple[dict[str, int], set[str]]:
        """Take what is known of a post away; return the person of each name, and its places."""
        people = self._db.execute("SELECT key, person FROM appearances WHERE post = ?", [post])
        before = dict(people.fetchall())
        self._db.execute("DELETE FROM appearances WHERE post = ?", [post])
        gone = self._db.execute("DELETE FROM entities WHERE post = ? RETURNING kind, key", [post])
        return before, {key for kind, key in gone.fetchall() if kind == "place"}

    def _put_appearance(self, post: int, found: Appearance, before: dict[str, int]) -> None:
        key = name_key(found.name)
        # Not by `rowcount`: where the locale is Turkish, Python takes INSERT for no such statement.
        row = self._db.execute(
            "INSERT INTO appearances (post, key, name, gender, born, mentions, person, settled) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, 0) ON CONFLICT DO NOTHING RETURNING id",
            [post, key, found.name, found.gender, found.born, json.dumps(found.mentions),
             before.get(key)],
        ).fetchone()  # fmt: skip
        if row is not None:
            self._db.conn.executemany(
                "INSERT INTO roles (appearance, title, body, status, start, end) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                [(row[0], r.title, r.body, r.status, r.start, r.end) for r in found.roles],
            )

    def outdated(self, rules: int) -> list[int]:
        """Return the posts, ascending, that were enriched by other rules, or never."""
        rows = self._db.execute(
            "SELECT id FROM posts WHERE enriched != ? AND removed IS NULL ORDER BY id", [rules]
        )
        return [row[0] for row in rows]

    def rules_of(self, post: int) -> int:
        """Return the version of the rules that enriched a post, 0 for none."""
        row = self._db.execute("SELECT enriched FROM posts WHERE id = ?", [post]).fetchone()
        return int(row[0]) % _MOST_RULES if row else 0

    def entities(self, posts: Iterable[int]) -> dict[int, list[Entity]]:
        """Return the entities of some posts, each post's in the order of its text."""
        listed = list(posts)
        marks = ", ".join("?" * len(listed))
        rows: Iterator[tuple[int, EntityKind, str, int, int]] = self._db.execute(
            "SELECT post, kind, name, start, end FROM entities "
            f"WHERE post IN ({marks}) ORDER BY post, start, end",
            listed,
        )
        return {
            post: [Entity(*row[1:]) for row in some]
            for post, some in groupby(rows, key=lambda row: row[0])
        }
