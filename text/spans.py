"""Span: a stretch of a text, as offsets into it."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Span"]


class Span(NamedTuple):
    """A stretch of a text: the offset of its first character, and that behind its last."""

    start: int
    end: int
