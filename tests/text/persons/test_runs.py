from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.text.persons.runs import left_of, opens, runs, without_head


def names(text: str) -> list[str]:
    return [run.name for run in runs(text)]


def bare(text: str) -> list[str]:
    return [without_head(text, run).name for run in runs(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ông Lê Văn Tám gặp bà Hà.", ["Ông Lê Văn Tám", "Hà"]),
        ("anh D'Souza và chị O’Neil", ["D'Souza", "O’Neil"]),
        ("Jordan Vogt-Roberts đến", ["Jordan Vogt-Roberts"]),
        ("Bảo-Hà", ["Bảo", "Hà"]),  # a hyphen parts Vietnamese names
        ("Nguyễn Văn Lâm-Chủ tịch", ["Nguyễn Văn Lâm", "Chủ"]),
        ("Lê  Tám", ["Lê", "Tám"]),  # two spaces part
        ("Lê\nTám", ["Lê", "Tám"]),
        ("x1A vàB", []),
        ("Đặng Ỷ", ["Đặng Ỷ"]),
        ("không có ai", []),
        ("", []),
    ],
)
def test_runs_of_words_with_a_capital(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_what_is_longer_than_any_name_is_a_heading() -> None:
    assert names(" ".join(["An"] * 12)) == [" ".join(["An"] * 12)]
    assert names(" ".join(["An"] * 13)) == []


@given(st.text(alphabet="AnĐỗ ôngx.-'’1\n", max_size=60))
def test_spans_are_where_the_words_stand(text: str) -> None:
    last = 0
    for run in runs(text):
        assert text[run.span.start : run.span.end] == run.name == " ".join(run.words)
        assert last <= run.span.start < run.span.end
        assert all(word[0].isupper() for word in run.words)
        last = run.span.end


@given(st.text(alphabet="AnBé Lê", min_size=1, max_size=30))
def test_a_tail_ends_where_its_run_does(text: str) -> None:
    for run in runs(text):
        for first in range(len(run.words)):
            tail = run.tail(text, first)
            assert text[tail.span.start : tail.span.end] == tail.name
            assert tail.words == run.words[first:]
            assert tail.span.end == run.span.end


def test_surnames_and_foreign_words_of_a_run() -> None:
    (full,) = runs("Nguyễn Bảo An")
    assert full.has_surname
    assert not full.is_foreign
    (foreign,) = runs("Angela Merkel")
    assert not foreign.has_surname
    assert foreign.is_foreign


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("", ()),
        ("gặp ", ("gặp", )),
        ("hôm qua gặp ", ("gặp", "qua gặp", "hôm qua gặp")),
        ("Rồi sáng nay hai đồng chí ", ("chí", "đồng chí", "hai đồng chí", "nay hai đồng chí")),
        ("Xong. Ông ", ("ông", )),  # a sentence ends
        ("Ảnh: ", ("ảnh", )),
        ("(bà ", ("bà", )),
        ("ông bà, anh ", ("anh", )),
        ("gặp", ()),  # no space
        ("Tuấn Anh: ", ()),  # the pronoun belongs to a name
        ("– Anh: ", ("anh", )),
    ],
)  # fmt: skip
def test_the_words_before(before: str, expected: tuple[str, ...]) -> None:
    assert left_of(f"{before}Tám", len(before)) == expected


@pytest.mark.parametrize(
    ("before", "begins"),
    [("", True), ("Xong. ", True), ("“", True), ("(", True), ("rồi ", False), ("rồi, ", False)],
)
def test_where_a_sentence_or_a_quotation_begins(before: str, begins: bool) -> None:
    assert opens(f"{before}Tám", len(before)) is begins


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thủ tướng Đức Helmut Bauer", ["Thủ", "Helmut Bauer"]),
        ("Đức Helmut", ["Helmut"]),
        ("Mỹ Linh", ["Mỹ Linh"]),  # a given name
        ("Mỹ Donald Trumbo", ["Donald Trumbo"]),
        ("Hàn Quốc Lê Văn Tám", ["Lê Văn Tám"]),
        ("Sở Y Lê Văn Tám", ["Lê Văn Tám"]),
        ("Giám đốc Lanh Trắng Đỗ Bá Khoát", ["Giám", "Đỗ Bá Khoát"]),
        ("nhà Lanh Trắng Đỗ Bá Khoát", ["Lanh Trắng Đỗ Bá Khoát"]),  # no title stands near
        ("Nguyễn Bá Khoát", ["Nguyễn Bá Khoát"]),
        ("chủ tịch phường Ngọc Lâm Hạ", ["Ngọc Lâm Hạ"]),  # one name, of a ward
        ("Bí thư UBND Đỗ Khoát", ["Bí", "Đỗ Khoát"]),
    ],
)
def test_the_body_of_an_office_is_no_part_of_a_name(text: str, expected: list[str]) -> None:
    assert bare(text) == expected
