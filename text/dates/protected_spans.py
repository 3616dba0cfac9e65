"""What segmentation keeps whole: dates, times, numbers, document numbers, "Đ/c"."""

from __future__ import annotations

import re

__all__ = ["protected_spans"]

_PROTECTED = re.compile(
    r"""
      (?<!\w)[Đđ]/[Cc](?!\w)                                             # Đ/c
    | (?<![\w/.-])\d{1,4}(?:/\d{4})?[-/](?:[A-ZĐ]{1,6}\d{0,3})
      (?:[-/][A-ZĐ]{1,6}\d{0,3}){0,4}(?![\w/])                       # 217-QĐ/TW
    | (?<![\w/.-])\d{1,2}([/.-])\d{1,2}\1\d{2,4}(?![\w/])                # 09/7/2020
    | (?<![\w/.-])\d{1,2}/\d{4}(?![\w/])                                 # 8/2006
    | (?<![\w/.-])\d{1,2}/\d{1,2}(?![\w/])                               # 10/07
    | (?<!\w)(?:[01]?\d|2[0-3])(?:h|g)(?:[0-5]\d)?(?!\w)                 # 15h30
    | (?<![\w:])(?:[01]?\d|2[0-3]):[0-5]\d(?![\w:])                      # 10:49
    | (?<![\w.,])\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?(?![\w])           # 1.204
    | (?<![\w.,])\d+,\d+(?!\w)                                           # 3,2
    """,
    re.VERBOSE,
)
# Each of them begins with the first of some digits or with "Đ/c": only there is it looked for.
_DIGITS = re.compile(r"\d+")
_COMRADE = re.compile(r"[Đđ]/[Cc]")


def protected_spans(text: str) -> list[tuple[int, int]]:
    """Return the spans of dates, times, numbers, document numbers and "Đ/c", ascending.

    Document numbers: ``217-QĐ/TW``, ``42/2017/QH14``, ``1290/QĐ-UBND``.
    """
    starts = [digits.start() for digits in _DIGITS.finditer(text)]
    if "/" in text:
        starts = sorted([*starts, *(comrade.start() for comrade in _COMRADE.finditer(text))])
    found: list[tuple[int, int]] = []
    for start in starts:
        if (not found or start >= found[-1][1]) and (kept := _PROTECTED.match(text, start)):
            found.append(kept.span())
    return found
