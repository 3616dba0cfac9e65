"""The syllable keys of a text, as phrases of the vocabulary are matched by.

A key is lower case, in one tone style (`text.script.folding.exact_key`). An abbreviation, a word of
two or more capitals, also keeps a key with its case.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from luutru.text.script.folding import exact_key, fold, is_marked
from luutru.text.script.syllables import is_valid

__all__ = ["BREAK", "is_abbreviation", "is_single_syllable", "label_key", "phrase_key", "tokens"]

#: Stands where a sentence or a block ends: no phrase runs across.
BREAK = ""
_TOKEN = re.compile(r"[^\W_]+|[.!?;:…](?=\s)|\n")
_WORD = re.compile(r"[^\W_]+")


def tokens(blocks: Iterable[str]) -> list[str]:
    """Return the words of cleaned blocks as written, `BREAK` after each sentence and block."""
    found = _TOKEN.findall("\n".join(blocks))
    return [token if token[0].isalnum() else BREAK for token in found]


def is_abbreviation(phrase: str) -> bool:
    """Return whether `phrase` is one word of capitals (and digits), as ``GPMB`` and ``F0`` are."""
    return (
        phrase.isalnum() and phrase.upper() == phrase and len(phrase) > 1 and not phrase.isdigit()
    )


def phrase_key(phrase: str) -> str:
    """Return the key of a phrase: its syllables' keys, one space apart; an abbreviation's own."""
    if is_abbreviation(phrase):
        return phrase
    return " ".join(exact_key(token) for token in _WORD.findall(phrase))


def label_key(label: str) -> str:
    """Return the key that a label is looked up by: without marks, case and punctuation."""
    return fold(" ".join(exact_key(token) for token in _WORD.findall(label)))


def is_single_syllable(phrase: str) -> bool:
    """Return whether `phrase` is one Vietnamese syllable, too common to decide anything."""
    words = _WORD.findall(phrase)
    return len(words) < 2 and not is_abbreviation(phrase) and (not words or is_valid(words[0]))


def is_unmarked(found: Iterable[str]) -> bool:
    """Return whether none of these words has a mark."""
    return not any(map(is_marked, found))
