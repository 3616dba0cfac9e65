"""Readers: one file a format, from bytes to raw posts with their byte ranges."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import PurePath

from luutru.errors import UnreadableItem
from luutru.ingest.files.gzipped import is_gzipped, unzipped
from luutru.ingest.readers import feed, json_lines, json_values, page, pasted, rich_text, table
from luutru.ingest.records import RawPost, Unreadable

__all__ = [
    "JSON_LINES",
    "MEDIA_TYPES",
    "begins_as_page",
    "media_type",
    "part",
    "read",
    "unwrap",
    "unwrapped",
]

Reader = Callable[[bytes, Mapping[str, str]], Iterator[RawPost | Unreadable]]

JSON_LINES = "application/jsonl"
#: What each file ending holds.
MEDIA_TYPES = {
    ".txt": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".jsonl": "application/jsonl",
    ".ndjson": "application/jsonl",
    ".json": "application/json",
    ".csv": "text/csv",
    ".tsv": "text/csv",
    ".xml": "application/xml",
    ".rss": "application/xml",
    ".atom": "application/xml",
    ".rtf": "application/rtf",
}
_HEAD = 8192  # bytes by which a page is known
# A page begins so, behind what browsers and portals put before: "<!-- saved from url=... -->".
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*){0,9}"
    rb"<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_READERS: dict[str, Reader] = {
    "text/plain": pasted.read,
    "text/html": page.read,
    "application/jsonl": json_values.read_lines,
    "application/json": json_values.read,
    "text/csv": table.read,
    "application/xml": feed.read,
    "application/rtf": rich_text.read,
}


def media_type(name: str, data: bytes) -> str:
    """Return the media type of a file by its ending, or by its first bytes.

    A page is one under any ending of text.
    """
    suffix = PurePath(name.lower()).suffix
    if suffix == ".gz" or is_gzipped(data):
        return "application/gzip"
    kind = MEDIA_TYPES.get(suffix) or _sniffed(data)
    if kind == "text/plain" and begins_as_page(data[:_HEAD]):
        return "text/html"
    return "text/csv" if kind == "text/plain" and table.is_table(data) else kind


def begins_as_page(head: bytes) -> bool:
    """Return whether a file that begins so is an HTML page."""
    return _PAGE.match(head) is not None


def _sniffed(data: bytes) -> str:
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html")) or b"<body" in head or b"<head" in head:
        return "text/html"
    if head.startswith((b"<?xml", b"<rss", b"<feed")):
        return "application/xml"
    if head.startswith(b"{\\rtf"):
        return "application/rtf"
    if head.startswith(b"["):
        return "application/json"
    if head.startswith(b"{"):
        return JSON_LINES if json_lines.are_lines(data[:1_000_000]) else "application/json"
    return "text/plain"


def unwrap(data: bytes, name: str) -> tuple[bytes, str]:
    """Return the bytes that readers see, and their name: gzip taken off, else as they are.

    Raises:
        UnreadableItem: the gzip data is damaged or too large.
    """
    pieces, inner = unwrapped([data], name)
    return b"".join(pieces), inner


def unwrapped(pieces: Iterable[bytes], name: str) -> tuple[Iterator[bytes], str]:
    """Return what `unwrap` does, in pieces: what is wrong with them is raised on the way."""
    stream = iter(pieces)
    head = next(stream, b"")
    stream = chain([head], stream)
    if not is_gzipped(head):
        return stream, name
    path = PurePath(name)
    return unzipped(stream), path.stem if path.suffix.lower() == ".gz" else name


def part(pieces: Iterable[bytes], start: int, end: int) -> bytes:
    """Return bytes `start` to `end` of what comes in pieces, reading no further."""
    found, at = bytearray(), 0
    for piece in pieces:
        found += piece[max(0, start - at) : max(0, end - at)]
        at += len(piece)
        if at >= end:
            break
    return bytes(found)


def read(
    data: bytes, name: str, mapping: Mapping[str, str] | None = None
) -> Iterator[RawPost | Unreadable]:
    """Yield the posts in the bytes of a file (`unwrap` first), and what of it can't be one.

    Args:
        name: the file's name; its ending decides the format.
        mapping: their field names to ours.

    Raises:
        UnreadableItem: the whole file can't be read.
    """
    reader = _READERS.get(media_type(name, data))
    if reader is None:
        raise UnreadableItem(
            "Tệp nén không đúng dạng gzip, hoặc nén nhiều lớp.", "Hãy giải nén rồi nhập."
        )
    yield from reader(data, mapping or {})
