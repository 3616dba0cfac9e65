"""Single-byte tables of the Vietnamese encodings from before Unicode, and the pairs of VNI.

Sources: TCVN 5712:1993 (VN3 is what the ``.Vn*`` fonts have, known as TCVN3 or ABC; VN1 is
glibc's TCVN5712-1), RFC 1456 (VISCII), and for VPS and VNI-Windows the tables of the Vietnamese
Unicode project (vietunicode.sourceforge.net). Windows' programs typed quotes and dashes where
TCVN3 and VNI have nothing, so codes that a table leaves open are those of Windows-1252.
"""

from __future__ import annotations

import re

__all__ = ["CP1252", "TCVN3", "TCVN5712", "VISCII", "VNI", "VNI_PAIRS", "VPS"]


def _table(ground: str, rows: dict[int, str]) -> str:
    """Return the 256 characters of `ground` with `rows` laid over, each from its first code."""
    letters = list(ground)
    for first, row in rows.items():
        letters[first : first + len(row)] = row
    return "".join(letters)


_LATIN_1 = bytes(range(256)).decode("latin-1")
_UNDEFINED = b"\x81\x8d\x8f\x90\x9d"  # of Windows-1252: browsers take them for controls
#: Windows-1252 as browsers read it, a character a code.
CP1252 = "".join(
    chr(code) if code in _UNDEFINED else bytes([code]).decode("cp1252") for code in range(256)
)

TCVN3 = _table(
    CP1252,
    {
        0xA1: "ĂÂÊÔƠƯĐăâêôơưđ",
        0xB5: "àảãáạ",
        0xBB: "ằẳẵắ",
        0xC6: "ặầẩẫấậè",
        0xCE: "ẻẽéẹềểễếệìỉ",
        0xDC: "ĩíịò",
        0xE1: "ỏõóọồổỗốộờởỡớợù",
        0xF1: "ủũúụừửữứựỳỷỹýỵ",
    },
)
#: TCVN3 with capitals, in places that it leaves open; tones stand by themselves at 0xB0.
TCVN5712 = _table(
    TCVN3,
    {
        0x01: "ÚỤ",
        0x04: "ỪỬỮ",
        0x11: "ỨỰỲỶỸÝỴ",
        0x80: "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ",
        0xAF: "Ằ\u0300\u0309\u0303\u0301\u0323",
        0xBA: "Ẳ",
        0xBF: "ẴẮẦẨẪẤỀ",
        0xCD: "Ể",
        0xD9: "ỄẾỒ",
        0xE0: "Ổ",
        0xF0: "Ỗ",
        0xFF: "Ố",
    },
)
VISCII = _table(
    _LATIN_1,
    {
        0x02: "Ẳ",
        0x05: "ẴẪ",
        0x14: "Ỷ",
        0x19: "Ỹ",
        0x1E: "Ỵ",
        0x80: "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệố",
        0xB0: "ồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư",
        0xE0: "àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ",
    },
)
VPS = _table(
    CP1252,
    {
        0x02: "ẠẬẶẸỆ",
        0x10: "ỊỌỘỢỤỰ",
        0x19: "Ỵ",
        0x1C: "ẪỮ",
        0x80: "ÀẢÃẤẦẨọỗĂếềểệẮẰẲẾ",
        0x93: "ỀỂỄỐỒỔỖýỷỵỚỜỞ",
        0xA1: "ắằẳẵặỠớÙờởỡŨỨợỪổỬỲỸÍÌộỈĨÓửữÒỎÕựầÁÂấẩẫậđẻÉÊẹỉễịỹƯỦồốÔỏơÈừứÚũưÝẺ",
        0xE4: "ảạă",
        0xEB: "ẽ",
        0xEF: "ĩẴĐ",
        0xF7: "Ơụ",
        0xFB: "ủ",
        0xFD: "ỶẼỳ",
    },
)

# VNI writes a letter and then its marks: these are the bytes (as Windows-1252) after a letter.
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


VNI_PAIRS = _vni_pairs()
#: A letter of VNI with its marks, in text that was read as Windows-1252.
VNI = re.compile("|".join(sorted(map(re.escape, VNI_PAIRS), key=len, reverse=True)))
