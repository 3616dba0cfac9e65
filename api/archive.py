"""`Archive`: a folder with a store and an index, and what can be done with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Self, Unpack

from luutru.api.abbreviations import AbbreviationPair, abbreviation_pairs, own_file
from luutru.api.checking import problems
from luutru.api.filters import Filters, filter_texts, hit_limit, hit_sort, timeline_period
from luutru.api.keywords import ArchiveKeywords
from luutru.api.lock import ArchiveLock
from luutru.api.opened import OpenArchive
from luutru.api.people import ArchivePeople
from luutru.api.posts import ArchivePosts
from luutru.api.rejects import ArchiveRejects
from luutru.api.removals import ArchiveRemovals
from luutru.api.runs import ArchiveRuns
from luutru.api.sources import ArchiveSource, sources
from luutru.api.stats import ArchiveStats, statistics
from luutru.api.topics import ArchiveTopics
from luutru.api.writing import ArchiveWriter
from luutru.errors import LuutruError
from luutru.index.fields import Period, Sort
from luutru.index.generations import Generations
from luutru.search.results import SearchHit, SearchResult
from luutru.store import Store

if TYPE_CHECKING:
    from luutru.copies.manifest import CopyManifest
    from luutru.copies.restore import Restored
    from luutru.copies.verify import Progress
    from luutru.report.data import Report
    from luutru.search.facets.timeline import Timeline

__all__ = ["Archive"]


def _silent(_what: str, _done: int, _all: int) -> None:
    """Show no progress."""


class Archive:
    """One archive. Use it as a context manager, from one thread or from several.

    Each thread reads by a connection of its own; what one writes, the others see with their next
    call. One of them writes at a time: a second one raises `Locked`, or waits for `wait` seconds.

    Args:
        folder: holds ``archive.db`` and ``index/``.
        create: make it when it is not there.
        wait: seconds that what writes waits while another process or thread does.

    Attributes:
        posts, people, topics, keywords, runs, rejects, removals: the parts of the archive.
        ingest, update_index, reindex, writing: what changes it as a whole (`ArchiveWriter`).

    Raises:
        ArchiveError: there is no archive, or it cannot be opened.
    """

    def __init__(self, folder: str | Path, *, create: bool = False, wait: float = 0.0) -> None:
        self._opened = OpenArchive(Path(folder), create=create, wait=wait)
        self._writer = ArchiveWriter(self._opened)
        self.posts = ArchivePosts(self._opened)
        self.people = ArchivePeople(self._opened, self._writer)
        self.topics = ArchiveTopics(self._opened, self._writer)
        self.keywords = ArchiveKeywords(self._opened)
        self.runs = ArchiveRuns(self._opened)
        self.rejects = ArchiveRejects(self._opened, self._writer)
        self.removals = ArchiveRemovals(self._opened, self._writer)
        self.ingest = self._writer.ingest
        self.update_index = self._writer.update_index
        self.reindex = self._writer.reindex
        self.writing = self._writer.writing

    def __repr__(self) -> str:
        return f"<Archive {self.folder}>"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._opened.close(error)

    def close(self) -> None:
        """Close the archive, in all threads; none may be using it."""
        self._opened.close()

    @property
    def folder(self) -> Path:
        """The folder of the archive."""
        return self._opened.folder

    @property
    def store(self) -> Store:
        """The store below, by this thread's connection. For tests and benchmarks."""
        return self._opened.store

    @property
    def index(self) -> Generations:
        """The index below. For tests and benchmarks."""
        return self._opened.index

    @property
    def generation(self) -> str:
        """The name of the index's current generation.

        Raises:
            IndexUnusable: the index must be built first.
        """
        return self.index.current().name

    # -- finding

    def search(
        self,
        query: str = "",
        *,
        sort: Sort = "relevance",
        limit: int = 10,
        page: int = 1,
        explain: bool = False,
        facets: str | Iterable[str] = (),
        facet_limit: int = 20,
        **filters: Unpack[Filters],
    ) -> SearchResult:
        """Return the number of hits of a query, and those of one page.

        Args:
            query: words, phrases, fields, as README's "Search" describes; "" finds all posts.
            sort: "relevance", "newest" or "oldest".
            limit: hits of a page, 1 to 1000.
            page: which page, from 1.
            explain: whether to give what was understood, and what scores are made of.
            facets: fields to count all that is found by, or a comma list of them.
            facet_limit: values of a facet that are given; periods are all given.
            filters: `person`, `role`, `topic`, `section`, `source`, `organisation`, `place`,
                `document`, `first`, `last`; see `luutru.api.filters.Filters`.

        Raises:
            QueryError, UsageError: the query, a filter or an option can't be understood.
            TypeError: there is no such filter.
            IndexUnusable: the index must be built first.
        """
        return self._opened.view.search(
            query,
            sort=sort,
            limit=limit,
            page=page,
            explain=explain,
            facets=facets,
            facet_limit=facet_limit,
            **filters,
        )

    def search_all(
        self, query: str = "", *, sort: Sort = "relevance", **filters: Unpack[Filters]
    ) -> Iterator[SearchHit]:
        """Return an iterator over all hits of a query, however many; errors as `search`.

        The query is run at once and posts are read on the way: what is written meanwhile changes
        neither which hits come nor their order.
        """
        return self._opened.view.search_all(query, sort=sort, **filters)

    def timeline(
        self, query: str = "", by: Period = "year", **filters: Unpack[Filters]
    ) -> Timeline:
        """Return the hits of a query by period; errors as `search`.

        Args:
            by: "year", "quarter" or "month".
        """
        return self._opened.view.timeline(query, by, **filters)

    def similar(self, name: int | str, limit: int = 10) -> SearchResult:
        """Return the posts most like one, given by its number or its own id.

        Raises:
            NotFound: there is no such post.
            IndexUnusable: the index must be built first.
        """
        return self._opened.view.similar(self.posts.get(name).stored, hit_limit(limit))

    def report(
        self,
        query: str = "",
        *,
        by: Period = "year",
        limit: int = 50,
        sort: Sort | None = None,
        **filters: Unpack[Filters],
    ) -> Report:
        """Return a report on all that a query finds; its `to_html` gives the page.

        Args:
            by: what a bar of its chart is.
            limit: posts that it lists at most, 1 to 1000.
            sort: their order; None is by relevance, the newest first without a query.

        Raises:
            NotFound: there is no such person or topic.
            Else as `search`.
        """
        from luutru.report.data import collect
        from luutru.report.report_request import Asked

        order = hit_sort(sort or ("relevance" if query.strip() else "newest"))
        asked = Asked(query, filter_texts(filters), timeline_period(by), hit_limit(limit), order)
        return collect(self._opened.view, asked)

    def abbreviations(self, text: str = "") -> list[AbbreviationPair]:
        """Return the abbreviations that have `text` in their short or long form, marks optional.

        Raises:
            InvalidFile: the archive's ``abbreviations.tsv`` has a fault.
            IndexUnusable: the index must be built first.
        """
        return abbreviation_pairs(self._opened.view, text)

    @property
    def abbreviations_file(self) -> Path:
        """Where the archive has abbreviations of its own: a file that need not be there."""
        return own_file(self.folder)

    # -- the whole

    def stats(self) -> ArchiveStats:
        """Return posts by year, section and source; sizes, the index, the last run."""
        return statistics(self._opened)

    def sources(self) -> list[ArchiveSource]:
        """Return what came from where: each source with its files, posts, rejects and runs."""
        return sources(self._opened.store)

    def check(self) -> list[LuutruError]:
        """Return the faults of the archive, each with the command that mends it."""
        return problems(self._opened.view, self._opened.index)

    # -- copies

    def backup(
        self, target: str | Path, *, force: bool = False, progress: Progress = _silent
    ) -> CopyManifest:
        """Write all that the archive holds but its index to one file, while it is in use.

        Raises:
            UsageError: there is a file already, and not `force`.
            ArchiveError: it cannot be written, or the archive is damaged.
        """
        from luutru.copies.backup import backup

        return backup(self.store, self.folder, Path(target), force=force, progress=progress)

    def export(
        self, target: str | Path | IO[bytes], *, force: bool = False, progress: Progress = _silent
    ) -> CopyManifest:
        """Write everything as JSON Lines to a file (``.gz``: through gzip) or a binary stream.

        Raises:
            UsageError: there is a file already, and not `force`.
            ArchiveError: it cannot be written, or an original is damaged.
        """
        from luutru.copies.export import export, export_file

        if isinstance(target, str | Path):
            path = Path(target)
            return export_file(self.store, self.folder, path, force=force, progress=progress)
        return export(self.store, self.folder, target, progress)

    @classmethod
    def restore(
        cls,
        source: str | Path,
        folder: str | Path,
        *,
        force: bool = False,
        progress: Progress = _silent,
    ) -> Restored:
        """Put the archive of a backup file into an empty folder; it has no index then.

        Args:
            force: move aside what lies in the folder; nothing is deleted.

        Raises:
            UsageError: the folder is not empty, and not `force`.
            ArchiveError: the backup is damaged, or cannot be put there, or another process writes
                to what lies there; nothing was changed.
        """
        from luutru.copies.restore import restore

        there = (Path(folder) / "archive.db").is_file()
        with ArchiveLock(Path(folder), "restore") if force and there else nullcontext():
            done = restore(Path(source), Path(folder), force=force, progress=progress)
        with cls(folder) as archive, archive._writer.run("restore", {"file": str(source)}) as log:
            log.counts["posts"] = len(archive.posts)
        return done
