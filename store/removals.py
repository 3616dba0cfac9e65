"""Removals: posts that an archivist took out, as a log; each can be undone until it is purged.

A removed post keeps its row, its versions and its number, and is read by nothing. What is found in
it is taken away, and found again when the removal is undone. Purging deletes its versions and the
originals that no other post, and no reject, came from; its identity stays, so that a later ingest
knows that it was taken out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlite_utils import Database

from luutru.errors import NotFound
from luutru.store.appearances import chunks
from luutru.store.posts import Posts
from luutru.store.runs import as_json, now, user

__all__ = ["Removal", "Removals"]

_OF_POSTS = ("citations", "events", "abbreviations", "definitions", "versions", "topic_decisions")
_FREE = "sha256 NOT IN (SELECT sha256 FROM versions UNION SELECT sha256 FROM rejects " \
    "WHERE sha256 IS NOT NULL)"  # fmt: skip


@dataclass(frozen=True, slots=True)
class Removal:
    """One removal. `what` was asked for: ``{"run": 3}``; `posts` is how many are still out by it.

    `undone` and `purged` are times in UTC, None while it is neither.
    """

    id: int
    run: int
    made: str
    user: str
    what: Mapping[str, Any]
    posts: int
    undone: str | None
    purged: str | None

    def to_dict(self) -> dict[str, Any]:
        """Return the removal as the CLI's JSON has it."""
        return {**asdict(self), "what": dict(self.what)}


class Removals:
    """The removals in a store."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, run: int, posts: Sequence[int], what: Mapping[str, object]) -> int:
        """Take posts out; return the number of the removal.

        What was found in them is to be taken away beside (`Enrichments.take`, `Topics.take`), in
        the same transaction; `people_of` is asked for before.
        """
        cursor = self._db.execute(
            "INSERT INTO removals (run, made, user, what, people) VALUES (?, ?, ?, ?, ?)",
            [run, now(), user(), as_json(what), json.dumps(self._people_in(posts))],
        )
        assert cursor.lastrowid is not None  # noqa: S101 - SQLite gives one for every insert
        changed = Posts(self._db).last_change() + 1
        for marks, chunk in chunks(list(posts)):
            self._db.execute(
                "UPDATE posts SET removed = ?, changed = ?, enriched = 0, classified = '' "
                f"WHERE id IN ({marks})",
                [cursor.lastrowid, changed, *chunk],
            )
        self._read_anew(cursor.lastrowid)
        return cursor.lastrowid

    def _people_in(self, posts: Sequence[int]) -> list[tuple[int, str, int | None]]:
        found: list[tuple[int, str, int | None]] = []
        for marks, chunk in chunks(list(posts)):
            sql = f"SELECT post, key, person FROM appearances WHERE post IN ({marks})"
            found += self._db.execute(sql, chunk).fetchall()
        return found

    def _read_anew(self, removal: int) -> None:
        """Let the files that posts of a removal came from be read again: other posts count now."""
        self._db.execute(
            "UPDATE files SET reading = '' WHERE sha256 IN (SELECT v.sha256 FROM versions v "
            "JOIN posts p ON p.id = v.post WHERE p.removed = ?)",
            [removal],
        )

    def undo(self, number: int | None = None) -> Removal:
        """Bring the posts of a removal back, of the latest that stands when none is named.

        They are outdated then (`Enrichments.outdated`): what is in them is to be found again. Of
        posts that were purged only the identity is given free: the next ingest takes them as new.

        Raises:
            NotFound: there is no such removal that stands.
        """
        standing = [one for one in self.all() if one.undone is None]
        chosen = [one for one in standing if number in (None, one.id)]
        if not chosen:
            what = "Không có lần gỡ bài nào để hoàn tác."
            if number is not None:
                what = f"Không có lần gỡ số {number} còn hiệu lực."
            raise NotFound(what, "Xem danh sách: luutru remove --list.")
        removal = chosen[-1]
        if removal.purged is None:
            self._bring_back(removal.id)
        else:
            self._db.execute("UPDATE files SET reading = '' WHERE removed > 0")
            self._db.execute(
                "UPDATE posts SET identity = 'purged:' || id WHERE removed = ?", [removal.id]
            )
        self._db.execute("UPDATE removals SET undone = ? WHERE id = ?", [now(), removal.id])
        return removal

    def _bring_back(self, removal: int) -> None:
        self._db.execute("UPDATE files SET reading = '' WHERE removed > 0")
        self._read_anew(removal)
        (people,) = self._db.execute(
            "SELECT people FROM removals WHERE id = ?", [removal]
        ).fetchone()
        back = {row[0] for row in self._db.execute("SELECT id FROM posts WHERE removed = ?",
                                                   [removal])}  # fmt: skip
        self._db.execute(
            "UPDATE posts SET removed = NULL, changed = ? WHERE removed = ?",
            [Posts(self._db).last_change() + 1, removal],
        )
        # Whose each name was: enriching the post finds the rest and keeps that.
        self._db.conn.executemany(
            "INSERT INTO appearances (post, key, name, gender, mentions, person, settled) "
            "VALUES (?, ?, ?, '', '[]', ?, 0)",
            [(post, key, key, person) for post, key, person in json.loads(people) if post in back],
        )

    def purge(self, number: int) -> int:
        """Delete the versions of a removal's posts, and originals; return how many originals.

        Raises:
            NotFound: there is no such removal that stands and was not purged.
        """
        standing = [one for one in self.all() if one.id == number]
        if not standing or standing[0].undone or standing[0].purged:
            raise NotFound(
                f"Không có lần gỡ số {number} còn hiệu lực để xóa hẳn.",
                "Xem danh sách: luutru remove --list.",
            )
        posts = "SELECT id FROM posts WHERE removed = ?"
        hashes = [row[0] for row in self._db.execute(
            f"SELECT DISTINCT sha256 FROM versions WHERE post IN ({posts})", [number])]  # fmt: skip
        for table in _OF_POSTS:
            self._db.execute(f"DELETE FROM {table} WHERE post IN ({posts})", [number])
        gone = 0
        for marks, chunk in chunks(hashes):
            for table in ("files", "original_parts", "originals"):
                rows = self._db.execute(
                    f"DELETE FROM {table} WHERE sha256 IN ({marks}) AND {_FREE}", chunk
                )
            gone += rows.rowcount
        self._db.execute("UPDATE removals SET purged = ?, people = '[]' WHERE id = ?",
                         [now(), number])  # fmt: skip
        return gone

    def all(self) -> list[Removal]:
        """Return every removal, oldest first."""
        rows = self._db.query(
            "SELECT id, run, made, user, what, undone, purged, "
            "(SELECT count(*) FROM posts WHERE removed = r.id) AS posts FROM removals r ORDER BY id"
        )
        return [Removal(**row | {"what": json.loads(row["what"])}) for row in rows]

    def chosen(self, *, run: int | None = None, source: str | None = None) -> list[int]:
        """Return the posts, ascending, whose current version a run brought, or of a source."""
        if run is not None:
            where, value = "v.run = ?", run
        else:
            where, value = "p.source = ?", source  # type: ignore[assignment]
        rows = self._db.execute(
            "SELECT p.id FROM posts p JOIN versions v ON v.post = p.id AND v.number = p.version "
            f"WHERE p.removed IS NULL AND {where} ORDER BY p.id",
            [value],
        )
        return [row[0] for row in rows]

    def count(self) -> int:
        """Return how many posts are out, purged ones too."""
        return int(
            self._db.execute("SELECT count(*) FROM posts WHERE removed IS NOT NULL").fetchone()[0]
        )
