"""The archive: a folder with a store and an index, and what can be done with it.

from luutru import Archive

with Archive("archive", create=True) as archive:
    archive.ingest(["posts/"])
    for hit in archive.search("bí thư đảng ủy").hits:
        print(hit.stored.id, hit.stored.version.title)
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from functools import cached_property, partial
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any

from luutru.errors import ArchiveError, IndexOutdated, LuutruError, UsageError
from luutru.index.generations import Generations, OpenIndex
from luutru.index.manifest import Manifest
from luutru.lock import ArchiveLock
from luutru.logged_run import LoggedRun
from luutru.search.abbreviations import Abbreviations
from luutru.search.labels import LabelResolver
from luutru.search.run import Plan, Request, SearchResult, run, run_similar, run_timeline
from luutru.search.understanding import Understanding
from luutru.store import Store, StoredPost
from luutru.store.lexicon import expansions, read_lexicon
from luutru.store.runs import now
from luutru.text.spelling import written

if TYPE_CHECKING:
    from luutru.copies.manifest import Manifest as Backup
    from luutru.copies.restore import Restored
    from luutru.copies.verify import Progress
    from luutru.index.engines.base import Searcher, Sort
    from luutru.index.engines.counts import Period
    from luutru.ingest.pipeline import Summary
    from luutru.people.deciding import Deciding
    from luutru.people.registry import Registry
    from luutru.report.data import Report
    from luutru.search.keywords import Keywords
    from luutru.search.timeline import Timeline
    from luutru.topics.classify import Classifier, TopicsOf
    from luutru.topics.model import Model
    from luutru.topics.topic import Topic
    from luutru.topics.vocabulary import Vocabulary

__all__ = ["Archive"]


def _silent(_what: str, _done: int, _all: int) -> None:
    """Show no progress."""


class Archive:
    """One archive. Use it as a context manager.

    Args:
        folder: holds ``archive.db`` and ``index/``.
        create: make it when it is not there.
        wait: seconds that what writes waits while another process does.

    Raises:
        ArchiveError: there is no archive, or it cannot be opened.
    """

    def __init__(self, folder: str | Path, *, create: bool = False, wait: float = 0.0) -> None:
        self.folder = Path(folder)
        self._wait = wait
        self._writing = False
        if create:
            try:
                self.folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise ArchiveError(
                    f"Không tạo được thư mục kho {self.folder}: {error.strerror}.",
                    "Hãy chọn nơi khác bằng --archive.",
                ) from error
        self.store = Store(self.folder / "archive.db", create=create)
        self.index = Generations(self.folder / "index")

    @cached_property
    def _opened(self) -> OpenIndex:
        return self.index.open()

    @property
    def _searcher(self) -> Searcher:
        return self._opened.searcher

    @cached_property
    def _understanding(self) -> Understanding:
        vocabulary = self._opened.vocabulary
        return Understanding(vocabulary, Abbreviations(read_lexicon(self.folder), vocabulary))

    @cached_property
    def _labels(self) -> LabelResolver:
        return LabelResolver(
            self._opened.vocabulary.values,
            lambda: self.people.directory,
            lambda: self.topics,
            self._long_forms,
        )

    def close(self) -> None:
        """Close the store and the index."""
        self._forget_searcher()
        self.store.close()

    def _forget_searcher(self) -> None:
        if "_opened" in self.__dict__:
            self._opened.close()
            del self.__dict__["_opened"]
            for name in ("_understanding", "_labels"):
                self.__dict__.pop(name, None)

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._forget_searcher()
        self.store.__exit__(kind, error, trace)

    # -- writing

    @contextmanager
    def writing(self, command: str) -> Iterator[None]:
        """Let no other process write while the block runs; whatever writes does it in such a one.

        Runs that are open are those of processes that were killed: they are logged as interrupted.

        Args:
            command: what others are told that the archive is held for.

        Raises:
            ArchiveError: another process writes, or the folder can't be written.
        """
        if self._writing:
            yield
            return
        with ArchiveLock(self.folder, command, self._wait):
            self._writing = True
            try:
                with self.store.transaction():
                    self.store.runs.interrupt_open()
                yield
            finally:
                self._writing = False

    @contextmanager
    def _run(self, command: str, parameters: Mapping[str, object]) -> Iterator[LoggedRun]:
        with self.writing(command), LoggedRun(self.store, command, parameters) as log:
            yield log

    # -- ingest

    def ingest(
        self,
        paths: Iterable[str | Path],
        *,
        source: str = "",
        mapping: Mapping[str, str] | None = None,
        index: bool = True,
        processes: int | None = None,
        progress: Callable[[int, int], None] = lambda _bytes, _posts: None,
        interruptible: bool = False,
    ) -> Summary:
        """Import files and folders, and bring the index up to date.

        A file that `export` wrote is taken in by itself, and only into an empty archive, which
        is equal to the one that was exported then, but for this run in its log.

        Args:
            source: name of the collection ("" names it by file or folder).
            mapping: their field names to ours, ``{"headline": "title"}``.
            index: whether to update the index too.
            processes: worker processes; None takes the processors at hand.
            progress: called with (bytes read, posts done).
            interruptible: whether Ctrl-C finishes the post in hand first, and only a second one
                stops at once; in the main thread alone.

        Raises:
            UsageError: a path does not exist.
            ArchiveError: another process writes; the store or the index cannot be written; or the
                store has gained other numbers than were counted.
            KeyboardInterrupt: Ctrl-C; the run is logged as interrupted.
        """
        from luutru.copies.lines import is_export_file
        from luutru.ingest.stopping import never, stop_on_interrupt

        listed = [Path(os.path.abspath(path)) for path in paths]
        parameters = {
            "paths": [str(path) for path in listed],
            "source": source,
            "map": dict(mapping or {}),
            "index": index,
        }
        exports = list(filter(is_export_file, listed))
        if exports and (len(listed) > 1 or source or mapping):
            raise UsageError(
                "Bản xuất của luutru phải nhập một mình, không kèm tệp khác, --source hay --map.",
                f"Ví dụ: luutru ingest {exports[0]}",
            )
        if exports:
            with self.writing("ingest"):
                return self._take_in(exports[0], parameters, index, progress)
        with self._run("ingest", parameters) as log:
            topics = self._topics_of()
            job = log.ingest(
                source=source,
                mapping=mapping,
                processes=processes,
                progress=progress,
                topics=topics,
            )
            with stop_on_interrupt() if interruptible else nullcontext(never) as stop:
                job.paths(listed, stop)
            self.enrich(log.number, processes)
            if index:
                self.update_index(processes)
        return job.summary

    def _take_in(
        self,
        path: Path,
        parameters: Mapping[str, object],
        index: bool,
        progress: Callable[[int, int], None],
    ) -> Summary:
        from luutru.copies.importing import importing
        from luutru.ingest.pipeline import Summary

        began = now()
        with importing(
            path, self.store, self.folder, lambda _what, done, _all: progress(done, 0)
        ) as staged:
            summary = Summary(new=staged.posts.count(), files=1)
            with LoggedRun(staged, "ingest", parameters, began=began) as log:
                log.counts |= {name: getattr(summary, name) for name in summary.__slots__}
        if index:  # what older rules have found stays as it was: the archives are equal
            self.update_index()
        return summary

    def retry(self, reject: int) -> Summary:
        """Read a rejected file again from where it lay, or from the bytes that were kept.

        Raises:
            NotFound: there is no such reject.
        """
        entry = self.store.rejects.get(reject)
        reading = json.loads(entry.reading)
        with self._run("rejects --retry", {"reject": reject, **reading}) as log:
            job = log.ingest(
                source=reading.get("source", ""),
                mapping=reading.get("map", {}),
                topics=self._topics_of(),
            )
            if entry.sha256 is None:
                job.paths([_path_of(entry.uri)])
            else:
                name = Path(entry.uri).name
                job.retry(entry.uri, name, self.store.originals.read(entry.sha256))
            self.enrich(log.number)
            self.update_index()
        return job.summary

    def enrich(
        self,
        run: int,
        processes: int | None = None,
        progress: Callable[[int], None] = lambda _posts: None,
    ) -> None:
        """Bring people, places and topics up to date: what is new, or was found by older rules.

        Args:
            run: the run's number in the store's log.
        """
        from luutru.ingest.refresh import refresh
        from luutru.people.resolve import resolve

        refresh(self.store, run, processes, lambda done, _: progress(done))
        resolve(self.store, self._long_forms)
        self.__dict__.pop("people", None)
        self.classifier().run()

    def update_index(self, processes: int | None = None) -> Manifest:
        """Bring the index up to the store, adding what changed."""
        from luutru.index.building import update

        with self.writing("reindex"):
            manifest = update(self.index, self.store, now(), processes)
        self._forget_searcher()
        return manifest

    def reindex(
        self,
        progress: Callable[[int], None] = lambda _posts: None,
        processes: int | None = None,
    ) -> Manifest:
        """Build the index anew from the store; searches see the old one until it is complete."""
        from luutru.index.building import build

        with self._run("reindex", {}) as log:
            self.enrich(log.number, processes, progress=progress)
            manifest = build(self.index, self.store, now(), processes, progress)
            log.counts["documents"] = manifest.documents
        self._forget_searcher()
        return manifest

    # -- people

    @cached_property
    def _long_forms(self) -> dict[str, str]:
        return expansions(read_lexicon(self.folder))

    @cached_property
    def people(self) -> Registry:
        """The persons of the archive."""
        from luutru.people.registry import Registry

        return Registry(self.store, self._long_forms)

    @property
    def deciding(self) -> Deciding:
        """What an archivist decides of persons; the index learns of it at once."""
        from luutru.people.deciding import Deciding

        writing = partial(self.writing, "people")
        return Deciding(self.store, self._long_forms, self._people_changed, writing)

    def _people_changed(self) -> None:
        self.__dict__.pop("people", None)
        self.update_index()

    # -- topics

    @cached_property
    def topics(self) -> Vocabulary:
        """The vocabulary of topics: luutru's own, with the archive's ``topics.toml`` over it.

        Raises:
            ArchiveError: the archive's file has faults; the message names the first by its line.
        """
        from luutru.topics.vocabulary import read_vocabulary

        return read_vocabulary(self.folder)

    def classifier(self) -> Classifier:
        """Return what gives posts their topics."""
        from luutru.topics.classify import Classifier, read_model

        return Classifier(self.store, self.topics, read_model(self.folder))

    def _topics_of(self) -> TopicsOf:
        """Return what gives new posts their topics on their way in."""
        classifier = self.classifier()
        classifier.write_labels()
        return classifier.topics_of

    def say_topic(self, post: StoredPost, topic: str, *, added: bool) -> Topic:
        """Give a post a topic, or take it away, by an archivist's word; return the topic.

        Raises:
            NotFound: there is no such topic.
        """
        meant = self.topics.find(topic)
        with self.writing("topics"):
            with self.store.transaction():
                self.store.topics.say(post.id, meant.id, added=added)
            self.classifier().run()
            self.update_index()
        return meant

    def learn_topics(self) -> Model | None:
        """Learn topics from the posts that sections and archivists have labelled, and use it.

        Returns:
            what was learnt; None when no topic has enough labelled posts: rules stand alone.

        Raises:
            LearningMissing: scikit-learn is not installed.
        """
        from luutru.topics.classifier import train
        from luutru.topics.classify import MODEL_FILE, Classifier

        with self._run("topics learn", {}) as log:
            teaching = Classifier(self.store, self.topics, None)
            model = train(teaching.examples(), self.topics)
            path = self.folder / MODEL_FILE
            if model is None:
                path.unlink(missing_ok=True)
            else:
                model.save(path)
            log.counts["posts"] = self.classifier().run()
            self.update_index()
        return model

    # -- reading

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
        documents = self.index.manifest().documents
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
        from luutru.report.asked import Asked
        from luutru.report.data import collect

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
            return [ArchiveError(f"{line}.", mend) for line in broken]
        damaged = (f"Bản gốc {name} không khớp mã băm" for name in self.store.originals.damaged())
        problems: list[LuutruError] = [ArchiveError(f"{line}.", mend) for line in damaged]
        try:
            indexed = self._searcher.ids()
        except LuutruError as error:
            return [*problems, error]
        rebuild = "Hãy dựng lại: luutru reindex."
        problems += [IndexOutdated(f"{line}.", rebuild) for line in self.index.damaged()]
        stored = set(self.store.posts.ids())
        behind = self.index.manifest().last_change != self.store.posts.last_change()
        if indexed != stored or behind:
            reason = (
                f"Chỉ mục lệch kho: thiếu {len(stored - indexed)} bài, "
                f"thừa {len(indexed - stored)} bài{', bản cũ' if behind else ''}."
            )
            problems.append(IndexOutdated(reason, rebuild))
        return problems

    # -- copies

    def backup(
        self, target: str | Path, *, force: bool = False, progress: Progress = _silent
    ) -> Backup:
        """Write all that the archive holds but its index to one file, while it is in use.

        Raises:
            UsageError: there is a file already, and not `force`.
            ArchiveError: it cannot be written, or the archive is damaged.
        """
        from luutru.copies.backup import backup

        return backup(self.store, self.folder, Path(target), force=force, progress=progress)

    def export(
        self, target: str | Path | IO[bytes], *, force: bool = False, progress: Progress = _silent
    ) -> Backup:
        """Write everything as JSON Lines to a file (``.gz``: through gzip) or a binary stream.

        Raises:
            UsageError: there is a file already, and not `force`.
            ArchiveError: it cannot be written, or an original is damaged.
        """
        from luutru.copies.export import export, export_file

        if isinstance(target, str | Path):
            return export_file(
                self.store, self.folder, Path(target), force=force, progress=progress
            )
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
        with cls(folder) as archive, archive._run("restore", {"file": str(source)}) as log:
            log.counts["posts"] = archive.store.posts.count()
        return done


def _path_of(uri: str) -> Path:
    from urllib.parse import unquote, urlsplit
    from urllib.request import url2pathname

    return Path(url2pathname(unquote(urlsplit(uri).path, errors="surrogateescape")))
