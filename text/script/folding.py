"""Search keys of a syllable: the exact key, the folded key, and what matches what.

Compatibility is by letter: a query letter without marks matches any of its marked forms, a
marked letter matches only itself.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from luutru.text.script.characters import clean
from luutru.text.script.tones import canonical

__all__ = [
    "WORD",
    "compatible",
    "exact_key",
    "fold",
    "fold_key",
    "is_marked",
    "syllables",
]

#: What counts as one syllable (or one number) in text that `clean` has gone over.
WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Return `text` without Vietnamese marks, case kept: ``Đảng ủy`` gives ``Dang uy``."""
    text = text.replace("đ", "d").replace("Đ", "D")
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", bare)


@lru_cache(maxsize=131072)
def exact_key(token: str) -> str:
    """Return the key under which a token is indexed with its marks.

    Lower case, old tone style, final y as i after h k l m s t qu (kỹ and kĩ are one word).
    """
    key = canonical(unicodedata.normalize("NFC", token.lower()))
    last = key[-1:]
    if last in "yỳýỷỹỵ" and fold(key[:-1]) in {"h", "k", "l", "m", "s", "t", "qu"}:
        return key[:-1] + "iìíỉĩị"["yỳýỷỹỵ".index(last)]
    return key


@lru_cache(maxsize=131072)
def fold_key(token: str) -> str:
    """Return the key under which a token is indexed without its marks."""
    return fold(exact_key(token))


def is_marked(token: str) -> bool:
    """Return whether `token` has any mark or đ."""
    return fold(token) != unicodedata.normalize("NFC", token)


def compatible(query: str, word: str) -> bool:
    """Return whether the exact key `word` can be what the exact key `query` was typed for.

    Letter by letter: ``dang`` accepts ``đảng``; ``đang`` accepts ``đảng`` but not ``dang``;
    ``đảng`` accepts only itself. A letter's tone and its shape (ă, â, ...) are marks alike.
    """
    if query == word:
        return True
    if len(query) != len(word):
        return False
    return all(q == w or (q == fold(w) and q.isascii()) for q, w in zip(query, word, strict=True))


def syllables(text: str) -> list[str]:
    """Return the exact keys of the syllables of `text`, in order."""
    return [exact_key(token) for token in WORD.findall(clean(text))]
