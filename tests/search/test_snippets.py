from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from luutru.search.snippets import highlight, snippet

LONG = " ".join(["mở"] * 80) + " Bí thư Đảng uỷ phường " + " ".join(["kết"] * 80)


def test_the_best_stretch_is_shown_with_its_matches() -> None:
    found = snippet(["Đoạn không có gì", LONG], ["bi", "thu", "dang", "ủy"])
    assert "<mark>Bí thư Đảng uỷ</mark>" in found.marked
    assert found.text.startswith("… ")
    assert found.text.endswith(" …")
    assert len(found.text.split()) < 60


def test_nothing_matched_is_empty() -> None:
    assert not snippet(["Đoạn văn"], ["khác"])


def test_hostile_text_is_escaped() -> None:
    found = highlight("<script>đảng</script>", ["đảng"])
    assert found.marked == "&lt;script&gt;<mark>đảng</mark>&lt;/script&gt;"


@given(st.text(max_size=200), st.lists(st.sampled_from(["dang", "ủy", "bí"]), max_size=3))
def test_a_highlighted_text_is_the_text(text: str, typed: list[str]) -> None:
    assert highlight(text, typed).text == text
