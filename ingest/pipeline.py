"""The ingest pipeline: files to stored posts, rejects and provenance.

A stream of steps runs through it (a file begins, its posts and unreadable records, it ends), so
nothing ever holds the batch. Posts are prepared in worker processes; this process alone writes,
in transactions of a few hundred steps. What an interruption leaves undone is found out by
running the same command again: stored posts are known by their bytes.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from luutru.errors import UnreadableItem
from luutru.ingest.enrich import RULES
from luutru.ingest.lost import lost
from luutru.ingest.prepare import Prepared, prepare
from luutru.ingest.readers import media_type, read, unwrap
from luutru.ingest.records import RawPost, Unreadable
from luutru.ingest.stopping import never
from luutru.ingest.tally import Tally
from luutru.ingest.walk import FoundFile, walk
from luutru.store import Post, Store
from luutru.store.files import FileRecord
from luutru.store.originals import digest
from luutru.store.posts import Provenance
from luutru.store.runs import now
from luutru.workers import Failure, ordered_map

__all__ = ["Ingest", "Summary"]

_LARGEST_FILE = 2 << 30  # bytes
_STEPS_A_TRANSACTION = 200


@dataclass(slots=True)
class Summary:
    """What came of an ingest. `files` counts the files that were read to their end."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    rejected: int = 0
    files: int = 0


@dataclass(slots=True)
class _File:
    """A file in hand."""

    found: FoundFile
    uri: str
    sha256: str
    media_type: str
    source: str
    posts: int = 0
    rejected: int = 0
    seen: Counter[str] = field(default_factory=Counter)  # identities, to part records of one id


@dataclass(frozen=True, slots=True)
class _Begin:
    file: _File
    data: bytes


@dataclass(frozen=True, slots=True)
class _Known:
    """A post that the store has already."""

    file: _File


@dataclass(frozen=True, slots=True)
class _Raw:
    file: _File
    post: Post
    raw: RawPost
    content: str


@dataclass(frozen=True, slots=True)
class _Reject:
    """A record (with its file) or a whole file or folder that cannot be read."""

    uri: str
    unreadable: Unreadable
    file: _File | None = None


@dataclass(frozen=True, slots=True)
class _End:
    file: _File
    known: bool = False  # these bytes were read from this place before: nothing to log


_Step = _Begin | _Known | _Raw | _Reject | _End
_Ready = tuple[_Step, "_Outcome"]
_Outcome = Prepared | UnreadableItem | Failure | None


class Ingest:
    """One run of the pipeline into a store.

    Args:
        run: the run's number in the store's log.
        source: the name of the collection; "" takes the file's stem for files of many posts
            and the folder's name for files of one.
        mapping: their field names to ours, e.g. ``{"headline": "title"}``.
        processes: worker processes; None takes the processors at hand.
        progress: called with (bytes read, posts done) as they grow.
    """

    def __init__(
        self,
        store: Store,
        run: int,
        *,
        source: str = "",
        mapping: Mapping[str, str] | None = None,
        processes: int | None = None,
        progress: Callable[[int, int], None] = lambda _bytes, _posts: None,
    ) -> None:
        self.summary = Summary()
        self._store = store
        self._run = run
        self._source = source
        self._mapping = dict(mapping or {})
        self._reading = json.dumps({"source": source, "map": self._mapping}, ensure_ascii=False)
        self._processes = processes
        self._progress = progress
        self._stop = never
        self._rejected_again = 0  # places that this run had rejected already
        self._bytes = 0

    def paths(self, paths: Iterable[Path], stop: Callable[[], bool] = never) -> Summary:
        """Ingest files and folders; return what came of it.

        Args:
            stop: asked after each post; when it says so, what is ready is written, and
                KeyboardInterrupt raised.

        Raises:
            UsageError: a path does not exist.
            ArchiveError: the store cannot be written; what was written before stays. Or it has
                gained other numbers than were counted.
            KeyboardInterrupt: `stop` said so.
        """
        self._stop = stop
        return self._drain(self._steps(paths))

    def retry(self, uri: str, name: str, data: bytes) -> Summary:
        """Read kept bytes again, as if they lay at `uri`; return what came of it."""
        found = FoundFile(Path(name), len(data))
        return self._drain(self._file(found, uri, data, again=True))

    def _drain(self, steps: Iterator[_Step]) -> Summary:
        work = ((step, _work(step)) for step in steps)
        ready = ordered_map(_prepare, work, self._processes)
        before = Tally.of(self._store, self._run)
        try:
            for batch in self._batches(ready):
                self._write_all(batch)
                self._progress(self._bytes, self._done())
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

    def _write_all(self, batch: list[_Ready]) -> None:
        before = replace(self.summary)
        try:
            with self._store.transaction():
                for step, prepared in batch:
                    self._write(step, prepared)
        except BaseException:
            self.summary = before  # the store has nothing of the batch either
            raise

    def _check(self, before: Tally) -> None:
        """Hold the summary against what the store has gained."""
        told = self.summary
        now = Tally.of(self._store, self._run)
        before.check(now, told.new, told.changed, told.rejected - self._rejected_again)

    def _done(self) -> int:
        counts = self.summary
        return counts.new + counts.changed + counts.unchanged + counts.rejected

    # -- reading: files to steps

    def _steps(self, paths: Iterable[Path]) -> Iterator[_Step]:
        refused: list[_Reject] = []

        def refuse(path: Path, error: UnreadableItem) -> None:
            refused.append(_whole(FoundFile(path, 0).uri, error))

        for found in walk(paths, refuse):
            yield from refused
            refused.clear()
            yield from self._found(found)
        yield from refused

    def _found(self, found: FoundFile) -> Iterator[_Step]:
        try:
            data = _bytes_of(found)
        except UnreadableItem as error:
            yield _whole(found.uri, error)
            return
        yield from self._file(found, found.uri, data, again=False)

    def _file(self, found: FoundFile, uri: str, data: bytes, *, again: bool) -> Iterator[_Step]:
        kind = media_type(found.path.name, data)
        file = _File(found, uri, digest(data), kind, self._source)
        before = None if again else self._store.files.last_read(uri, file.sha256, self._reading)
        if before is not None and before.rejected == 0:
            yield from (_Known(file) for _ in range(before.posts))
            yield _End(file, known=True)
            return
        yield _Begin(file, data)
        try:
            plain, name = unwrap(data, found.path.name)
            for item in read(plain, name, self._mapping):
                yield self._step(file, item, plain)
        except UnreadableItem as error:
            yield _Reject(uri, Unreadable(0, len(data), error.reason, error.repair), file)
        yield _End(file)

    def _step(self, file: _File, item: RawPost | Unreadable, data: bytes) -> _Step:
        if isinstance(item, Unreadable):
            return _Reject(file.uri, item, file)
        post = self._identify(file, item)
        content = digest(data[item.start : item.end])
        if self._store.posts.known(post, content):
            return _Known(file)
        return _Raw(file, post, item, content)

    def _identify(self, file: _File, raw: RawPost) -> Post:
        """Return what the post is known by: its id in its source, its address, or its place."""
        many = bool(raw.locator)
        path = file.found.path
        source = self._source or (_stem(path) if many else path.absolute().parent.name) or "/"
        external_id, url = _field(raw, "id"), _field(raw, "url")
        if external_id:
            identity = f"id:{source}:{external_id}"
        elif url:
            identity = f"url:{url}"
        else:
            identity = f"at:{file.uri}#{raw.locator}" if many else f"at:{file.uri}"
        file.seen[identity] += 1
        if file.seen[identity] > 1:  # two records of one id in one file: both are kept
            identity = f"{identity}#{file.seen[identity]}"
        return Post(identity, external_id or path.name, source)

    # -- writing: steps to the store

    def _write(self, step: _Step, prepared: _Outcome) -> None:
        match step:
            case _Begin(file, data):
                self._store.originals.add(data, file.sha256, file.media_type, self._run)
            case _Known(file):
                file.posts += 1
                self.summary.unchanged += 1
            case _Raw():
                self._write_post(step, prepared)
            case _Reject(uri, unreadable, file):
                self._write_reject(uri, unreadable, file)
            case _End(file, known):
                self._end(file, known)

    def _write_post(self, step: _Raw, made: _Outcome) -> None:
        file, raw = step.file, step.raw
        assert made is not None  # noqa: S101 - every raw post has been prepared
        if isinstance(made, Failure):
            made = lost(made)
        if isinstance(made, UnreadableItem):
            reject = Unreadable(raw.start, raw.end, made.reason, made.repair, raw.locator)
            self._write_reject(file.uri, reject, file)
            return
        file.posts += 1
        posts = self._store.posts
        if posts.known(step.post, step.content):  # stored since it was read: a copy in this batch
            self.summary.unchanged += 1
            return
        provenance = Provenance(
            file.uri, raw.locator, file.media_type, raw.encoding, file.sha256, raw.start, raw.end
        )
        outcome, number = posts.put(
            step.post, made.version, provenance, step.content, self._run, now()
        )
        self._store.enrichments.put(number, made.enrichment, RULES)
        if outcome == "new":
            self.summary.new += 1
        else:
            self.summary.changed += 1

    def _write_reject(self, uri: str, unreadable: Unreadable, file: _File | None) -> None:
        self.summary.rejected += 1
        if file is not None:
            file.rejected += 1
        added = self._store.rejects.add(
            self._run,
            uri,
            unreadable.locator,
            unreadable.reason,
            unreadable.repair,
            reading=self._reading,
            sha256=file.sha256 if file else None,
            start=unreadable.start if file else None,
            end=unreadable.end if file else None,
        )
        self._rejected_again += not added

    def _end(self, file: _File, known: bool) -> None:
        self._bytes += file.found.size
        self.summary.files += 1
        if known:
            return
        store = self._store
        store.rejects.resolve(file.uri, self._run)
        record = FileRecord(file.posts, file.rejected)
        store.files.add(file.uri, file.sha256, self._reading, self._run, record)


def _field(raw: RawPost, name: str) -> str:
    value = raw.fields.get(name)
    return "" if value is None else str(value).strip()


def _work(step: _Step) -> tuple[RawPost, str] | None:
    """Return what the worker processes need of a step, if it has work for them."""
    return (step.raw, step.file.found.path.name) if isinstance(step, _Raw) else None


def _prepare(work: tuple[RawPost, str]) -> Prepared | UnreadableItem:
    return prepare(*work)


def _whole(uri: str, error: UnreadableItem) -> _Reject:
    return _Reject(uri, Unreadable(0, 0, error.reason, error.repair))


def _bytes_of(found: FoundFile) -> bytes:
    repair = "Hãy xin quyền đọc rồi nhập lại."
    if found.size > _LARGEST_FILE:
        raise UnreadableItem(
            f"Tệp {found.path} lớn hơn {_LARGEST_FILE >> 30} GiB.", "Hãy chia tệp rồi nhập lại."
        )
    try:
        return found.path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnreadableItem(f"Không đọc được tệp {found.path}: {reason}.", repair) from error


def _stem(path: Path) -> str:
    """Return a file's name without its endings: ``posts.jsonl.gz`` gives ``posts``."""
    return path.name.split(".", 1)[0] or path.name
