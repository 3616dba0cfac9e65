"""Numbers of labels: what stands in an index for a field and a value, so that arrays can count.

A number is 64 bits of a hash, so none has to be given out and no two writers can differ. Among a
million values the chance that any two share one is 1 in 36 million.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b

__all__ = ["label_number"]


@lru_cache(maxsize=65536)
def label_number(field: str, value: str) -> int:
    """Return the number of a value of a label field, a signed integer of 64 bits."""
    digest = blake2b(f"{field}\0{value}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True)
