"""Abbreviations in a text: which ones stand in it, and which ones it defines itself.

Definitions after Schwartz and Hearst (2003), "A simple algorithm for identifying abbreviation
definitions in biomedical text", with the rule that Vietnamese follows: one capital for each
syllable ("Ủy ban mặt trận tổ quốc (UBMTTQ)"), small connecting words left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from luutru.text.script.folding import exact_key, fold

__all__ = ["Abbreviation", "Definition", "abbreviations", "definitions"]

_MOST_LETTERS = 10
_CALLED = r"(?:sau\s+đây\s+)?(?:(?:gọi|viết)\s+tắt\s+)?(?:là\s+)?"
_AFTER = re.compile(
    rf"\(\s*{_CALLED}[\"“]?(?P<short>[^\W\d_][^\W_]{{1,{_MOST_LETTERS - 1}}})[\"”]?\s*\)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"(?<![^\W_])(?P<short>[^\W\d_][^\W_]{{1,{_MOST_LETTERS - 1}}})\s*\((?P<long>[^()]{{5,120}})\)"
)
_SYLLABLE = re.compile(r"[^\W_]+")
# Tokens that may be abbreviations: of a length that is one, without the small letters a to z.
_CAPITALS = re.compile(rf"(?<![^\W_])[^\W_a-z]{{2,{_MOST_LETTERS}}}(?![^\W_])")
_LINKS = frozenset({"và", "của", "các", "cho", "trong", "với", "về", "những", "the", "of", "and"})
_REACH = 120  # characters before the parenthesis in which a long form is looked for


class Abbreviation(NamedTuple):
    """An abbreviation where it stands in a text; `short` is an exact key."""

    short: str
    start: int
    end: int


class Definition(NamedTuple):
    """A short form and its long form, with where the pair stands in the text.

    `short` is an exact key; `long` the exact keys of its syllables, parted by spaces.
    """

    short: str
    long: str
    start: int
    end: int


def abbreviations(text: str) -> Iterator[Abbreviation]:
    """Yield each token of capitals in `text`; none in a text all of capitals."""
    if text.isupper():
        return
    for token in _CAPITALS.finditer(text):
        if token[0].isupper() and _is_short(token[0]):
            yield Abbreviation(exact_key(token[0]), *token.span())


def definitions(text: str) -> list[Definition]:
    """Return the abbreviations that `text` defines."""
    found = []
    for match in _AFTER.finditer(text):
        short = match["short"]
        reach = max(0, match.start() - _REACH)
        syllables = list(_SYLLABLE.finditer(text, reach, match.start()))
        start = _aligned(short, syllables) if _is_short(short) else None
        if start is not None and not re.search(r"[.;:()!?\n]", text[start : match.start()]):
            found.append(_definition(short, text[start : match.start()], start, match.end()))
    for match in _with_long_form(text):
        short, long = match["short"], match["long"].strip()
        syllables = list(_SYLLABLE.finditer(long))
        if _is_short(short) and _aligned(short, syllables) == 0:
            found.append(_definition(short, long, match.start(), match.end()))
    return found


def _with_long_form(text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of `_BEFORE`, which is only tried where a parenthesis opens."""
    for parenthesis in re.finditer(r"\(", text):
        start = parenthesis.start()
        while start and text[start - 1].isspace():
            start -= 1
        while start and text[start - 1].isalnum():
            start -= 1
        if match := _BEFORE.match(text, start):
            yield match


def _definition(short: str, long: str, start: int, end: int) -> Definition:
    keys = " ".join(exact_key(token) for token in _SYLLABLE.findall(long))
    return Definition(exact_key(short), keys, start, end)


def _is_short(token: str) -> bool:
    return 2 <= len(token) <= _MOST_LETTERS and token.isupper() and token[0].isalpha()


def _aligned(short: str, syllables: list[re.Match[str]]) -> int | None:
    """Return the beginning of the long form of `short` when `syllables` end with it."""
    at = len(syllables)
    letters = list(short.lower())
    while letters:
        at -= 1
        if at < 0:
            return None
        syllable = syllables[at].group().lower()
        if _initial(syllable, letters[-1]):
            letters.pop()
        elif syllable not in _LINKS:
            return None
    return syllables[at].start()


def _initial(syllable: str, letter: str) -> bool:
    """Return whether `letter` can stand for `syllable`: Đ for Đ alone, D for either."""
    first = syllable[0]
    return first == letter or (letter != "đ" and fold(first) == fold(letter))
