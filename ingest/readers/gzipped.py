"""Gzip taken off a stream of bytes."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from luutru.errors import UnreadableItem

__all__ = ["is_gzipped", "unzipped"]

_MAGIC = b"\x1f\x8b"
_LARGEST = 2 << 30  # bytes after decompression
_PIECE = 1 << 22  # bytes after decompression


def is_gzipped(head: bytes) -> bool:
    """Return whether bytes that begin so are gzipped."""
    return head.startswith(_MAGIC)


def unzipped(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the content of gzip data, one member after the other, in pieces.

    Raises:
        UnreadableItem: the data is damaged, cut off or too large.
    """
    size = 0
    try:
        for piece in _members(iter(pieces)):
            size += len(piece)
            if size > _LARGEST:
                raise UnreadableItem(
                    f"Tệp nén bung ra quá {_LARGEST >> 30} GiB.", "Hãy giải nén và chia nhỏ."
                )
            yield piece
    except zlib.error as error:
        raise UnreadableItem(f"Tệp nén hỏng: {error}.", "Hãy chép lại tệp gốc.") from error


def _members(pieces: Iterator[bytes]) -> Iterator[bytes]:
    begun = False
    unzip = zlib.decompressobj(wbits=31)
    for data in pieces:
        while data or unzip.unconsumed_tail:
            begun = True
            yield unzip.decompress(data or unzip.unconsumed_tail, _PIECE)
            data = unzip.unconsumed_tail
            if unzip.eof:
                # Zeros may pad the end; another member may begin in the next piece.
                data = unzip.unused_data.lstrip(b"\0")
                unzip, begun = zlib.decompressobj(wbits=31), False
    if begun:
        raise zlib.error("thiếu phần cuối")
