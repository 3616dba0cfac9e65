"""From a draft to a version: one text, its layout, one form of each field."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.errors import UnreadableItem
from luutru.ingest.normalise import LONGEST_POST, normalise
from luutru.ingest.records import Block, Byline, Draft
from luutru.text.dates.dates import PartialDate

LINES = st.text(st.characters(exclude_characters="\n"), min_size=1, max_size=20)


@given(st.lists(st.tuples(st.sampled_from(["title", "lead", "paragraph"]), LINES), min_size=1))
def test_the_layout_says_where_each_block_lies(blocks: list[tuple[str, str]]) -> None:
    made = normalise(Draft(blocks=[Block(*block) for block in blocks]))  # type: ignore[arg-type]
    assert [(kind, made.text[start:end]) for kind, start, end in made.layout] == blocks
    assert made.text == "\n".join(text for _, text in blocks)


def test_fields_are_taken_over_dates_in_iso() -> None:
    made = normalise(
        Draft(
            "Tên", "Tin tức", PartialDate.from_iso("2019-07"), 12, Byline("Lâm", "Chủ tịch"), "7",
            "http://x", [Block("paragraph", "Lâm viết")], {"mã": 1},
        )
    )  # fmt: skip
    assert (made.title, made.section, made.url, made.extra) == (
        "Tên", "Tin tức", "http://x", {"mã": 1},
    )  # fmt: skip
    assert (made.published, made.published_precision, made.views) == ("2019-07", "month", 12)
    assert (made.byline_name, made.byline_role) == ("Lâm", "Chủ tịch")


def test_what_is_not_known_is_none() -> None:
    made = normalise(Draft("Tên", blocks=[Block("title", "Tên")]))
    assert (made.published, made.published_precision, made.views) == (None, None, None)
    assert (made.byline_name, made.byline_role, made.segmented) == (None, None, "")
    assert normalise(Draft(byline=Byline("Lâm"), blocks=[Block("title", "T")])).byline_role is None


@pytest.mark.parametrize(
    ("byline", "last", "signature"),
    [
        (Byline("Đỗ Lâm", "Chủ tịch"), "Hết.", ["Đỗ Lâm - Chủ tịch"]),
        (Byline("Đỗ Lâm"), "Hết.", ["Đỗ Lâm"]),
        (Byline("Đỗ Lâm", "Chủ tịch"), "Bài: Đỗ Lâm", []),
        (None, "Hết.", []),
    ],
)
def test_who_signed_is_a_block_unless_the_end_of_the_text_names_them(
    byline: Byline | None, last: str, signature: list[str]
) -> None:
    made = normalise(Draft(byline=byline, blocks=[Block("paragraph", last)]))
    assert made.blocks("byline") == signature
    far = [Block("paragraph", last), *(Block("paragraph", "x") for _ in range(3))]
    assert len(normalise(Draft(byline=byline, blocks=far)).blocks("byline")) == bool(byline)


def test_what_is_too_long_for_a_post_is_refused() -> None:
    half = "x" * (LONGEST_POST // 2)
    blocks = [Block("paragraph", half), Block("paragraph", half)]
    assert len(normalise(Draft(blocks=blocks)).text) == LONGEST_POST + 1
    with pytest.raises(UnreadableItem, match=r"2,000,001 ký tự"):
        normalise(Draft(blocks=[*blocks, Block("paragraph", "x")]))
