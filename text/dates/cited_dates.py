"""Dates that belong to a cited document: "Nghị quyết số 12-NQ/TW ngày 5/8/2008" is no event."""

from __future__ import annotations

import re
from collections.abc import Sequence

from luutru.text.citations import KINDS, Citation

__all__ = ["is_of_document"]

_LONGEST = 120  # characters between a document and its date
_MADE = r"(?:(?:được\s+)?(?:ban\s+hành|ký|ra|đề)\s*)?(?:vào\s+)?"
_BETWEEN = re.compile(
    rf"(?:\s+(?:của|do)\s+[^.;:,()\n]{{1,80}}?)?\s*(?P<mark>[,(]?)\s*{_MADE}(?:ngày\s*)?"
)
_AFTER = re.compile(r"\s*(?:\)|,?\s*(?:của|về|do|quy\s+định|hướng\s+dẫn)(?!\w))")
_UNNUMBERED = re.compile(
    rf"(?<!\w)(?:(?:{KINDS})(?:\s+(?:số\s*:?\s*)?\d{{1,5}})?|(?i:{KINDS})\s+số\s*:?\s*\d{{1,5}})"
    rf"\s*{_MADE}(?:ngày\s*)?$"
)


def is_of_document(text: str, start: int, end: int, cited: Sequence[Citation]) -> bool:
    """Return whether the date at `start` to `end` of `text` is a document's own.

    After a comma it is only when it goes on as a citation does: in "theo Kế hoạch 15-KH/ĐU, ngày
    5/8/2019 phường tổ chức" it is not, in "..., ngày 5/8/2019 của Đảng ủy" it is.

    Args:
        cited: the documents that the text cites.
    """
    ends = [citation.end for citation in cited if start - _LONGEST <= citation.end <= start]
    if ends:
        found = _BETWEEN.fullmatch(text, max(ends), start)
        if found is not None:
            return found["mark"] != "," or _AFTER.match(text, end) is not None
    return _UNNUMBERED.search(text[max(0, start - _LONGEST) : start]) is not None
