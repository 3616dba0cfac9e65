from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.ingest.extract.pasted import draft
from luutru.ingest.records import Byline, Draft

TEXT = """Sáng nay phường họp.

Hội nghị bế mạc."""


def texts(made: Draft, kind: str) -> list[str]:
    return [block.text for block in made.blocks if block.kind == kind]


def header(made: Draft) -> tuple[str, str, str, int | None]:
    """Return section, title, date and views."""
    return made.section, made.title, made.published.iso if made.published else "", made.views


def test_a_portal_post_is_understood_whole(pasted: str) -> None:
    made = draft(pasted)
    assert header(made) == (
        "CÔNG TÁC ĐẢNG",
        "Đảng ủy phường An Thịnh làm việc với Mặt trận Tổ quốc và các đoàn thể về nhiệm vụ "
        "cuối năm",
        "2019-06-21T08:15+07:00",
        1204,
    )
    assert made.published is not None
    assert made.published.precision == "minute"
    assert made.byline == Byline("Nguyễn Văn Lâm", "Chủ tịch Hội CCB")
    assert [block.kind for block in made.blocks] == [
        "title",
        "lead",
        "paragraph",
        "caption",
        "paragraph",
        "paragraph",
        "paragraph",
        "paragraph",
        "byline",
    ]
    assert texts(made, "caption") == ["Đ/c Bí thư Đảng ủy chủ trì hội nghị"]
    assert texts(made, "paragraph")[-1].endswith("vệ sinh môi trường.")
    assert "Đảng uỷ" in texts(made, "paragraph")[-2]  # what was written is kept
    assert texts(made, "byline") == ["Nguyễn Văn Lâm-Chủ tịch Hội CCB"]


@pytest.mark.parametrize(
    ("line", "published", "views"),
    [
        ("Ngày đăng 21/06/2019 | 08:15  | Lượt xem: 1.204", "2019-06-21T08:15+07:00", 1204),
        ("Ngày đăng 05/09/2008", "2008-09-05", None),
        ("ngay dang 05/09/2008", "2008-09-05", None),
        ("Ngày 5 tháng 9 năm 2008", "2008-09-05", None),
        ("Cập nhật: 05/09/2008 10:49", "2008-09-05T10:49+07:00", None),
        ("Đăng lúc 10:49 05/09/2008", "2008-09-05T10:49+07:00", None),
        ("Thứ Sáu, 05/09/2008, 08:30 (GMT+7)", "2008-09-05T08:30+07:00", None),
        ("Chủ nhật, 05/09/2008", "2008-09-05", None),
        ("Lúc 10h49 ngày 5/9/2008", "2008-09-05T10:49+07:00", None),
        ("05/09/2008", "2008-09-05", None),
        ("05-09-2008 | Lượt xem: 7", "2008-09-05", 7),
        ("Tháng 8 năm 2006", "2006-08", None),
        ("Năm 2005", "2005", None),
        ("Lượt xem: 7", "", 7),
    ],
)
def test_the_line_under_the_title_gives_date_and_views(
    line: str, published: str, views: int | None
) -> None:
    made = draft(f"Hội nghị tổng kết.\n{line}\n\n{TEXT}")
    assert header(made) == ("", "Hội nghị tổng kết", published, views)
    bodies = [block.text for block in made.blocks[1:]]
    assert bodies == ["Sáng nay phường họp.", "Hội nghị bế mạc."]


def test_the_first_paragraph_of_a_dated_post_is_its_lead() -> None:
    assert texts(draft(f"Hội nghị\nNgày đăng 05/09/2008\n{TEXT}"), "lead") == [
        "Sáng nay phường họp."
    ]
    assert texts(draft(f"Hội nghị\nLượt xem: 7\n{TEXT}"), "lead") == []
    assert texts(draft(f"Hội nghị\n{TEXT}"), "lead") == []
    dated = f"Hội nghị\nNgày đăng 05/09/2008\nToàn cảnh hội nghị\n{TEXT}"
    assert texts(draft(dated), "lead") == []  # a caption comes first


def test_a_title_may_take_several_lines() -> None:
    made = draft(f"TIN TỨC\nHội nghị tổng kết\ncủa phường\nNgày đăng 05/09/2008\n{TEXT}")
    assert header(made) == ("TIN TỨC", "Hội nghị tổng kết của phường", "2008-09-05", None)
    assert len(made.blocks) == 3


@pytest.mark.parametrize(("above", "dated"), [(3, True), (4, False)])
def test_a_date_line_stands_under_a_title_of_three_lines_at_most(above: int, dated: bool) -> None:
    lines = [f"Dòng {number}" for number in range(above)]
    made = draft("\n".join([*lines, "Ngày đăng 05/09/2008", TEXT]))
    assert (made.published is not None) is dated
    assert made.title == (" ".join(lines) if dated else "Dòng 0")


@pytest.mark.parametrize(("length", "dated"), [(120, True), (121, False)])
def test_a_date_line_is_short(length: int, dated: bool) -> None:
    line = "Ngày đăng 05/09/2008 | ".ljust(length, "x")
    made = draft(f"Hội nghị\n{line}\n{TEXT}")
    assert (made.published is not None) is dated
    assert made.title == "Hội nghị"
    assert len(made.blocks) == (3 if dated else 4)


@pytest.mark.parametrize(
    "line",
    ["Sáng 05/09/2008 phường họp.", "12 hộ dân", "Ngày hội", "Năm 2008 phường vượt kế hoạch"],
)
def test_a_line_of_the_text_is_no_date_line(line: str) -> None:
    made = draft(f"Hội nghị\n{line}\n{TEXT}")
    assert header(made) == ("", "Hội nghị", "", None)
    assert line in [block.text for block in made.blocks]


def test_a_post_that_begins_with_its_date_has_no_title() -> None:
    made = draft(f"Ngày đăng 05/09/2008\n{TEXT}")
    assert header(made) == ("", "", "2008-09-05", None)
    assert [block.kind for block in made.blocks] == ["lead", "paragraph"]


def test_without_a_header_the_first_line_is_the_title() -> None:
    made = draft(f"Hội nghị tổng kết.\n\n{TEXT}")
    assert header(made) == ("", "Hội nghị tổng kết", "", None)
    assert texts(made, "paragraph") == ["Sáng nay phường họp.", "Hội nghị bế mạc."]
    assert header(draft(f"\n\n  THÔNG BÁO \n\nLịch họp\n{TEXT}"))[:2] == ("THÔNG BÁO", "Lịch họp")


def test_two_lines_are_enough_for_a_section_or_a_title() -> None:
    assert header(draft("TIN TỨC\nPhường họp. Xong."))[:2] == ("TIN TỨC", "Phường họp")
    made = draft("Hội nghị\nSáng nay phường họp.")
    assert made.title == "Hội nghị"
    assert texts(made, "paragraph") == ["Sáng nay phường họp."]


@pytest.mark.parametrize(("length", "is_title"), [(300, True), (301, False)])
def test_a_first_line_is_a_title_up_to_three_hundred_characters(
    length: int, is_title: bool
) -> None:
    first = ("từ " * 200)[: length - 1] + "x"
    made = draft(f"{first}\n{TEXT}")
    assert (made.title == first) is is_title
    assert len(made.blocks) == (3 if is_title else 4)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Sáng nay phường họp. Sau đó nghỉ.", "Sáng nay phường họp"),
        ("Phường họp! Sau đó nghỉ.", "Phường họp"),
        ("Ai họp? Phường.", "Ai họp"),
        ("Sáng nay 1.204 hộ họp.", "Sáng nay 1.204 hộ họp"),
        ("Sáng nay phường họp", "Sáng nay phường họp"),
        ("THÔNG BÁO", "THÔNG BÁO"),  # alone it is no section
        ("một " * 60, ("một " * 50).strip()),
        ("một " * 49 + "haia", "một " * 49 + "haia"),  # 200 characters
        ("a" * 300, "a" * 200),
        ("", ""),
        (" \n ", ""),
    ],
)
def test_one_paragraph_gives_its_first_sentence_as_title(text: str, title: str) -> None:
    made = draft(text)
    assert made.title == title
    assert [block.kind for block in made.blocks] == (["title", "paragraph"] if title else [])


LINES = st.sampled_from(
    [
        "TIN TỨC",
        "Hội nghị tổng kết",
        "Sáng nay phường họp.",
        "1. Công tác",
        "Lê Thị Hoa",
        "",
        "x" * 400,
    ]
)


@given(st.lists(LINES, max_size=7, unique=True))
def test_every_line_is_kept_in_its_place(lines: list[str]) -> None:
    made = draft("\n".join(lines))
    filled = [line.rstrip(".") for line in lines if line]
    shown = [text.rstrip(".") for text in (made.section, *(block.text for block in made.blocks))]
    # One paragraph alone gives the title, too.
    assert list(dict.fromkeys(text for text in shown if text in filled)) == filled


@given(st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    made = draft(text)
    assert all(block.text and "\n" not in block.text for block in made.blocks)
    assert "\n" not in made.title


def test_a_title_that_begins_with_a_year_is_a_title() -> None:
    made = draft(f"Năm 2008, phường vượt kế hoạch thu\nNgày đăng 05/01/2009\n{TEXT}")
    assert header(made) == ("", "Năm 2008, phường vượt kế hoạch thu", "2009-01-05", None)
