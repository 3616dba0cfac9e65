"""Snippets: the stretch of a post's text that shows best why it was found."""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from luutru.index.analysis import WORD
from luutru.text.folding import compatible, exact_key

__all__ = ["Snippet", "highlight", "snippet"]

_WIDTH = 36  # syllables


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of text in parts: (text, whether it matched)."""

    parts: tuple[tuple[str, bool], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.parts)

    @property
    def text(self) -> str:
        """The text without highlights."""
        return "".join(text for text, _ in self.parts)

    @property
    def marked(self) -> str:
        """The text as HTML: escaped, what matched in ``<mark>``."""
        return "".join(
            f"<mark>{html.escape(text)}</mark>" if hit else html.escape(text)
            for text, hit in self.parts
        )


@lru_cache(maxsize=65536)
def _accepts(typed: str, word: str) -> bool:
    return compatible(typed, exact_key(word))


def snippet(blocks: Iterable[str], typed: Iterable[str]) -> Snippet:
    """Return the stretch of one of `blocks` that holds most of the typed syllables (exact keys).

    Without a match it is empty.
    """
    wanted = list(dict.fromkeys(typed))
    best: tuple[int, int, list[tuple[int, int, int]], str] | None = None
    for block in blocks:
        spans = _spans(block, wanted)
        score, first = _best_window(spans)
        if score and (best is None or score > best[0]):
            best = (score, first, spans, block)
    if best is None:
        return Snippet()
    _, first, spans, block = best
    return _cut(block, spans, first)


def highlight(text: str, typed: Iterable[str]) -> Snippet:
    """Return the whole of `text` with the typed syllables highlighted."""
    wanted = list(dict.fromkeys(typed))
    spans = _spans(text, wanted)
    return Snippet(_parts(text, spans, 0, len(text)))


def _spans(block: str, wanted: list[str]) -> list[tuple[int, int, int]]:
    """Return (start, end, which typed syllable or -1) of each syllable of `block`."""
    known: dict[str, int] = {}
    found = []
    for match in WORD.finditer(block):
        word = match.group().lower()
        if word not in known:
            known[word] = next((i for i, t in enumerate(wanted) if _accepts(t, word)), -1)
        found.append((match.start(), match.end(), known[word]))
    return found


def _best_window(spans: list[tuple[int, int, int]]) -> tuple[int, int]:
    """Return the score and first syllable of the best window: distinct matches, then runs."""
    best = (0, 0)
    hits = [i for i, span in enumerate(spans) if span[2] >= 0]
    for position, start in enumerate(hits):
        inside = [i for i in hits[position : position + _WIDTH] if i < start + _WIDTH]
        kinds = {spans[i][2] for i in inside}
        runs = sum(1 for i, j in pairwise(inside) if j == i + 1 and spans[j][2] == spans[i][2] + 1)
        score = 4 * len(kinds) + 3 * min(runs, len(kinds)) + min(len(inside), 8)
        if score > best[0]:
            best = (score, start)
    return best


def _cut(block: str, spans: list[tuple[int, int, int]], first: int) -> Snippet:
    begin = max(0, first - 6)
    begin = max(0, min(begin, len(spans) - _WIDTH))
    end = min(len(spans), begin + _WIDTH)
    start = 0 if begin == 0 else spans[begin][0]
    stop = len(block) if end == len(spans) else spans[end - 1][1]
    parts = list(_parts(block, spans[begin:end], start, stop))
    if start > 0:
        parts.insert(0, ("… ", False))
    if stop < len(block):
        parts.append((" …", False))
    return Snippet(tuple(parts))


def _parts(
    block: str, spans: list[tuple[int, int, int]], start: int, stop: int
) -> tuple[tuple[str, bool], ...]:
    """Return the text from `start` to `stop` in parts; matches a space apart are one part."""
    ranges: list[list[int]] = []
    for a, b, which in spans:
        if which < 0:
            continue
        if ranges and block[ranges[-1][1] : a] == " ":
            ranges[-1][1] = b
        else:
            ranges.append([a, b])
    parts: list[tuple[str, bool]] = []
    at = start
    for a, b in ranges:
        parts += [(block[at:a], False), (block[a:b], True)]
        at = b
    parts.append((block[at:stop], False))
    return tuple((text, hit) for text, hit in parts if text)
