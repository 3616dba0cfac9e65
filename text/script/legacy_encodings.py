"""Vietnamese encodings from before Unicode that Python has no codec for.

TCVN3 (ABC, the ``.Vn*`` fonts), VISCII (RFC 1456) and VNI-Windows. TCVN3 has no accented
capitals (the ``.Vn*H`` fonts draw them), so a word of capitals decodes with lower-case vowels in
it, and `decode_tcvn3` restores its case.
"""

from __future__ import annotations

import re

__all__ = ["LEGACY", "decode_tcvn3", "decode_viscii", "decode_vni"]

_TCVN3 = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ",
    0xB5: "àảãáạ",
    0xBB: "ằẳẵắ",
    0xC6: "ặầẩẫấậè",
    0xCE: "ẻẽéẹềểễếệìỉ",
    0xDC: "ĩíịò",
    0xE1: "ỏõóọồổỗốộờởỡớợù",
    0xF1: "ủũúụừửữứựỳỷỹýỵ",
}
_VISCII = {
    0x80: "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵ",
    0xC8: "ÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ",
}
_VISCII_LOW = {0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ"}

# VNI writes a letter and then its marks: these are the bytes (as Latin-1) after a base letter.
_VNI_AFTER = {
    "a": "ùáøàûảõãïạââáấàầåẩãẫäậêăéắèằúẳüẵëặ",
    "e": "ùéøèûẻõẽïẹâêáếàềåểãễäệ",
    "o": "ùóøòûỏõõïọâôáốàồåổãỗäộ",
    "u": "ùúøùûủõũïụ",
    "y": "ùýøỳûỷõỹ",
    "ô": "ùớøờûởõỡïợ",
    "ö": "ùứøừûửõữïự",
}
_VNI_ALONE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def _table(runs: dict[int, str]) -> dict[int, str]:
    return {
        first + i: letter for first, letters in runs.items() for i, letter in enumerate(letters)
    }


_TCVN3_TABLE = _table(_TCVN3)
_VISCII_TABLE = _table(_VISCII) | _VISCII_LOW


def _vni_pairs() -> dict[str, str]:
    pairs = {}
    for base, marks in _VNI_AFTER.items():
        for mark, letter in zip(marks[::2], marks[1::2], strict=True):
            pairs[base + mark] = letter
            # The mark follows the case of its letter in well-made text, and not always.
            pairs[base.upper() + mark.upper()] = pairs[base.upper() + mark] = letter.upper()
    for alone, letter in _VNI_ALONE.items():
        pairs[alone], pairs[alone.upper()] = letter, letter.upper()
    return pairs


_VNI_PAIRS = _vni_pairs()
_VNI = re.compile("|".join(sorted(map(re.escape, _VNI_PAIRS), key=len, reverse=True)))
_WORD = re.compile(r"[^\W\d_]+")


def decode_tcvn3(data: bytes) -> str:
    """Return TCVN3 bytes as text, the case of words in capitals restored."""
    text = data.decode("latin-1").translate(_TCVN3_TABLE)
    return _WORD.sub(_restored, text)


def _restored(word: re.Match[str]) -> str:
    text = word.group()
    plain = [c for c in text if c.isascii() or c in "ĂÂÊÔƠƯĐ"]
    # One capital at the head is how a sentence begins ("Bà"); any other is a word of capitals.
    capitals = len(plain) > 1 or not text[0].isupper()
    return text.upper() if plain and capitals and all(c.isupper() for c in plain) else text


def decode_viscii(data: bytes) -> str:
    """Return VISCII bytes as text."""
    return data.decode("latin-1").translate(_VISCII_TABLE)


def decode_vni(data: bytes) -> str:
    """Return VNI-Windows bytes as text."""
    return _VNI.sub(lambda found: _VNI_PAIRS[found.group()], data.decode("cp1252"))


LEGACY = {"tcvn3": decode_tcvn3, "viscii": decode_viscii, "vni": decode_vni}
