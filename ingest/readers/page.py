"""Reader of saved HTML pages: one post a file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from luutru.errors import UnreadableItem
from luutru.ingest.records import RawPost, Unreadable
from luutru.text.script.encodings import decode

__all__ = ["read"]

_LARGEST = 32 << 20  # bytes: a saved page is far smaller, and its tree costs many times more
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)


def read(data: bytes, mapping: Mapping[str, str]) -> Iterator[RawPost | Unreadable]:  # noqa: ARG001
    """Yield the one post of a page; the charset its ``meta`` declares is a hint."""
    if len(data) > _LARGEST:
        raise UnreadableItem(
            f"Trang HTML lớn hơn {_LARGEST >> 20} MiB.", "Hãy lưu lại trang không kèm dữ liệu."
        )
    declared = _CHARSET.search(data[:4096])
    text, encoding = decode(data, declared.group(1).decode("ascii") if declared else "")
    yield RawPost("html", 0, len(data), encoding, html=text)
