from __future__ import annotations

import codecs

import pytest

from luutru.errors import UnreadableItem
from luutru.text.script.encodings.unicode_forms import (
    byte_order_mark,
    damage_of_utf_8,
    marked_as,
    place,
    strict,
    utf_16_of,
)


@pytest.mark.parametrize(
    ("mark", "name"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (b"", ""),
    ],
)
def test_byte_order_marks(mark: bytes, name: str) -> None:
    data = mark + "Đảng".encode(name or "utf-8")
    assert marked_as(data) == name
    assert byte_order_mark(data) == len(mark)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ("Hội nghị tổng kết năm".encode("utf-16-le"), "utf-16-le"),
        ("Hội nghị tổng kết năm".encode("utf-16-be"), "utf-16-be"),
        ("Hội nghị tổng kết năm".encode(), ""),
        (b"", ""),
        (b"a\0b" * 20, ""),
        (bytes(40), ""),
        ("Hội nghị tổng kết năm".encode("utf-32-le"), ""),
    ],
)
def test_utf_16_is_known_by_its_zero_bytes(data: bytes, name: str) -> None:
    assert utf_16_of(data) == name


def test_only_the_head_of_a_file_is_looked_at() -> None:
    assert utf_16_of(b"x" * 4096 + "Hội nghị".encode("utf-16-le") * 1000) == ""
    assert utf_16_of("Hoi nghi".encode("utf-16-le") * 256 + b"x" * 9999) == "utf-16-le"


def test_damaged_unicode_is_refused_with_its_place() -> None:
    assert strict("Đảng".encode("utf-16-le"), "utf-16-le") == "Đảng"
    with pytest.raises(UnreadableItem) as caught:
        strict(b"abc\xff", "utf-8")
    assert caught.value.reason == "Tệp ghi là utf-8 nhưng hỏng ở byte 3."
    assert caught.value.repair == "Hãy chép lại tệp gốc."


def test_utf_8_with_a_damaged_place() -> None:
    good = "Đảng ủy phường".encode()
    damage = damage_of_utf_8(good + b"\n h\xe1i")
    assert damage is not None
    assert damage.reason == (
        f"Tệp là utf-8 nhưng hỏng ở byte {len(good) + 3} (dòng 2, byte 3 của dòng)."
    )
    assert "Hãy chép lại tệp gốc" in damage.repair
    assert damage_of_utf_8(good) is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"abc",
        b"h\xe9i ngh\xde t\xc6ng k\xd5t",  # another encoding
        "Đảng".encode() + b"\xff",  # two sequences: by chance
        "Đảng ủy phường".encode() + b"\xe9" * 8,  # most of it is no UTF-8
    ],
)
def test_other_data_is_no_damaged_utf_8(data: bytes) -> None:
    assert damage_of_utf_8(data) is None


@pytest.mark.parametrize(
    ("data", "at", "where"),
    [
        (b"abc", 0, "byte 0"),
        (b"abc\n", 2, "byte 2"),
        (b"abc\nde", 2, "byte 2 (dòng 1, byte 3 của dòng)"),
        (b"abc\nde", 4, "byte 4 (dòng 2, byte 1 của dòng)"),
        (b"a\nb\ncd", 5, "byte 5 (dòng 3, byte 2 của dòng)"),
    ],
)
def test_where_a_byte_stands(data: bytes, at: int, where: str) -> None:
    assert place(data, at) == where
