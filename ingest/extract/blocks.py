"""Paragraphs in order to blocks: byline at the end, captions between, the closing mark off."""

from __future__ import annotations

from collections.abc import Iterable

from luutru.ingest.extract.lines import (
    byline,
    is_caption,
    is_heading,
    is_unfinished,
    without_closing,
)
from luutru.ingest.records import Block, Byline
from luutru.text.script.characters import clean_line

__all__ = ["body_blocks"]

_LAST = 3  # a byline stands among that many last paragraphs


def body_blocks(
    paragraphs: Iterable[str], *, author: bool = True
) -> tuple[list[Block], Byline | None]:
    """Return the blocks of a body and the byline found at its end.

    Args:
        author: whether a byline may be looked for.
    """
    texts = [text for text in map(clean_line, paragraphs) if text]
    signed, at = None, -1
    if author:
        for number in range(len(texts) - 1, max(0, len(texts) - 1 - _LAST), -1):
            signed = byline(texts[number])
            if signed is not None:
                at = number
                break
    blocks = []
    for number, text in enumerate(texts):
        if number == at:
            blocks.append(Block("byline", text))
        elif is_heading(text):
            blocks.append(Block("heading", text))
        elif is_caption(text) or (0 < number < len(texts) - 1 and is_unfinished(text)):
            blocks.append(Block("caption", text))
        elif kept := without_closing(text):
            blocks.append(Block("paragraph", kept))
    return blocks, signed
