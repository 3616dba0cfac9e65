"""Counting what a store has, so that a run's own counts can be held against what it did."""

from __future__ import annotations

from typing import NamedTuple

from luutru.errors import Miscounted
from luutru.store import Store

__all__ = ["StoreCounts"]


class StoreCounts(NamedTuple):
    """How many posts and versions a store has, and how many rejects of one run."""

    posts: int
    versions: int
    rejects: int

    @classmethod
    def of(cls, store: Store, run: int) -> StoreCounts:
        """Count what is there now."""
        return cls(store.posts.count(), store.posts.count_versions(), store.rejects.count_of(run))

    def check(self, now: StoreCounts, new: int, changed: int, rejected: int) -> None:
        """Check that from these counts to `now` the store has gained just what the run counted.

        Raises:
            ArchiveError: it has not, with both numbers.
        """
        counted = StoreCounts(new, new + changed, rejected)
        gained = StoreCounts(*(after - before for before, after in zip(self, now, strict=True)))
        if gained != counted:
            raise Miscounted(
                f"Số đếm không khớp kho: đã báo {_shown(counted)}, kho thêm {_shown(gained)}.",
                "Hãy chạy luutru check, sửa theo đó rồi nhập lại; không bài nào bị nhập đôi.",
            )


def _shown(counts: StoreCounts) -> str:
    return f"{counts.posts} bài, {counts.versions} bản, {counts.rejects} mục bị từ chối"
