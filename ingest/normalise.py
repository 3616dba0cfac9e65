"""From a draft to a version: one text with its layout, one form of each field."""

from __future__ import annotations

from luutru.errors import UnreadableItem
from luutru.ingest.records import Block, Draft
from luutru.store import Version

__all__ = ["LONGEST_POST", "normalise"]

#: Characters. A post is a few thousand; what is far longer is many posts in one file.
LONGEST_POST = 2_000_000


def normalise(draft: Draft) -> Version:
    """Return the version of a draft, its words not yet segmented.

    Raises:
        UnreadableItem: it is longer than a post can be.
    """
    size = sum(len(block.text) for block in draft.blocks)
    if size > LONGEST_POST:
        raise UnreadableItem(
            f"Bài dài {size:,} ký tự, quá {LONGEST_POST:,}.",
            "Hãy chia tệp thành từng bài rồi nhập lại.",
        )
    text, layout, at = [], [], 0
    for block in [*draft.blocks, *_signature(draft)]:
        text.append(block.text)
        layout.append((block.kind, at, at + len(block.text)))
        at += len(block.text) + 1
    byline = draft.byline
    return Version(
        title=draft.title,
        section=draft.section,
        text="\n".join(text),
        layout=tuple(layout),
        segmented="",
        published=draft.published.iso if draft.published else None,
        published_precision=draft.published.precision if draft.published else None,
        views=draft.views,
        byline_name=byline.name if byline else None,
        byline_role=(byline.role or None) if byline else None,
        url=draft.url,
        extra=draft.extra | _doubts(draft),
    )


def _doubts(draft: Draft) -> dict[str, object]:
    """Return what speaks against the date of publication, for `Version.extra`."""
    doubts = draft.published.doubts if draft.published else ()
    return {"published_doubts": list(doubts)} if doubts else {}


def _signature(draft: Draft) -> list[Block]:
    """Return a block for who signed the post, unless one of the last blocks names them."""
    signed = draft.byline
    if signed is None or any(signed.name in block.text for block in draft.blocks[-3:]):
        return []
    return [Block("byline", f"{signed.name} - {signed.role}" if signed.role else signed.name)]
