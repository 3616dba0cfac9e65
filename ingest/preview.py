"""A preview: what an ingest would take from each file, and what it would pass over."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from luutru.errors import UnreadableItem
from luutru.ingest.extract import extract
from luutru.ingest.files.file_bytes import head_of, whole
from luutru.ingest.files.kinds import HEAD, kind_of
from luutru.ingest.files.walk import FoundFile, PassedOver, as_text, walk
from luutru.ingest.normalise import normalise
from luutru.ingest.readers import read, unwrap
from luutru.ingest.records import RawPost, Unreadable
from luutru.ingest.repairs import repaired
from luutru.ingest.worker_failures import FAULTS, reject_of_fault
from luutru.text.script.encodings import given_as

__all__ = ["FilePreview", "PostPreview", "preview"]

_FIRST = 3  # posts of a file that are shown


@dataclass(frozen=True, slots=True)
class PostPreview:
    """A post as it would be taken in; `length` in characters, "" and None for what it lacks.

    Attributes:
        repairs: what its text was read wrongly by, and is repaired from.
    """

    title: str
    published: str | None
    author: str | None
    length: int
    repairs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FilePreview:
    """What would become of a file, or of a folder that is passed over whole.

    Attributes:
        outcome: "posts" for one with posts, "rejected" for one without that is read, or that
            cannot be, "skipped" for one that is passed over.
        kind: as `FileKind.name`.
        encoding: how its posts were decoded, "" when it has none.
        posts, rejected: how many records would be taken in, and rejected.
        first: the first posts.
        reason: why it, or its first record that is rejected, is not taken in.
        holds: whether what is passed over may hold posts.
    """

    path: str
    outcome: Literal["posts", "rejected", "skipped"]
    kind: str
    size: int
    encoding: str = ""
    posts: int = 0
    rejected: int = 0
    first: tuple[PostPreview, ...] = ()
    reason: str = ""
    holds: bool = False

    def to_dict(self) -> dict[str, Any]:
        """Return the preview as the CLI's JSON has it."""
        return asdict(self)


def preview(
    paths: Iterable[Path], mapping: Mapping[str, str], encoding: str = ""
) -> Iterator[FilePreview]:
    """Yield what an ingest of files and folders would take in; nothing is written.

    Args:
        mapping: their field names to ours.
        encoding: the encoding that an archivist has decided on; "" decides nothing.

    Raises:
        UsageError: a path does not exist.
    """
    refused: list[FilePreview] = []

    def refuse(path: Path, error: UnreadableItem) -> None:
        refused.append(_rejected(str(path), "", 0, error.reason))

    for found in walk(paths, refuse):
        yield from refused
        refused.clear()
        if isinstance(found, PassedOver):
            kind, file = found.kind, found.found
            yield FilePreview(as_text(file.place), "skipped", kind.name, file.size,
                              reason=kind.reason, holds=kind.holds)  # fmt: skip
        else:
            with given_as(encoding):
                made = _of_file(found, mapping, as_it_is=bool(encoding))
            yield made
    yield from refused


def _of_file(found: FoundFile, mapping: Mapping[str, str], *, as_it_is: bool) -> FilePreview:
    place, name = as_text(found.place), os.path.basename(found.place)
    try:
        kind = kind_of(name, head_of(found, HEAD), named=found.named)
        if not kind.media_type:
            return FilePreview(place, "rejected" if found.named else "skipped", kind.name,
                               found.size, reason=kind.reason, holds=kind.holds)  # fmt: skip
        data, inner = unwrap(whole(found), name)
        items = read(data, inner, mapping)
        return _of_records(place, kind.name, found.size, items, inner, as_it_is=as_it_is)
    except UnreadableItem as error:
        return _rejected(place, "", found.size, error.reason)
    except FAULTS as error:
        return _rejected(place, "", found.size, reject_of_fault(error).reason)


def _of_records(
    place: str,
    kind: str,
    size: int,
    items: Iterator[RawPost | Unreadable],
    name: str,
    *,
    as_it_is: bool,
) -> FilePreview:
    posts, rejected, encoding, reason = 0, 0, "", ""
    first: list[PostPreview] = []
    try:
        for item in items:
            if isinstance(item, Unreadable):
                rejected, reason = rejected + 1, reason or item.reason
                continue
            encoding = encoding or item.encoding
            try:
                if len(first) < _FIRST:  # the rest is counted, not looked at
                    first.append(_post(item, name, as_it_is=as_it_is))
                posts += 1
            except UnreadableItem as error:
                rejected, reason = rejected + 1, reason or error.reason
    except UnreadableItem as error:  # the whole file, or what is left of it
        rejected, reason = rejected + 1, reason or error.reason
    outcome: Literal["posts", "rejected"] = "posts" if posts else "rejected"
    if not posts and not rejected:
        reason = "không có bài nào"
    return FilePreview(place, outcome, kind, size, encoding, posts, rejected, tuple(first), reason)


def _post(raw: RawPost, name: str, *, as_it_is: bool) -> PostPreview:
    """Return a post as the first stages of `ingest.stages.prepare` make it."""
    raw, repairs = (raw, ()) if as_it_is else repaired(raw)
    made = normalise(extract(raw, name))
    return PostPreview(made.title, made.published, made.byline_name, len(made.text), repairs)


def _rejected(place: str, kind: str, size: int, reason: str) -> FilePreview:
    return FilePreview(as_text(place), "rejected", kind, size, rejected=1, reason=reason)
