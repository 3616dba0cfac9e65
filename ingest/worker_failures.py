"""Rejects of posts that could not be prepared for no fault of theirs that is known."""

from __future__ import annotations

from luutru.errors import UnreadableItem
from luutru.workers import Failure

__all__ = ["FAULTS", "reject_of_failure", "reject_of_fault"]

#: What a fault of ours on one post raises.
FAULTS = (ValueError, LookupError, RecursionError, ArithmeticError)


def reject_of_fault(error: BaseException) -> UnreadableItem:
    """Return the reject of a post on which a fault of ours was raised: the batch goes on."""
    return UnreadableItem(
        f"Lỗi khi tách bài: {type(error).__name__}: {error}.",
        "Hãy báo lỗi này kèm tệp gốc; nhập lại bằng: luutru rejects --retry.",
    )


def reject_of_failure(failure: Failure) -> UnreadableItem:
    """Return the reject of the post that a worker process had in hand when it was lost, twice."""
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
