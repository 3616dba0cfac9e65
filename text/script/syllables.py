"""The Vietnamese syllable: onset, nucleus, coda and tone, and what is a valid one.

Source: the standard description of the orthography (quốc ngữ); the onset takes in ``qu``, and
``gi`` before a vowel. Loanwords and names of other languages are not valid syllables here, and
every function that acts "only on valid syllables" leaves them alone.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

__all__ = ["TONES", "Syllable", "is_valid", "parse", "split_tone"]

#: Combining marks of the six tones: ngang, huyền, hỏi, ngã, sắc, nặng (the dictionary order).
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")

_ONSETS = (
    "ngh", "ng", "nh", "ch", "gh", "gi", "kh", "ph", "qu", "th", "tr",
    "b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x",
)  # fmt: skip
# Rimes (nucleus + coda) without tone. Those that end in p, t, c, ch take only sắc and nặng.
_RIMES = frozenset(
    """
    a ac ach ai am an ang anh ao ap at au ay
    ă ăc ăm ăn ăng ăp ăt
    â âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et
    ê êch êm ên ênh êp êt êu êng êc
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu iêc
    y yêm yên yêng yêt yêu
    o oc oi om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt
    oe oen oeo oet oeng ooc oong
    ô ôc ôi ôm ôn ông ôp ôt ôông ôôc
    ơ ơi ơm ơn ơp ơt
    u ua uc ui um un ung up ut uâ uân uâng uât uây uê uêch uênh uên uêt uêu
    uôc uôi uôm uôn uông uôt uơ uơn uy uya uych uynh uyt uyu uyên uyêt uyn uyp uau
    ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
    """.split()
)
# After ``qu`` the u belongs to the onset and the rest is one of these.
_AFTER_QU = frozenset(
    """
    a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt ân âng ât ây âu
    e en eo et eng ê ên ênh êch êt êu i y it ich in inh ip yn ynh ych yt yp yên yêt yêu iêt iên
    ô ôc ơ ơi ơn o ơt iu yu
    """.split()
)
_STOPPED = re.compile(r"(?:p|t|c|ch)$")
_VOWEL = frozenset("aăâeêioôơuưy")


class Syllable(NamedTuple):
    """Parts of a valid syllable, lower case, NFC, the tone (0 to 5, see `TONES`) taken off."""

    onset: str
    rime: str
    tone: int


def split_tone(word: str) -> tuple[str, int]:
    """Return lower-case `word` without its tone mark, and the tone (0 when none or several)."""
    decomposed = unicodedata.normalize("NFD", word)
    found = [c for c in decomposed if c in TONES[1:]]
    if len(found) != 1:
        return word, 0
    return unicodedata.normalize("NFC", decomposed.replace(found[0], "")), TONES.index(found[0])


@lru_cache(maxsize=65536)
def parse(word: str) -> Syllable | None:
    """Return the parts of `word` (lower case, NFC), or None when it is no valid syllable."""
    if len(word) > 7 or not word:
        return None
    base, tone = split_tone(word)
    for onset, rime in _divisions(base):
        valid = _AFTER_QU if onset == "qu" else _RIMES
        if rime in valid:
            if _STOPPED.search(rime) and tone not in (4, 5):
                return None
            return Syllable(onset, rime, tone)
    return None


def _divisions(base: str) -> list[tuple[str, str]]:
    """Return the ways to divide `base` into onset and rime, the right one first."""
    if not base or base[0] in _VOWEL:  # a tone mark by itself has no base
        return [("", base)]
    if base.startswith("gi"):
        rest = base[2:]
        # gì, gìn, giếng: the i is the nucleus or part of iê; già, giường: gi is the onset.
        if not rest or rest[0] not in _VOWEL:
            return [("g", base[1:])]
        return [("gi", rest), ("gi", base[1:])]
    for onset in _ONSETS:
        if base.startswith(onset) and len(base) > len(onset):
            return [(onset, base[len(onset) :])]
    return []


def is_valid(word: str) -> bool:
    """Return whether `word`, in any case, is a valid Vietnamese syllable with its marks."""
    return parse(word.lower()) is not None
