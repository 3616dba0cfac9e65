"""Slips of the hand and of the ear: folded spellings that one slip away could have been meant.

One edit (Damerau 1964: drop, add, replace, swap) on folded keys, and the confusions that sound
makes in Vietnamese spelling (s/x, ch/tr, d/gi/r, l/n, i/y, c/k, ng/ngh).
"""

from __future__ import annotations

from collections.abc import Iterator

__all__ = ["slips"]

#: How likely each kind is next to the others; estimates: swaps and confusions of sound are what
#: trained typists do most (Kernighan, Church, Gale 1990, give counts for English).
CONFUSED, SWAPPED, NEIGHBOUR, DROPPED, ADDED, REPLACED = 0.5, 0.5, 0.2, 0.2, 0.2, 0.05

_LETTERS = "abcdeghiklmnopqrstuvxy"
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_ONSETS = (
    ("s", "x"),
    ("ch", "tr"),
    ("d", "gi"),
    ("d", "r"),
    ("gi", "r"),
    ("l", "n"),
    ("c", "k"),
    ("ng", "ngh"),
    ("g", "gh"),
    ("v", "d"),
)


def _neighbours() -> dict[str, str]:
    near: dict[str, set[str]] = {}
    for y, row in enumerate(_ROWS):
        for x, key in enumerate(row):
            around = [
                (y, x - 1),
                (y, x + 1),
                (y - 1, x),
                (y - 1, x + 1),
                (y + 1, x - 1),
                (y + 1, x),
            ]
            near[key] = {_ROWS[b][a] for b, a in around if 0 <= b < 3 and 0 <= a < len(_ROWS[b])}
    return {key: "".join(sorted(found)) for key, found in near.items()}


_NEAR = _neighbours()


def slips(key: str) -> dict[str, float]:
    """Return the folded keys one slip from the folded `key`, each with how likely the slip is."""
    found: dict[str, float] = {}
    for word, weight in _edits(key):
        if word and word != key:
            found[word] = max(weight, found.get(word, 0.0))
    return found


def _edits(key: str) -> Iterator[tuple[str, float]]:
    yield from _confusions(key)
    for at in range(len(key) + 1):
        before, after = key[:at], key[at:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:], SWAPPED
        if after:
            yield before + after[1:], ADDED
            for letter in _LETTERS:
                near = letter in _NEAR.get(after[0], "")
                yield before + letter + after[1:], NEIGHBOUR if near else REPLACED
        for letter in _LETTERS:
            yield before + letter + after, DROPPED


def _confusions(key: str) -> Iterator[tuple[str, float]]:
    for one, other in _ONSETS:
        for a, b in ((one, other), (other, one)):
            if key.startswith(a) and len(key) > len(a):
                yield b + key[len(a) :], CONFUSED
    if key[-1:] in ("i", "y"):
        yield key[:-1] + ("y" if key[-1] == "i" else "i"), CONFUSED
