"""Titles that persons hold, as posts write them: `data/lexicons/titles.tsv`.

With them, the pairs of words in the names of offices of which only the first has a capital.
"""

from __future__ import annotations

import re

from luutru.data.lexicons import derived, words

__all__ = ["body_pair", "continues_body", "title_pattern"]


@derived
def title_pattern() -> re.Pattern[str]:
    """Return the matcher of titles, the longest that fits."""
    titles = sorted(words("titles"), key=len, reverse=True)
    firsts = "".join(sorted({c for title in titles for c in (title[0], title[0].upper())}))
    return re.compile(
        rf"(?<!\w)(?=[{firsts}])(?:{_branches([title.split() for title in titles])})(?!\w)",
        re.IGNORECASE,
    )


def _branches(titles: list[list[str]]) -> str:
    """Return a pattern of titles that reads each first syllable once, the longest before."""
    by_first: dict[str, list[list[str]]] = {}
    for first, *rest in titles:
        by_first.setdefault(first, []).append(rest)
    return "|".join(re.escape(first) + _rest(rests) for first, rests in by_first.items())


def _rest(rests: list[list[str]]) -> str:
    longer = [rest for rest in rests if rest]
    if not longer:
        return ""
    optional = "?" if len(longer) < len(rests) else ""
    return rf"(?:\s+(?:{_branches(longer)})(?!\w)){optional}"


@derived
def _pairs() -> frozenset[str]:
    return frozenset(words("office_words", use="pair"))


@derived
def _pair_heads() -> frozenset[str]:
    return frozenset(words("office_words", use="pair_head"))


_PAIR = re.compile(r"[^\W\d_]+ [^\W\d_]+")


def body_pair(before: str, text: str, start: int) -> int:
    """Return the end of a pair of small words of a body that begins here, or -1.

    After such a word as "ban" it is small throughout ("Ban chỉ huy"), "tối cao" is everywhere.
    """
    pair = _PAIR.match(text, start)
    both = pair.group() if pair else ""
    if pair and (both == "tối cao" or (both in _pairs() and before.lower() in _pair_heads())):
        return pair.end()
    return -1


def continues_body(before: str, word: str) -> bool:
    """Return whether a small word ends a pair in the name of an office ("Bộ Ngoại giao")."""
    return f"{before} {word}".lower() in _pairs()
