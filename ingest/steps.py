"""The steps of an ingest: what the scanner finds, in order, and the writer takes into the store."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from luutru.ingest.files.walk import FoundFile, PassedOver
from luutru.ingest.records import RawPost, Unreadable
from luutru.store import Post, Version
from luutru.store.enrichment import Enrichment
from luutru.store.topics import PostTopic

__all__ = [
    "File",
    "FileBegins",
    "FileEnds",
    "KnownPosts",
    "PostToPrepare",
    "Prepared",
    "RejectStep",
    "RemovedPost",
    "Step",
    "UnchangedFile",
]


@dataclass(slots=True)
class File:
    """A file in hand."""

    found: FoundFile
    uri: str
    sha256: str
    media_type: str
    source: str
    posts: int = 0
    rejected: int = 0
    removed: int = 0
    seen: Counter[str] = field(default_factory=Counter)  # identities, to part records of one id


@dataclass(frozen=True, slots=True)
class FileBegins:
    """A file begins; `data` is None when the store has its bytes already."""

    file: File
    data: bytes | None


@dataclass(frozen=True, slots=True)
class KnownPosts:
    """Posts that the store has already."""

    file: File
    posts: int = 1


@dataclass(frozen=True, slots=True)
class RemovedPost:
    """A post that an archivist took out: it is not taken in again."""

    file: File


@dataclass(frozen=True, slots=True)
class PostToPrepare:
    """A post to prepare.

    `content` is the hash of its bytes.
    """

    file: File
    post: Post
    raw: RawPost
    content: str


class Prepared(NamedTuple):
    """What to store of a post; `repairs` names what its text was read wrongly by."""

    version: Version
    enrichment: Enrichment
    topics: tuple[PostTopic, ...] = ()
    repairs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RejectStep:
    """A record (with its file), or a whole file or folder, that cannot be read.

    `source` is the collection that it would be in.
    """

    uri: str
    unreadable: Unreadable
    file: File | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class FileEnds:
    """A file was read to its end."""

    file: File


@dataclass(frozen=True, slots=True)
class UnchangedFile:
    """A file whose bytes were read from its place before; `size` in bytes."""

    size: int
    posts: int
    removed: int = 0


Step = (
    FileBegins
    | KnownPosts
    | RemovedPost
    | PostToPrepare
    | RejectStep
    | FileEnds
    | UnchangedFile
    | PassedOver
)
