"""The bytes of a file, whole or in pieces."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from luutru.errors import UnreadableItem
from luutru.ingest.files.walk import FoundFile, as_text

__all__ = ["digest_of", "head_of", "pieces_of", "whole"]

_PIECE = 1 << 20  # bytes
_LARGEST = 2 << 30  # bytes


def head_of(found: FoundFile, size: int) -> bytes:
    """Return the first `size` bytes of a file.

    Raises:
        UnreadableItem: it cannot be read.
    """
    try:
        with open(found.place, "rb", buffering=0) as file:
            return file.read(size) or b""
    except OSError as error:
        raise _unreadable(found, error) from error


def whole(found: FoundFile) -> bytes:
    """Return all bytes of a file.

    Raises:
        UnreadableItem: it cannot be read.
    """
    try:
        with open(found.place, "rb", buffering=0) as file:
            return file.readall()
    except OSError as error:
        raise _unreadable(found, error) from error


def pieces_of(found: FoundFile) -> Iterator[bytes]:
    """Yield the bytes of a file in pieces.

    Raises:
        UnreadableItem: it cannot be read, or is too large.
    """
    if found.size > _LARGEST:
        raise UnreadableItem(
            f"Tệp {as_text(found.place)} lớn hơn {_LARGEST >> 30} GiB.",
            "Hãy chia tệp rồi nhập lại.",
        )
    try:
        with open(found.place, "rb") as file:
            while piece := file.read(_PIECE):
                yield piece
    except OSError as error:
        raise _unreadable(found, error) from error


def digest_of(found: FoundFile) -> str:
    """Return the SHA-256 of a file in hexadecimal; raise as `pieces_of`."""
    found_hash = hashlib.sha256()
    for piece in pieces_of(found):
        found_hash.update(piece)
    return found_hash.hexdigest()


def _unreadable(found: FoundFile, error: OSError) -> UnreadableItem:
    reason = error.strerror or str(error)
    return UnreadableItem(
        f"Không đọc được tệp {as_text(found.place)}: {reason}.", "Hãy xin quyền đọc rồi nhập lại."
    )
