"""Keystrokes of an input method that was off: Telex ("Ddangr uyr") and VNI ("D9ang3 uy3").

Source: the two methods as Vietnamese keyboards define them. Telex: aa ee oo dd aw ow uw, and the
tones f s r x j; VNI: 6 (â ê ô), 7 (ơ ư), 8 (ă), 9 (đ), and the tones 1 to 5. A mark may be typed
anywhere after its letter; ``uow`` and ``uo7`` give ươ.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from luutru.text.script.syllables import TONES, is_valid, parse
from luutru.text.script.tones import place_tone

__all__ = ["decode_telex", "decode_vni_keys", "telex", "vni"]

_TELEX_TONES = {"f": 1, "r": 2, "x": 3, "s": 4, "j": 5}
_VNI_TONES = {"2": 1, "3": 2, "4": 3, "1": 4, "5": 5}
_HATS = {"a": "â", "e": "ê", "o": "ô"}
_HORNS = {"o": "ơ", "u": "ư"}
_VOWEL = re.compile("[aăâeêioôơuưy]")
_LETTERS = re.compile(r"[a-z]+")
_LONGEST = 11
# Words of other languages that look keyed: a tone amid vowels, and no other sign ("taxi", "gara").
_AS_IF_KEYED = re.compile(r"(?!.*(?:aa|ee|oo|dd|w|\d))[a-z]*[aeiouy][sfrxj][aeiouy]+")
_TYPED = re.compile(r"(?<![^\W_])[A-Za-z][A-Za-z0-9]{1,10}(?![^\W_])")
_VNI_FORM = re.compile(r"[a-z]+[a-z1-9]*")


def telex(typed: str) -> str | None:
    """Return the syllable that `typed` (lower case) keys in Telex, or None when it keys none.

    A syllable without any mark keys itself and gives None: there is nothing to decode.
    """
    if not _LETTERS.fullmatch(typed) or len(typed) > _LONGEST:
        return None

    def shapes(key: str, letters: str) -> bool:
        return key == "w" or (key in _HATS and key in letters) or (key == "d" == letters[:1])

    return _keyed(typed, _TELEX_TONES, shapes)


def vni(typed: str) -> str | None:
    """Return the syllable that `typed` (lower case) keys in VNI, or None when it keys none."""
    if not _VNI_FORM.fullmatch(typed) or typed.isalpha() or len(typed) > _LONGEST:
        return None
    return _keyed(typed, _VNI_TONES, lambda key, _letters: key.isdigit())


def decode_telex(text: str) -> str:
    """Return text whose words were keyed in Telex, with what each word keys; others stay."""
    return _TYPED.sub(lambda found: _decoded(found[0], telex), text)


def decode_vni_keys(text: str) -> str:
    """Return text whose words were keyed in VNI, with what each word keys; others stay."""
    return _TYPED.sub(lambda found: _decoded(found[0], vni), text)


def _decoded(typed: str, method: Callable[[str], str | None]) -> str:
    small = typed.lower()
    # "coong" is a syllable, and "công" as it is keyed; "xoong" is keyed "xooong".
    keyed = ("oo" in small or not is_valid(typed)) and not _AS_IF_KEYED.fullmatch(small)
    word = method(small) if keyed else None
    if word is None:  # "ANTDD" has no vowel
        return typed.replace("DD", "Đ") if typed.isupper() else {"dd": "đ"}.get(typed, typed)
    if typed.isupper():
        return word.upper()
    return word.capitalize() if typed[0].isupper() else word


def _keyed(typed: str, tones: dict[str, int], shapes: Callable[[str, str], bool]) -> str | None:
    """Return the syllable of keys, some of which set its tone and some the shape of a letter."""
    letters = ""
    tone = 0
    for key in typed:
        if key in tones and _VOWEL.search(letters):
            if tone:
                return None
            tone = tones[key]
        elif shapes(key, letters):
            marked = _shape(letters, key)
            if marked is None:
                return None
            letters = marked
        else:
            letters += key
    return _syllable(letters, tone, typed)


def _shape(letters: str, key: str) -> str | None:
    """Return `letters` with the mark of `key` on the letter it goes to, or None."""
    if key in "d9":
        return "đ" + letters[1:] if letters[:1] == "d" else None
    if key in "w78":
        return _horn_or_breve(letters, key)
    for at in range(len(letters) - 1, -1, -1):
        if letters[at] in _HATS and key in ("6", letters[at]):
            return letters[:at] + _HATS[letters[at]] + letters[at + 1 :]
    return None


def _horn_or_breve(letters: str, key: str) -> str | None:
    if key != "8" and letters[:2] != "qu" and re.search("[uư]o", letters):
        return re.sub("[uư]o", "ươ", letters)
    takes_breve = "a" in letters and (letters[:2] == "qu" or not letters.endswith(("ua", "uau")))
    if key != "7" and takes_breve:
        at = letters.rindex("a")
        return letters[:at] + "ă" + letters[at + 1 :]
    if key == "8":
        return None
    # In ưu and ưa the horn stands on the first u; the u of qu takes none.
    found = re.search("(?<!q)u|o", letters)
    return found and letters[: found.start()] + _HORNS[found[0]] + letters[found.end() :]


def _syllable(letters: str, tone: int, typed: str) -> str | None:
    """Return the valid syllable of `letters` and a tone; huơ and thuở have ơ where ươ was keyed."""
    for base in (letters, letters.replace("ươ", "uơ")):
        vowel = _VOWEL.search(base)
        if vowel is None:
            return None
        toned = base[: vowel.end()] + TONES[tone] + base[vowel.end() :]
        parts = parse(unicodedata.normalize("NFC", toned))
        if parts is not None:
            word = place_tone(*parts)
            return word if word != typed else None
    return None
