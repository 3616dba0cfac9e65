"""Posts and their versions (`store.post`): what is known, put, found and counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal

from sqlite_utils import Database

from luutru.errors import NotFound
from luutru.store.post import (
    Post,
    Provenance,
    StoredPost,
    Version,
    content_of,
    identity_of_id,
    row_of,
    stored_post,
)

__all__ = ["Outcome", "Posts"]

Outcome = Literal["new", "changed", "unchanged"]

_SELECT = """
    SELECT p.id, p.identity, p.external_id, p.source, p.changed, v.*
    FROM posts p JOIN versions v ON v.post = p.id
"""
_CURRENT = " AND v.number = p.version"
_WITH_CURRENT = "posts p JOIN versions v ON v.post = p.id AND v.number = p.version"
_KNOWN = f"SELECT p.id, p.version, v.content, v.reading FROM {_WITH_CURRENT}"
_HERE = "removed IS NULL"  # what nobody has taken out (`store.removals`)
# A version was read so, or as an archivist decided, which no reading without a decision outweighs.
_SO_READ = "(v.reading = ? OR (instr(v.reading, ':') AND NOT instr(?, ':')))"


class Posts:
    """The posts in a store."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def known(self, post: Post, content: str, reading: str = "") -> bool:
        """Return whether these bytes (by hash), so read, are what the store has for this post.

        They are when the post's current version has them, or, under an identity never seen,
        when any post's current version has them: a file that was copied or moved.

        Args:
            reading: how the bytes are read: by other rules they come to something else. One that
                an archivist decided on (a mapping, an encoding) has a colon in its name, and one
                without does not take its place: a nightly ingest undoes no decision.
        """
        row = self._current(post)
        if row is None:
            return self._is_current(content, reading)
        return row[2] == content and (row[3] == reading or _outweighs(row[3], reading))

    def has_address(self, url: str) -> bool:
        """Return whether the current version of any post has this address."""
        row = self._db.execute(
            f"SELECT 1 FROM {_WITH_CURRENT} WHERE v.url = ? LIMIT 1",
            [url],
        ).fetchone()
        return row is not None

    def take_over(self, identity: str, post: Post, mark: str) -> None:
        """Make `post` the next version of the post of that identity, if that one is marked.

        Args:
            mark: what the format gave of it, as that it is a summary only.
        """
        self._db.execute(
            "UPDATE posts SET identity = ?, external_id = ? WHERE identity = ? AND id IN "
            "(SELECT v.post FROM versions v WHERE v.post = posts.id AND v.number = posts.version "
            "AND json_extract(v.extra, ?)) AND NOT EXISTS "
            "(SELECT 1 FROM posts other WHERE other.identity = ?)",
            [post.identity, post.external_id, identity, f"$.{mark}", post.identity],
        )

    def _current(self, post: Post) -> tuple[int, int, str, str] | None:
        """Return id, version, content and reading of a post, None for an identity never seen."""
        row: tuple[int, int, str, str] | None = self._db.execute(
            f"{_KNOWN} WHERE p.identity = ? AND p.{_HERE}",
            [post.identity],
        ).fetchone()
        return row

    def is_removed(self, post: Post, content: str) -> bool:
        """Return whether a post was taken out: by its identity, or, if that is new, by its bytes.

        Those count within a source: under another name they are meant to be taken in.

        Args:
            content: the hash of its bytes.
        """
        row = self._db.execute(
            f"SELECT {_HERE} FROM posts WHERE identity = ?", [post.identity]
        ).fetchone()
        if row is not None:
            return not row[0]
        if self._is_here(content):
            return False
        row = self._db.execute(
            f"SELECT 1 FROM {_WITH_CURRENT} "
            f"WHERE v.content = ? AND p.source = ? AND NOT p.{_HERE} LIMIT 1",
            [content, post.source],
        ).fetchone()
        return row is not None

    def _is_here(self, content: str) -> bool:
        row = self._db.execute(
            f"SELECT 1 FROM {_WITH_CURRENT} WHERE v.content = ? AND p.{_HERE} LIMIT 1",
            [content],
        ).fetchone()
        return row is not None

    def _is_current(self, content: str, reading: str) -> bool:
        """Return whether the current version of any post has these bytes, so read."""
        row = self._db.execute(
            f"SELECT 1 FROM {_WITH_CURRENT} "
            f"WHERE v.content = ? AND p.{_HERE} AND {_SO_READ} LIMIT 1",
            [content, reading, reading],
        ).fetchone()
        return row is not None

    def _read_otherwise(
        self, post: Post, content: str, reading: str
    ) -> tuple[int, int, str, str] | None:
        """Return the post that had these bytes under another identity, as `_current` does.

        None unless there is one alone in the source. A mapping or newer rules may take another
        field for its id: it is the same post, and not there twice.
        """
        rows = self._db.execute(
            f"{_KNOWN} WHERE v.content = ? AND p.source = ? "
            f"AND v.reading <> ? AND p.{_HERE} LIMIT 2",
            [content, post.source, reading],
        ).fetchall()
        return rows[0] if len(rows) == 1 else None

    def same_lines(self, contents: Sequence[str], source: str, reading: str) -> dict[str, str]:
        """Return which of these bytes (by hash) are surely current posts of `source` again.

        They are when a post has them, so read, and was identified by them, not by their place.

        Returns:
            the identity of the post, by hash.
        """
        marks = ", ".join("?" * len(contents))
        rows = self._db.execute(
            f"SELECT v.content, p.identity FROM {_WITH_CURRENT} "
            f"WHERE v.content IN ({marks}) AND p.source = ? AND p.{_HERE} AND {_SO_READ} AND "
            "(p.identity = ? || p.external_id OR p.identity = 'url:' || v.url)",
            [*contents, source, reading, reading, identity_of_id(source, "")],
        )
        return dict(rows.fetchall())

    def put(
        self,
        post: Post,
        version: Version,
        provenance: Provenance,
        content: str,
        run: int,
        at: str,
        reading: str = "",
    ) -> tuple[Outcome, int]:
        """Store `version` as the current one of `post`; return whether it is new, and its id.

        Bytes that are read otherwise and come to the same are no new version. A post that was taken
        out is new again, under its old number.
        """
        changed = self.last_change() + 1
        row = self._current(post)
        removed = None if row else self._removed(post)
        if row is None and removed is None:
            row = self._read_otherwise(post, content, reading)
            if row is not None:
                self._db.execute(
                    "UPDATE posts SET identity = ?, external_id = ? WHERE id = ?",
                    [post.identity, post.external_id, row[0]],
                )
        if row is not None and row[2] == content and self._is_same(row[0], row[1], version):
            self._db.execute(
                "UPDATE versions SET reading = ? WHERE post = ? AND number = ?",
                [reading, row[0], row[1]],
            )
            return "unchanged", row[0]
        outcome: Outcome = "changed" if row else "new"
        if removed is not None:
            post_id, number = removed
            self._db.execute(
                "UPDATE posts SET removed = NULL, external_id = ?, source = ?, version = ?, "
                "changed = ?, edited = ?, classified = '' WHERE id = ?",
                [post.external_id, post.source, number, changed, changed, post_id],
            )
        elif row is None:
            number = 1
            cursor = self._db.execute(
                "INSERT INTO posts (identity, external_id, source, version, changed, edited) "
                "VALUES (?, ?, ?, 1, ?, ?)",
                [post.identity, post.external_id, post.source, changed, changed],
            )
            assert cursor.lastrowid is not None  # noqa: S101 - SQLite gives one for every insert
            post_id = cursor.lastrowid
        else:
            post_id, number = row[0], row[1] + 1
            self._db.execute(
                "UPDATE posts SET version = ?, changed = ?, edited = ?, classified = '' "
                "WHERE id = ?",
                [number, changed, changed, post_id],
            )
        values = row_of(version, provenance)
        values |= {
            "post": post_id,
            "number": number,
            "content": content,
            "reading": reading,
            "run": run,
            "imported": at,
        }
        names = ", ".join(values)
        marks = ", ".join(f":{name}" for name in values)
        self._db.execute(f"INSERT INTO versions ({names}) VALUES ({marks})", values)
        return outcome, post_id

    def _removed(self, post: Post) -> tuple[int, int] | None:
        """Return id and next version of a post that was taken out; None if it was not."""
        row: tuple[int, int] | None = self._db.execute(
            "SELECT p.id, coalesce(max(v.number), 0) + 1 FROM posts p "
            f"LEFT JOIN versions v ON v.post = p.id WHERE p.identity = ? AND NOT p.{_HERE} "
            "GROUP BY p.id",
            [post.identity],
        ).fetchone()
        return row

    def _is_same(self, post_id: int, number: int, version: Version) -> bool:
        """Return whether a stored version has what `version` has."""
        wanted = content_of(version)
        row = self._db.execute(
            f"SELECT {', '.join(wanted)} FROM versions WHERE post = ? AND number = ?",
            [post_id, number],
        ).fetchone()
        return tuple(row) == tuple(wanted.values())

    def relabelled(self, post_ids: Iterable[int]) -> None:
        """Note that what the index holds of these posts, other than their text, has changed."""
        changed = self.last_change() + 1
        self._db.conn.executemany(
            "UPDATE posts SET changed = ? WHERE id = ?", ((changed, number) for number in post_ids)
        )

    def last_change(self) -> int:
        """Return the number of the latest change of any post, 0 when there is none."""
        return int(self._db.execute("SELECT coalesce(max(changed), 0) FROM posts").fetchone()[0])

    def count(self) -> int:
        """Return the number of posts."""
        return int(self._db.execute(f"SELECT count(*) FROM posts WHERE {_HERE}").fetchone()[0])

    def count_versions(self) -> int:
        """Return the number of versions of all posts together, also those that were taken out."""
        return int(self._db.execute("SELECT count(*) FROM versions").fetchone()[0])

    def ids(self) -> Iterator[int]:
        """Yield the id of every post, ascending."""
        for (number,) in self._db.execute(f"SELECT id FROM posts WHERE {_HERE} ORDER BY id"):
            yield number

    def ids_changed_after(self, change: int) -> Iterator[int]:
        """Yield the id of each post changed, or taken out, after `change`, ascending."""
        sql = "SELECT id FROM posts WHERE changed > ? ORDER BY id"
        for (number,) in self._db.execute(sql, [change]):
            yield number

    def changed_after(self, change: int = 0) -> Iterator[StoredPost]:
        """Yield the current version of each post changed after `change`, in order of change."""
        sql = f"{_SELECT} WHERE p.changed > ? AND p.{_HERE} {_CURRENT} ORDER BY p.changed"
        for row in self._db.query(sql, [change]):
            yield stored_post(row)

    def get(self, post_id: int, number: int | None = None) -> StoredPost:
        """Return a post with its current version, or with version `number`.

        Raises:
            NotFound: there is no such post or version.
        """
        which = _CURRENT if number is None else " AND v.number = :number"
        sql = f"{_SELECT} WHERE p.id = :id AND p.{_HERE} {which}"
        for row in self._db.query(sql, {"id": post_id, "number": number}):
            return stored_post(row)
        self._refuse_removed(post_id)
        what = f"bài số {post_id}" if number is None else f"bản {number} của bài số {post_id}"
        raise NotFound(f"Không có {what}.", "Tìm số bài bằng: luutru search.")

    def _refuse_removed(self, post_id: int) -> None:
        """Raise NotFound, with what brings it back, for a post that was taken out."""
        row = self._db.execute("SELECT removed FROM posts WHERE id = ?", [post_id]).fetchone()
        if row is not None and row[0] is not None:
            raise NotFound(
                f"Bài số {post_id} đã được gỡ khỏi kho (lần gỡ {row[0]}).",
                f"Lấy lại: luutru remove --undo {row[0]}.",
            )

    def find(self, name: str) -> int:
        """Return the id of the post that `name` means: its id, or an external id that is unique.

        Raises:
            NotFound: none, or more than one, is meant.
        """
        if name.isascii() and name.isdigit() and len(name) < 19:
            self._refuse_removed(int(name))
            row = self._db.execute("SELECT id FROM posts WHERE id = ?", [int(name)]).fetchone()
            if row is not None:
                return int(row[0])
        found = self._db.execute(
            f"SELECT id, {_HERE} FROM posts WHERE external_id = ?", [name]
        ).fetchall()
        rows = [row for row in found if row[1]]
        if len(rows) == 1:
            return int(rows[0][0])
        if rows:
            some = ", ".join(str(row[0]) for row in rows[:10])
            raise NotFound(f"Có {len(rows)} bài mang mã {name!r}: số {some}.", "Hãy dùng số bài.")
        for number, _ in found:
            self._refuse_removed(number)
        raise NotFound(f"Không có bài {name!r}.", "Tìm số bài bằng: luutru search.")

    def get_many(self, post_ids: list[int]) -> dict[int, StoredPost]:
        """Return the current version of each of these posts that exists, by id."""
        marks = ", ".join("?" * len(post_ids))
        sql = f"{_SELECT} WHERE p.id IN ({marks}) AND p.{_HERE} {_CURRENT}"
        return {row["id"]: stored_post(row) for row in self._db.query(sql, post_ids)}

    def versions(self, post_id: int) -> list[dict[str, object]]:
        """Return number, time of import and original of each version of a post, oldest first."""
        sql = (
            "SELECT number, imported, run, sha256, uri FROM versions WHERE post = ? ORDER BY number"
        )
        return list(self._db.query(sql, [post_id]))

    def tally(self, by: Literal["year", "section", "source"]) -> dict[str, int]:
        """Return the number of posts of each year, section or source ("" for none)."""
        column = {
            "year": "coalesce(substr(v.published, 1, 4), '')",
            "section": "v.section",
            "source": "p.source",
        }[by]
        sql = (
            f"SELECT {column} AS value, count(*) AS posts FROM {_WITH_CURRENT} WHERE p.{_HERE} "
            "GROUP BY value ORDER BY value"
        )
        return {row["value"]: row["posts"] for row in self._db.query(sql)}

    def sources(self) -> list[dict[str, Any]]:
        """Return for each source its files, posts, open rejects, posts taken out, runs and days."""
        rows = self._db.query(
            f"""
            WITH brought AS (
                SELECT p.source, count(DISTINCT v.uri) FILTER (WHERE p.{_HERE}) AS files,
                    count(*) FILTER (WHERE p.{_HERE}) AS posts,
                    count(*) FILTER (WHERE NOT p.{_HERE}) AS removed,
                    min(v.run) AS first_run, max(v.run) AS last_run,
                    min(substr(v.published, 1, 10)) FILTER (WHERE p.{_HERE}) AS first,
                    max(substr(v.published, 1, 10)) FILTER (WHERE p.{_HERE}) AS last
                FROM {_WITH_CURRENT}
                GROUP BY p.source
            ), refused AS (
                SELECT source, count(*) AS rejected, min(since) AS began, max(run) AS ended
                FROM rejects WHERE state = 'open' AND dismissed IS NULL AND source != ''
                GROUP BY source
            ), named AS (SELECT source FROM brought UNION SELECT source FROM refused)
            SELECT n.source, coalesce(b.files, 0) AS files, coalesce(b.posts, 0) AS posts,
                coalesce(r.rejected, 0) AS rejected, coalesce(b.removed, 0) AS removed,
                coalesce(b.first_run, r.began) AS first_run,
                coalesce(b.last_run, r.ended) AS last_run, b.first, b.last
            FROM named n LEFT JOIN brought b ON b.source = n.source
            LEFT JOIN refused r ON r.source = n.source ORDER BY n.source
            """
        )
        return list(rows)


def _outweighs(stored: str, reading: str) -> bool:
    """Return whether an archivist decided on the stored reading, and nobody on the other."""
    return ":" in stored and ":" not in reading
