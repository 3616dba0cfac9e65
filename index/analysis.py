"""The analyzer: text to syllables, the same for posts and for queries.

A syllable is a run of letters and digits; it is indexed under its exact key and its folded key
(`text.folding`). Positions tell the zone: the title, the lead and the body of a post lie in
ranges of positions of their own, so that one posting list serves them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from luutru.text.folding import WORD, exact_key

__all__ = [
    "ZONES",
    "Zone",
    "ZoneRange",
    "abbreviation_key",
    "compound_key",
    "positions",
    "short_form",
    "zone_of",
]

Zone = Literal["title", "lead", "body"]


class ZoneRange(NamedTuple):
    """The positions of a zone, first included, last not, and the weight of an occurrence in it."""

    first: int
    last: int
    weight: float


#: Title beats lead beats body: an occurrence counts that many times (BM25F, Robertson 2004).
ZONES: dict[Zone, ZoneRange] = {
    "title": ZoneRange(0, 4_096, 3.0),
    "lead": ZoneRange(4_096, 16_384, 1.5),
    "body": ZoneRange(16_384, 1 << 30, 1.0),
}


def zone_of(position: int) -> Zone:
    """Return the zone that a position lies in."""
    if position >= ZONES["body"].first:
        return "body"
    return "lead" if position >= ZONES["lead"].first else "title"


def positions(zone: Zone, blocks: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Yield (exact key, position) of each syllable of cleaned blocks that lie in `zone`.

    A gap parts one block from the next, so that no phrase runs across. What does not fit the
    zone's range is left out: titles and leads are bounded by extraction.
    """
    at, last, _ = ZONES[zone]
    for block in blocks:
        for token in WORD.findall(block):
            if at >= last:
                return
            yield exact_key(token), at
            at += 1
        at += 1


def compound_key(word: str) -> str:
    """Return the key of a segmented word of several syllables: ``Đảng_ủy`` gives ``đảng_ủy``."""
    return "_".join(exact_key(token) for token in WORD.findall(word.replace("_", " ")))


def abbreviation_key(short: str, long: str) -> str:
    """Return the key of an abbreviation in a post: ``btv=biên_tập_viên`` where the post defines it.

    Without a long form it is open what it stands for: ``btv``.
    """
    return f"{short}={long.replace(' ', '_')}" if long else short


def short_form(key: str) -> str:
    """Return the short form of an `abbreviation_key`."""
    return key.partition("=")[0]
