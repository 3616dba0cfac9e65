"""Gender and year of birth of a person in a post, which part namesakes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from luutru.data.lexicons import derived, rows
from luutru.text.persons.honorifics import Gender, genders, pronouns
from luutru.text.spans import Span

__all__ = ["Facts", "Gender", "facts"]

_BEFORE = 20  # characters before a mention in which an honorific stands
_AFTER = 60  # characters after it in which an age or a year of birth stands
_BORN = re.compile(r"^\s*,?\s*\(?\s*(?:SN|sinh năm|s\.n\.?)\s*:?\s*(1[89]\d\d|20\d\d)\b", re.I)
_AGED = re.compile(r"^\s*,?\s*\(?\s*(\d{1,3}) tuổi\b", re.IGNORECASE)
_OLDEST = 110  # years: a greater number is no age


@derived
def _male() -> re.Pattern[str]:
    return _called("m", "")


@derived
def _female() -> re.Pattern[str]:
    return _called("f", r"|nữ \w+ ?\w*")  # "nữ sinh Lan", "nữ công nhân Lan"


def _called(gender: Gender, more: str) -> re.Pattern[str]:
    words = (re.escape(word) for word, its in genders().items() if its == gender)
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)}{more})\s+$", re.IGNORECASE)


@derived
def _couple() -> re.Pattern[str]:
    """Return the matcher of "ông, bà", "anh chị", which show nothing about who follows."""
    of = genders()
    men, women = (
        "|".join(re.escape(word) for word in sorted(pronouns()) if of.get(word) == gender)
        for gender in ("m", "f")
    )
    return re.compile(rf"(?<!\w)(?:{men})\s*[,/]?\s*(?:{women})\s+$", re.IGNORECASE)


@derived
def _middle_genders() -> dict[str, Gender]:
    """Return the gender of those who bear a middle name, with a capital: "Thị" women alone."""
    known: dict[str, Gender] = {"m": "m", "f": "f"}
    return {
        row["name"].capitalize(): known[row["gender"]]
        for row in rows("middle_names")
        if row["gender"]
    }


class Facts(NamedTuple):
    """Facts of one person in one post; `born` is a year, None when it is not known."""

    gender: Gender
    born: int | None


def facts(text: str, name: str, mentions: Iterable[Span], year: int | None) -> Facts:
    """Return gender and year of birth by the words around a person's mentions.

    Args:
        year: of the post: what an age is counted from.
    """
    genders_seen: set[Gender] = {gender for span in mentions if (gender := _gender(text, span))}
    middles = _middle_genders()
    genders_seen.update(middles[word] for word in name.split()[1:2] if word in middles)
    born = next((b for span in mentions if (b := _born(text, span, year)) is not None), None)
    return Facts(genders_seen.pop() if len(genders_seen) == 1 else "", born)


def _gender(text: str, span: Span) -> Gender:
    before = text[max(0, span.start - _BEFORE) : span.start]
    if _couple().search(before):
        return ""
    if _male().search(before):
        return "m"
    return "f" if _female().search(before) else ""


def _born(text: str, span: Span, year: int | None) -> int | None:
    after = text[span.end : span.end + _AFTER]
    if born := _BORN.match(after):
        return int(born[1])
    aged = _AGED.match(after)
    if aged and year is not None and int(aged[1]) <= _OLDEST:
        return year - int(aged[1])
    return None
