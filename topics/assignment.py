"""A topic that a post was given, by whom and how surely."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Assignment"]


class Assignment(NamedTuple):
    """A topic of a post.

    Args:
        topic: the topic's id.
        score: how surely the post is about it, 0 to 1.
        reason: why, in the user's language: ``cụm từ: giải phóng mặt bằng``.
    """

    topic: str
    score: float
    reason: str
