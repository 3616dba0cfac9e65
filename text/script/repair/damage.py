"""Text whose letters are gone: no repair brings them back, so it is refused where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

__all__ = ["Damage", "damage_of"]

_REPLACED = re.compile(r"\w*\ufffd\w+|\w+\ufffd\w*")
# "Vi?t", "B?NG": a question mark between letters, in a word that is no address.
_QUESTIONED = re.compile(r"(?<![^\s(\"“])[^\W\d_]+\?{1,3}[^\W\d_]+(?![\w/=&?.-]*[/=&])")
_QUESTIONED_SHARE = 0.03  # of the words: a forgotten space behind a question is rare
# UTF-8 read as Windows-1252, where what 0x81, 0x8D, 0x8F, 0x90 and 0x9D were is gone: "phÆ°á»ng".
_CUT = re.compile(r"\w*(?:á[»º](?![\x80-\xbf\u2018-\u203a€ƒ…†‡ˆ‰ŠŒŽœšžŸ˜™])|Æ°|Ä‘|áº|á»)\w*")
_CUT_LEAST = 2
# TCVN3 without the soft hyphen that is its ư: "phêng", read as "phờng".
_HORNLESS = re.compile(r"\b[^\W\d_ưƯ]{0,3}[ơờớởỡợƠỜỚỞỠỢ](?:ng|c|NG|C)\b")


class Damage(NamedTuple):
    """What is gone, where it is first seen, and how often.

    Attributes:
        segment: the number of the segment, from 0.
        start: where in that segment.
    """

    what: str
    word: str
    segment: int
    start: int
    times: int


def damage_of(segments: Sequence[tuple[int, str]], *, tcvn3: bool) -> Damage | None:
    """Return what is gone from a text, None of a whole one.

    Args:
        segments: with their numbers.
        tcvn3: whether the text was read from TCVN3.
    """
    words = sum(segment.count(" ") + 1 for _, segment in segments)
    for what, sign, pattern, least in (
        ("ký tự thay thế U+FFFD ở chỗ chữ đã mất", "\ufffd", _REPLACED, 1),
        ("dấu ? ở chỗ chữ đã mất", "?", _QUESTIONED, max(3, int(words * _QUESTIONED_SHARE))),
        ("UTF-8 bị đọc sai và mất byte", "á", _CUT, _CUT_LEAST),
    ):
        held = [(at, segment) for at, segment in segments if sign in segment]
        if (found := _first(what, pattern, held, least)) is not None:
            return found
    if not tcvn3:
        return None
    has_horn = any("ư" in segment.lower() for _, segment in segments)
    return _first("TCVN3 mất chữ ư", _HORNLESS, segments, 2 if has_horn else 1)


def _first(
    what: str, pattern: re.Pattern[str], segments: Iterable[tuple[int, str]], least: int
) -> Damage | None:
    found = [(at, match) for at, text in segments for match in pattern.finditer(text)]
    if len(found) < least:
        return None
    at, match = found[0]
    return Damage(what, match[0], at, match.start(), len(found))
