"""Captions: lines named so, or that stand with a picture."""

from __future__ import annotations

import re

from luutru.ingest.extract.page.document import names_of
from luutru.ingest.extract.page.layout import HEADINGS, Line

__all__ = ["is_caption"]

_STOPS = (".", "!", "?", ":", ";", ",")
_CAPTION = re.compile(
    r"caption|chu-?thich|(?:^|\s)image(?:\s|$)|photo-?desc|img-?desc|cation", re.I
)
_CAPTION_TEXT = re.compile(
    r"\(?(?:ảnh|hình|hình ảnh|nguồn ảnh|ảnh minh họa|ảnh minh hoạ)\b\s*"
    r"(?:[:.)\d-]|minh|do|internet|$)",
    re.I,
)
_SUBTITLE = re.compile(r"sub-?title|sub-?head|heading", re.I)
_ADDRESS = re.compile(r"https?://\S+$", re.I)  # "... vào địa chỉ sau: http://..."
_LONGEST = 300  # characters
_LONGEST_BESIDE = 250  # characters under a picture, set apart
_LONGEST_PLAIN = 120  # ... not set apart: longer, it is text
_LONGEST_CREDIT = 160  # of a line that begins so: "Ảnh: Lê Hoa"
_PER_PICTURE = 100  # characters that each picture of a table may add to its words


def is_caption(line: Line) -> bool:
    """Return whether a line is the caption of a picture."""
    if len(line.text) > _LONGEST:
        return False
    element = line.element
    for _ in range(4):
        if element is None or (
            element.tag in ("body", "td") and not _CAPTION.search(names_of(element))
        ):
            break
        if element.tag == "figcaption" or _CAPTION.search(element.get("class") or ""):
            return True
        element = element.getparent()
    if _CAPTION_TEXT.match(line.text) and len(line.text) <= _LONGEST_CREDIT:
        return True
    if _in_picture_table(line):
        return True
    if not line.after_image or line.element.tag in HEADINGS:
        return False
    if _SUBTITLE.search(names_of(line.element)):
        return False
    if line.is_italic or line.align == "center" or _is_beside_picture(line):
        return len(line.text) <= _LONGEST_BESIDE
    return (
        not line.is_bold  # a heading within the text
        and len(line.text) <= _LONGEST_PLAIN
        and not line.text.endswith(_STOPS)
        and not _ADDRESS.search(line.text)
    )


def _is_beside_picture(line: Line) -> bool:
    """Return whether a line and a picture are all that an element holds, not a whole text."""
    if next(line.element.iter("img"), None) is None:
        return False
    return len(str(line.element.text_content()).strip()) <= _LONGEST_BESIDE


def _in_picture_table(line: Line) -> bool:
    """Return whether a line stands in a table of a picture and a few words."""
    table = next(line.element.iterancestors("table"), None)
    if table is None or next(table.iterdescendants("img"), None) is None:
        return False
    return (
        len(table.text_content().strip())
        <= _LONGEST + _PER_PICTURE * sum(1 for _ in table.iterdescendants("img"))
        and next(table.iterdescendants("table"), None) is None
    )
