"""The dossier of a person: the record, posts by year, people met most, passages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from luutru.people.records import Record
from luutru.store import Store, StoredPost
from luutru.store.appearances import StoredAppearance

__all__ = ["Dossier", "Passage", "dossier"]

_WIDTH = 90  # characters on each side of a mention


@dataclass(frozen=True, slots=True)
class Passage:
    """The text around the first mention in a post, in parts: before, the mention, after."""

    post: int
    title: str
    published: str | None
    parts: tuple[str, str, str]

    def to_dict(self) -> dict[str, Any]:
        """Return the passage as the CLI's JSON has it."""
        before, mention, after = self.parts
        return {
            "post": self.post,
            "title": self.title,
            "published": self.published,
            "before": before,
            "mention": mention,
            "after": after,
        }


@dataclass(frozen=True, slots=True, repr=False)
class Dossier:
    """All that is known of a person.

    Attributes:
        by_year: how many posts in each year, "" for those without a date.
        met: (id, name, posts) of the persons in most of the same posts.
        passages: where the person is named, the newest post first.
    """

    record: Record
    by_year: dict[str, int]
    met: tuple[tuple[int, str, int], ...]
    passages: tuple[Passage, ...]

    def __repr__(self) -> str:
        return f"<Dossier of {self.record!r}>"

    def to_dict(self) -> dict[str, Any]:
        """Return the dossier as the CLI's JSON has it."""
        return {
            **self.record.to_dict(),
            "by_year": self.by_year,
            "met": [{"id": i, "name": name, "posts": posts} for i, name, posts in self.met],
            "passages": [passage.to_dict() for passage in self.passages],
        }


def dossier(store: Store, record: Record, most: int) -> Dossier:
    """Return the dossier of a record, with at most so many people met, and passages."""
    occurrences = store.people.of(record.summary.id)
    years = Counter({one.post: (one.published or "")[:4] for one in occurrences}.values())
    newest = sorted(occurrences, key=lambda one: (one.published or "", one.post), reverse=True)
    return Dossier(
        record,
        dict(sorted(years.items())),
        tuple(store.people.met(record.summary.id, most)),
        tuple(_passages(store, newest[:most])),
    )


def _passages(store: Store, occurrences: Sequence[StoredAppearance]) -> list[Passage]:
    posts = store.posts.get_many([one.post for one in occurrences])
    return [_passage(one, posts[one.post]) for one in occurrences if one.mentions]


def _passage(one: StoredAppearance, stored: StoredPost) -> Passage:
    version = stored.version
    start, end = one.mentions[0]
    first, last = next((a, b) for _, a, b in version.layout if a <= start < max(b, a + 1))
    before = version.text[max(first, start - _WIDTH) : start]
    after = version.text[end : min(last, end + _WIDTH)]
    if start - _WIDTH > first:
        before = "…" + before.partition(" ")[2]
    if end + _WIDTH < last:
        after = after.rpartition(" ")[0] + "…"
    parts = (before, version.text[start:end], after)
    return Passage(one.post, version.title, version.published, parts)
