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
    unzip, within = zlib.decompressobj(wbits=31), False
    for piece in pieces:
        data = piece
        while data := data if within else data.lstrip(b"\0"):  # zeros may pad the end
            within = True
            yield unzip.decompress(data, _PIECE)
            data = unzip.unconsumed_tail
            if unzip.eof:
                data = unzip.unused_data
                unzip, within = zlib.decompressobj(wbits=31), False
    if within:
        raise zlib.error("thiếu phần cuối")
