"""Bringing an index up to its store: building it anew, or adding what has changed.

Both make a new generation. An update writes one segment of what has changed, together with the
posts of small segments before it (`index.merge_policy`); the other segments stay as they are, with
the documents marked deleted that the new one replaces.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from luutru.errors import IndexUnusable, Miscounted
from luutru.files import digest_of_file
from luutru.index.engine import Segment
from luutru.index.fields import LABELS
from luutru.index.generations import SCHEMA_VERSION, Generations, unwritable
from luutru.index.manifest import IndexManifest, stamp
from luutru.index.merge_policy import absorbed
from luutru.index.postings import Ints
from luutru.index.shards import Written, write_shards
from luutru.index.vocabulary.part import part_files
from luutru.store import Store

__all__ = ["build", "update"]

_ANEW = 0.5  # of all posts: when as many have changed, the whole index is built


class _Kept:
    """A segment of the current generation that may stay."""

    def __init__(self, segment: Segment, posts: Ints) -> None:
        self.segment = segment
        self.posts = posts  # of each document, 0 when deleted

    @property
    def alive(self) -> int:
        return int(np.count_nonzero(self.posts))

    @property
    def dead(self) -> int:
        return len(self.posts) - self.alive


def build(
    index: Generations,
    store: Store,
    built: str,
    processes: int | None = None,
    progress: Callable[[int], None] = lambda _posts: None,
) -> IndexManifest:
    """Build a new generation of all posts, verify it, and make it the current one.

    Args:
        built: the time to write into the manifest.
        processes: worker processes; None takes the processors at hand.
        progress: called with how many posts are done so far.

    Raises:
        ArchiveError: the index does not hold what the store holds, or can't be written; the old
            one stays.
    """
    with _target(index) as folder:
        last_change, expected = store.posts.last_change(), store.posts.count()
        posts = list(store.posts.ids())
        written = write_shards(store, folder, index.engine, posts, processes, progress)
        return _finish(index, folder, [], written, built, last_change, expected)


def update(
    index: Generations, store: Store, built: str, processes: int | None = None
) -> IndexManifest:
    """Bring the current generation up to the store; build one when there is none to update.

    Args:
        processes: worker processes; None takes the processors at hand.

    Raises:
        ArchiveError: as `build`.
    """
    try:
        current, before = index.whole()
        segments = index.engine.segments(current)
    except IndexUnusable:
        return build(index, store, built, processes)
    last_change, expected = store.posts.last_change(), store.posts.count()
    if last_change == before.last_change:
        return before
    changed = list(store.posts.ids_changed_after(before.last_change))
    if len(changed) > _ANEW * expected:
        return build(index, store, built, processes)
    with _target(index) as folder:
        kept = [_Kept(one, index.engine.ids(current, one)) for one in segments]
        taken_in = _replace(index, kept, changed)
        wanted = {*changed, *(int(p) for one in taken_in for p in one.posts[one.posts > 0])}
        posts = sorted(wanted.intersection(store.posts.ids()))  # without those taken out
        kept = [one for one in kept if one not in taken_in]
        written = write_shards(store, folder, index.engine, posts, processes)
        files = {name: before.files[name] for one in kept for name in _files(one.segment)}
        _link(current, folder, files)
        old = [Written(one.segment, {n: files[n] for n in _files(one.segment)}) for one in kept]
        return _finish(index, folder, old, written, built, last_change, expected)


def _replace(index: Generations, kept: Sequence[_Kept], changed: Sequence[int]) -> list[_Kept]:
    """Delete from segments the posts that are written anew; return the segments taken in."""
    for one in kept:
        gone = np.flatnonzero(np.isin(one.posts, changed))
        index.engine.delete(one.segment, gone.tolist())
        one.posts[gone] = 0
    chosen = absorbed([one.alive for one in kept], [one.dead for one in kept], len(changed))
    return [kept[at] for at in chosen]


def _finish(
    index: Generations,
    folder: Path,
    old: Sequence[Written],
    new: Sequence[Written],
    built: str,
    last_change: int,
    expected: int,
) -> IndexManifest:
    """List the segments of a new generation, verify their count, and publish it."""
    engine = index.engine
    segments = [one.segment for one in (*old, *new)]
    documents = sum(segment.documents for segment in segments)
    if documents != expected:
        raise Miscounted(
            f"Chỉ mục mới có {documents} bài, kho có {expected}: giữ chỉ mục cũ.",
            "Hãy chạy lại luutru reindex khi không có lệnh nào đang nhập bài.",
        )
    engine.list_segments(folder, segments)
    files = {name: sha256 for one in (*old, *new) for name, sha256 in one.files.items()}
    tables = [path.name for path in folder.iterdir() if path.name not in files]
    files |= {name: digest_of_file(folder / name) for name in tables}
    manifest = IndexManifest(
        SCHEMA_VERSION,
        engine.name,
        engine.version,
        documents,
        last_change,
        built,
        _name_of_current(index),
        [segment.name for segment in segments],
        files,
        engine.mean_length(folder),
        sorted(LABELS),
    )
    stamp(folder, files)
    index.publish(folder, manifest)
    return manifest


def _name_of_current(index: Generations) -> str:
    try:
        return index.current().name
    except IndexUnusable:
        return ""


def _files(segment: Segment) -> list[str]:
    return [*segment.files(), *part_files(segment.name)]


def _link(current: Path, folder: Path, names: Iterable[str]) -> None:
    """Put files of the current generation into a new one, without a copy where that can be."""
    for name in names:
        try:
            os.link(current / name, folder / name)
        except OSError:  # a file system without links
            shutil.copy2(current / name, folder / name)


@contextmanager
def _target(index: Generations) -> Iterator[Path]:
    """Make the next generation's folder; throw it away when an error leaves the block."""
    folder = index.begin()
    try:
        yield folder
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise unwritable(folder, error) from error
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
