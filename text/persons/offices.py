"""Offices: a role in one form, so that roles written in different ways can be compared.

"Chủ tịch UBND quận Long Biên" and "Chủ tịch Ủy ban nhân dân quận Long Biên" are one office: the
title, the body, the level it is on, and the place. What a post leaves out is "" and fits anything.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from luutru.data.lexicons import Lexicons, derived, in_use
from luutru.text.levels import ranks, state_levels, trusted
from luutru.text.script.folding import compatible, syllables

__all__ = ["Office", "expanded", "fits", "means", "office", "place_of", "same_rank"]

_GOVERNMENT = "ủy ban nhân dân"
_COMMITTEES = frozenset({"ủy", "đội", "đoàn"})  # "quận ủy" is a body of its own, no place follows


@derived
def _levels() -> dict[str, str]:
    """Return the level that each form stands for: levels as they are, "tp" for "thành phố"."""
    return {level: level for level in state_levels()} | trusted("office")


class Office(NamedTuple):
    """An office in exact keys: ``("chủ tịch", "ủy ban nhân dân", "quận", "long biên")``."""

    title: str
    body: str
    level: str = ""
    place: str = ""


def expanded(text: str, long_forms: Mapping[str, str]) -> list[str]:
    """Return the syllables of `text` with abbreviations (exact keys) put in full."""
    return [syllable for key in syllables(text) for syllable in long_forms.get(key, key).split()]


def office(title: str, body: str, long_forms: Mapping[str, str]) -> Office:
    """Return the office that a role as written means.

    Args:
        long_forms: abbreviations that mean one thing, short to long, in exact keys.
    """
    words = expanded(body, long_forms)
    at, name, taken = _level(words)
    return Office(
        " ".join(expanded(title, long_forms)),
        " ".join(words[:at]),
        name,
        " ".join(words[at + taken :]),
    )


def place_of(name: str) -> tuple[str, str]:
    """Return the level and the place of a locality as written: ``("phường", "bồ đề")``."""
    return _place_of(name, in_use())


@lru_cache(maxsize=8192)  # posts are about few places
def _place_of(name: str, _of: Lexicons) -> tuple[str, str]:
    words = syllables(name)
    at, level, taken = _level(words)
    return level, " ".join(words[at + taken :])


def _level(words: list[str]) -> tuple[int, str, int]:
    """Return the beginning of the level, its name, and the number of words it takes."""
    levels = _levels()
    for at, word in enumerate(words):
        for taken in (2, 1):
            level = levels.get(" ".join(words[at : at + taken]))
            if level and words[at + taken : at + taken + 1] != ["ủy"]:
                return at, level, taken
        if word in _COMMITTEES and at and words[at - 1] in levels:
            return len(words), "", 0
    return len(words), "", 0


def fits(one: Office, other: Office) -> bool:
    """Return whether two offices can be one: what both have is alike."""
    if one.title != other.title or not same_rank(one.level, other.level):
        return False
    pairs = ((one.body, other.body), (one.place, other.place))
    return all(not mine or not theirs or mine == theirs for mine, theirs in pairs)


def same_rank(one: str, other: str) -> bool:
    """Return whether two levels can be one: of one rank, or one of them not known ("")."""
    return not one or not other or ranks()[one] == ranks()[other]


def means(typed: Sequence[str], held: Office) -> bool:
    """Return whether a role as typed (`expanded`, marks optional) can mean an office.

    The title must be whole; of body and place some words are enough, in their order.
    """
    title = held.title.split()
    if not _accepts(typed[: len(title)], title):
        return False
    rest = typed[len(title) :]
    if not held.level:
        rest = [word for word in rest if not any(compatible(word, level) for level in _levels())]
    body, place = held.body.split(), [*held.level.split(), *held.place.split()]
    if rest and _within(rest, place):  # "chủ tịch phường" heads its government
        return held.body in ("", _GOVERNMENT)
    return _within(rest, [*body, *place])


def _within(typed: Sequence[str], keys: Sequence[str]) -> bool:
    """Return whether typed syllables stand among keys, in this order."""
    rest = iter(keys)
    return all(any(compatible(word, key) for key in rest) for word in typed)


def _accepts(typed: Sequence[str], keys: Sequence[str]) -> bool:
    return len(typed) == len(keys) and all(map(compatible, typed, keys))
