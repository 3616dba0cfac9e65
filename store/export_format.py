"""How an export is recognised: by the first line that `copies.export` writes."""

from __future__ import annotations

__all__ = ["KIND", "is_export"]

KIND = "luutru-export"
_HEAD = b'{"format":"' + KIND.encode() + b'"'


def is_export(head: bytes) -> bool:
    """Return whether these are the first bytes of an export, gzip taken off."""
    return head.startswith(_HEAD)
