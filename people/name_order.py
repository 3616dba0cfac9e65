"""The order of names: Vietnamese lists go by given name, then surname, then what is between.

Letters in the order of the Vietnamese alphabet (a ă â b c d đ e ê ...), tones in the order of its
dictionaries: ngang, huyền, hỏi, ngã, sắc, nặng, which decide only where the letters are alike.
"""

from __future__ import annotations

from functools import lru_cache

from luutru.text.script.syllables import split_tone
from luutru.text.script.tones import canonical

__all__ = ["sort_key"]

_ALPHABET = {letter: at for at, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_LAST = len(_ALPHABET)

Key = tuple[tuple[tuple[int, ...], int], ...]


def sort_key(name: str) -> Key:
    """Return the sorting key of a full name."""
    words = canonical(name.lower()).split() or [""]
    return tuple(map(_word_key, (words[-1], words[0], *words[1:-1])))


@lru_cache(maxsize=8192)  # the syllables of names are few
def _word_key(word: str) -> tuple[tuple[int, ...], int]:
    letters, tone = split_tone(word)
    return tuple(_ALPHABET.get(letter, _LAST + ord(letter)) for letter in letters), tone
