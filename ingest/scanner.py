"""Scanner: from paths to steps, a method for each stage. Nothing holds a batch, or a large file.

What the store has already is found out for many files or lines at once, by their bytes. A line
of an export is not even parsed when it is the current version of a post that was known by its own
bytes (an id in its source, an address) under the same mapping: it would be the same post again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import TypeGuard

from luutru.errors import UnreadableItem
from luutru.files import digest
from luutru.ingest.extract import RULES
from luutru.ingest.files.file_bytes import digest_of, head_of, pieces_of, whole
from luutru.ingest.files.kinds import HEAD, FileKind, kind_of
from luutru.ingest.files.walk import FoundFile, PassedOver, as_text, walk
from luutru.ingest.grouping import grouped
from luutru.ingest.readers import JSON_LINES, media_type, read, unwrapped
from luutru.ingest.readers.json_lines import are_lines, lines, parse
from luutru.ingest.records import RawPost, Unreadable
from luutru.ingest.steps import (
    File,
    FileBegins,
    FileEnds,
    KnownPosts,
    PostToPrepare,
    RejectStep,
    RemovedPost,
    Step,
    UnchangedFile,
)
from luutru.store import Post, Store
from luutru.store.files import FileRecord
from luutru.store.post import identity_of_id
from luutru.store.runs import as_json
from luutru.text.script.characters import clean_line
from luutru.text.script.encodings import given_as

__all__ = ["Scanner"]

_GROUP = 256  # files or lines that are looked up at once
_HELD = 8 << 20  # bytes: of a group; a larger file is read in pieces

#: What the walk finds: a file, or what is neither read nor looked into.
Found = FoundFile | PassedOver | RejectStep
#: What comes of a file's bytes: it begins, or it is passed over, or it cannot be read.
OpenedFile = FileBegins | UnchangedFile | RejectStep | PassedOver


class Scanner:
    """Reads files for one run.

    Args:
        source: the name of the collection; "" takes the file's stem for files of many posts
            and the folder's name for files of one.
        mapping: their field names to ours.
        encoding: the encoding that an archivist has decided on; "" decides nothing.
        removed: whether posts that were taken out are taken in again.
    """

    def __init__(
        self,
        store: Store,
        run: int,
        source: str,
        mapping: Mapping[str, str],
        encoding: str = "",
        *,
        removed: bool = False,
    ) -> None:
        self._store = store
        self._run = run
        self._source = source
        self._mapping = mapping
        self._removed = removed
        self._any_removed = bool(store.removals.count())
        self._encoding = encoding
        decided: dict[str, object] = {"map": dict(mapping)} if mapping else {}
        if encoding:
            decided["encoding"] = encoding
        #: How files are read, as the store keeps it.
        self.name = as_json({"source": source, "rules": RULES, **decided})
        #: The same of a version, whatever its source is called; see `store.posts.Posts.known`.
        self.reading = str(RULES)
        if decided:
            named = json.dumps(decided, sort_keys=True).encode()
            self.reading = f"{RULES}:{digest(named)[:16]}"

    def walk(self, paths: Iterable[Path], *, gone: bool = False) -> Iterator[list[Found]]:
        """Yield the files there are in groups, each with what could not be looked at.

        Args:
            gone: whether a path that does not exist is a reject.

        Raises:
            UsageError: a path does not exist.
        """
        refused: list[RejectStep] = []

        def refuse(path: Path, error: UnreadableItem) -> None:
            refused.append(self._whole(FoundFile(str(path), 0), error))

        for group in grouped(walk(paths, refuse, gone=gone), _weight, _GROUP, _HELD):
            yield [*group, *refused]
            refused.clear()
        if refused:
            yield [*refused]

    def read_bytes(self, group: Sequence[Found]) -> Iterator[OpenedFile]:
        """Yield what `read_records` goes on with: the bytes of each file that is not unchanged."""
        files = [one for one in group if isinstance(one, FoundFile)]
        if len(files) == 1 and files[0].size > _HELD:
            yield from self._open_large(files[0])
        else:
            yield from self._open(files)
        yield from (one for one in group if not isinstance(one, FoundFile))

    def read_records(self, opened: OpenedFile) -> Iterator[Step]:
        """Yield the steps of an opened file: it begins, its records, it ends."""
        yield opened
        if isinstance(opened, FileBegins):
            file, data = opened.file, opened.data
            stored = self._store.originals.parts
            yield from self._content(file, stored(file.sha256) if data is None else [data])
            yield FileEnds(file)

    def again(self, uri: str, name: str, data: bytes) -> Iterator[Step]:
        """Yield the steps of kept bytes, as if they lay at `uri`."""
        return self.read_records(self._begin(FoundFile(name, len(data)), uri, data, digest(data)))

    def _open(self, files: Iterable[FoundFile]) -> Iterator[OpenedFile]:
        """Open files that memory holds all at once."""
        loaded = []
        for found in files:
            try:
                kind = self._kind(found)
                data = whole(found) if kind.media_type else b""
            except UnreadableItem as error:
                yield self._whole(found, error)
                continue
            if not kind.media_type:
                yield self._passed(found, kind)
            else:
                loaded.append((found, found.uri, data, digest(data)))
        wanted = {uri: sha256 for _, uri, _, sha256 in loaded}
        before = self._store.files.last_read(wanted, self.name)
        for found, uri, data, sha256 in loaded:
            record = before.get(uri)
            if self._is_done(record):
                yield UnchangedFile(found.size, record.posts, record.removed)
            else:
                yield self._begin(found, uri, data, sha256)

    def _kind(self, found: FoundFile) -> FileKind:
        with self._store.lexicons.in_use():
            return kind_of(os.path.basename(found.place), head_of(found, HEAD), named=found.named)

    def _passed(self, found: FoundFile, kind: FileKind) -> PassedOver | RejectStep:
        """Return what becomes of a file that is not read: one that was named is a reject."""
        if not found.named:
            return PassedOver(found, kind)
        error = UnreadableItem(
            f"Tệp {found.name} ({kind.name}): {kind.reason}.",
            "Hãy lưu lại thành HTML, văn bản (.txt), CSV hay JSON nếu trong tệp có bài.",
        )
        return self._whole(found, error)

    def _whole(self, found: FoundFile, error: UnreadableItem) -> RejectStep:
        folder = os.path.basename(os.path.dirname(found.place))
        return _refused(found.uri, error, self._source or as_text(folder))

    def _begin(self, found: FoundFile, uri: str, data: bytes, sha256: str) -> FileBegins:
        kind = media_type(found.path.name, data)
        return FileBegins(File(found, uri, sha256, kind, self._source), data)

    def _open_large(self, found: FoundFile) -> Iterator[OpenedFile]:
        """Open a file that memory need not hold: it is read out of the store."""
        uri = found.uri
        try:
            passed = self._kind(found)
            if not passed.media_type:
                yield self._passed(found, passed)
                return
            sha256 = digest_of(found)
            record = self._store.files.last_read({uri: sha256}, self.name).get(uri)
            if self._is_done(record):
                yield UnchangedFile(found.size, record.posts, record.removed)
                return
            kind = media_type(found.path.name, next(pieces_of(found), b""))
            with self._store.transaction():
                self._store.originals.add_pieces(pieces_of(found), sha256, kind, self._run)
        except UnreadableItem as error:
            yield self._whole(found, error)
        else:
            yield FileBegins(File(found, uri, sha256, kind, self._source), None)

    def _content(self, file: File, pieces: Iterable[bytes]) -> Iterator[Step]:
        try:
            stream, name = unwrapped(pieces, file.found.path.name)
            head = next(stream, b"")
            if media_type(name, head) == JSON_LINES and are_lines(head, named=True):
                yield from self._lines(file, chain([head], stream))
                return
            data = b"".join(chain([head], stream))
            for item in self._as_decided(read(data, name, self._mapping)):
                yield self._step(file, item, digest(data[item.start : item.end]))
        except UnreadableItem as error:
            size = file.found.size
            whole = Unreadable(0, size, error.reason, error.repair)
            yield RejectStep(file.uri, whole, file, self._source_of(file, many=False))

    def _as_decided(self, items: Iterator[RawPost | Unreadable]) -> Iterator[RawPost | Unreadable]:
        """Yield what a reader finds, its bytes read by the encoding that was decided on."""
        while True:
            with given_as(self._encoding):
                item = next(items, None)
            if item is None:
                return
            yield item

    def _lines(self, file: File, pieces: Iterator[bytes]) -> Iterator[Step]:
        source = self._source_of(file, many=True)
        for group in grouped(lines(pieces), lambda line: len(line.data), _GROUP, _HELD):
            contents = [digest(line.data) for line in group]
            same = self._store.posts.same_lines(contents, source, self.reading)
            known = 0
            for line, content in zip(group, contents, strict=True):
                identity = same.get(content)
                if identity is None or file.seen[identity]:
                    with given_as(self._encoding):
                        item = parse(line, self._mapping)
                    yield self._step(file, item, content)
                else:
                    file.seen[identity] = 1
                    known += 1
            if known:
                yield KnownPosts(file, known)

    def _step(self, file: File, item: RawPost | Unreadable, content: str) -> Step:
        if isinstance(item, Unreadable):
            return RejectStep(file.uri, item, file, self._source_of(file, many=bool(item.locator)))
        post = self._identify(file, item)
        if self._any_removed and self._store.posts.is_removed(post, content):
            return PostToPrepare(file, post, item, content) if self._removed else RemovedPost(file)
        if self._store.posts.known(post, content, self.reading):
            return KnownPosts(file)
        return PostToPrepare(file, post, item, content)

    def _identify(self, file: File, raw: RawPost) -> Post:
        """Return what the post is known by: its id in its source, its address, or its place."""
        many = bool(raw.locator)
        source = self._source_of(file, many=many)
        external_id, url = _field(raw, "id"), _field(raw, "url")
        if external_id:
            identity = identity_of_id(source, external_id)
        elif "://" in url:  # a path alone is one in many sites
            identity = f"url:{url}"
        else:
            identity = f"at:{file.uri}#{raw.locator}" if many else f"at:{file.uri}"
        file.seen[identity] += 1
        if file.seen[identity] > 1:  # two records of one id in one file: both are kept
            identity = f"{identity}\n{file.seen[identity]}"  # no id has a line end
        return Post(identity, external_id or file.found.name, source)

    def _is_done(self, record: FileRecord | None) -> TypeGuard[FileRecord]:
        """Return whether a file was read to its end, and nothing of it is to be tried again."""
        return (
            record is not None and record.rejected == 0 and not (self._removed and record.removed)
        )

    def _source_of(self, file: File, *, many: bool) -> str:
        path = file.found.path
        return self._source or as_text(_stem(path) if many else path.absolute().parent.name) or "/"


def _field(raw: RawPost, name: str) -> str:
    value = raw.fields.get(name)
    return "" if value is None or isinstance(value, list | dict) else clean_line(str(value))


def _refused(uri: str, error: UnreadableItem, source: str) -> RejectStep:
    return RejectStep(uri, Unreadable(0, 0, error.reason, error.repair), source=source)


def _weight(found: FoundFile | PassedOver) -> int:
    return found.size if isinstance(found, FoundFile) else 0


def _stem(path: Path) -> str:
    """Return a file's name without its endings: ``posts.jsonl.gz`` gives ``posts``."""
    return path.name.split(".", 1)[0] or path.name
