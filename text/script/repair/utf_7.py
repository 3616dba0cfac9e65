"""UTF-7 left in text: "Ti+Hr8-ng Vi+Hsc-t"."""

from __future__ import annotations

import binascii
import re

__all__ = ["decode_utf_7"]

_RUN = re.compile(r"\+([A-Za-z0-9+/]*)-?")


def decode_utf_7(text: str) -> str:
    """Return text with its runs of UTF-7 decoded; what is no UTF-7 stays."""
    return _RUN.sub(_decoded, text)


def _decoded(found: re.Match[str]) -> str:
    run = found[1]
    if not run:
        return "+" if found[0] == "+-" else found[0]
    try:
        data = binascii.a2b_base64(run + "=" * (-len(run) % 4), strict_mode=True)
        decoded = data[: len(data) // 2 * 2].decode("utf-16-be")
    except ValueError:
        return found[0]
    # A run is there for what is beyond ASCII; what it would make of markup stays as it is.
    return found[0] if not decoded or set(decoded) & set("<>&\"'\0") else decoded
