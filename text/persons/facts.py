"""What a post says of a person beside roles: man or woman, and when born.

Namesakes are told apart by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

from luutru.text.persons.names import Span

__all__ = ["Facts", "Gender", "facts"]

Gender = Literal["", "m", "f"]

_BEFORE = 20  # characters before a mention in which an honorific stands
_AFTER = 60  # characters after it in which the age is told
_MALE = re.compile(r"(?<!\w)(?:ông|anh|thầy|thầy giáo|chú|cậu)\s+$", re.IGNORECASE)
_FEMALE = re.compile(r"(?<!\w)(?:bà|chị|cô|cô giáo|mẹ|nữ \w+ ?\w*)\s+$", re.IGNORECASE)
_BOTH = re.compile(r"(?<!\w)(?:ông|anh|chú)\s*[,/]?\s*(?:bà|chị|cô)\s+$", re.IGNORECASE)
_BORN = re.compile(r"^\s*,?\s*\(?\s*(?:SN|sinh năm|s\.n\.?)\s*:?\s*(1[89]\d\d|20\d\d)\b", re.I)
_AGED = re.compile(r"^\s*,?\s*\(?\s*(\d{1,3}) tuổi\b", re.IGNORECASE)
_OLDEST = 110


class Facts(NamedTuple):
    """Facts of one person in one post; `born` is a year, None when it is not told."""

    gender: Gender
    born: int | None


def facts(text: str, name: str, mentions: Iterable[Span], year: int | None) -> Facts:
    """Return what the text around a person's mentions tells.

    Args:
        year: of the post: what an age is counted from.
    """
    genders = {gender for span in mentions if (gender := _gender(text, span))}
    if name.split()[1:2] == ["Thị"]:  # a middle name that women alone bear
        genders.add("f")
    born = next((b for span in mentions if (b := _born(text, span, year)) is not None), None)
    return Facts(genders.pop() if len(genders) == 1 else "", born)


def _gender(text: str, span: Span) -> Gender:
    before = text[max(0, span.start - _BEFORE) : span.start]
    if _BOTH.search(before):
        return ""
    if _MALE.search(before):
        return "m"
    return "f" if _FEMALE.search(before) else ""


def _born(text: str, span: Span, year: int | None) -> int | None:
    after = text[span.end : span.end + _AFTER]
    if told := _BORN.match(after):
        return int(told[1])
    aged = _AGED.match(after)
    if aged and year is not None and int(aged[1]) <= _OLDEST:
        return year - int(aged[1])
    return None
