"""How a search key is written for people to read."""

from __future__ import annotations

from luutru.text.script.folding import fold

__all__ = ["written"]


def written(key: str) -> str:
    """Return an exact key as posts mostly write it: ``kĩ`` as ``kỹ``, ``quí`` as ``quý``."""
    if key[-1:] in "iìíỉĩị" and fold(key[:-1]) in {"h", "k", "l", "m", "t", "qu"}:
        return key[:-1] + "yỳýỷỹỵ"["iìíỉĩị".index(key[-1])]
    return key
