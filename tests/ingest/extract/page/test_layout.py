"""The lines of a page: what stands together, and how it is set."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.ingest.extract.page.document import parse
from luutru.ingest.extract.page.layout import Line, is_prose, lines_of
from luutru.tests.helpers.portal_pages import LONG, MORE


def lines(body: str) -> list[Line]:
    return lines_of(parse(f"<html><body>{body}</body></html>"))


def shown(body: str) -> list[str]:
    return [line.text for line in lines(body)]


def line(body: str) -> Line:
    (only,) = lines(body)
    return only


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("", []),
        ("<p> </p>", []),
        ("Một", ["Một"]),
        ("<p>Một</p><p>Hai</p>", ["Một", "Hai"]),
        ("<p>Một<br>hai<br/>ba</p>", ["Một", "hai", "ba"]),
        ("<div>Một<p>Hai</p>Ba</div>", ["Một", "Hai", "Ba"]),
        ("<p>Một <b>hai</b>\n <i>ba</i></p>", ["Một hai ba"]),
        ("<p>Một <span>hai</span>ba</p>", ["Một haiba"]),
        ("<ul><li>Một<li>Hai</ul>", ["Một", "Hai"]),
        ("<h1>Một</h1>Hai", ["Một", "Hai"]),
        ("<table><tr><td>Một</td></tr></table>", ["Một"]),
        # a table of data gives a line for each row
        (
            "<table><tr><th>Tổ</th><th>Hộ</th></tr><tr><td>1</td><td>120</td></tr></table>Sau",
            ["Tổ | Hộ", "1 | 120", "Sau"],
        ),
        (
            "<table><caption>Bảng</caption><tr><td>1</td><td></td><td>2</td></tr>"
            "<tr><td>3</td><td>4</td></tr></table>",
            ["Bảng", "1 | 2", "3 | 4"],
        ),
        # tables that lay out the page
        ("<table><tr><td>1</td><td>2</td></tr></table>", ["1", "2"]),
        (
            "<table><tr><td>1</td><td>2</td></tr><tr><td><img></td><td>4</td></tr></table>",
            ["1", "2", "4"],
        ),
        (
            "<table><tr><td><a>Một</a></td><td>2</td></tr><tr><td><a>Ba</a></td><td>4</td></tr>"
            "</table>",
            ["Một", "2", "Ba", "4"],
        ),
        (
            f"<table><tr><td>1</td><td>{LONG * 9}</td></tr><tr><td>3</td><td>4</td></tr></table>",
            ["1", LONG * 9, "3", "4"],
        ),
    ],
)
def test_the_lines_of_a_page(body: str, found: list[str]) -> None:
    assert shown(body) == found


def test_rows_of_data_are_such() -> None:
    rows = lines(
        "<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table><p>x</p>"
    )
    assert [one.row for one in rows] == [True, True, False]
    assert rows[0].element.tag == "tr"


@pytest.mark.parametrize(
    ("body", "link", "bold", "italic"),
    [
        ("<p>Một hai</p>", False, False, False),
        ("<p><a href='x'>Một hai</a></p>", True, False, False),
        ("<a href='x'><p>Một hai</p></a>", True, False, False),
        ("<p>Một <a href='x'>hai</a></p>", False, False, False),
        ("<p>1. <a href='x'>Một hai ba bốn</a></p>", True, False, False),
        ("<p><b>Một hai</b></p>", False, True, False),
        ("<p><strong>Một hai ba</strong> <b>bốn năm sáu</b></p>", False, True, False),
        ("<p><span style='font-weight: bold'>Một hai</span></p>", False, True, False),
        ("<p style='font-weight:700'>Một hai</p>", False, True, False),
        ("<p><b>Một</b> hai</p>", False, False, False),
        ("<p><i>Một hai</i></p>", False, False, True),
        ("<p><em>Một hai ba</em> <i>bốn năm sáu</i></p>", False, False, True),
        ("<p><b><i>Một hai</i></b></p>", False, True, True),
        # what was set so before is none of it
        ("<b><i><a href='x'> </a></i></b><p>Một hai</p>", False, False, False),
    ],
)
def test_how_a_line_is_set(body: str, link: bool, bold: bool, italic: bool) -> None:
    one = line(body)
    assert (one.is_link, one.is_bold, one.is_italic) == (link, bold, italic)


def test_a_table_of_links_leaves_no_mark_on_what_follows() -> None:
    table = "<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>"
    last = lines(f"<b>{table}</b><p>Một hai</p>")[-1]
    assert (last.is_link, last.is_bold, last.is_italic) == (False, False, False)


@pytest.mark.parametrize(
    ("body", "align"),
    [
        ("<p>Một</p>", ""),
        ("<p align='right'>Một</p>", "right"),
        ("<p align='RIGHT'>Một</p>", "right"),
        ("<p style='text-align: right'>Một</p>", "right"),
        ("<div align='right'><p>Một</p></div>", "right"),
        ("<p align='center'>Một</p>", "center"),
        ("<p style='text-align:center;'>Một</p>", "center"),
        ("<center>Một</center>", "center"),
        ("<center><p>Một</p></center>", "center"),
        ("<p align='left'>Một</p>", ""),
        ("<div align='right'><div><p>Một</p></div></div>", ""),
    ],
)
def test_where_a_line_is_set(body: str, align: str) -> None:
    assert line(body).align == align


def test_a_picture_stands_before_the_next_line_alone() -> None:
    body = "<p>Một</p><p><img src='a'></p><p>Hai</p><p>Ba</p><video></video>Bốn"
    assert [one.after_image for one in lines(body)] == [False, True, False, True]
    assert line("<p><img src='a'> Một</p>").after_image
    assert not line("<p>Một <img src='a'></p>").after_image


def test_what_a_line_is_called() -> None:
    body = (
        "<div class='far'><div class='third'><div id='second'><p class='own'>"
        "<span class='word' itemprop='name'>Một</span></p></div></div></div>"
    )
    assert line(body).named == "word name own second third"
    assert line("<form class='f'><p class='own'>Một</p></form>").named == "own"
    assert line("<p><a rel='tag'>Một</a></p>").named == "tag"
    assert line("<p>Một</p>").named == ""


def test_what_a_time_element_gives_for_machines() -> None:
    assert line("<p>Đăng <time datetime='2020-07-10'>hôm qua</time></p>").stamp == "2020-07-10"
    assert line("<p>Đăng <time>hôm qua</time></p>").stamp == "-"
    assert line("<p>Đăng hôm qua</p>").stamp == ""


@pytest.mark.parametrize(
    ("body", "prose"),
    [
        (f"<p>{LONG}</p>", True),
        (f"<p>{MORE}</p>", True),
        ("<p>Phường họp bàn với các tổ dân phố về việc dọn ngõ.</p>", True),
        ("<p>Phường họp.</p>", False),
        (f"<p>Địa chỉ: {LONG}</p>", False),
        (f"<p>® Ghi rõ nguồn {LONG}</p>", False),
        ("<p>Phường họp bàn với các tổ dân phố về việc dọn ngõ</p>", False),
        (f"<p><a href='x'>{LONG}</a></p>", False),
        (f"<p><a href='x'>{LONG[:60]}</a>{LONG[60:]}</p>", True),
    ],
)
def test_what_is_prose(body: str, prose: bool) -> None:
    assert is_prose(line(body)) is prose


TAGS = st.sampled_from("p div b i a span table tr td br li h2 time img".split())


@given(st.lists(st.tuples(TAGS, st.booleans(), st.sampled_from(["", "Một", " hai "])), max_size=25))
def test_any_page_gives_its_words_in_order(pieces: list[tuple[str, bool, str]]) -> None:
    body = "".join(f"<{'/' if end else ''}{tag}>{text}" for tag, end, text in pieces)
    root = parse(f"<html><body>x{body}</body></html>")
    found = lines_of(root)
    assert all(one.text and "\n" not in one.text for one in found)
    if not any(one.row for one in found):  # whose cells bars part
        words = "".join("".join(one.text for one in found).split())
        assert words == "".join(str(root.text_content()).split())
    for one in found:
        assert 0 <= one.linked <= len(one.text) + 1
        assert 0 <= one.bold <= len(one.text) + 1
