"""Levels of the administration: `data/lexicons/levels.tsv`, one table for persons and places."""

from __future__ import annotations

from luutru.data.lexicons import derived, rows, words

__all__ = ["long_forms", "plain_levels", "ranks", "short_forms", "state_levels", "trusted"]


@derived
def ranks() -> dict[str, int]:
    """Return the rank of each level of the state: 1 ward, 2 district, 3 province."""
    return {row["level"]: int(row["rank"]) for row in rows("levels") if row["rank"]}


@derived
def state_levels() -> frozenset[str]:
    """Return the levels of the state: they go with an office without a name ("UBND phường")."""
    return frozenset(ranks())


@derived
def plain_levels() -> frozenset[str]:
    """Return the levels of one syllable, those below the state's too."""
    return frozenset(level for level in words("levels") if " " not in level)


@derived
def long_forms() -> dict[str, str]:
    """Return the level that each short form stands for."""
    return {row["short"]: row["level"] for row in rows("levels") if row["short"]}


@derived
def short_forms() -> frozenset[str]:
    """Return the short forms of levels, in small letters."""
    return frozenset(long_forms())


def trusted(*trust: str) -> dict[str, str]:
    """Return the level that each short form of such a trust stands for; see the file."""
    listed = (row for row in rows("levels") if row["trust"] in trust)
    return {row["short"]: row["level"] for row in listed if row["short"]}
