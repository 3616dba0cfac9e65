"""What a user's text means among the values of a label field.

A value is meant when the typed syllables stand in it side by side, marks optional: ``quang`` and
``nguyen ngoc quang`` mean "Nguyễn Ngọc Quang". Exactly equal values alone are meant if there
are any.
"""

from __future__ import annotations

from collections.abc import Iterable

from luutru.text.folding import compatible, syllables

__all__ = ["meant"]


def meant(text: str, values: Iterable[str]) -> tuple[str, ...]:
    """Return the values that `text` means, sorted."""
    typed = syllables(text)
    if not typed:
        return ()
    keys = {value: syllables(value) for value in values}
    equal = sorted(value for value, key in keys.items() if _fits(typed, key))
    return tuple(equal or sorted(value for value, key in keys.items() if _within(typed, key)))


def _fits(typed: list[str], key: list[str]) -> bool:
    return len(typed) == len(key) and all(map(compatible, typed, key))


def _within(typed: list[str], key: list[str]) -> bool:
    return any(
        _fits(typed, key[start : start + len(typed)]) for start in range(len(key) - len(typed) + 1)
    )
