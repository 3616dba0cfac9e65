"""Generations: each build is a folder of its own; a pointer names the one that readers open.

``index/current`` holds the name of a folder ``index/gen-000007``; each folder holds the engine's
files and ``manifest.json``. A build is complete and verified before the pointer moves, and the
move is one atomic rename: a reader sees the old generation or the new one.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from luutru.errors import ArchiveError, IndexMissing, IndexOutdated
from luutru.index.document import IndexDocument, document
from luutru.index.engines.base import Engine, Searcher
from luutru.index.engines.whoosh_engine import WhooshEngine
from luutru.index.vocabulary import Vocabulary, VocabularyWriter
from luutru.store import Store

__all__ = ["SCHEMA_VERSION", "Generations", "Manifest", "OpenIndex"]

#: What the index holds and how text is analysed. Raise it when either changes.
SCHEMA_VERSION = 5

_VOCABULARY = "vocabulary.db"
_REPAIR = "Hãy dựng lại: luutru reindex."
_BATCH = 200  # posts whose people are read at once
_KEPT = 2  # generations: the current one, and the one before for readers that still have it open


@dataclass(frozen=True, slots=True)
class Manifest:
    """What stands beside an index: who can read it, and what of the store it holds."""

    schema: int
    engine: str
    engine_version: int
    documents: int
    last_change: int  # the store's change number up to which posts are in the index
    built: str


class OpenIndex(NamedTuple):
    """One generation, open: what finds posts, and what queries are understood by."""

    searcher: Searcher
    vocabulary: Vocabulary

    def close(self) -> None:
        """Let go of files."""
        self.searcher.close()
        self.vocabulary.close()


class Generations:
    """The index folder of an archive.

    Args:
        folder: the ``index`` folder; made when it is written to first.
        engine: which search library writes and reads it.
    """

    def __init__(self, folder: Path, engine: Engine | None = None) -> None:
        self.folder = folder
        self.engine: Engine = engine or WhooshEngine()

    # -- reading

    def current(self) -> Path:
        """Return the folder of the current generation.

        Raises:
            IndexMissing: there is none.
        """
        try:
            name = (self.folder / "current").read_text("ascii").strip()
        except FileNotFoundError:
            raise IndexMissing("Kho chưa có chỉ mục.", _REPAIR) from None
        current = self.folder / name
        if not name.startswith("gen-") or not current.is_dir():
            raise IndexMissing(f"Chỉ mục trỏ tới {name!r} không có trong kho.", _REPAIR)
        return current

    def manifest(self) -> Manifest:
        """Return the current generation's manifest.

        Raises:
            IndexMissing: there is no index.
            IndexOutdated: it can't be read, or was built by another schema or engine.
        """
        path = self.current() / "manifest.json"
        try:
            manifest = Manifest(**json.loads(path.read_text("utf-8")))
        except (OSError, ValueError, TypeError) as error:
            raise IndexOutdated(f"Không đọc được {path}: {error}.", _REPAIR) from error
        built = (manifest.schema, manifest.engine, manifest.engine_version)
        needed = (SCHEMA_VERSION, self.engine.name, self.engine.version)
        if built != needed:
            raise IndexOutdated(
                f"Chỉ mục thuộc phiên bản {built}, chương trình cần {needed}.", _REPAIR
            )
        return manifest

    def open(self) -> OpenIndex:
        """Open the current generation for searching.

        Raises:
            IndexMissing, IndexOutdated: as `manifest`.
        """
        self.manifest()
        current = self.current()
        return OpenIndex(self.engine.open(current), Vocabulary(current / _VOCABULARY))

    # -- writing

    def build(
        self, store: Store, built: str, progress: Callable[[int], None] = lambda _: None
    ) -> Manifest:
        """Build a new generation of all posts, verify it, and make it the current one.

        Args:
            built: the time to write into the manifest.
            progress: called with how many posts have been handed over so far.

        Raises:
            ArchiveError: the index does not hold what the store holds; the old one stays.
        """
        target = self._next_folder()
        target.mkdir(parents=True)
        try:
            last_change, expected = store.posts.last_change(), store.posts.count()
            with VocabularyWriter(target / _VOCABULARY, last_change) as vocabulary:
                stream = _documents(store, 0, vocabulary, progress)
                documents = self.engine.create(target, stream)
            if documents != expected:
                raise ArchiveError(
                    f"Chỉ mục mới có {documents} bài, kho có {expected}: giữ chỉ mục cũ.",
                    "Hãy chạy lại luutru reindex khi không có lệnh nào đang nhập bài.",
                )
            manifest = self._write_manifest(target, documents, last_change, built)
        except BaseException:
            shutil.rmtree(target, ignore_errors=True)
            raise
        _replace(self.folder / "current", target.name)
        self._drop_old()
        return manifest

    def update(self, store: Store, built: str) -> Manifest:
        """Bring the current generation up to the store; build one when there is none to update."""
        try:
            manifest = self.manifest()
        except (IndexMissing, IndexOutdated):
            return self.build(store, built)
        last_change = store.posts.last_change()
        if last_change == manifest.last_change:
            return manifest
        current = self.current()
        with VocabularyWriter(current / _VOCABULARY, last_change) as vocabulary:
            stream = _documents(store, manifest.last_change, vocabulary)
            documents = self.engine.update(current, stream)
        return self._write_manifest(current, documents, last_change, built)

    def _write_manifest(
        self, folder: Path, documents: int, last_change: int, built: str
    ) -> Manifest:
        engine = self.engine
        manifest = Manifest(
            SCHEMA_VERSION, engine.name, engine.version, documents, last_change, built
        )
        _replace(folder / "manifest.json", json.dumps(asdict(manifest), indent=1))
        return manifest

    def _numbers(self) -> list[int]:
        return sorted(int(path.name[4:]) for path in self.folder.glob("gen-[0-9]*"))

    def _next_folder(self) -> Path:
        number = max(self._numbers(), default=0) + 1
        return self.folder / f"gen-{number:06}"

    def _drop_old(self) -> None:
        for number in self._numbers()[:-_KEPT]:
            shutil.rmtree(self.folder / f"gen-{number:06}", ignore_errors=True)


def _documents(
    store: Store,
    after: int,
    vocabulary: VocabularyWriter,
    progress: Callable[[int], None] = lambda _: None,
) -> Iterator[IndexDocument]:
    """Yield the document of each post changed after a change.

    Args:
        vocabulary: gets the labels of each, and counts each whose text is new: a post whose
            labels alone have changed was counted before.
    """
    posts, done = store.posts.changed_after(after), 0
    while batch := list(islice(posts, _BATCH)):
        ids = [stored.id for stored in batch]
        people, entities = store.people.in_posts(ids), store.enrichments.entities(ids)
        topics = store.topics.of(ids)
        for stored in batch:
            made = document(
                stored,
                people.get(stored.id, ()),
                entities.get(stored.id, ()),
                [topic.topic for topic in topics.get(stored.id, ())],
            )
            vocabulary.label(made)
            if stored.edited > after:
                vocabulary.count(made)
            yield made
            done += 1
            progress(done)


def _replace(path: Path, text: str) -> None:
    """Write a small file so that a reader sees the old text or the new one, even after a crash."""
    new = path.with_suffix(".new")
    with new.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
