"""Figures of an archive: posts, sizes, the index, the last run."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from luutru.api.opened import OpenArchive
from luutru.errors import IndexUnusable

__all__ = ["ArchiveStats", "statistics"]


@dataclass(frozen=True, slots=True)
class ArchiveStats:
    """Figures of an archive.

    Attributes:
        posts: how many there are.
        rejects: how many are open.
        by_year, by_section, by_source: how many posts there are for each value, "" for none.
        size: files and bytes of originals, before and after compression; bytes of store and index.
        index: ``generation``, ``documents``, ``built``, and ``problem``, "" when it can be used.
        last_run: the newest run, None when there is none.
    """

    posts: int
    rejects: int
    by_year: dict[str, int]
    by_section: dict[str, int]
    by_source: dict[str, int]
    size: dict[str, int]
    index: dict[str, Any]
    last_run: dict[str, Any] | None

    def to_dict(self) -> dict[str, Any]:
        """Return the figures as the CLI's JSON has them."""
        return asdict(self)


def statistics(opened: OpenArchive) -> ArchiveStats:
    """Return the figures of an archive."""
    store = opened.store
    count, size, stored = store.originals.totals()
    return ArchiveStats(
        posts=store.posts.count(),
        rejects=store.rejects.count_open(),
        by_year=store.posts.tally("year"),
        by_section=store.posts.tally("section"),
        by_source=store.posts.tally("source"),
        size={
            "originals": count,
            "original_bytes": size,
            "original_bytes_stored": stored,
            "store_bytes": _bytes(opened.folder.glob("archive.db*")),
            "index_bytes": _bytes(opened.index.folder.rglob("*")),
        },
        index=_index(opened),
        last_run=store.runs.last(),
    )


def _bytes(paths: Iterable[Path]) -> int:
    return sum(path.stat().st_size for path in paths if path.is_file())


def _index(opened: OpenArchive) -> dict[str, Any]:
    try:
        manifest = opened.index.manifest()
        name = opened.index.current().name
    except IndexUnusable as error:
        return {"generation": "", "documents": 0, "problem": str(error)}
    return {
        "generation": name,
        "documents": manifest.documents,
        "built": manifest.built,
        "problem": "",
    }
