from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.ingest.extract.lines import (
    byline,
    is_caption,
    is_heading,
    is_section,
    is_unfinished,
    title_of,
    views,
    without_closing,
)
from luutru.ingest.records import Byline


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("vệ sinh môi trường./.", "vệ sinh môi trường."),
        ("vệ sinh môi trường ./.", "vệ sinh môi trường."),
        ("vệ sinh môi trường. /.", "vệ sinh môi trường."),
        ("vệ sinh môi trường / .", "vệ sinh môi trường."),
        ("vệ sinh môi trường ./. ", "vệ sinh môi trường."),
        ("vệ sinh môi trường./-", "vệ sinh môi trường."),
        ("vệ sinh môi trường./-.", "vệ sinh môi trường."),
        ("vệ sinh môi trường... /.", "vệ sinh môi trường."),
        ("vệ sinh môi trường./. ./.", "vệ sinh môi trường."),
        ("thật là vui! ./.", "thật là vui!"),
        ("vệ sinh môi trường \u00a0 ./.", "vệ sinh môi trường."),
        ("thế nào?/.", "thế nào?"),
        ("gồm có: ./.", "gồm có:"),
        ("./.", ""),
        # no closing mark
        ("vệ sinh môi trường.", "vệ sinh môi trường."),
        ("vệ sinh môi trường...", "vệ sinh môi trường..."),
        ("vệ sinh môi trường", "vệ sinh môi trường"),
        ("và/hoặc", "và/hoặc"),
        ("24 giờ/", "24 giờ/"),
        ("kết thúc ./. Sau đó", "kết thúc ./. Sau đó"),
        ("", ""),
    ],
)
def test_the_mark_that_closes_a_post_is_taken_off(text: str, kept: str) -> None:
    assert without_closing(text) == kept


@given(st.text("ab ./-…!?", max_size=30))
def test_taking_off_the_closing_mark_twice_is_taking_it_off_once(text: str) -> None:
    once = without_closing(text)
    assert without_closing(once) == once


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Lượt xem: 124", 124),
        ("lượt xem 124", 124),
        ("Số lượt xem : 1.204", 1204),
        ("Lượt đọc: 12,345,678", 12345678),
        ("Views: 7", 7),
        ("21/06/2019 | 08:15 | Lượt xem: 1.204 | In trang", 1204),
        ("Lượt xem: 0", 0),
        ("Lượt xem: 12345678901", 12345678901),
        ("Lượt xem: 123456789012", None),  # no number of readers
        ("Lượt xem: nhiều", None),
        ("Lượt xem:", None),
        ("Lượt xem: .", None),
        ("124", None),
        ("124 lượt xem", 124),
        ("", None),
    ],
)
def test_views(text: str, number: int | None) -> None:
    assert views(text) == number


@pytest.mark.parametrize(
    "text", ["CÔNG TÁC ĐẢNG", "KINH TẾ - XÃ HỘI", "AN NINH 24H", "Y TẾ", "A" * 60]
)
def test_a_first_line_in_capitals_is_a_section(text: str) -> None:
    assert is_section(text)


@pytest.mark.parametrize(
    "text",
    ["", "TIN", "Công tác Đảng", "CÔNG TÁC đảng", "THÔNG BÁO.", "THÔNG BÁO:", "2020", "A" * 61],
)
def test_what_is_no_section(text: str) -> None:
    assert not is_section(text)


@pytest.mark.parametrize(
    "text",
    [
        "1. Công tác đảng",
        "12. Công tác đảng",
        "1.Công tác đảng",
        "1 . Công tác đảng",
        "1) Công tác đảng",
        "2/ Văn hóa, giáo dục",
        "3- Y tế",
        "I. Kết quả",
        "IV. Nhiệm vụ năm sau",
        "VIII/ Khen thưởng",
        "a) Về giáo dục",
        "đ) Về y tế",
        "b. Về giáo dục",
        "1. 2. Nhóm",
        "1. " + "x" * 157,
    ],
)
def test_a_short_numbered_line_is_a_heading(text: str) -> None:
    assert is_heading(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Công tác đảng",
        "1. Công tác đảng đã có kết quả.",  # a sentence
        "1. Công tác đảng:",
        "1. Đã xong chưa?",
        "1. Cố lên!",
        "1. Công tác đảng;",
        "1. Công tác đảng,",
        "12 hộ dân",
        "123. Công tác",
        "5",
        "1.",
        "IVXIV. Kết quả",
        "Kết luận 1. Công tác",
        "1. " + "x" * 158,
    ],
)
def test_what_is_no_heading(text: str) -> None:
    assert not is_heading(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ảnh: quang cảnh buổi lễ",
        "ảnh minh họa",
        "(Ảnh minh họa)",
        "(Ảnh: Hội nghị họp tại phường.)",
        "(Ảnh " + "x" * 154 + ")",
        "(Ảnh: đội văn nghệ) biểu diễn",
        "Hình ảnh tại buổi lễ",
        "Toàn cảnh hội nghị",
        "Quang cảnh hội nghị",
        "Đại biểu dự hội nghị",
        "Các đại biểu dự hội nghị",
        "Đ/c Bí thư Đảng ủy chủ trì hội nghị",
        "Đồng chí Bí thư chủ trì",
        "Ông Lâm phát biểu",
        "BÀ HOA TRAO QUÀ",
        "Lãnh đạo phường tặng hoa",
        "Ảnh " + "x" * 156,
    ],
)
def test_a_short_line_on_a_picture_is_a_caption(text: str) -> None:
    assert is_caption(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Hội nghị họp",
        "Ông Lâm phát biểu.",
        "Đồng chí Bí thư nói:",
        "Ảnhx chụp",
        "Bàn ghế mới",  # begins with "bà"
        "(Hội nghị họp)",
        "Ảnh " + "x" * 157,
        "(Ảnh " + "x" * 155 + ")",
        "(Ảnh chụp sáng nay.",
    ],
)
def test_what_is_no_caption(text: str) -> None:
    assert not is_caption(text)


@pytest.mark.parametrize(
    ("text", "unfinished"),
    [
        ("Các em thiếu nhi biểu diễn văn nghệ", True),
        ("x" * 120, True),
        ("x" * 121, False),
        ("Các em biểu diễn.", False),
        ("Các em biểu diễn:", False),
        ("Các em biểu diễn (ảnh)", False),
        ('Các em hát "Đoàn ca"', False),
        ("Các em hát “Đoàn ca”", False),
        ("Các em biểu diễn/", False),
    ],
)
def test_a_short_line_that_is_no_sentence(text: str, unfinished: bool) -> None:
    assert is_unfinished(text) is unfinished


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Lễ khai giảng.", "Lễ khai giảng"),
        ("Lễ khai giảng .", "Lễ khai giảng"),
        ("Lễ khai giảng...", "Lễ khai giảng..."),
        ("Lễ khai giảng?", "Lễ khai giảng?"),
        ("Lễ khai giảng", "Lễ khai giảng"),
        (".", ""),
        ("", ""),
    ],
)
def test_a_title_has_no_stop(text: str, title: str) -> None:
    assert title_of(text) == title


# -- who signed


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Nguyễn Văn Lâm", "Nguyễn Văn Lâm", ""),
        ("Trần An", "Trần An", ""),
        ("Nguyen Van Lam", "Nguyen Van Lam", ""),  # an old post without marks
        ("Nguyễn Thị Mai Hương Giang", "Nguyễn Thị Mai Hương Giang", ""),
        # a role, after a dash, a comma or in parentheses
        ("Nguyễn Văn Lâm-Chủ tịch Hội CCB", "Nguyễn Văn Lâm", "Chủ tịch Hội CCB"),
        ("Nguyễn Văn Lâm - Chủ tịch Hội CCB", "Nguyễn Văn Lâm", "Chủ tịch Hội CCB"),
        ("Nguyễn Văn Lâm – Chủ tịch", "Nguyễn Văn Lâm", "Chủ tịch"),
        ("Nguyễn Văn Lâm — Chủ tịch", "Nguyễn Văn Lâm", "Chủ tịch"),
        ("Trần An - X", "Trần An", "X"),
        ("Trần An (TỔ TRƯỞNG X)", "Trần An", "TỔ TRƯỞNG X"),
        ("Nguyễn Văn Lâm, Chủ tịch", "Nguyễn Văn Lâm", "Chủ tịch"),
        ("Nguyễn Văn Lâm (Chủ tịch)", "Nguyễn Văn Lâm", "Chủ tịch"),
        (
            "Nguyễn Văn Lâm - Chủ tịch Hội CCB - Trưởng ban",
            "Nguyễn Văn Lâm",
            "Chủ tịch Hội CCB - Trưởng ban",
        ),
        ("Trần An - " + "x" * 80, "Trần An", "x" * 80),
        # a credit before the name
        ("Tin: Lê Thị Hoa", "Lê Thị Hoa", ""),
        ("Bài: Lê Thị Hoa", "Lê Thị Hoa", ""),
        ("Ảnh: Lê Thị Hoa", "Lê Thị Hoa", ""),
        ("Tin, ảnh: Lê Thị Hoa", "Lê Thị Hoa", ""),
        ("Tin và ảnh: Lê Thị Hoa", "Lê Thị Hoa", ""),
        ("Tin - Ảnh: Lê Thị Hoa", "Lê Thị Hoa", ""),
        ("Tin bài, ảnh: Lê Thị Hoa", "Lê Thị Hoa", ""),
        ("Tin/ảnh: Lê Thị Hoa", "Lê Thị Hoa", ""),
        ("Tác giả: Lê Thị Hoa", "Lê Thị Hoa", ""),
        ("Người viết: Lê Thị Hoa - Tổ trưởng", "Lê Thị Hoa", "Tổ trưởng"),
        ("Thực hiện: Lê Thị Hoa", "Lê Thị Hoa", ""),
        ("Nguồn: Lê Thị Hoa", "Lê Thị Hoa", ""),
        ("Biên tập: Lê Thị Hoa", "Lê Thị Hoa", ""),
        ("TIN, ẢNH: Lê Thị Hoa.", "Lê Thị Hoa", ""),  # with a credit the stop is no sentence's
        ("Ảnh: Hoa Mai", "Hoa Mai", ""),  # with a credit a pen name is one
    ],
)
def test_bylines(text: str, name: str, role: str) -> None:
    assert byline(text) == Byline(name, role)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Lâm",
        "Ảnh: Hoa",
        "Hoa Mai",  # no surname, no credit
        "Ủy ban nhân dân phường",
        "Nguyễn Văn Lâm phát biểu",
        "nguyễn văn lâm",
        "Nguyễn Văn Lâm.",  # a sentence
        "Nguyễn Văn Lâm:",
        "Trần An - Tổ trưởng:",
        "Trần An - Tổ trưởng;",
        "Tin, ảnh: Nguyễn Văn Lâm;",
        "Nguyễn Văn Lâm 5",
        "Nguyễn Thị Mai Hương Giang Thanh",  # six words
        "Trần An - " + "x" * 81,
        "Trần An - " + "x" * 111,
        "Ảnh: Trần An - " + "x" * 106,
        "Tin, ảnh:",
        "Tin tức: Lê Thị Hoa",
    ],
)
def test_what_is_no_byline(text: str) -> None:
    assert byline(text) is None


@pytest.mark.parametrize("length", [105, 106])
def test_a_byline_is_a_short_line(length: int) -> None:
    text = "Ảnh: Trần An - " + "x" * length
    assert (byline(text) is not None) is (len(text) <= 120)


@given(st.text(max_size=200))
def test_any_line_is_read(text: str) -> None:
    signed = byline(text)
    assert signed is None or (signed.name in text and signed.role in text)
    assert without_closing(text).rstrip(".") in text
    assert len(title_of(text)) <= len(text)
    if is_heading(text) or is_caption(text):
        assert len(text) <= 160
