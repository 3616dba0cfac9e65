"""The ways in which text that was decoded is not what was written, and what undoes each."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from luutru.text.script.encodings.named import LEGACY
from luutru.text.script.encodings.rereading import LETTERS_BEYOND, reread
from luutru.text.script.encodings.viqr import decode_viqr
from luutru.text.script.keystrokes import decode_telex, decode_vni_keys
from luutru.text.script.repair.mojibake import as_utf_8, as_utf_8_of_cp1258
from luutru.text.script.repair.utf_7 import decode_utf_7

__all__ = ["KINDS", "Kind"]


class Kind(NamedTuple):
    """One way to be wrong.

    Attributes:
        undo: text as it was written; text that is not of this kind as it is, or worse.
        signs: what a text of this kind has, if anything does; None for letters beyond ASCII.
        sure: whether it changes nothing but what it is sure of.
    """

    name: str
    undo: Callable[[str], str]
    signs: re.Pattern[str] | None = None
    sure: bool = False


def _legacy_of_utf_8(name: str, text: str) -> str:
    """Return legacy text that was saved as UTF-8, and that was read wrongly, too."""
    undone = as_utf_8(text)
    # Each letter was two characters at least: with more left, ftfy has met a few by chance.
    by_chance = len(_BEYOND_ASCII.findall(undone)) > 0.6 * len(_BEYOND_ASCII.findall(text))
    return text if by_chance or LETTERS_BEYOND.search(undone) else reread(undone, name)


_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
# "Nguye^~n", "ddu+o+.c", "ta'c": a vowel with its shape, or with its tone within a word.
_VIQR = re.compile(
    r"[aeiouyAEIOUY](?:['`?~.][A-Za-z]|[`~](?!\w))|[aeoAEO]\^|[oOuU][+*](?![\s\d+*=(])|[aA]\([^)\s]|\b[dD][dD](?=[aeiouyAEIOUY])"
)
_UTF_7 = re.compile(r"\+[A-Za-z0-9+/]{2,}-?")
# Keys that no Vietnamese syllable has: a doubled letter, w, or a consonant that is a tone.
_TELEX = re.compile(
    r"\b[A-Za-z]*(?:aa|ee|oo|dd|DD|Dd|w|[aeiouy][a-z]{0,4}[sfrxj]\b)", re.IGNORECASE
)
_VNI_KEYS = re.compile(r"\b[A-Za-z]{1,6}\d[A-Za-z]{0,4}\d?\b")

#: In the order in which one is taken where two make the same text.
KINDS = (
    Kind("utf-8", as_utf_8, sure=True),
    Kind("utf-8/cp1258", as_utf_8_of_cp1258),
    *(Kind(name, partial(reread, name=name)) for name in LEGACY),
    *(
        Kind(f"{name}/utf-8", partial(_legacy_of_utf_8, name))
        for name in ("tcvn3", "vni", "viscii", "cp1258")
    ),
    Kind("viqr", decode_viqr, _VIQR),
    Kind("utf-7", decode_utf_7, _UTF_7),
    Kind("telex", decode_telex, _TELEX),
    Kind("vni-keys", decode_vni_keys, _VNI_KEYS),
)
