"""A vocabulary file: tables, and the line where each stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.topics.vocabulary.toml_file import Problem, Tables, read_tables

FILE = """replace = true

# [ghi-chu]
["cho"]
label = "Chợ"
other = [
  "Chợ quê",
  'Chợ phiên',
]
"note" = "Chợ quê"

  [ song ]
label = "Sông"
labels = "x"
"""


@pytest.fixture
def tables() -> Tables:
    found = read_tables(FILE)
    assert isinstance(found, Tables)
    return found


def test_tables_and_what_stands_before_them(tables: Tables) -> None:
    assert tables.content["replace"] is True
    assert tables.content["cho"]["other"] == ["Chợ quê", "Chợ phiên"]
    assert list(tables.content) == ["replace", "cho", "song"]


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        (("cho",), 4),
        (("song",), 12),
        (("cho", "label"), 5),
        (("cho", "other"), 6),
        (("cho", "note"), 10),
        (("cho", "other", "Chợ quê"), 7),
        (("cho", "other", "Chợ phiên"), 8),
        (("cho", "note", "Chợ quê"), 10),
        (("cho", "other", "không có"), 6),  # where the key stands
        (("cho", "không-có"), 4),  # where the table stands
        (("cho", "không-có", "Chợ quê"), 7),
        (("song", "label"), 13),
        (("song", "label", "Chợ"), 13),  # another table's value
        (("", "replace"), 1),
        (("không-có",), 1),
        (("không-có", "labels"), 14),
    ],
)
def test_lines_from_one(tables: Tables, asked: tuple[str, ...], line: int) -> None:
    assert tables.line(*asked) == line


def problems(text: str) -> list[Problem]:
    found = read_tables(text)
    assert isinstance(found, list)
    return found


def test_what_is_no_toml_is_explained_by_its_line() -> None:
    (in_line,) = problems('[a]\nlabel = "A\nother = []\n')
    assert in_line.line == 2
    assert in_line.repair == 'Hãy xem lại dấu ngoặc kép, ngoặc vuông và "=" ở dòng ấy.'
    (at_end,) = problems("[a]\nlabel = [\n")
    assert at_end.line == 2
    for problem in (in_line, at_end):
        assert problem.reason.startswith("không phải TOML (")
        assert problem.reason.endswith(").")
        assert " at " not in problem.reason  # the line is named once
    (alone,) = problems("=")
    assert alone.line == 1


def test_every_table_that_stands_twice_is_named() -> None:
    text = '[a]\nlabel = "A"\n[b]\nlabel = "B"\n[a]\nx = 1\n["b"]\n[a]\n'
    reasons = [(found.line, found.reason) for found in problems(text)]
    assert reasons == [
        (5, "chủ đề [a] đã có ở dòng 1."),
        (7, "chủ đề [b] đã có ở dòng 3."),
        (8, "chủ đề [a] đã có ở dòng 1."),
    ]
    assert problems(text)[0].repair == "Hãy gộp hai bảng làm một hoặc đổi mã."


def test_a_problem_as_a_line() -> None:
    assert str(Problem(3, "sai.", "Hãy sửa.")) == "dòng 3: sai. Hãy sửa."
    assert str(Problem(3, "sai.", "")) == "dòng 3: sai."


@given(st.text(st.sampled_from('ab[]="\n# '), max_size=40))
def test_any_text_gives_tables_or_problems_of_its_lines(text: str) -> None:
    found = read_tables(text)
    lines = max(1, len(text.splitlines()))
    if isinstance(found, list):
        assert found
        assert all(1 <= problem.line <= lines for problem in found)
    else:
        assert all(1 <= found.line(name) <= lines for name in found.content)
