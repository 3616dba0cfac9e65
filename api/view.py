"""A view: what one thread has open of an archive as it is now, let go of as one."""

from __future__ import annotations

import logging
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from luutru.api.filters import search_request, timeline_period
from luutru.index.home import IndexHome, OpenIndex
from luutru.search.executor import Executor
from luutru.search.plan import Plan
from luutru.search.query.abbreviations import Abbreviations
from luutru.search.query.labels import LabelResolver
from luutru.search.query.understanding import Understanding
from luutru.search.results import SearchHit, SearchResult
from luutru.search.run import run, run_all, run_similar, run_timeline
from luutru.store import Store, StoredPost
from luutru.store.enrichment import FINDS_SINCE
from luutru.store.lexicon import Entry, expansions, read_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luutru.people.registry import PeopleRegistry
    from luutru.search.facets.timeline import Timeline
    from luutru.search.keywords import Keywords
    from luutru.store.finds import Finds
    from luutru.topics.vocabulary.vocabulary import TopicVocabulary

__all__ = ["View"]

_log = logging.getLogger(__name__)


class View:
    """One sight of an archive. Each part is opened when it is first asked for, and then kept.

    Nothing is ever dropped of a view: whoever has written takes a new one. It belongs to the
    thread of its store. A report is made of one (`report.data.Reads`).
    """

    def __init__(self, folder: Path, store: Store, home: IndexHome) -> None:
        self.folder = folder
        self.store = store
        self._home = home
        self._index: OpenIndex | None = None

    def close(self) -> None:
        """Let go of the index's files."""
        if self._index is not None:
            self._index.close()

    @property
    def index(self) -> OpenIndex:
        """The generation that was current when it was first asked for.

        Raises:
            IndexUnusable: the index must be built first.
        """
        if self._index is None:
            self._index = self._home.open()
        return self._index

    @cached_property
    def people(self) -> PeopleRegistry:
        """The persons of the archive."""
        from luutru.people.registry import PeopleRegistry

        return PeopleRegistry(self.store, self.long_forms)

    @cached_property
    def topics(self) -> TopicVocabulary:
        """The vocabulary of topics: luutru's own, with the archive's ``topics.toml`` over it.

        Raises:
            InvalidFile: the archive's file has faults; the message names the first by its line.
        """
        from luutru.topics.vocabulary.vocabulary import read_vocabulary

        return read_vocabulary(self.folder)

    @cached_property
    def long_forms(self) -> dict[str, str]:
        """The long form of each abbreviation that means one thing; both are exact keys."""
        return expansions(self._abbreviations)

    @cached_property
    def _abbreviations(self) -> list[Entry]:
        return read_lexicon(self.folder)

    @cached_property
    def executor(self) -> Executor:
        """What answers query trees from the index."""
        return Executor(self.index.view)

    @cached_property
    def _understanding(self) -> Understanding:
        vocabulary = self.index.vocabulary
        return Understanding(vocabulary, Abbreviations(self._abbreviations, vocabulary))

    @cached_property
    def _labels(self) -> LabelResolver:
        return LabelResolver(
            self.index.vocabulary.values,
            lambda: self.people.directory,
            lambda: self.topics,
            self.long_forms,
            lambda: self.store.lexicons,
        )

    @cached_property
    def keywords(self) -> Keywords:
        """What finds keyphrases."""
        from luutru.search.keywords import Keywords

        plan = Plan(self.executor, self._understanding, self._labels)
        return Keywords(self.store, self.index.vocabulary, plan, self.index.manifest.documents)

    def finds(self, post: StoredPost) -> Finds:
        """Return the cited documents, dates and abbreviations that a version of a post holds.

        None are known yet of a post that only an older luutru has read: a warning names the repair.
        """
        if self.store.enrichments.rules_of(post.id) < FINDS_SINCE:
            _log.warning(
                "Bài số %d do luutru cũ đọc, chưa có văn bản và ngày: hãy chạy luutru reindex.",
                post.id,
            )
        return self.store.finds.of([(post.id, post.number)])[post.id, post.number]

    def search(self, query: str = "", **options: Any) -> SearchResult:
        """Return the hits of a query; for options and errors see `luutru.Archive.search`."""
        request = search_request(query, options)
        return run(request, self.executor, self._understanding, self.store, self._labels)

    def search_all(self, query: str = "", **options: Any) -> Iterator[SearchHit]:
        """Yield all hits; see `luutru.Archive.search_all`."""
        request = search_request(query, options)
        return run_all(request, self.executor, self._understanding, self.store, self._labels)

    def timeline(self, query: str = "", by: str = "year", **options: Any) -> Timeline:
        """Return the hits of a query by period."""
        request, period = search_request(query, options), timeline_period(by)
        return run_timeline(request, period, self.executor, self._understanding, self._labels)

    def similar(self, post: StoredPost, limit: int) -> SearchResult:
        """Return the posts most like one."""
        return run_similar(post, limit, self.executor, self._understanding, self.store)
