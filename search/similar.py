"""Posts like a given one: its own most distinctive syllables and words, searched for.

Terms are chosen by tf-idf (Salton, Buckley 1988), as search engines do for "more like this".
"""

from __future__ import annotations

from collections import Counter
from math import log, log1p

from luutru.index.document import document
from luutru.index.query import Form, Words
from luutru.index.vocabulary.vocabulary import IndexVocabulary
from luutru.store import StoredPost

__all__ = ["like"]

_SYLLABLES = 30  # of the post, the most distinctive
_COMPOUNDS = 20


def like(stored: StoredPost, vocabulary: IndexVocabulary) -> Words:
    """Return a query for the posts that are like `stored`; it finds `stored` itself too."""
    made = document(stored)
    frequencies = Counter(made.syllables)
    distinctive = {
        key: log1p(count) * log(vocabulary.total / vocabulary.count(key))
        for key, count in frequencies.items()
        if len(key) > 1 and vocabulary.count(key) > count
    }
    chosen = sorted(distinctive, key=lambda key: (-distinctive[key], key))[:_SYLLABLES]
    most = max(distinctive.values(), default=1.0)
    compounds = [key for key, _ in Counter(made.words).most_common(_COMPOUNDS)]
    return Words(
        tuple(chosen),
        forms=tuple((Form(key, distinctive[key] / most),) for key in chosen),
        compounds=tuple(compounds),
    )
