"""Surnames and middle names, from `surnames.tsv` and `middle_names.tsv` in `data/lexicons/`."""

from __future__ import annotations

from luutru.data.lexicons import derived, rows, words

__all__ = ["byline_surnames", "common_surnames", "middle_names", "surnames", "variants"]


@derived
def surnames() -> frozenset[str]:
    """Return all surnames, in small letters."""
    return frozenset(words("surnames"))


@derived
def common_surnames() -> frozenset[str]:
    """Return the most common surnames: they begin a name even behind other capitals."""
    return frozenset(words("surnames", common="yes"))


@derived
def byline_surnames() -> frozenset[str]:
    """Return the surnames by which a last line without a credit is known as a byline."""
    return frozenset(words("surnames", byline="yes"))


@derived
def variants() -> dict[str, str]:
    """Return the other form of surnames that are one: northern "vũ" for southern "võ"."""
    return {row["surname"]: row["variant"] for row in rows("surnames") if row["variant"]}


@derived
def middle_names() -> frozenset[str]:
    """Return the middle names that show a person, with a capital: "Văn", "Thị"."""
    return frozenset(name.capitalize() for name in words("middle_names"))
