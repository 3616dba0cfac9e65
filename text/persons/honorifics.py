"""What stands before a name and is no part of it: `data/lexicons/honorifics.tsv`.

A strong honorific is followed by a name and by hardly anything else ("ông Tuấn"), a weak one by
names and by much more ("đại biểu Quốc hội", "Hoa hậu Đại dương"): it needs a name of two words.
"""

from __future__ import annotations

import re
from typing import Literal

from luutru.data.lexicons import derived, rows, words

__all__ = [
    "Gender",
    "genders",
    "honorific_pattern",
    "pronouns",
    "single_honorifics",
    "skipped",
    "strong",
    "weak",
]

#: "" where it is not known.
Gender = Literal["", "m", "f"]


@derived
def strong() -> frozenset[str]:
    """Return the strong honorifics, in small letters."""
    return frozenset(words("honorifics", strength="strong"))


@derived
def weak() -> frozenset[str]:
    """Return the weak honorifics, in small letters."""
    return frozenset(words("honorifics", strength="weak"))


@derived
def pronouns() -> frozenset[str]:
    """Return the pronouns among honorifics: they stand within names, too ("Tuấn Anh")."""
    return frozenset(words("honorifics", pronoun="yes"))


@derived
def genders() -> dict[str, Gender]:
    """Return "m" or "f" for each honorific that shows one."""
    known: dict[str, Gender] = {"m": "m", "f": "f"}
    return {row["honorific"]: known[row["gender"]] for row in rows("honorifics") if row["gender"]}


@derived
def skipped() -> tuple[str, ...]:
    """Return the honorifics that are left out between a role and a name, and of a typed name."""
    return words("honorifics", skipped="yes")


@derived
def single_honorifics() -> frozenset[str]:
    """Return those of them that are one word."""
    return frozenset(honorific for honorific in skipped() if " " not in honorific)


@derived
def honorific_pattern() -> str:
    """Return a pattern that matches one of them, the longest that fits."""
    longest_first = sorted(map(re.escape, skipped()), key=len, reverse=True)
    return f"(?:{'|'.join(longest_first)})"
