"""Finds the phrases of a vocabulary in a post in one pass over its syllables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from luutru.text.folding import exact_key, fold
from luutru.topics.keys import is_abbreviation, is_unmarked, phrase_key, tokens
from luutru.topics.topic import Topic

__all__ = ["Kind", "Occurrence", "Phrases"]

Kind = Literal["trigger", "weak", "except"]


class Occurrence(NamedTuple):
    """A phrase of a topic in a post.

    Args:
        topic: the topic's id.
        phrase: as the vocabulary writes it.
        kind: which list of the topic it is in.
    """

    topic: str
    phrase: str
    kind: Kind


class _Index(NamedTuple):
    """Phrases by their key, and by the first syllable the numbers of syllables they have."""

    phrases: dict[str, list[Occurrence]]
    lengths: dict[str, tuple[int, ...]]


class Phrases:
    """The phrases of a vocabulary, indexed by their syllables with and without marks.

    Args:
        topics: whose triggers, weak and excluding phrases are looked for.
    """

    def __init__(self, topics: Iterable[Topic]) -> None:
        found = list(_phrases(topics))
        self._marked = _index((phrase_key(item.phrase), item) for item in found)
        # A single syllable without its marks could be anything: rác, rạc, rắc.
        self._unmarked = _index(
            (key if is_abbreviation(key) else fold(key), item)
            for item in found
            if " " in (key := phrase_key(item.phrase)) or is_abbreviation(key)
        )

    def find(self, title: str, blocks: Sequence[str]) -> tuple[list[Occurrence], list[Occurrence]]:
        """Return the occurrences in a cleaned title and in cleaned blocks.

        Text without marks matches a phrase with marks only where the whole post has none.
        """
        heads, words = tokens([title]), tokens(blocks)
        bare = is_unmarked(heads) and is_unmarked(words)
        index = self._unmarked if bare else self._marked
        return list(_scan(heads, index)), list(_scan(words, index))


def _phrases(topics: Iterable[Topic]) -> Iterator[Occurrence]:
    for topic in topics:
        lists: tuple[tuple[Kind, tuple[str, ...]], ...] = (
            ("trigger", topic.triggers),
            ("weak", topic.weak),
            ("except", topic.excluding),
        )
        for kind, phrases in lists:
            yield from (Occurrence(topic.id, phrase, kind) for phrase in phrases)


def _index(pairs: Iterable[tuple[str, Occurrence]]) -> _Index:
    phrases: dict[str, list[Occurrence]] = {}
    lengths: dict[str, set[int]] = {}
    for key, item in pairs:
        if all(other.topic != item.topic for other in phrases.get(key, [])):
            phrases.setdefault(key, []).append(item)
        first, *rest = key.split(" ")
        lengths.setdefault(first, set()).add(1 + len(rest))
    return _Index(phrases, {k: tuple(sorted(v, reverse=True)) for k, v in lengths.items()})


def _scan(words: list[str], index: _Index) -> Iterator[Occurrence]:
    """Yield the phrases in `words`: of one topic, the longest at a place, none inside another."""
    keys = [exact_key(word) if word else word for word in words]
    free: dict[str, int] = {}  # by topic: the place up to which its last phrase reaches
    for at, key in enumerate(keys):
        word = words[at]
        if word in index.phrases and is_abbreviation(word):
            yield from (item for item in index.phrases[word] if at >= free.get(item.topic, 0))
        for length in index.lengths.get(key, ()):
            run = keys[at : at + length]
            for item in index.phrases.get(" ".join(run) if length > 1 else key, ()):
                if at >= free.get(item.topic, 0) and len(run) == length:
                    free[item.topic] = at + length
                    if item.kind != "except":
                        yield item
