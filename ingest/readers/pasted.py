"""Reader of posts pasted as text: one post a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from luutru.ingest.records import RawPost, Unreadable
from luutru.text.script.encodings import decode

__all__ = ["read"]


def read(data: bytes, mapping: Mapping[str, str]) -> Iterator[RawPost | Unreadable]:  # noqa: ARG001
    """Yield the one post of a text file."""
    text, encoding = decode(data)
    yield RawPost("text", 0, len(data), encoding, text=text)
