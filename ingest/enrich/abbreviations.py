"""The abbreviations that stand in a text."""

from __future__ import annotations

from collections.abc import Iterator

from luutru.store import Version
from luutru.text.abbreviations import Abbreviation, abbreviations

__all__ = ["find_abbreviations"]


def find_abbreviations(version: Version) -> Iterator[Abbreviation]:
    """Yield the abbreviations of each block: one all of capitals, as a title may be, has none."""
    for _, start, end in version.layout:
        for found in abbreviations(version.text[start:end]):
            yield Abbreviation(found.short, start + found.start, start + found.end)
