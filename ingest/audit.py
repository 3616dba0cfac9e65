"""Counting what a store has, so that what a run says can be held against what it did."""

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
        """Check that from this tally to `now` the store has gained just what was counted.

        Raises:
            ArchiveError: it has not, with both numbers.
        """
        told = StoreCounts(new, new + changed, rejected)
        gained = StoreCounts(*(after - before for before, after in zip(self, now, strict=True)))
        if gained != told:
            raise Miscounted(
                f"Số đếm không khớp kho: đã báo {_shown(told)}, kho thêm {_shown(gained)}.",
                "Hãy chạy luutru check, sửa theo đó rồi nhập lại; không bài nào bị nhập đôi.",
            )


def _shown(tally: StoreCounts) -> str:
    return f"{tally.posts} bài, {tally.versions} bản, {tally.rejects} mục bị từ chối"
