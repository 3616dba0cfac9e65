"""The pipeline: runs the stages over a stream, from files to stored posts and rejects.

A stream of steps runs through it (a file begins, its posts and unreadable records, it ends).
This process alone writes. What an interruption leaves undone is found out by running the same
command again: stored posts are known by their bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from luutru.ingest import stages
from luutru.ingest.audit import StoreCounts
from luutru.ingest.enrich.topics import TopicsOf
from luutru.ingest.interruption import never
from luutru.ingest.prepare import Prepare
from luutru.ingest.records import RawPost
from luutru.ingest.scanner import Scanner
from luutru.ingest.steps import PostToPrepare, Step
from luutru.ingest.writer import IngestSummary, Outcome, StoreWriter
from luutru.store import Store
from luutru.workers import ordered_map

__all__ = ["Ingest", "IngestSummary"]

_STEPS_A_TRANSACTION = 200

_Ready = tuple[Step, Outcome]


class Ingest:
    """One run of the pipeline into a store.

    Args:
        run: the run's number in the store's log.
        source: the name of the collection; "" takes the file's stem for files of many posts
            and the folder's name for files of one.
        mapping: their field names to ours, e.g. ``{"headline": "title"}``.
        encoding: the encoding that an archivist has decided on; "" decides nothing.
        processes: worker processes; None takes the processors at hand.
        progress: called with (bytes read, posts done) as they grow.
        topics: gives posts their topics, too; None leaves that for later.
        removed: whether posts that an archivist took out are taken in again.
    """

    def __init__(
        self,
        store: Store,
        run: int,
        *,
        source: str = "",
        mapping: Mapping[str, str] | None = None,
        encoding: str = "",
        processes: int | None = None,
        progress: Callable[[int, int], None] = lambda _bytes, _posts: None,
        topics: TopicsOf | None = None,
        removed: bool = False,
    ) -> None:
        self._store = store
        self._run = run
        self._processes = processes
        self._progress = progress
        self._stop: Callable[[], bool] = never
        self._prepare = Prepare(topics, store.lexicons, as_it_is=bool(encoding))
        self._scanner = Scanner(store, run, source, dict(mapping or {}), encoding, removed=removed)
        self._writer = StoreWriter(
            store,
            run,
            self._scanner.name,
            topics.name if topics else "",
            self._scanner.reading,
        )

    @property
    def summary(self) -> IngestSummary:
        """What has come of it so far."""
        return self._writer.summary

    def paths(
        self, paths: Iterable[Path], stop: Callable[[], bool] = never, *, gone: bool = False
    ) -> IngestSummary:
        """Ingest files and folders; return what came of it.

        Args:
            stop: asked after each step; once it is true, what is ready is written, and
                KeyboardInterrupt raised.
            gone: whether a path that does not exist is a reject.

        Raises:
            UsageError: a path does not exist.
            ArchiveError: the store cannot be written; what was written before stays. Or it has
                gained other numbers than were counted.
            KeyboardInterrupt: `stop` was true.
        """
        self._stop = stop
        return self._drain(stages.read(self._scanner, paths, gone=gone))

    def retry(self, uri: str, name: str, data: bytes) -> IngestSummary:
        """Read kept bytes again, as if they lay at `uri`; return what came of it."""
        return self._drain(self._scanner.again(uri, name, data))

    def _drain(self, steps: Iterator[Step]) -> IngestSummary:
        work = ((step, _work(step)) for step in steps)
        ready = ordered_map(self._prepare, work, self._processes)
        before = StoreCounts.of(self._store, self._run)
        try:
            with self._store.lexicons.in_use():  # readers know fields by names of one
                for batch in self._batches(ready):
                    self._write(batch)
                    self._progress(self._writer.bytes, self.summary.posts)
        finally:
            ready.close()
        self._check(before)
        return self.summary

    def _batches(self, ready: Iterator[_Ready]) -> Iterator[list[_Ready]]:
        """Yield what goes into one transaction each, the last where it is asked to stop."""
        batch = []
        for one in ready:
            batch.append(one)
            if len(batch) == _STEPS_A_TRANSACTION or self._stop():
                yield batch
                batch = []
            if self._stop():
                raise KeyboardInterrupt
        if batch:
            yield batch

    def _write(self, batch: list[_Ready]) -> None:
        before = replace(self.summary, skipped=dict(self.summary.skipped))
        try:
            with self._store.transaction():
                stages.store(self._writer, batch)
        except BaseException:
            self._writer.summary = before  # the store has nothing of the batch either
            raise

    def _check(self, before: StoreCounts) -> None:
        """Hold the summary against what the store has gained."""
        counted, now = self.summary, StoreCounts.of(self._store, self._run)
        rejected = counted.rejected - self._writer.rejected_again
        before.check(now, counted.new, counted.changed, rejected)


def _work(step: Step) -> tuple[RawPost, str] | None:
    """Return what the worker processes need of a step, if it has work for them."""
    return (step.raw, step.file.found.path.name) if isinstance(step, PostToPrepare) else None
