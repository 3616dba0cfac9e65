from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.tests.helpers.encoders import viqr
from luutru.text.script.encodings.viqr import decode_viqr


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("Tie^'ng Vie^.t ddu+o+.c", "Tiếng Việt được"),
        ("nu*o*'c DDa?ng Dda?ng ANTDD", "nước Đảng Đảng ANTĐ"),
        ("ho.^i Qua.^n a`(n", "hội Quận ằn"),  # the tone before the shape
        ("O^ng te^n gi`\\? Ted\\dy\\.", "Ông tên gì? Teddy."),
        ("la` gi`? dda^y.", "là gì? đây."),  # a second tone, a tone on another vowel
        ("ca. ba` o+? xa~, bi. pha.t", "cạ bà ở xã, bị phạt"),
        ("ve^` nha`. Bo^. Co^ng an", "về nhà. Bộ Công an"),
        ("ddi cho. Anh ve^`", "đi cho. Anh về"),  # a sentence ends
        ("Ha. Long", "Hạ Long"),
        ("thu?y hoa`n hoa` ho`a", "thủy hoàn hoà hòa"),
        ("a@chinhphu.vn, thu.c hie^.n Home.aspx", "a@chinhphu.vn, thục hiện Home.aspx"),
        ("thu.\\. to?\\. la` thu\\.", "thụ. tỏ. là thu."),  # behind a tone, an escaped stop
        ("\ue000 Vie^.t\\. \ue000", "\ue000 Việt. \ue000"),
        ("John's book, add it (a)", "John's book, add it (a)"),
    ],
)
def test_marks_and_punctuation_are_told_apart(typed: str, text: str) -> None:
    assert decode_viqr(typed) == text


@given(
    st.lists(
        st.sampled_from("đồng chí bí thư đảng ủy phường chủ trì hội nghị tổng kết công tác".split())
    ).map(" ".join)
)
def test_viqr_is_read_back(text: str) -> None:
    assert decode_viqr(viqr(f"{text} năm")) == f"{text} năm"


@given(st.text(st.sampled_from("aeouyd^('`?~.+*\\ \ue000DBn")))
def test_any_text_is_read(text: str) -> None:
    assert decode_viqr(text).count("\ue000") == text.count("\ue000")
