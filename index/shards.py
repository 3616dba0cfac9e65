"""Shards: the posts of an index in parts, each written as a segment by a process of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from luutru.errors import WorkerFailed
from luutru.files import digest_of_file
from luutru.index.document import IndexDocument, document
from luutru.index.engine import Engine, Segment
from luutru.index.inversion import Inversion
from luutru.index.vocabulary.part import part_files, write_part
from luutru.store import Store
from luutru.workers import Failure, notify, ordered_map, processors

__all__ = ["Written", "write_shards"]

_LARGEST = 20_000  # documents of a segment: bounds the memory of a process
_WORTH_A_PROCESS = 400  # documents: starting one takes about a second
_BATCH = 200  # posts that are read at once


@dataclass(frozen=True, slots=True)
class _Shard:
    store: Path
    folder: Path
    engine: Engine[Segment]
    posts: list[int]


@dataclass(frozen=True, slots=True)
class Written:
    """A segment that has been written, and the SHA-256 of each of its files."""

    segment: Segment
    files: dict[str, str]


def write_shards(
    store: Store,
    folder: Path,
    engine: Engine[Segment],
    posts: Sequence[int],
    processes: int | None = None,
    progress: Callable[[int], None] = lambda _posts: None,
) -> list[Written]:
    """Write posts into a folder as segments.

    Args:
        processes: worker processes; None takes the processors at hand.
        progress: called with how many posts are done.

    Raises:
        ArchiveError: a process died or hung twice.
    """
    wanted = min(processes or processors(), len(posts) // _WORTH_A_PROCESS)
    parts = _parts(posts, max(wanted, 1))
    shards = ((None, _Shard(store.path, folder, engine, part)) for part in parts)
    done = 0

    def note(more: int) -> None:
        nonlocal done
        done += more
        progress(done)

    written = []
    results = ordered_map(_write, shards, max(wanted, 1), chunk=1, start_at=0, note=note)
    try:
        for _, result in results:
            if not isinstance(result, Written):
                raise _failed(result)
            written.append(result)
    finally:
        results.close()
    return written


def _parts(posts: Sequence[int], processes: int) -> list[list[int]]:
    """Return posts in parts of one size, so many that no process waits for the last one's."""
    rounds = -(-len(posts) // (_LARGEST * processes))
    size = max(-(-len(posts) // (rounds * processes or 1)), 1)
    return [list(posts[start : start + size]) for start in range(0, len(posts), size)]


def _failed(result: Failure | None) -> WorkerFailed:
    detail = f" ({result.kind}: {result.detail})" if result else ""
    return WorkerFailed(
        f"Tiến trình dựng chỉ mục dừng giữa chừng{detail}: giữ chỉ mục cũ.",
        "Hãy kiểm tra bộ nhớ và dung lượng đĩa rồi chạy lại: luutru reindex.",
    )


def _write(shard: _Shard) -> Written:
    inverted = Inversion()
    with Store(shard.store) as store:
        for made in documents(store, shard.posts):
            inverted.add(made)
    segment = shard.engine.write(shard.folder, inverted)
    write_part(shard.folder, segment.name, inverted)
    names = [*segment.files(), *part_files(segment.name)]
    return Written(segment, {name: digest_of_file(shard.folder / name) for name in names})


def documents(store: Store, posts: Sequence[int]) -> Iterator[IndexDocument]:
    """Yield the document of each of some posts, in their order."""
    for start in range(0, len(posts), _BATCH):
        ids = posts[start : start + _BATCH]
        stored = store.posts.get_many(list(ids))
        people, entities = store.people.in_posts(ids), store.enrichments.entities(ids)
        topics = store.topics.of(ids)
        finds = store.finds.of((one.id, one.number) for one in stored.values())
        for post in ids:
            yield document(
                stored[post],
                people.get(post, ()),
                entities.get(post, ()),
                [topic.topic for topic in topics.get(post, ())],
                finds[post, stored[post].number],
            )
        notify(len(ids))
