from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.data.lexicons import words
from luutru.data.lexicons.lexicons import lexicons_of
from luutru.text.persons.titles import body_pair, continues_body, title_pattern


def titles(text: str) -> list[str]:
    return [match.group() for match in title_pattern().finditer(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bí thư Đảng ủy", ["Bí thư"]),
        ("Phó Bí thư Thường trực Đảng ủy", ["Phó Bí thư Thường trực"]),
        ("phó bí thư đảng ủy", ["phó bí thư"]),
        ("PHÓ CHỦ TỊCH NƯỚC", ["PHÓ CHỦ TỊCH NƯỚC"]),
        ("Chủ tịch\nnước", ["Chủ tịch\nnước"]),
        ("Chủ tịch Hội đồng quản trị", ["Chủ tịch Hội đồng quản trị"]),
        ("Chủ tịch Hội đồng nhân dân", ["Chủ tịch"]),
        ("Bí thư, Chủ tịch; Giám đốc", ["Bí thư", "Chủ tịch", "Giám đốc"]),
        ("Trưởng thônX", ["Trưởng"]),
        ("bí thưa", []),
        ("vị trưởng giả", ["trưởng"]),
        ("hiệu phó", []),
        ("", []),
    ],
)
def test_the_longest_title_that_fits_is_found(text: str, expected: list[str]) -> None:
    assert titles(text) == expected


@given(st.sampled_from(words("titles")))
def test_each_title_is_found_whole_however_it_is_written(title: str) -> None:
    for form in (title, title.upper(), title.capitalize(), title.title()):
        found = title_pattern().fullmatch(form)
        assert found is not None, form
    assert title_pattern().search(f"x{title}") is None or " " in title


@given(st.lists(st.sampled_from(words("titles")), min_size=1, max_size=4))
def test_titles_in_a_row_are_found_one_by_one(some: list[str]) -> None:
    assert titles("; ".join(some)) == some


def test_an_archives_titles_are_found_with_those_that_ship() -> None:
    with lexicons_of((("titles", "x", "title\nlý trưởng\nphó lý\n-trưởng\n"),)).in_use():
        assert titles("Lý trưởng và phó lý gặp chủ tịch") == ["Lý trưởng", "phó lý", "chủ tịch"]
        assert titles("vị trưởng giả") == []


@pytest.mark.parametrize(
    ("before", "text", "end"),
    [
        ("Ban", "chỉ huy quân sự", 7),
        ("phòng", "quản lý đô thị", 7),
        ("Tòa", "chỉ huy quân sự", -1),  # no head that such a pair follows
        ("dân", "tối cao xét xử", 7),  # it is small everywhere
        ("Ban", "Chỉ huy quân sự", -1),
        ("Ban", "họp chiều", -1),
        ("Ban", "chỉ", -1),
    ],
)
def test_pairs_of_small_words_in_a_body(before: str, text: str, end: int) -> None:
    assert body_pair(before, text, 0) == end
    assert body_pair(before, f"{before} {text}", len(before) + 1) == (
        end + len(before) + 1 if end > 0 else -1
    )


@pytest.mark.parametrize(
    ("before", "word", "goes_on"),
    [
        ("Ngoại", "giao", True),
        ("Giao", "thông", True),
        ("Tư", "lệnh", True),
        ("Ngoại", "khoa", False),
        ("", "giao", False),
    ],
)
def test_the_second_word_of_an_office(before: str, word: str, goes_on: bool) -> None:
    assert continues_body(before, word) is goes_on
