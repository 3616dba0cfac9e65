from __future__ import annotations

import codecs
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.errors import UnreadableItem
from luutru.text.script.encodings import byte_order_mark, decode, named

TEXT = "Đồng chí Bí thư Đảng ủy phường chủ trì hội nghị tổng kết công tác năm 2005 của các đoàn thể"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_unicode_is_told_by_itself(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == (TEXT, encoding)
    assert decode(TEXT.encode(encoding), "windows-1258") == (TEXT, encoding)
    assert byte_order_mark(TEXT.encode(encoding)) == 0


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_told_where_all_letters_are_ascii(encoding: str) -> None:
    assert decode('[{"title": "Mot"}]'.encode(encoding)) == ('[{"title": "Mot"}]', encoding)


@pytest.mark.parametrize(
    ("bom", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_tells_the_encoding_and_is_taken_off(bom: bytes, encoding: str) -> None:
    assert decode(bom + TEXT.encode(encoding)) == (TEXT, encoding)
    assert byte_order_mark(bom + TEXT.encode(encoding)) == len(bom)


@given(st.text("aăâđêôơưảạ ,.-\n0123😀漢", min_size=1, max_size=60).filter(str.strip))
def test_utf_8_is_read_back(text: str) -> None:
    assert decode(text.encode()) == (text, "utf-8")


@given(
    st.lists(st.sampled_from(TEXT.split()), min_size=1, max_size=20).map(" ".join),
    st.sampled_from(["utf-8-sig", "utf-16", "utf-32"]),
)
def test_text_with_a_byte_order_mark_is_read_back(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding))[0] == text


def as_cp1258(text: str) -> bytes:
    """Write tones as letters of their own: cp1258 has few letters with both a shape and a tone."""
    written = ""
    for letter in text:
        marks = unicodedata.normalize("NFD", letter)
        tone = "".join(mark for mark in marks[1:] if mark in "\u0300\u0301\u0303\u0309\u0323")
        written += unicodedata.normalize("NFC", "".join(m for m in marks if m not in tone)) + tone
    return written.encode("cp1258")


def test_cp1258_is_told_by_its_syllables_and_composed() -> None:
    assert decode(as_cp1258(TEXT)) == (TEXT, "cp1258")


def test_viscii_is_told_by_its_syllables() -> None:
    viscii = b"\xf0\xe4ng \xfcy ph\xdf\xb6ng h\xb5i ngh\xb8 t\xb1ng k\xaat c\xf4ng t\xe1c n\xe5m"
    assert decode(viscii) == ("đảng ủy phường hội nghị tổng kết công tác năm", "viscii")


@pytest.mark.parametrize("declared", ["koi8-r", " KOI8-R "])
def test_a_declared_charset_is_believed_when_the_bytes_are_of_it(declared: str) -> None:
    assert decode("Москва".encode("koi8-r"), declared) == ("Москва", "koi8-r")


@pytest.mark.parametrize(
    "declared", ["", "iso-8859-1", "latin-1", "Windows-1252", "cp1252", "us-ascii", "khong-co"]
)
def test_a_charset_that_systems_declare_for_anything_is_tried_by_score(declared: str) -> None:
    vni = "Ñaûng uûy phöôøng Boà Ñeà laøm vieäc".encode("cp1252")
    assert decode(vni, declared) == ("Đảng ủy phường Bồ Đề làm việc", "vni")


def test_a_declared_charset_that_the_bytes_are_not_of_is_tried_by_score() -> None:
    tcvn3 = b"\xae\xb6ng \xf1y ph\xad\xeang h\xe9i ngh\xde"
    assert decode(tcvn3, "utf-8") == ("đảng ủy phường hội nghị", "tcvn3")
    assert decode(tcvn3, "ascii")[1] == "tcvn3"


def test_legacy_encodings_are_told_by_their_syllables() -> None:
    tcvn3 = b"\xae\xb6ng \xf1y ph\xad\xeang h\xe9i ngh\xde c\xabng t\xb8c n\xa8m"
    assert decode(tcvn3) == ("đảng ủy phường hội nghị công tác năm", "tcvn3")
    vni = "Ñaûng uûy phöôøng Boà Ñeà laøm vieäc vôùi Maët traän".encode("cp1252")
    assert decode(vni) == ("Đảng ủy phường Bồ Đề làm việc với Mặt trận", "vni")


def test_tcvn3_capitals_are_restored() -> None:
    assert named("tcvn3").decode(b"\xa7\xb6NG \xf1Y PH\xad\xeaNG") == "ĐẢNG ỦY PHƯỜNG"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "rỗng"),
        (b"\0\0\0", "rỗng"),
        (b" \n\t ", "rỗng"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04" + bytes(50), "ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1", "Word/Excel cũ"),
        (b"\x89PNG\r\n", "ảnh PNG"),
        (b"\xff\xd8\xff\xe0", "ảnh JPEG"),
        (b"GIF89a", "ảnh GIF"),
        (b"SQLite format 3\0", "SQLite"),
        (b"\x7fELF", "chương trình"),
        (b"a\0b", "Tệp nhị phân, không"),
        (b"\x01" * 6 + b"x" * 94, "nhị phân"),
        (bytes(range(256)) * 4, "nhị phân"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8a", "hỏng"),
        (codecs.BOM_UTF8 + b"abc\xff", "utf-8 nhưng hỏng ở byte 3"),
        (b"\xe9", "đã thử"),
        (b"caf\xe9 na\xefve r\xe9sum\xe9 gar\xe7on", "bảng mã"),
    ],
)
def test_what_cannot_be_decoded_for_certain_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableItem, match=reason):
        decode(data)


def test_a_few_controls_are_no_reason_to_refuse() -> None:
    assert decode(b"\x01" * 5 + b"x" * 95)[1] == "utf-8"
    assert decode(b"\x1b[31m\x0c\t\r\n" * 20)[1] == "utf-8"


def test_a_refusal_of_an_encoding_lists_what_was_tried() -> None:
    with pytest.raises(UnreadableItem) as caught:
        decode(b"caf\xe9 na\xefve r\xe9sum\xe9 gar\xe7on")
    assert all(name in caught.value.reason for name in ("cp1258", "tcvn3", "viscii", "vni"))
    assert "UTF-8" in caught.value.repair


@given(st.binary(max_size=400))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    try:
        text, _ = decode(data)
    except UnreadableItem:
        return
    assert "\ufffd" not in text or "\ufffd".encode() in data
