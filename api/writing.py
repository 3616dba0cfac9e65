"""Writing into an archive: one process at a time, each run in the log."""

from __future__ import annotations

import json
import logging
import os
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from luutru.api.lock import ArchiveLock
from luutru.api.logged_run import LoggedRun
from luutru.api.opened import OpenArchive
from luutru.errors import UsageError
from luutru.index.manifest import IndexManifest
from luutru.store import Store
from luutru.store.runs import now

if TYPE_CHECKING:
    from luutru.ingest.pipeline import IngestSummary
    from luutru.topics.classify import Classifier, TopicAssigner

__all__ = ["ArchiveWriter"]

_log = logging.getLogger(__name__)


class ArchiveWriter:
    """What writes into an archive, for all parts of it."""

    def __init__(self, opened: OpenArchive) -> None:
        self._opened = opened
        self._held = _Held()

    @property
    def _store(self) -> Store:
        return self._opened.store

    @contextmanager
    def writing(self, command: str) -> Iterator[None]:
        """Let nobody else write while the block runs; whatever writes does it in such a one.

        Runs that are open are those of processes that were killed: they are logged as interrupted.

        Args:
            command: what others learn that the archive is held for.

        Raises:
            ArchiveError: another process or thread writes, or the folder can't be written.
        """
        if self._held.by_this_thread:
            yield
            return
        with ArchiveLock(self._opened.folder, command, self._opened.wait):
            self._held.by_this_thread = True
            try:
                with self._store.transaction():
                    self._store.runs.interrupt_open()
                yield
            finally:
                self._held.by_this_thread = False
                self._opened.changed()

    @contextmanager
    def run(self, command: str, parameters: Mapping[str, object]) -> Iterator[LoggedRun]:
        """Log a run while nobody else writes, finished by how the block ends."""
        with self.writing(command), LoggedRun(self._store, command, parameters) as log:
            yield log

    # -- ingest

    def ingest(
        self,
        paths: Iterable[str | Path],
        *,
        source: str = "",
        mapping: Mapping[str, str] | None = None,
        encoding: str = "",
        index: bool = True,
        processes: int | None = None,
        progress: Callable[[int, int], None] = lambda _bytes, _posts: None,
        interruptible: bool = False,
        removed: bool = False,
        resumed: bool = False,
    ) -> IngestSummary:
        """Import files and folders, and bring the index up to date.

        A file that `export` wrote is taken in by itself, and only into an empty archive, which
        is equal to the one that was exported then, but for this run in its log.

        Args:
            source: name of the collection ("" names it by file or folder).
            mapping: their field names to ours, ``{"headline": "title"}``.
            encoding: the encoding of all that is read ("" finds out); see
                `text.script.encodings.named`.
            index: whether to update the index too.
            processes: worker processes; None takes the processors at hand.
            progress: called with (bytes read, posts done).
            interruptible: whether Ctrl-C finishes the post in hand first, and only a second one
                stops at once; in the main thread alone.
            removed: whether posts that were taken out (`archive.removals`) are taken in again.
            resumed: whether a path that is gone meanwhile is a reject, and the rest goes on.

        Raises:
            UsageError: a path does not exist, or there is no such encoding.
            ArchiveError: another process writes; the store or the index cannot be written; or the
                store has gained other numbers than were counted.
            KeyboardInterrupt: Ctrl-C; the run is logged as interrupted.
        """
        from luutru.copies.lines import is_export_file
        from luutru.ingest.interruption import never, stop_on_interrupt
        from luutru.text.script.encodings import named

        listed = [Path(os.path.abspath(path)) for path in paths]
        parameters: dict[str, object] = {
            "paths": [str(path) for path in listed],
            "source": source,
            "map": dict(mapping or {}),
            "index": index,
        }
        if removed:
            parameters["removed"] = True
        if encoding:
            parameters["encoding"] = encoding = named(encoding).name
        exports = list(filter(is_export_file, listed))
        if exports and (len(listed) > 1 or source or mapping):
            raise UsageError(
                "Bản xuất của luutru phải nhập một mình, không kèm tệp khác, --source hay --map.",
                f"Ví dụ: luutru ingest {exports[0]}",
            )
        if exports:
            with self.writing("ingest"):
                return self._take_in(exports[0], parameters, index, progress)
        with self.run("ingest", parameters) as log:
            topics = self._topics_of()
            job = log.ingest(
                source=source,
                mapping=mapping,
                encoding=encoding,
                processes=processes,
                progress=progress,
                topics=topics,
                removed=removed,
            )
            with stop_on_interrupt() if interruptible else nullcontext(never) as stop:
                job.paths(listed, stop, gone=resumed)
            self._finish(
                log.number, partial(self._update, processes) if index else _nothing, processes
            )
        return job.summary

    def _take_in(
        self,
        path: Path,
        parameters: Mapping[str, object],
        index: bool,
        progress: Callable[[int, int], None],
    ) -> IngestSummary:
        from luutru.copies.importing import importing
        from luutru.ingest.pipeline import IngestSummary

        began = now()
        with importing(
            path, self._store, self._opened.folder, lambda _what, done, _all: progress(done, 0)
        ) as staged:
            summary = IngestSummary(new=staged.posts.count(), files=1)
            with LoggedRun(staged, "ingest", parameters, began=began) as log:
                log.counts |= summary.counts
        if index:
            self.update_index()
        return summary

    def retry(self, reject: int) -> IngestSummary:
        """Read a rejected file again from where it lay, or from the bytes that were kept.

        Raises:
            NotFound: there is no such reject.
        """
        entry = self._store.rejects.get(reject)
        reading = json.loads(entry.reading)
        with self.run("rejects --retry", {"reject": reject, **reading}) as log:
            job = log.ingest(
                source=reading.get("source", ""),
                mapping=reading.get("map", {}),
                encoding=reading.get("encoding", ""),
                topics=self._topics_of(),
            )
            if entry.sha256 is None:
                job.paths([_path_of(entry.uri)])
            else:
                name = Path(entry.uri).name
                job.retry(entry.uri, name, self._store.originals.read(entry.sha256))
            self._finish(log.number, self._update)
        return job.summary

    def finish(self, run: int) -> None:
        """Bring all that is derived of posts up to date after a run that changed which there are.

        Args:
            run: the run's number in the store's log.
        """
        self._finish(run, self._update)

    def _finish(
        self,
        run: int,
        index: Callable[[], object],
        processes: int | None = None,
        progress: Callable[[int], None] = lambda _posts: None,
    ) -> None:
        """Bring all that is derived of posts up to date, the index last.

        Args:
            run: the run's number in the store's log.
        """
        from luutru.ingest.stages import LaterStages, finish

        later = LaterStages(self._link, lambda: self.classifier().run(), index)
        finish(self._store, run, later, processes, lambda done, _: progress(done))

    def _link(self) -> None:
        from luutru.people.linking.resolve import resolve

        resolve(self._store, self._opened.view.long_forms)

    def update_index(self, processes: int | None = None) -> IndexManifest:
        """Bring the index up to the store, adding what changed.

        Posts that an older luutru has read are read anew first: the index is made of what is found
        in them.
        """
        from luutru.ingest.refresh import outdated

        with self.writing("reindex"):
            if posts := outdated(self._store):
                _log.warning("%d bài do luutru cũ đọc: đang đọc lại.", len(posts))
                with self.run("reindex", {}) as log:
                    self._finish(log.number, _nothing, processes)
            return self._update(processes)

    def _update(self, processes: int | None = None) -> IndexManifest:
        with self.writing("reindex"):
            return self._opened.index.update(self._store, now(), processes)

    def reindex(
        self,
        progress: Callable[[int], None] = lambda _posts: None,
        processes: int | None = None,
    ) -> IndexManifest:
        """Build the index anew from the store; searches see the old one until it is complete."""
        with self.run("reindex", {}) as log:
            self._finish(log.number, _nothing, processes, progress)
            manifest = self._opened.index.build(self._store, now(), processes, progress)
            log.counts["documents"] = manifest.documents
        return manifest

    # -- topics

    def classifier(self) -> Classifier:
        """Return the classifier of posts by topic."""
        from luutru.topics.classify import Classifier, read_model

        return Classifier(self._store, self._opened.view.topics, read_model(self._opened.folder))

    def _topics_of(self) -> TopicAssigner:
        """Return the classifier of posts that are being imported."""
        classifier = self.classifier()
        classifier.write_labels()
        return classifier.topics_of


class _Held(threading.local):
    """Whether the archive is held, by each thread for itself."""

    by_this_thread = False


def _nothing() -> None:
    pass


def _path_of(uri: str) -> Path:
    from urllib.parse import unquote, urlsplit
    from urllib.request import url2pathname

    return Path(url2pathname(unquote(urlsplit(uri).path, errors="surrogateescape")))
