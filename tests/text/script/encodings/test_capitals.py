from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.text.script.encodings.capitals import with_capitals


@pytest.mark.parametrize(
    ("read", "written"),
    [
        ("ĐảNG Bộ PHườNG", "ĐẢNG BỘ PHƯỜNG"),  # "Bộ" by its neighbours
        ("Bộ GIáO DụC", "BỘ GIÁO DỤC"),
        ("Bộ GIáO DụC ở Hà Nội", "BỘ GIÁO DỤC ở Hà Nội"),
        ("UBND Xã Hợp Tiến", "UBND Xã Hợp Tiến"),  # an abbreviation is no heading
        ("Tổ dân phố", "Tổ dân phố"),
        ("ủy ban họp. ở xã, ủy ban cũng họp.", "Ủy ban họp. Ở xã, ủy ban cũng họp."),
        ("Hội nghị\nủy ban", "Hội nghị\nủy ban"),  # a line that goes on
        ("Hội nghị\n\nủy ban", "Hội nghị\n\nỦy ban"),
        ("<h1 class='t'>ủy ban</h1> <b>ở</b>", "<h1 class='t'>Ủy ban</h1> <b>ở</b>"),
        ("Bà Nguyễn Thị ánh phát biểu", "Bà Nguyễn Thị Ánh phát biểu"),
        ("Ông Trần ái Quốc", "Ông Trần Ái Quốc"),
        ("Ông ý kiến", "Ông ý kiến"),
        ("sang ấn Độ, đến ý Yên", "sang Ấn Độ, đến Ý Yên"),
        ("đưa tay ấn nút", "đưa tay ấn nút"),
    ],
)
def test_capitals_come_from_what_stands_around(read: str, written: str) -> None:
    assert with_capitals(read) == written


@given(st.lists(st.sampled_from("ủy ban ĐảNG Bộ ở xã Thị ánh UBND . \n <p> ấn Độ".split(" "))))
def test_capitals_are_restored_once_and_letters_stay(words: list[str]) -> None:
    text = " ".join(words)
    restored = with_capitals(text)
    assert restored.lower() == text.lower()
    assert with_capitals(restored) == restored
