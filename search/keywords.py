"""Keyphrases of a post, of what a search finds, and what rises from one span of time to the next.

How common a phrase is in the archive is measured by the rarest pair of syllables in it, which the
vocabulary of the index counts: an upper bound, and good enough to weigh by.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Any

from luutru.errors import UsageError
from luutru.index.vocabulary.vocabulary import IndexVocabulary
from luutru.search.plan import Plan
from luutru.search.request import Request
from luutru.store import Store, StoredPost
from luutru.text.dates.ranges import parse_range
from luutru.text.script.folding import syllables
from luutru.text.script.tones import canonical
from luutru.text.words.tagging import tag
from luutru.topics.keyphrases.keyphrases import (
    Background,
    Keyphrase,
    candidates,
    keyphrases,
    keyphrases_of_set,
)
from luutru.topics.keyphrases.trending import Trend, trending

__all__ = ["Keywords", "Rise"]


@dataclass(frozen=True, slots=True)
class Rise:
    """What rises: the two spans of time compared, how many posts each has, and the phrases."""

    now: tuple[date, date]
    before: tuple[date, date]
    posts: tuple[int, int]
    trends: tuple[Trend, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the rising phrases as the CLI's JSON has them."""
        return {
            "now": [day.isoformat() for day in self.now],
            "before": [day.isoformat() for day in self.before],
            "posts": list(self.posts),
            "phrases": [trend._asdict() for trend in self.trends],
        }


class Keywords:
    """Finds keyphrases in an archive.

    Args:
        documents: how many posts the index holds.
    """

    #: Posts of a set that are read: the newest of them.
    most = 500

    def __init__(
        self, store: Store, vocabulary: IndexVocabulary, plan: Plan, documents: int
    ) -> None:
        self._store = store
        self._plan = plan
        self._pair = lru_cache(maxsize=262_144)(
            lambda a, b: vocabulary.pairs([a], [b]).get((a, b), 0)
        )
        self._single = vocabulary.count
        self._background = Background(self._documents, documents)

    def _documents(self, phrase: str) -> int:
        keys = syllables(phrase)
        counts = [self._pair(a, b) for a, b in pairwise(keys)]
        return min([*counts, *map(self._single, keys), self._background.total])

    def of_post(self, stored: StoredPost, limit: int) -> list[Keyphrase]:
        """Return the keyphrases of one post, chosen by parts of speech."""
        segmented = stored.version.segmented
        tags = [
            [word.part_of_speech for word in tag([w.replace("_", " ") for w in line.split()])]
            for line in segmented.split("\n")
        ]
        with self._store.lexicons.in_use():
            return keyphrases(segmented, self._background, tags, limit)

    def of_search(self, request: Request, limit: int) -> tuple[int, list[Keyphrase]]:
        """Return the number of posts read, and the keyphrases of a search's hits."""
        posts = self._plan.ids(replace(request, sort="newest"), self.most)
        with self._store.lexicons.in_use():
            found = keyphrases_of_set(self._candidates(posts), self._background, limit)
        written = self._written({one.phrase for one in found}, posts)
        return len(posts), [one._replace(phrase=written[one.phrase]) for one in found]

    def rising(self, request: Request, limit: int) -> Rise:
        """Return the phrases that rise in the span of `request` against as long a span before.

        Raises:
            UsageError: the span has no beginning or no end.
        """
        first = parse_range(request.first)[0] if request.first else None
        last = parse_range(request.last)[1] if request.last else None
        if first is None or last is None or last < first:
            raise UsageError(
                "So sánh hai thời kỳ cần --from và --to.",
                "Ví dụ: luutru keywords --trending --from 2020-01 --to 2020-06.",
            )
        ended = first - timedelta(days=1)
        began = ended - (last - first)
        spans = ((first, last), (began, ended))
        sets = [
            self._plan.ids(
                replace(request, first=a.isoformat(), last=b.isoformat(), sort="newest"),
                self.most,
            )
            for a, b in spans
        ]
        with self._store.lexicons.in_use():
            now, before = map(self._posts_having, sets)
        found = trending(now, before, limit)
        written = self._written({one.phrase for one in found}, sets[0])
        trends = tuple(one._replace(phrase=written[one.phrase]) for one in found)
        return Rise(spans[0], spans[1], (len(sets[0]), len(sets[1])), trends)

    def _written(self, phrases: set[str], posts: list[int]) -> dict[str, str]:
        """Return phrases (lower case) as the first post that has them writes them."""
        found = {phrase: phrase for phrase in phrases}
        missing = set(phrases)
        for start in range(0, len(posts), 100):
            for stored in self._store.posts.get_many(posts[start : start + 100]).values():
                text = canonical(stored.version.text)
                lower = text.lower()
                for phrase in [p for p in missing if p in lower]:
                    at = lower.index(phrase)
                    found[phrase] = text[at : at + len(phrase)]
                    missing.discard(phrase)
            if not missing:
                break
        return found

    def _candidates(self, posts: list[int]) -> Iterator[Counter[str]]:
        for start in range(0, len(posts), 100):
            for stored in self._store.posts.get_many(posts[start : start + 100]).values():
                yield candidates(stored.version.segmented)

    def _posts_having(self, posts: list[int]) -> Counter[str]:
        """Return in how many of some posts each phrase occurs."""
        return Counter(key for found in self._candidates(posts) for key in found)
