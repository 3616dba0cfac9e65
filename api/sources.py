"""Sources: what came from where."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from luutru.store import Store

__all__ = ["ArchiveSource", "sources"]


@dataclass(frozen=True, slots=True)
class ArchiveSource:
    """A collection of an archive.

    Attributes:
        files: how many its posts came from.
        posts: how many it has now.
        rejected: how many open rejects would be in it.
        removed: how many of its posts were taken out.
        first_run, last_run: the runs that brought the first and the last version, None without.
        first, last: days of its earliest and latest post, None without a date.
    """

    source: str
    files: int
    posts: int
    rejected: int
    removed: int
    first_run: int | None
    last_run: int | None
    first: str | None
    last: str | None

    def to_dict(self) -> dict[str, Any]:
        """Return the source as the CLI's JSON has it."""
        return asdict(self)


def sources(store: Store) -> list[ArchiveSource]:
    """Return the sources of a store, by name."""
    return [ArchiveSource(**row) for row in store.posts.sources()]
