"""Topics by the section and the phrases of a post: rules that an archivist can read and change."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from luutru.topics.assignment import Assignment
from luutru.topics.rules.phrase_finder import PhraseOccurrence, Phrases
from luutru.topics.syllable_keys import tokens
from luutru.topics.vocabulary.vocabulary import TopicVocabulary

__all__ = ["THRESHOLD", "scores", "section_topic"]

#: A post has a topic from this score on.
THRESHOLD = 0.5
_OF_SECTION = 0.95
_TITLE = 2.0  # what an occurrence in the title counts, of one in the body
_WEAK = 0.5  # the share of a phrase that only hints, of a full one
# Words for which one phrase in the body suffices; a longer post needs more.
_WORDS_A_PHRASE = 60
_GROWTH = 0.5
_LEAST_OF_BEST = 0.5  # evidence of a topic, of that of the post's best one
_PHRASES_NAMED = 3  # phrases that a reason names


@lru_cache(maxsize=8)
def _phrases(vocabulary: TopicVocabulary) -> Phrases:
    return Phrases(vocabulary)


def section_topic(section: str, vocabulary: TopicVocabulary) -> Assignment | None:
    """Return the topic that a portal's section means, if any."""
    topic = vocabulary.of_section(section)
    return Assignment(topic.id, _OF_SECTION, f"mục: {section.strip()}") if topic else None


def scores(title: str, blocks: Sequence[str], vocabulary: TopicVocabulary) -> list[Assignment]:
    """Return every topic that a phrase of the post speaks for, however weakly."""
    blocks = [block for block in blocks if block != title]
    heads, words = tokens([title]), tokens(blocks)
    evidence = _evidence(*_phrases(vocabulary).find(heads, words))
    needed = max(1.0, ((len(heads) + len(words)) / _WORDS_A_PHRASE) ** _GROWTH)
    best = max((sum(phrases.values()) for phrases in evidence.values()), default=0.0)
    return [
        Assignment(topic, round(total / (total + needed), 3), _reason(phrases))
        for topic, phrases in evidence.items()
        if (total := sum(phrases.values())) >= _LEAST_OF_BEST * best
    ]


def _evidence(
    in_title: list[PhraseOccurrence], in_body: list[PhraseOccurrence]
) -> dict[str, dict[str, float]]:
    """Return, by topic and phrase, what its occurrences count: each further one less."""
    counts: dict[str, dict[tuple[str, float], float]] = defaultdict(lambda: defaultdict(float))
    for found, zone in ((in_title, _TITLE), (in_body, 1.0)):
        for item in found:
            weight = 1.0 if item.kind == "trigger" else _WEAK
            counts[item.topic][item.phrase, weight] += zone
    return {
        topic: {phrase: weight * (1 + math.log(n)) for (phrase, weight), n in phrases.items()}
        for topic, phrases in counts.items()
    }


def _reason(phrases: dict[str, float]) -> str:
    first = sorted(phrases, key=lambda phrase: -phrases[phrase])[:_PHRASES_NAMED]
    return f"cụm từ: {', '.join(first)}"
