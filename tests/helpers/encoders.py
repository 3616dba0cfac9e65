"""Vietnamese text written as it was before Unicode, or as a wrong reading has left it."""

from __future__ import annotations

import base64
import re
import unicodedata
from collections.abc import Callable

from luutru.text.script.encodings.tables import CP1252, TCVN3, TCVN5712, VISCII, VNI_PAIRS, VPS

TONES = "\u0300\u0309\u0303\u0301\u0323"


def _by_table(table: str) -> Callable[[str], bytes]:
    codes = {letter: code for code, letter in reversed([*enumerate(table)])}
    return lambda text: bytes(codes[letter] for letter in text)


def tcvn3(text: str) -> bytes:
    """Write small vowels where TCVN3 has no capital with a tone."""
    small = re.sub("(?![ĂÂÊÔƠƯĐ])[À-ÖØ-ÞĨŨẠ-Ỹ]", lambda found: found[0].lower(), text)
    return _by_table(TCVN3)(small)


def vni(text: str) -> bytes:
    """Write each letter and then its marks, in the case of the letter."""
    pairs = {v: k for k, v in VNI_PAIRS.items() if k in (k.lower(), k.upper())}
    return _by_table(CP1252)("".join(pairs.get(letter, letter) for letter in text))


def cp1258(text: str) -> bytes:
    """Write tones as letters of their own."""
    parts = []
    for letter in text:
        marks = unicodedata.normalize("NFD", letter)
        tone = "".join(mark for mark in marks[1:] if mark in TONES)
        parts += [unicodedata.normalize("NFC", "".join(c for c in marks if c not in tone)), tone]
    return "".join(parts).encode("cp1258")


def viqr(text: str) -> str:
    """Write marks as the signs of RFC 1456."""
    signs = {"\u0302": "^", "\u0306": "(", "\u031b": "+"} | dict(zip(TONES, "`?~'.", strict=True))
    written = unicodedata.normalize("NFD", text).replace("đ", "dd").replace("Đ", "DD")
    ordered = re.sub(f"([{TONES}])([\u0302\u0306\u031b])", r"\2\1", written)
    return "".join(signs.get(c, c) for c in ordered)


def utf_7(text: str) -> str:
    """Write runs beyond ASCII in base64."""
    return re.sub(
        r"[^\x00-\x7f]+",
        lambda found: f"+{base64.b64encode(found[0].encode('utf-16-be')).decode().rstrip('=')}-",
        text,
    )


def as_1252(data: bytes) -> str:
    """Read bytes as browsers read Windows-1252."""
    return "".join(map(CP1252.__getitem__, data))


#: By the names that `luutru.text.script.encodings` has for them.
ENCODERS: dict[str, Callable[[str], bytes]] = {
    "tcvn3": tcvn3,
    "tcvn5712-1": _by_table(TCVN5712),
    "viscii": _by_table(VISCII),
    "vps": _by_table(VPS),
    "vni": vni,
    "cp1258": cp1258,
}
#: Ways to spoil a text, by what a repair of it is named.
SPOILERS: dict[str, Callable[[str], str]] = {
    "utf-8": lambda text: as_1252(text.encode()),
    "tcvn3": lambda text: as_1252(tcvn3(text)),
    "viscii": lambda text: as_1252(ENCODERS["viscii"](text)),
    "vni": lambda text: as_1252(vni(text)),
    "cp1258": lambda text: as_1252(cp1258(text)),
    "viqr": viqr,
    "utf-7": utf_7,
}
