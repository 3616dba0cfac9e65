from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.errors import UnreadableItem
from luutru.text.script.encodings import decode
from luutru.text.script.legacy_encodings import decode_tcvn3

TEXT = "Đồng chí Bí thư Đảng ủy phường chủ trì hội nghị tổng kết công tác năm 2005 của các đoàn thể"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_unicode_is_told_by_itself(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == (TEXT, encoding)


def test_byte_order_marks() -> None:
    assert decode(codecs.BOM_UTF8 + TEXT.encode()) == (TEXT, "utf-8")
    assert decode(codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le")) == (TEXT, "utf-16-le")


def test_legacy_encodings_are_told_by_their_syllables() -> None:
    tcvn3 = b"\xae\xb6ng \xf1y ph\xad\xeang h\xe9i ngh\xde c\xabng t\xb8c n\xa8m"
    assert decode(tcvn3) == ("đảng ủy phường hội nghị công tác năm", "tcvn3")
    vni = "Ñaûng uûy phöôøng Boà Ñeà laøm vieäc vôùi Maët traän".encode("cp1252")
    assert decode(vni) == ("Đảng ủy phường Bồ Đề làm việc với Mặt trận", "vni")


def test_tcvn3_capitals_are_restored() -> None:
    assert decode_tcvn3(b"\xa7\xb6NG \xf1Y PH\xad\xeaNG") == "ĐẢNG ỦY PHƯỜNG"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "rỗng"),
        (b" \n\t ", "rỗng"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04" + bytes(50), "ZIP"),
        (bytes(range(256)) * 4, "nhị phân"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8a", "hỏng"),
        (b"caf\xe9 na\xefve r\xe9sum\xe9 gar\xe7on", "bảng mã"),
    ],
)
def test_what_cannot_be_decoded_for_certain_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableItem, match=reason):
        decode(data)


@given(st.binary(max_size=400))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    try:
        text, _ = decode(data)
    except UnreadableItem:
        return
    assert "\ufffd" not in text or "\ufffd".encode() in data
