"""The table of encodings: every name that luutru reads text by, and how."""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from luutru.errors import UsageError
from luutru.text.script.encodings import tables
from luutru.text.script.encodings.capitals import with_capitals
from luutru.text.script.encodings.viqr import decode_viqr
from luutru.text.script.keystrokes import decode_telex

__all__ = ["ENCODINGS", "LEGACY", "Encoding", "by_table", "named", "vni_letters"]


class Encoding(NamedTuple):
    """How bytes are read by an encoding.

    Attributes:
        decode: bytes to text in NFC; raises UnicodeDecodeError on bytes that it does not have.
        aliases: other names of it, in small letters.
        table: the character of each byte, None where a byte is no character by itself.
    """

    name: str
    decode: Callable[[bytes], str]
    aliases: tuple[str, ...] = ()
    table: str | None = None


def by_table(table: str, data: bytes) -> str:
    """Return bytes as the characters of a table, in NFC."""
    return unicodedata.normalize("NFC", codecs.charmap_decode(data, "strict", table)[0])


def vni_letters(text: str) -> str:
    """Return VNI that was read as Windows-1252 as the letters it stands for."""
    return tables.VNI.sub(lambda found: tables.VNI_PAIRS[found[0]], text)


def _tcvn3(data: bytes) -> str:
    return with_capitals(by_table(tables.TCVN3, data))


def _vni(data: bytes) -> str:
    return vni_letters(by_table(tables.CP1252, data))


def _cp1258(data: bytes) -> str:
    return unicodedata.normalize("NFC", data.decode("cp1258"))


def _in_ascii(decode: Callable[[str], str], data: bytes) -> str:
    return decode(data.decode("utf-8"))


def _coded(name: str, *aliases: str) -> Encoding:
    """Return an encoding that Python has under this name: the text encodes to the same bytes."""
    return Encoding(name, lambda data: data.decode(name), aliases)


def _tabled(name: str, table: str, *aliases: str) -> Encoding:
    return Encoding(name, partial(by_table, table), aliases, table)


#: By their names. Those of bytes are tried in this order where the evidence is the same.
ENCODINGS = {
    encoding.name: encoding
    for encoding in (
        _coded("utf-8", "utf8", "utf-8-sig", "unicode"),
        _coded("utf-16", "utf16", "ucs-2"),
        _coded("utf-16-le", "utf-16le"),
        _coded("utf-16-be", "utf-16be"),
        _coded("utf-7", "utf7"),
        Encoding("tcvn3", _tcvn3, ("abc", "vn3", "tcvn-3", "vntime"), tables.TCVN3),
        _tabled("tcvn5712-1", tables.TCVN5712, "tcvn", "tcvn5712", "tcvn-5712", "vn1"),
        _tabled("viscii", tables.VISCII, "viscii1.1-1", "csviscii"),
        _tabled("vps", tables.VPS, "x-viet-vps", "viet-vps"),
        Encoding("vni", _vni, ("vni-windows", "vni-win", "vni-times", "x-viet-vni")),
        Encoding("cp1258", _cp1258, ("windows-1258", "1258", "x-cp1258")),
        _tabled("cp1252", tables.CP1252, "windows-1252", "iso-8859-1", "latin-1", "latin1"),
        Encoding("viqr", partial(_in_ascii, decode_viqr), ("x-viet-viqr", "vietnet")),
        Encoding("telex", partial(_in_ascii, decode_telex)),
    )
}
#: Encodings of Vietnamese whose bytes are tried by their syllables.
LEGACY = ("tcvn3", "tcvn5712-1", "viscii", "vps", "vni", "cp1258")


def named(name: str) -> Encoding:
    """Return the encoding of this name or alias, in any case.

    Raises:
        UsageError: there is none.
    """
    plain = name.strip().lower().replace("_", "-")
    for encoding in ENCODINGS.values():
        if plain in (encoding.name, *encoding.aliases):
            return encoding
    raise UsageError(
        f"Không có bảng mã {name!r}.", f"Các bảng mã đọc được: {', '.join(ENCODINGS)}."
    )
