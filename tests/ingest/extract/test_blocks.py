from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.ingest.extract.blocks import body_blocks
from luutru.ingest.records import Byline

FIRST, LAST = "Đoạn văn thứ nhất của bài.", "Đoạn văn cuối của bài."


def kinds(*paragraphs: str) -> list[str]:
    """Return the kind of each block of a body."""
    return [block.kind for block in body_blocks(paragraphs)[0]]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Một câu trọn vẹn.", "paragraph"),
        ("1. Công tác đảng", "heading"),
        ("II. Nhiệm vụ", "heading"),
        ("a) Về giáo dục", "heading"),
        ("Toàn cảnh hội nghị", "caption"),
        ("(Ảnh minh họa)", "caption"),
        ("Các em biểu diễn văn nghệ", "caption"),  # a short line between sentences
        ("Các em biểu diễn văn nghệ ./.", "paragraph"),
        ("x" * 121, "paragraph"),
    ],
)
def test_what_a_line_between_paragraphs_is(line: str, kind: str) -> None:
    assert kinds(FIRST, line, LAST) == ["paragraph", kind, "paragraph"]


def test_a_short_line_is_a_caption_only_between_others() -> None:
    assert kinds("Các em biểu diễn", FIRST, LAST) == ["paragraph"] * 3
    assert kinds(FIRST, LAST, "Các em biểu diễn") == ["paragraph"] * 3
    assert kinds("Các em biểu diễn") == ["paragraph"]
    assert kinds("Toàn cảnh hội nghị", FIRST) == ["caption", "paragraph"]
    assert kinds(FIRST, "Toàn cảnh hội nghị") == ["paragraph", "caption"]


def test_a_heading_is_one_wherever_it_stands() -> None:
    assert kinds("1. Công tác đảng", FIRST) == ["heading", "paragraph"]
    assert kinds(FIRST, "1. Công tác đảng") == ["paragraph", "heading"]


def test_paragraphs_are_cleaned_and_empty_ones_are_none() -> None:
    blocks, _ = body_blocks([" Đoạn\u00a0 một.\u200b ", "", "  ", "./.", "Đoạn hai ./."])
    assert [block.text for block in blocks] == ["Đoạn một.", "Đoạn hai."]
    assert body_blocks([]) == ([], None)


@pytest.mark.parametrize("after", [0, 1, 2])
def test_a_byline_stands_among_the_last_three_paragraphs(after: int) -> None:
    blocks, signed = body_blocks([FIRST, LAST, "Tin, ảnh: Lê Thị Hoa", *["Câu."] * after])
    assert signed == Byline("Lê Thị Hoa")
    assert [block.kind for block in blocks] == [
        "paragraph",
        "paragraph",
        "byline",
        *["paragraph"] * after,
    ]
    assert blocks[2].text == "Tin, ảnh: Lê Thị Hoa"


def test_a_name_further_up_or_at_the_very_top_is_no_byline() -> None:
    assert body_blocks([FIRST, "Lê Thị Hoa", "Câu.", "Câu.", "Câu."])[1] is None
    assert body_blocks(["Lê Thị Hoa"])[1] is None
    assert body_blocks(["Lê Thị Hoa", FIRST])[1] is None
    assert body_blocks([FIRST, "Lê Thị Hoa"])[1] == Byline("Lê Thị Hoa")


def test_the_last_of_two_names_signs() -> None:
    blocks, signed = body_blocks([FIRST, "Lê Thị Hoa", "Trần An"])
    assert signed == Byline("Trần An")
    assert [block.kind for block in blocks] == ["paragraph", "caption", "byline"]


def test_no_byline_is_looked_for_where_the_author_is_known() -> None:
    blocks, signed = body_blocks([FIRST, LAST, "Lê Thị Hoa"], author=False)
    assert signed is None
    assert [block.kind for block in blocks] == ["paragraph"] * 3


@given(st.lists(st.text(max_size=40), max_size=8), st.booleans())
def test_each_filled_paragraph_is_one_block_in_order(texts: list[str], author: bool) -> None:
    blocks, signed = body_blocks(texts, author=author)
    assert len(blocks) <= len(texts)
    assert all(block.text and "\n" not in block.text for block in blocks)
    assert [block.kind for block in blocks].count("byline") == (signed is not None)
