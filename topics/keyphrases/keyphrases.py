"""Keyphrases of a post and of a set of posts, from the segmented form that the store keeps.

A candidate is a run of words of a block without a stop word: with parts of speech, a noun phrase (a
noun, then nouns, adjectives or verbs); without, any. What is common in the background weighs little
(tf-idf), what comes early weighs more. A phrase that stands mostly inside a longer one counts only
for where it stands by itself (C-value, Frantzi, Ananiadou and Mima 2000).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from luutru.topics.keyphrases.stopwords import stopwords
from luutru.topics.syllable_keys import phrase_key

__all__ = ["Background", "Keyphrase", "candidates", "keyphrases", "keyphrases_of_set"]

_LONGEST = 5  # words
_MOST_SYLLABLES = 7
_WORD = re.compile(r"[^\W\d_]\w*(?:[_\-][^\W_]+)*")
# Tags of underthesea: N noun, Np name, Ny abbreviation, Nb borrowed; V verb, A adjective.
_HEADS = frozenset({"N", "Np", "Ny", "Nb"})
_TAILS = _HEADS | {"A", "V"}


class Keyphrase(NamedTuple):
    """A phrase that a text is about.

    Args:
        phrase: as written where it comes first, syllables one space apart.
        score: comparable within one answer only.
        times: how often it occurs; for a set of posts, in how many of them.
    """

    phrase: str
    score: float
    times: int


class Background(NamedTuple):
    """How common phrases are in the archive.

    Args:
        documents: how many posts have a phrase, by its key (`candidates` gives keys).
        total: how many posts there are.
    """

    documents: Callable[[str], int]
    total: int

    @classmethod
    def of(cls, documents: Mapping[str, int], total: int) -> Background:
        """Return the background of a mapping; what it lacks, no post has."""
        return cls(lambda key: documents.get(key, 0), total)

    def rarity(self, key: str) -> float:
        """Return the inverse document frequency, smoothed: never below one."""
        return math.log((self.total + 1) / (self.documents(key) + 1)) + 1


NO_BACKGROUND = Background(lambda _: 0, 0)


class _Candidate(NamedTuple):
    words: tuple[str, ...]  # their keys
    written: str
    place: int  # words before it in the text

    @property
    def key(self) -> str:
        return " ".join(self.words)


def candidates(segmented: str, tags: Sequence[Sequence[str]] | None = None) -> Counter[str]:
    """Return the number of posts with each candidate's key: the counts of a background."""
    return Counter(found.key for found in _candidates(segmented, tags))


def keyphrases(
    segmented: str,
    background: Background = NO_BACKGROUND,
    tags: Sequence[Sequence[str]] | None = None,
    limit: int = 10,
) -> list[Keyphrase]:
    """Return the keyphrases of one post, the best first.

    Args:
        segmented: words joined by "_" and one space apart, a line a block, the title first.
        background: how common phrases are elsewhere.
        tags: the part of speech of each word, block by block; None: not known.
        limit: how many at most.
    """
    found = list(_candidates(segmented, tags))
    count = Counter(item.key for item in found)
    first: dict[str, _Candidate] = {}
    for item in found:
        first.setdefault(item.key, item)
    inside = _inside(first.values(), count)
    scored = [
        Keyphrase(item.written, round(_score(item, alone, background), 4), count[key])
        for key, item in first.items()
        if (alone := count[key] - inside.get(key, 0)) > 0
    ]
    return _without_overlap(scored, limit)


def keyphrases_of_set(
    posts: Iterable[Counter[str]], background: Background, limit: int = 10
) -> list[Keyphrase]:
    """Return the keyphrases of a set of posts, each given by its `candidates`.

    A phrase counts once a post, by how much more of these posts have it than of the archive's.
    """
    having: Counter[str] = Counter()
    total = 0
    for post in posts:
        having.update(post.keys())
        total += 1
    least = 2 if total > 2 else 1
    scored = [
        Keyphrase(key, round(n / total * background.rarity(key) * _longer(key), 4), n)
        for key, n in having.items()
        if n >= least
    ]
    return _without_overlap(scored, limit)


def _candidates(segmented: str, tags: Sequence[Sequence[str]] | None) -> Iterator[_Candidate]:
    before = 0
    for number, line in enumerate(segmented.split("\n")):
        words = line.split()
        of_line = tags[number] if tags is not None and number < len(tags) else None
        parts = of_line if of_line is not None and len(of_line) == len(words) else None
        yield from _of_block(words, parts, before)
        before += len(words)


def _of_block(words: list[str], parts: Sequence[str] | None, before: int) -> Iterator[_Candidate]:
    keys = [phrase_key(word.replace("_", " ")).lower() for word in words]
    stops = stopwords()
    usable = [
        bool(_WORD.fullmatch(word)) and key not in stops and not stops.issuperset(key.split())
        for word, key in zip(words, keys, strict=True)
    ]
    for start in range(len(words)):
        if parts and parts[start] not in _HEADS:
            continue
        for end in range(start + 1, min(start + _LONGEST, len(words)) + 1):
            if not usable[end - 1] or (parts and parts[end - 1] not in _TAILS):
                break
            syllables = sum(key.count(" ") + 1 for key in keys[start:end])
            if syllables > _MOST_SYLLABLES:
                break
            if syllables > 1 or (words[start].isupper() and len(words[start]) > 1):
                written = " ".join(words[start:end]).replace("_", " ")
                yield _Candidate(tuple(keys[start:end]), written, before + start)


def _inside(found: Iterable[_Candidate], count: Counter[str]) -> dict[str, float]:
    """Return, for each phrase, the mean count of longer recurring ones that it stands inside."""
    longer: dict[str, list[int]] = {}
    for item in found:
        n = count[item.key]
        if n < 2 or len(item.words) < 2:
            continue
        size = len(item.words)
        parts = {" ".join(item.words[a:b]) for a in range(size) for b in range(a + 1, size + 1)}
        for part in parts - {item.key}:
            longer.setdefault(part, []).append(n)
    return {part: sum(n) / len(n) for part, n in longer.items()}


def _score(item: _Candidate, count: float, background: Background) -> float:
    early = 1 + 1 / (1 + item.place / 20)
    # A run of several words that does not come again may be chance.
    chance = 0.4 if len(item.words) > 1 and count < 2 else 1.0
    return math.log(1 + count) * background.rarity(item.key) * early * chance * _longer(item.key)


def _longer(key: str) -> float:
    return math.sqrt(min(key.count(" ") + 1, 4))


def _without_overlap(scored: list[Keyphrase], limit: int) -> list[Keyphrase]:
    """Return the best, leaving out what is inside a better one or around it."""
    kept: list[tuple[str, Keyphrase]] = []
    for item in sorted(scored, key=lambda item: (-item.score, item.phrase)):
        key = f" {item.phrase.lower()} "
        if len(kept) >= limit:
            break
        if all(key not in other and other not in key for other, _ in kept):
            kept.append((key, item))
    return [item for _, item in kept]
