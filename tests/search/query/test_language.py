from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.errors import LuutruError, QueryError
from luutru.index.query import Bool, Dates, Everything, Labels, Node, Phrase, Undated, Words
from luutru.search.query.language import parse


def tree(text: str) -> Node:
    return parse(text, lambda field, value: (f"{field}={value}",))


def every(*syllables: str) -> Words:
    return Words(syllables, every=True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bí thư", Words(("bí", "thư"))),
        ('"Bí thư"', Phrase(("bí", "thư"))),
        ('"thư"', Words(("thư",))),
        ("", Everything()),
        ("*", Everything()),
        ("tiêu đề:phường", Words(("phường",), "title")),
        ('Tieu de:"mặt trận"', Phrase(("mặt", "trận"), "title")),
        ("title:x", Words(("x",), "title")),
        ("người:quang", Labels("person", ("person=quang",))),
        ('person:"Ngọc Quang"', Labels("person", ("person=Ngọc Quang",))),
        ("mục:đảng", Labels("section", ("section=đảng",))),
        ("văn bản:42/2017/QH14", Labels("document", ("document=42/2017/QH14",))),
        ("chủ đề:y", Labels("topic", ("topic=y",))),
        ("ngày:2020-01..2020-06", Dates(date(2020, 1, 1), date(2020, 6, 30))),
        ("ngày:không rõ", Undated()),
        ("a AND b c", Bool(must=(every("a"), every("b", "c")))),
        ("a OR b c", Bool(should=(every("a"), every("b", "c")))),
        ("a -b", Bool(should=(Words(("a",)),), must_not=(every("b"),))),
        ("NOT a", Bool(must_not=(every("a"),))),
        (
            "(a OR b) c",
            Bool(must=(Bool(should=(every("a"), every("b"))),), should=(Words(("c",)),)),
        ),
        ("a-b", Words(("a", "b"))),
        ("217-QĐ/TW", Words(("217", "qđ", "tw"))),
        ('"chưa đóng', Words(("chưa", "đóng"))),
        ("((a)", Words(("a",))),
        ("a))b", Bool(must=(Words(("a",)), Words(("b",))))),
        ("AND OR NOT", Everything()),
        ("nguời:", Words(("nguời",))),
    ],
)
def test_queries(text: str, expected: Node) -> None:
    assert tree(text) == expected


@pytest.mark.parametrize("text", ["a" * 10_000, "(" * 2_000, "NOT " * 1_200, "a " * 1_500])
def test_queries_beyond_measure_are_refused_or_bounded(text: str) -> None:
    try:
        tree(text)
    except QueryError as error:
        assert error.repair


PIECES = st.lists(
    st.sampled_from(
        [
            "đảng",
            '"',
            "(",
            ")",
            "AND",
            "OR",
            "NOT",
            "-",
            "người:",
            "ngày:2020",
            "tiêu đề:",
            "*",
            " ",
        ]
    ),
    max_size=30,
)


@given(PIECES.map(" ".join) | PIECES.map("".join) | st.text(max_size=60))
def test_any_query_gives_a_tree_or_a_clear_error(text: str) -> None:
    try:
        tree(text)
    except LuutruError as error:
        assert error.exit_code == 2
        assert error.reason
