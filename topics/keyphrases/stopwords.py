"""Words that make no keyphrase: `data/stopwords.txt`."""

from __future__ import annotations

from functools import cache
from importlib import resources

from luutru.topics.syllable_keys import phrase_key

__all__ = ["stopwords"]

_FILE_NAME = "stopwords.txt"


@cache
def stopwords() -> frozenset[str]:
    """Return the keys of the words, syllables one space apart."""
    text = resources.files("luutru.data").joinpath(_FILE_NAME).read_text("utf-8")
    lines = (line for line in text.splitlines() if line.strip() and not line.startswith("#"))
    return frozenset(phrase_key(line) for line in lines)
