"""Words that look like names of persons and are none: places, and compounds of common words.

Both are closed: provinces and countries (`places.tsv` in `data/lexicons/`), and compounds whose
first syllable is also a surname or a given name and is written with a capital at the head of a
sentence or of an office ("Công an", `common_words.tsv`).
"""

from __future__ import annotations

from luutru.data.lexicons import derived, words

__all__ = ["is_compound", "is_foreign_word", "is_place", "states"]


@derived
def states() -> frozenset[str]:
    """Return the countries that stand before a name after an office ("Thủ tướng Đức ...")."""
    return frozenset(words("places", state="yes"))


@derived
def _places() -> frozenset[str]:
    return frozenset(words("places", unperson="yes"))


@derived
def _compounds() -> frozenset[str]:
    return frozenset(words("common_words"))


@derived
def _foreign_words() -> frozenset[str]:
    return frozenset(words("foreign_words"))


def is_compound(first: str, second: str) -> bool:
    """Return whether two syllables are a common word, whose first one is a name elsewhere."""
    return f"{first} {second}".lower() in _compounds()


def is_place(name: str) -> bool:
    """Return whether a name is that of a province, a big town, a country or a part of the world."""
    return name in _places()


def is_foreign_word(word: str) -> bool:
    """Return whether a word is an English one of clubs, films, shows and firms ("United")."""
    return word.lower() in _foreign_words()
