"""What segmentation keeps whole: dates, times, numbers and document numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.text.dates.protected_spans import protected_spans


@pytest.mark.parametrize(
    "text",
    [
        "Đ/c",
        "đ/c",
        "Đ/C",
        "217-QĐ/TW",
        "12-NQ/TW",
        "42/2017/QH14",
        "15/2013/NĐ-CP",
        "1290/QĐ-UBND",
        "18/2015/TT-BYT",
        "01/HD-MTTW-BTT",
        "09/7/2020",
        "9-7-2020",
        "9.7.20",
        "8/2006",
        "10/07",
        "15h30",
        "15g",
        "7h",
        "10:49",
        "1.204",
        "12.345.678",
        "1,204,50",
        "3,2",
        "98,75",
    ],
)
def test_what_is_kept_whole(text: str) -> None:
    assert protected_spans(f"về {text} nữa") == [(3, 3 + len(text))]
    assert protected_spans(f"({text})") == [(1, 1 + len(text))]
    assert protected_spans(text) == [(0, len(text))]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "5",
        "2020",
        "x/c",
        "aĐ/c",
        "Đ/cx",
        "1234",
        "10:60",
        "24:10",
        "25h",
        "15h3",
        "10:49:30",
        "15h30x",
        "3,",
        "3, 2",
        "123/456/789",
        "a10/07",
        "10/07/x",
    ],
)
def test_what_is_not_kept_whole(text: str) -> None:
    assert protected_spans(text) == []


def test_spans_of_comrades_and_numbers_come_in_their_order() -> None:
    text = "Đ/c Lâm 10/07 và đ/c Hoa 3,2"
    assert [text[a:b] for a, b in protected_spans(text)] == ["Đ/c", "10/07", "đ/c", "3,2"]


@given(st.text("0123456789/-.,:hgĐđcQTW ", max_size=60))
def test_kept_spans_lie_in_the_text_in_order_and_never_overlap(text: str) -> None:
    ends = [0]
    for start, end in protected_spans(text):
        assert ends[-1] <= start < end <= len(text)
        assert not text[start:end].isspace()
        ends.append(end)


def test_numbers_dates_and_document_numbers_are_kept_whole() -> None:
    text = "15h30 ngày 09/7/2020, Quyết định 217-QĐ/TW, Luật 42/2017/QH14, Đ/c Bảo nhận 1.204 đồng"
    kept = [text[a:b] for a, b in protected_spans(text)]
    assert kept == ["15h30", "09/7/2020", "217-QĐ/TW", "42/2017/QH14", "Đ/c", "1.204"]
