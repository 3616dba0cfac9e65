"""Finds the phrases of a vocabulary in a post in one pass over its syllables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from luutru.text.script.folding import exact_key, fold
from luutru.topics.syllable_keys import BREAK, is_abbreviation, is_unmarked, phrase_key
from luutru.topics.vocabulary.topic import Topic

__all__ = ["Kind", "PhraseOccurrence", "Phrases"]

Kind = Literal["trigger", "weak", "except"]


class PhraseOccurrence(NamedTuple):
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
    """Phrases by their key, and by the first two syllables the numbers of syllables they have.

    Two syllables, since one opens too many phrases: most places of a post then cost two look-ups.
    """

    phrases: dict[str, list[PhraseOccurrence]]
    lengths: dict[str, dict[str, tuple[int, ...]]]


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

    def find(
        self, heads: list[str], words: list[str]
    ) -> tuple[list[PhraseOccurrence], list[PhraseOccurrence]]:
        """Return the occurrences in the words of a title and of blocks (`keys.tokens`).

        Text without marks matches a phrase with marks only where the whole post has none.
        """
        bare = is_unmarked(heads) and is_unmarked(words)
        index = self._unmarked if bare else self._marked
        return list(_scan(heads, index)), list(_scan(words, index))


def _phrases(topics: Iterable[Topic]) -> Iterator[PhraseOccurrence]:
    for topic in topics:
        lists: tuple[tuple[Kind, tuple[str, ...]], ...] = (
            ("trigger", topic.triggers),
            ("weak", topic.weak),
            ("except", topic.excluding),
        )
        for kind, phrases in lists:
            yield from (PhraseOccurrence(topic.id, phrase, kind) for phrase in phrases)


def _index(pairs: Iterable[tuple[str, PhraseOccurrence]]) -> _Index:
    phrases: dict[str, list[PhraseOccurrence]] = {}
    lengths: dict[str, dict[str, tuple[int, ...]]] = {}
    for key, item in pairs:
        if all(other.topic != item.topic for other in phrases.get(key, [])):
            phrases.setdefault(key, []).append(item)
        first, *rest = key.split(" ")
        if rest:
            known = lengths.setdefault(first, {})
            found = {1 + len(rest), *known.get(rest[0], ())}
            known[rest[0]] = tuple(sorted(found, reverse=True))
    return _Index(phrases, lengths)


def _scan(words: list[str], index: _Index) -> Iterator[PhraseOccurrence]:
    """Yield the phrases in `words`: of one topic, the longest at a place, none inside another."""
    free: dict[str, int] = {}  # by topic: the place up to which its last phrase reaches
    for at, length, key in _runs(words, index):
        for item in index.phrases[key]:
            if at >= free.get(item.topic, 0):
                free[item.topic] = at + length
                if item.kind != "except":
                    yield item


def _runs(words: list[str], index: _Index) -> Iterator[tuple[int, int, str]]:
    """Yield (place, syllables, key) of every run that is a phrase, the longest first at a place."""
    phrases, lengths = index
    keys = [exact_key(word) for word in words]
    for at, (key, after) in enumerate(zip(keys, [*keys[1:], BREAK], strict=False)):
        if key in lengths and after in lengths[key]:
            for length in lengths[key][after]:
                run = " ".join(keys[at : at + length])
                if run in phrases:
                    yield at, length, run
        if key in phrases:
            yield at, 1, key
        elif words[at] in phrases and is_abbreviation(words[at]):
            yield at, 1, words[at]
