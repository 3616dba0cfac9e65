"""Extraction: the layout of a raw post to its fields and blocks."""

from __future__ import annotations

from luutru.errors import UnreadableItem
from luutru.ingest.extract import fields, page, pasted
from luutru.ingest.records import Draft, RawPost

__all__ = ["RULES", "extract"]

#: The version of the rules of reading: readers, encodings, extraction, dates. Who changes what
#: known bytes come to raises it; they are then read anew by the next ingest.
RULES = 2


def extract(raw: RawPost, name: str) -> Draft:
    """Return the fields and blocks of a post.

    Args:
        name: the file's name, for the message of an error.

    Raises:
        UnreadableItem: it has neither a title nor a text.
    """
    if raw.payload == "text":
        draft = pasted.draft(raw.text)
    elif raw.payload == "html":
        draft = page.draft(raw.html)
    else:
        draft = fields.draft(raw.fields, raw.month_first)
    if not draft.blocks:
        raise UnreadableItem(
            f"Không tìm thấy tiêu đề hay nội dung trong {name}.", "Hãy kiểm tra lại tệp gốc."
        )
    return draft
