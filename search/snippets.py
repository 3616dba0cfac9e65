"""Snippets: the stretch of a post's text that shows best why it was found."""

from __future__ import annotations

import html
import operator
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from luutru.text.script.folding import WORD, compatible, exact_key, fold_key

__all__ = ["Snippet", "highlight", "snippet"]

_WIDTH = 36  # syllables
_BEFORE = 6  # syllables to show before the first match: a clause to read it in
_BEFORE = 6  # syllables to show before the first match: a clause to read it in


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


def snippet(blocks: Iterable[str], keys: Iterable[str], *, exact: bool = False) -> Snippet:
    """Return the stretch of one of `blocks` that holds most of some syllables (exact keys).

    Without a match it is empty.

    Args:
        exact: whether a key without marks matches itself alone, and not its marked forms too.
    """
    matcher = _SyllableMarker(keys, exact)
    best: tuple[int, int, list[tuple[int, int, int]], str] | None = None
    for block in blocks:
        spans = matcher.spans(block)
        score, first = _best_window(spans)
        if score and (best is None or score > best[0]):
            best = (score, first, spans, block)
    if best is None:
        return Snippet()
    _, first, spans, block = best
    return _cut(block, spans, first)


def highlight(text: str, keys: Iterable[str], *, exact: bool = False) -> Snippet:
    """Return the whole of `text` with some syllables (exact keys) highlighted, as `snippet`."""
    return Snippet(_parts(text, _SyllableMarker(keys, exact).spans(text), 0, len(text)))


class _SyllableMarker:
    """Finds syllables (exact keys) in texts."""

    def __init__(self, keys: Iterable[str], exact: bool) -> None:
        self._fits = operator.eq if exact else compatible
        self._by_fold: dict[str, list[tuple[int, str]]] = {}
        for which, key in enumerate(dict.fromkeys(keys)):
            self._by_fold.setdefault(fold_key(key), []).append((which, key))

    def spans(self, block: str) -> list[tuple[int, int, int]]:
        """Return (start, end, which typed syllable or -1) of each syllable of `block`."""
        return [
            (match.start(), match.end(), self._which(match.group()))
            for match in WORD.finditer(block)
        ]

    def _which(self, word: str) -> int:
        near = self._by_fold.get(fold_key(word))
        if near is None:
            return -1
        key = exact_key(word)
        return next((which for which, typed in near if self._fits(typed, key)), -1)


def _best_window(spans: list[tuple[int, int, int]]) -> tuple[int, int]:
    """Return the score and first syllable of the best window: distinct matches, then runs."""
    best = (0, 0)
    hits = [i for i, span in enumerate(spans) if span[2] >= 0]
    for position, start in enumerate(hits):
        inside = [i for i in hits[position : position + _WIDTH] if i < start + _WIDTH]
        kinds = {spans[i][2] for i in inside}
        runs = sum(1 for i, j in pairwise(inside) if j == i + 1 and spans[j][2] == spans[i][2] + 1)
        # One more typed syllable outweighs any repetition; typed neighbours side by side ("bí thư")
        # nearly outweigh it; repeated matches, eight at most, decide between equals.
        score = 4 * len(kinds) + 3 * min(runs, len(kinds)) + min(len(inside), 8)
        if score > best[0]:
            best = (score, start)
    return best


def _cut(block: str, spans: list[tuple[int, int, int]], first: int) -> Snippet:
    begin = max(0, first - _BEFORE)
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
