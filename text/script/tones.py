"""Tone placement: hoà and hòa are one word; the archive's canonical form is the old style (hòa).

The old style is canonical because underthesea's models were trained on it. Placement: a vowel of
ă â ê ô ơ ư carries the mark (ơ in ươ); else of three vowels the middle one, of two with a coda
the second, of two without a coda the first.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from luutru.text.script.syllables import TONES, parse

__all__ = ["canonical", "place_tone"]

_VOWELS = frozenset("aăâeêioôơuưy")
_MODIFIED = ("ơ", "ê", "ô", "ă", "â", "ư")
# Only these nuclei are written in two ways, so only they need a look: oa, oe, uy (and uê, uơ,
# where a misplaced mark still reads as the same syllable). Keeps `canonical` cheap on long texts.
_AMBIGUOUS = re.compile(
    "[oOuUòóỏõọÒÓỎÕỌùúủũụÙÚỦŨỤ]"  # each by itself first: a set of letters is found fast
    "(?:(?<=[oO])[àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|(?<=[uU])[ỳýỷỹỵỲÝỶỸỴ]"
    "|(?<=[òóỏõọÒÓỎÕỌ])[aeAE]|(?<=[ùúủũụÙÚỦŨỤ])[yêơYÊƠ])"
)


def place_tone(onset: str, rime: str, tone: int) -> str:
    """Return the syllable in old style from its parts (lower case, as `syllables.parse` gives)."""
    if tone == 0:
        return onset + rime
    length = len(rime)
    while length and rime[length - 1] not in _VOWELS:
        length -= 1
    nucleus, coda = rime[:length], rime[length:]
    at = _bearer(nucleus, bool(coda))
    marked = unicodedata.normalize("NFC", nucleus[at] + TONES[tone])
    return onset + nucleus[:at] + marked + nucleus[at + 1 :] + coda


def _bearer(nucleus: str, has_coda: bool) -> int:
    """Return which vowel of the nucleus bears the mark."""
    for vowel in _MODIFIED:
        if vowel in nucleus:
            return nucleus.rindex(vowel)
    if len(nucleus) == 1:
        return 0
    if len(nucleus) == 3:
        return 1
    return 1 if has_coda else 0


@lru_cache(maxsize=65536)
def _canonical_word(word: str) -> str:
    lower = word.lower()
    parts = parse(lower)
    if parts is None:
        return word
    placed = place_tone(*parts)
    if placed == lower or len(placed) != len(word):
        return word
    # Case goes by position: the letters stay where they were, only the mark moves.
    return "".join(p.upper() if w.isupper() else p for p, w in zip(placed, word, strict=True))


def canonical(text: str) -> str:
    """Return NFC `text` with every valid syllable's tone in old style; the length stays the same.

    Offsets into the result are therefore offsets into `text`. A misspelling is left alone.
    """
    written: list[str] = []
    at = 0  # up to where it is written
    for nucleus in _AMBIGUOUS.finditer(text):
        if nucleus.start() < at:
            continue
        start, end = nucleus.span()
        while start > at and (text[start - 1].isalnum() or text[start - 1] == "_"):
            start -= 1
        while end < len(text) and (text[end].isalnum() or text[end] == "_"):
            end += 1
        written += (text[at:start], _canonical_word(text[start:end]))
        at = end
    return "".join([*written, text[at:]]) if at else text
