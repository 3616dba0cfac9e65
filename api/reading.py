"""Reading an archive: searches, reports, posts, and whether all is whole."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

from luutru.api.opened import Opened
from luutru.errors import Damaged, IndexDamaged, IndexOutdated, LuutruError
from luutru.search.run import Plan, Request, SearchResult, run, run_similar, run_timeline
from luutru.store import StoredPost
from luutru.store.enrichment import FINDS_SINCE
from luutru.store.lexicon import read_lexicon
from luutru.text.script.spelling import written

if TYPE_CHECKING:
    from luutru.index.counts import Period
    from luutru.index.engine import Sort
    from luutru.report.data import Report
    from luutru.search.facets.timeline import Timeline
    from luutru.search.keywords import Keywords
    from luutru.store.finds import Finds

__all__ = ["Reading"]

_log = logging.getLogger(__name__)


class Reading(Opened):
    """What reads an archive."""

    def search(self, query: str = "", **filters: Any) -> SearchResult:
        """Return what `query` finds; `filters` as in `search.run.Request`.

        Raises:
            QueryError, UsageError: the query or a filter can't be understood.
            IndexMissing, IndexOutdated: the index must be built first.
        """
        request = Request(query, **filters)
        return run(request, self._searcher, self._understanding, self.store, self._labels)

    def keywords(self) -> Keywords:
        """Return what finds keyphrases.

        Raises:
            IndexMissing, IndexOutdated: the index must be built first.
        """
        from luutru.search.keywords import Keywords

        plan = Plan(self._searcher, self._understanding, self._labels)
        documents = self._opened.manifest.documents
        return Keywords(self.store, self._opened.vocabulary, plan, documents)

    def timeline(self, query: str = "", by: Period = "year", **filters: Any) -> Timeline:
        """Return how all that `query` finds is spread over years, quarters or months.

        Raises:
            QueryError, UsageError: the query or a filter can't be understood.
            IndexMissing, IndexOutdated: the index must be built first.
        """
        request = Request(query, **filters)
        return run_timeline(request, by, self._searcher, self._understanding, self._labels)

    def report(
        self,
        query: str = "",
        *,
        by: Period = "year",
        limit: int = 50,
        sort: Sort | None = None,
        **filters: str,
    ) -> Report:
        """Return what a report on all that `query` finds tells; `report.page.page` writes it.

        Args:
            by: what a bar of its chart is.
            limit: posts that it lists at most.
            sort: their order; None is by relevance, the newest first without a query.

        Raises:
            NotFound: there is no such person or topic.
            QueryError, UsageError: the query or a filter can't be understood.
            IndexMissing, IndexOutdated: the index must be built first.
        """
        from luutru.report.data import collect
        from luutru.report.report_request import Asked

        order: Sort = sort or ("relevance" if query.strip() else "newest")
        told = {name: text for name, text in filters.items() if text}
        return collect(self, Asked(query, told, by, limit, order))

    def similar(self, name: int | str, limit: int = 10) -> SearchResult:
        """Return the posts most like one, by its id or external id.

        Raises:
            NotFound: there is no such post.
            IndexMissing, IndexOutdated: the index must be built first.
        """
        to = self.get(name)
        return run_similar(to, limit, self._searcher, self._understanding, self.store)

    def abbreviations(self) -> list[dict[str, object]]:
        """Return every abbreviation: ``short``, ``long``, ``posts`` that define it (0: lexicon)."""
        listed = [
            {"short": entry.short, "long": entry.long, "posts": 0}
            for entry in read_lexicon(self.folder)
        ]
        learnt: list[dict[str, object]] = [
            {"short": short.upper(), "long": " ".join(map(written, long.split())), "posts": posts}
            for short, long, posts in self._opened.vocabulary.all_definitions()
        ]
        return [*listed, *learnt]

    def get(self, name: int | str, version: int | None = None) -> StoredPost:
        """Return a post by its id, or by an external id that is unique.

        Raises:
            NotFound: there is no such post or version.
        """
        return self.store.posts.get(self.store.posts.find(str(name)), version)

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

    def original(self, post: StoredPost) -> bytes:
        """Return the bytes a post was made from: the file's, or the record's within it."""
        from luutru.ingest.readers import part, unwrapped

        at, originals = post.provenance, self.store.originals
        if at.media_type != "application/gzip":
            return originals.read(at.sha256, at.start, at.end)
        pieces, _ = unwrapped(originals.parts(at.sha256), Path(at.uri).name)
        return part(pieces, at.start, at.end)

    def check(self) -> list[LuutruError]:
        """Return what is wrong with the archive, each with the command that mends it."""
        mend = "Hãy phục hồi từ bản sao lưu: luutru restore TỆP."
        broken = [f"Kho: {line}" for line in self.store.integrity()]
        if broken:  # what else would be read of it may be wrong, too
            return [Damaged(f"{line}.", mend) for line in broken]
        damaged = (f"Bản gốc {name} không khớp mã băm" for name in self.store.originals.damaged())
        problems: list[LuutruError] = [Damaged(f"{line}.", mend) for line in damaged]
        rebuild = "Hãy dựng lại: luutru reindex."
        try:
            if wrong := self.index.damaged():
                return [*problems, *(IndexDamaged(f"{line}.", rebuild) for line in wrong)]
            indexed = self._searcher.ids()
        except LuutruError as error:
            return [*problems, error]
        stored = set(self.store.posts.ids())
        behind = self._opened.manifest.last_change != self.store.posts.last_change()
        if indexed != stored or behind:
            reason = (
                f"Chỉ mục lệch kho: thiếu {len(stored - indexed)} bài, "
                f"thừa {len(indexed - stored)} bài{', bản cũ' if behind else ''}."
            )
            problems.append(IndexOutdated(reason, rebuild))
        return problems
