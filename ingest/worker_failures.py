"""What is told of a post whose worker process was lost twice."""

from __future__ import annotations

from luutru.errors import UnreadableItem
from luutru.workers import Failure

__all__ = ["lost"]


def lost(failure: Failure) -> UnreadableItem:
    """Return why the post in hand of a lost worker is no post, and what to do."""
    if failure.kind == "hung":
        what = f"treo quá {failure.detail} giây"
    elif failure.kind == "memory":
        what = "hết bộ nhớ"
    else:
        what = f"bị chết ({failure.detail})"
    return UnreadableItem(
        f"Tiến trình xử lý bài này {what}, đã thử 2 lần.",
        "Hãy xem bài có quá dài hay hỏng không; thử lại bằng: luutru rejects SỐ --retry.",
    )
