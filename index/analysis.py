"""The analyzer: text to syllables, the same for posts and for queries.

A syllable is a run of letters and digits; it is indexed under its exact key and its folded key
(`text.script.folding`). A post has three zones: its title, its lead and its body.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from luutru.text.script.folding import WORD, exact_key

__all__ = ["GAP", "ZONES", "Zone", "abbreviation_key", "compound_key", "keys", "short_form"]

Zone = Literal["title", "lead", "body"]

#: Title beats lead beats body: an occurrence counts that many times (BM25F, Robertson 2004).
ZONES: dict[Zone, float] = {"title": 3.0, "lead": 1.5, "body": 1.0}

#: Stands between two blocks in place of a key, so that no phrase runs across.
GAP = ""


def keys(blocks: Iterable[str]) -> list[str]:
    """Return the exact key of each syllable of cleaned blocks, in order, with a `GAP` after each
    block but the last."""
    found: list[str] = []
    for block in blocks:
        if found:
            found.append(GAP)
        found.extend(map(exact_key, WORD.findall(block)))
    return found


@lru_cache(maxsize=131072)
def compound_key(word: str) -> str:
    """Return the key of a segmented word of several syllables: ``Đảng_ủy`` gives ``đảng_ủy``."""
    return "_".join(exact_key(token) for token in WORD.findall(word.replace("_", " ")))


def abbreviation_key(short: str, long: str) -> str:
    """Return the key of an abbreviation in a post: ``btv=biên_tập_viên`` where the post defines it.

    Without a long form it is open what it stands for: ``btv``.
    """
    return f"{short}={long.replace(' ', '_')}" if long else short


def short_form(key: str) -> str:
    """Return the short form of an `abbreviation_key`."""
    return key.partition("=")[0]
