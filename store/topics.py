"""Topics of posts: what rules and model gave, and what archivists decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlite_utils import Database

from luutru.store.appearances import chunks
from luutru.store.runs import now, user

__all__ = ["PostTopic", "Topics"]


@dataclass(frozen=True, slots=True)
class PostTopic:
    """A topic of a post: its id and label, how sure it is (0 to 1), and why.

    One that is not `direct` is broader than one that is.
    """

    topic: str
    label: str
    score: float
    reason: str
    direct: bool = True


class Topics:
    """The topics in a store."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def name(self, labels: Mapping[str, str]) -> None:
        """Keep the labels of all topics, by id: what reads topics needs no vocabulary then."""
        self._db.execute("DELETE FROM topics")
        self._db.conn.executemany("INSERT INTO topics VALUES (?, ?)", labels.items())

    def labels(self) -> dict[str, str]:
        """Return the label of each topic, by id."""
        return dict(self._db.execute("SELECT id, label FROM topics").fetchall())

    def unclassified(self, by: str) -> list[int]:
        """Return the posts whose topics come of another vocabulary, model or rules than `by`."""
        rows = self._db.execute(
            "SELECT id FROM posts WHERE classified != ? AND removed IS NULL ORDER BY id", [by]
        )
        return [row[0] for row in rows]

    def put(self, post: int, topics: Iterable[PostTopic], by: str, *, new: bool = False) -> bool:
        """Set the topics of a post; return whether that changes which they are.

        Args:
            by: what they come of.
            new: whether the post was stored just now, so that it has none.
        """
        rows = {one.topic: one for one in topics}
        before = set() if new else self.take(post)
        self._db.conn.executemany(
            "INSERT INTO post_topics (post, topic, score, reason, direct) VALUES (?, ?, ?, ?, ?)",
            [(post, t.topic, t.score, t.reason, int(t.direct)) for t in rows.values()],
        )
        self._db.execute("UPDATE posts SET classified = ? WHERE id = ?", [by, post])
        return before != rows.keys()

    def take(self, post: int) -> set[str]:
        """Take a post's topics away; return which they were."""
        rows = self._db.execute("DELETE FROM post_topics WHERE post = ? RETURNING topic", [post])
        return {row[0] for row in rows.fetchall()}

    def of(self, posts: Iterable[int]) -> dict[int, list[PostTopic]]:
        """Return the topics of each of some posts, the surest first, broader ones last."""
        found: dict[int, list[PostTopic]] = {}
        for marks, chunk in chunks(list(posts)):
            rows = self._db.execute(
                "SELECT p.post, p.topic, coalesce(t.label, p.topic), p.score, p.reason, p.direct "
                "FROM post_topics p LEFT JOIN topics t ON t.id = p.topic "
                f"WHERE p.post IN ({marks}) "
                "ORDER BY p.post, p.direct DESC, p.score DESC, p.topic",
                chunk,
            )
            for post, topic, label, score, reason, direct in rows:
                found.setdefault(post, []).append(
                    PostTopic(topic, label, score, reason, bool(direct))
                )
        return found

    def counts(self) -> dict[str, tuple[int, int]]:
        """Return for each topic how many posts have it directly, and with narrower ones."""
        rows = self._db.execute(
            "SELECT topic, sum(direct), count(*) FROM post_topics GROUP BY topic"
        )
        return {topic: (direct, posts) for topic, direct, posts in rows}

    # -- what archivists decide

    def decide(self, post: int, topic: str, *, added: bool) -> None:
        """Log that an archivist gave a post a topic, or took it away."""
        self._db.execute(
            "INSERT INTO topic_decisions (post, topic, added, made, user) VALUES (?, ?, ?, ?, ?)",
            [post, topic, int(added), now(), user()],
        )
        self._db.execute("UPDATE posts SET classified = '' WHERE id = ?", [post])

    def is_decided(self, post: int) -> bool:
        """Return whether an archivist ever decided on a post's topics."""
        row = self._db.execute("SELECT 1 FROM topic_decisions WHERE post = ? LIMIT 1", [post])
        return row.fetchone() is not None

    def decisions(self) -> dict[int, dict[str, bool]]:
        """Return the decisions that stand, by post and topic: whether it was added (or removed)."""
        found: dict[int, dict[str, bool]] = {}
        rows = self._db.execute("SELECT post, topic, added FROM topic_decisions ORDER BY id")
        for post, topic, added in rows:
            found.setdefault(post, {})[topic] = bool(added)
        return found
