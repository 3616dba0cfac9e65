"""StoreWriter: from steps, with what was prepared of them, to the store."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from luutru.errors import UnreadableItem
from luutru.ingest.enrich import RULES
from luutru.ingest.files.walk import PassedOver
from luutru.ingest.records import SUMMARY, Unreadable
from luutru.ingest.steps import (
    File,
    FileBegins,
    FileEnds,
    KnownPosts,
    PostToPrepare,
    Prepared,
    RejectStep,
    RemovedPost,
    Step,
    UnchangedFile,
)
from luutru.ingest.worker_failures import reject_of_failure
from luutru.store import Store
from luutru.store.enrichment import rules_version
from luutru.store.files import FileRecord
from luutru.store.post import Provenance
from luutru.store.runs import now
from luutru.workers import Failure

__all__ = ["IngestSummary", "Outcome", "StoreWriter"]

Outcome = Prepared | UnreadableItem | Failure | None


@dataclass(slots=True)
class IngestSummary:
    """What came of an ingest.

    Attributes:
        new, changed, unchanged: posts.
        rejected: files and records that cannot be read, those that were known to be so with them.
        removed: posts that an archivist had taken out: they stay out.
        files: how many were read to their end.
        skipped: files that were passed over, by their kind.
        rejected_new: rejects that no earlier run had met.
        skipped_new: files passed over that may hold posts, and no earlier run had met.
    """

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    rejected: int = 0
    files: int = 0
    removed: int = 0
    skipped: dict[str, int] = field(default_factory=dict)
    rejected_new: int = 0
    skipped_new: int = 0

    def to_dict(self) -> dict[str, Any]:
        """Return the counts by their names, skipped files by kind, the most first."""
        by_count = sorted(self.skipped.items(), key=lambda one: -one[1])
        return {**asdict(self), "skipped": dict(by_count)}

    @property
    def counts(self) -> dict[str, int]:
        """The counts as the run log has them: skipped files in one, rare ones unless they are 0."""
        rare = {"removed": self.removed, "skipped": sum(self.skipped.values())}
        named = ("new", "changed", "unchanged", "rejected", "files")
        shown = {name: getattr(self, name) for name in named}
        return shown | {name: count for name, count in rare.items() if count}

    @property
    def is_clean(self) -> bool:
        """Whether nothing was rejected, or passed over that may hold posts, for the first time."""
        return not (self.rejected_new or self.skipped_new)

    @property
    def posts(self) -> int:
        """How many posts were met, whatever came of them."""
        return self.new + self.changed + self.unchanged + self.rejected


class StoreWriter:
    """Writes for one run, and counts what it has written.

    Args:
        reading: how files are read (`Scanner.name`).
        read_as: how records are read (`Scanner.reading`).
        topics: what the topics of prepared posts come of; "" when they have none yet.
    """

    def __init__(
        self, store: Store, run: int, reading: str, topics: str, read_as: str = ""
    ) -> None:
        self.summary = IngestSummary()
        self.bytes = 0  # of files that were read to their end
        self.rejected_again = 0  # places that this run had rejected already
        self._store = store
        self._run = run
        self._reading = reading
        self._read_as = read_as
        self._topics = topics
        self._rules = rules_version(RULES, store.lexicons)

    def write(self, step: Step, prepared: Outcome) -> None:
        """Write one step; in a transaction of the caller's."""
        match step:
            case FileBegins(file, data):
                if data is not None:
                    self._store.originals.add(data, file.sha256, file.media_type, self._run)
            case KnownPosts(file, posts):
                file.posts += posts
                self.summary.unchanged += posts
            case PostToPrepare():
                self._post(step, prepared)
            case RemovedPost(file):
                file.removed += 1
                self.summary.removed += 1
            case RejectStep(uri, unreadable, file, source):
                self._reject(uri, unreadable, file, source)
            case PassedOver():
                self._pass_over(step)
            case FileEnds(file):
                self._end(file)
            case UnchangedFile(size, posts, removed):
                self.summary.unchanged += posts
                self.summary.removed += removed
                self.summary.files += 1
                self.bytes += size

    def _post(self, step: PostToPrepare, made: Outcome) -> None:
        file, raw = step.file, step.raw
        assert made is not None  # noqa: S101 - every raw post has been prepared
        if isinstance(made, Failure):
            made = reject_of_failure(made)
        if isinstance(made, UnreadableItem):
            reject = Unreadable(raw.start, raw.end, made.reason, made.repair, raw.locator)
            self._reject(file.uri, reject, file, step.post.source)
            return
        file.posts += 1
        posts = self._store.posts
        if posts.known(step.post, step.content, self._read_as):  # a copy in this batch
            self.summary.unchanged += 1
            return
        url = made.version.url
        if SUMMARY in made.version.extra:
            if url and posts.has_address(url):  # the post itself is there
                self.summary.unchanged += 1
                return
        elif url:
            posts.take_over(f"url:{url}", step.post, SUMMARY)
        provenance = Provenance(
            file.uri,
            raw.locator,
            file.media_type,
            raw.encoding,
            file.sha256,
            raw.start,
            raw.end,
            " ".join(made.repairs),
        )
        outcome, number = posts.put(
            step.post, made.version, provenance, step.content, self._run, now(), self._read_as
        )
        if outcome == "unchanged":
            self.summary.unchanged += 1
            return
        self._found(number, made, new=outcome == "new")
        if outcome == "new":
            self.summary.new += 1
        else:
            self.summary.changed += 1

    def _found(self, post: int, made: Prepared, *, new: bool) -> None:
        """Write what was found in a post. Topics that an archivist has a word in come later."""
        self._store.enrichments.put(post, made.enrichment, self._rules, new=new)
        if self._topics and (new or not self._store.topics.is_decided(post)):
            self._store.topics.put(post, made.topics, self._topics, new=new)

    def _reject(self, uri: str, unreadable: Unreadable, file: File | None, source: str) -> None:
        self.summary.rejected += 1
        if file is not None:
            file.rejected += 1
        logged = self._store.rejects.add(
            self._run,
            uri,
            unreadable.locator,
            unreadable.reason,
            unreadable.repair,
            reading=self._reading,
            source=source,
            sha256=file.sha256 if file else None,
            start=unreadable.start if file else None,
            end=unreadable.end if file else None,
        )
        self.rejected_again += not logged.added
        self.summary.rejected_new += not logged.known

    def _pass_over(self, step: PassedOver) -> None:
        found, kind = step.found, step.kind
        skipped = self.summary.skipped
        skipped[kind.name] = skipped.get(kind.name, 0) + 1
        known = self._store.skips.add(
            self._run, found.uri, kind.name, kind.reason, holds=kind.holds, size=found.size
        )
        self.summary.skipped_new += kind.holds and not known

    def _end(self, file: File) -> None:
        self.bytes += file.found.size
        self.summary.files += 1
        self._store.rejects.resolve(file.uri, self._run)
        self._store.skips.drop(file.uri)
        record = FileRecord(file.posts, file.rejected, file.removed)
        self._store.files.add(file.uri, file.sha256, self._reading, self._run, record)
