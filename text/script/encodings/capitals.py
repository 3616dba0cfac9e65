"""Capitals that TCVN3 has no codes for, restored.

TCVN3 has no capital vowels with a tone: a ``.Vn*H`` font draws the small ones as capitals, and
where nobody changed the font they stayed small. So "ĐảNG Bộ" is "ĐẢNG BỘ", a sentence that begins
with "ủy ban" began with "Ủy ban", and "Nguyễn Thị ánh" is a name.
"""

from __future__ import annotations

import re

__all__ = ["with_capitals"]

_WORD = re.compile(r"[^\W\d_]+")
_CAPITAL_CODES = "ĂÂÊÔƠƯĐ"  # those that TCVN3 has
# What a sentence begins behind: the end of another, a blank line, a tag of a block of HTML.
_BEGINS = re.compile(
    r"(?:\A|[.!?…][\"”’)]*\s|\n[ \t\r]*\n|<(?:p|h[1-6]|t[dh]|li|div|title)\b[^<>]*>)[\s\"“'(-]*\Z",
    re.IGNORECASE,
)
# Given names and places that begin with a vowel and a tone, after a part of a name.
_NAMES = frozenset("ánh ái ẩn ấn út ý ích ấm ảnh ứng".split())
_PLACES = {"ấn": "độ", "ả": "rập", "ý": "yên", "ứng": "hòa"}
_PASSES = 4  # one word decides on its neighbours: "ủy ánh ấn Độ" takes two, and one to see the end
_BEHIND = 200  # characters before a word, among which a sentence may have ended


def with_capitals(text: str) -> str:
    """Return text that was read from TCVN3 with its capitals; idempotent."""
    words = list(_WORD.finditer(text))
    read = [_restored(found[0]) for found in words]
    for _ in range(_PASSES):
        before = list(read)
        for at, word in enumerate(before):
            if not word[0].isupper() or len(word) < 3:
                read[at] = _by_neighbours(text, words, read, at)
        if read == before:
            break
    written: list[str] = []
    end = 0
    for found, word in zip(words, read, strict=True):
        written += (text[end : found.start()], word)
        end = found.end()
    return "".join([*written, text[end:]])


def _restored(word: str) -> str:
    """Return a word of capitals in capitals: "PHườNG" has four that are sure."""
    plain = [c for c in word if c.isascii() or c in _CAPITAL_CODES]
    # One capital at the head is how a sentence begins ("Bà"); any other is a word of capitals.
    capitals = len(plain) > 1 or not word[0].isupper()
    return word.upper() if plain and capitals and all(c.isupper() for c in plain) else word


def _by_neighbours(text: str, words: list[re.Match[str]], read: list[str], at: int) -> str:
    word = read[at]
    if not _is_open(word):
        return word
    before = read[at - 1] if at and _adjoins(text, words, at - 1) else ""
    after = read[at + 1] if at + 1 < len(read) and _adjoins(text, words, at) else ""
    if _amid_capitals(before, after):
        return word.upper()
    if word[0].isupper():
        return word
    start = words[at].start()
    if _begins_sentence(text, start) or _is_name(word, before, after):
        return word[0].upper() + word[1:]
    return word


def _begins_sentence(text: str, at: int) -> bool:
    return _BEGINS.search(text[max(0, at - _BEHIND) : at]) is not None


def _is_name(word: str, before: str, after: str) -> bool:
    """Return whether a word in small letters is a part of a name, by what stands around it."""
    if word in _PLACES:
        return after.lower() == _PLACES[word]
    within = before[:1].isupper() and (after[:1].isupper() or not after)
    return word in _NAMES and (before == "Thị" or within)


def _is_open(word: str) -> bool:
    """Return whether the case of a word is not sure: its first letter has no capital in TCVN3.

    "ủy", "ở", and "Bộ", which may be "BỘ": one sure letter at the head.
    """
    first = word[0]
    rest = [c for c in word[1:] if c.isascii() or c in _CAPITAL_CODES]
    if first.isascii() or first.upper() in _CAPITAL_CODES:
        return first.isupper() and not rest
    return not any(c.isupper() for c in word)


def _adjoins(text: str, words: list[re.Match[str]], at: int) -> bool:
    """Return whether nothing but spaces stands between word `at` and the next."""
    between = text[words[at].end() : words[at + 1].start()]
    return between in (" ", "  ", " - ")


def _amid_capitals(before: str, after: str) -> bool:
    """Return whether what stands around is a line of capitals, not a single abbreviation."""
    sure = [word.isupper() and len(word) > 1 for word in (before, after) if word]
    return bool(sure) and all(sure) and any(not word.isascii() for word in (before, after))
