"""Words that make no keyphrase: `data/lexicons/stopwords.tsv`."""

from __future__ import annotations

from luutru.data.lexicons import derived, words
from luutru.topics.syllable_keys import phrase_key

__all__ = ["stopwords"]


@derived
def stopwords() -> frozenset[str]:
    """Return the keys of the words, syllables one space apart."""
    return frozenset(map(phrase_key, words("stopwords")))
