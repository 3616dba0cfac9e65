"""Every stage from bytes to an indexed post, in the order in which they run.

1. `read`, in the process that writes: files to records, without those that the store has.
2. `prepare`, in worker processes: a record to a post with all that is found in it.
3. `store`, in the process that writes again: posts, in transactions of some hundred.
4. `finish`, once all are stored: what takes the whole archive.

`pipeline.Ingest` runs 1 to 3 as one stream, so that nothing ever holds the batch.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from luutru.ingest.enrich import enrich
from luutru.ingest.extract import extract
from luutru.ingest.normalise import normalise
from luutru.ingest.records import RawPost
from luutru.ingest.refresh import refresh
from luutru.ingest.repairs import repaired
from luutru.ingest.segment import segment
from luutru.ingest.steps import Prepared, Step
from luutru.store import Store

if TYPE_CHECKING:
    from luutru.ingest.enrich.topics import TopicsOf
    from luutru.ingest.scanner import Scanner
    from luutru.ingest.writer import Outcome, StoreWriter

__all__ = ["LaterStages", "finish", "prepare", "read", "store"]


def read(scanner: Scanner, paths: Iterable[Path], *, gone: bool = False) -> Iterator[Step]:
    """Yield the steps of files and folders: what is to be prepared, and what is not."""
    for group in scanner.walk(paths, gone=gone):  # files/walk.py
        for opened in scanner.read_bytes(group):  # files/file_bytes.py; unchanged files stop here
            yield from scanner.read_records(opened)  # readers/: decode, cut; known posts stop here


def prepare(
    raw: RawPost, name: str, topics: TopicsOf | None, *, as_it_is: bool = False
) -> Prepared:
    """Return what to store of a raw post from a file of this name.

    Args:
        as_it_is: whether an archivist has named its encoding: nothing is repaired then.

    Raises:
        UnreadableItem: it is no post.
    """
    raw, repairs = (raw, ()) if as_it_is else repaired(raw)  # repairs.py: what was read wrongly
    draft = extract(raw, name)  # extract/: layout to fields and blocks
    version = normalise(draft)  # normalise.py: one text, one form of each field
    version = segment(version)  # segment.py: words
    found = enrich(version)  # enrich/: people, roles, bodies, places, citations, events, ...
    return Prepared(version, found, topics(version) if topics else (), repairs)


def store(writer: StoreWriter, batch: Iterable[tuple[Step, Outcome]]) -> None:
    """Write steps with what was prepared of them; in a transaction of the caller's."""
    for step, prepared in batch:
        writer.write(step, prepared)


@dataclass(frozen=True, slots=True)
class LaterStages:
    """What `ingest` knows nothing of: its caller hands it in."""

    link: Callable[[], object]  # people/linking/resolve.py: whom each name means
    classify: Callable[[], object]  # topics/classify.py: topics of what `prepare` gave none
    index: Callable[[], object]  # index/building.py


def finish(
    archive: Store,
    run: int,
    later: LaterStages,
    processes: int | None = None,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> None:
    """Bring all that is derived up to the posts of a store; arguments as for `refresh`."""
    refresh(archive, run, processes, progress)  # refresh.py: what older rules have enriched
    later.link()
    later.classify()
    later.index()
