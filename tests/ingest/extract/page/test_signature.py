from __future__ import annotations

import pytest

from luutru.ingest.extract.page import draft
from luutru.ingest.extract.page.document import parse
from luutru.ingest.extract.page.layout import Line, lines_of
from luutru.ingest.extract.page.metadata import Metadata
from luutru.ingest.extract.page.signature import declared, named, pen_name, signed, under
from luutru.ingest.records import Byline
from luutru.tests.helpers.portal_pages import LONG, MORE, page


def author(above: str = "", below: str = "") -> str:
    made = draft(page(f"<h1>Ra quân</h1>{above}<div><p>{LONG}</p><p>{MORE}</p>{below}</div>"))
    return made.byline.name if made.byline else ""


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ('<span class="author">Minh Chiến</span>', "Minh Chiến"),
        ('<p class="pAuthor">Lọ Mọ</p>', "Lọ Mọ"),
        ('<div class="nguontin">Theo Sầm Hoa (Vietnamnet/Reuters)</div>', "Sầm Hoa"),
        ('<a class="username">cuLong</a>', "cuLong"),
        ('<p class="author">Tác giả: Minh Chiến - 07/03/2026 08:47</p>', "Minh Chiến"),
        ('<p class="author">Admin</p>', ""),
        ('<p class="author">Ban biên tập</p>', ""),
        ('<p class="source">Theo chinhphu.vn</p>', ""),
        ('<p class="source">Theo Báo An Thịnh điện tử</p>', ""),
        ('<h3 class="author-box">Related Article</h3>', ""),
    ],
)
def test_an_element_names_the_author(line: str, name: str) -> None:
    assert author(above=line) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ('<p align="right"><b>K. Miên</b></p>', "K. Miên"),
        ("<p><b>Trung</b></p>", "Trung"),
        ("<p><b>Quang Phong - Tùng Nguyên</b></p>", "Quang Phong"),
        ("<p><b>Hà Thu</b> (tổng hợp)</p>", "Hà Thu"),
        ("<p><i>Tin, ảnh: Lê Thị Hoa</i></p>", "Lê Thị Hoa"),
        ("<p>Theo Báo An Thịnh điện tử</p>", ""),
        ("<p>THÔNG BÁO</p>", ""),
    ],
)
def test_the_last_line_names_the_author(line: str, name: str) -> None:
    assert author(below=line) == name


def lines(body: str) -> list[Line]:
    return lines_of(parse(f"<html><body>{body}</body></html>"))


def name_of(found: Byline | None) -> str:
    return found.name if found else ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("K. Miên", "K. Miên"),
        ("LỌ MỌ", "LỌ MỌ"),
        ("cuLong", "cuLong"),
        ("H'Hen", "H'Hen"),
        ("Bé Ba 9", "Bé Ba 9"),
        ("Anh-Thư", "Anh-Thư"),
        ("Theo Sầm Hoa (Vietnamnet)", "Sầm Hoa"),
        ("Tác giả: Người viết: Lê Hoa", "Lê Hoa"),
        ("Đăng bởi Lê Hoa - 07/03/2026 08:47", "Lê Hoa"),
        ("Lê Hoa, ngày 7/3", "Lê Hoa"),
        ("Lê Hoa [ảnh: Trần An]", "Lê Hoa"),
        ("Lê Hoa - Trần An", "Lê Hoa"),
        ("Lê Hoa và Trần An", "Lê Hoa"),
        ("Lê Hoa / Trần An", "Lê Hoa"),
        ("Lê Hoa.", "Lê Hoa"),
        ("Một Hai Ba Bốn Năm", "Một Hai Ba Bốn Năm"),
        ("hoa", "hoa"),
        ("Ly", "Ly"),
    ],
)
def test_a_line_that_is_a_pen_name(text: str, name: str) -> None:
    assert pen_name(text) == Byline(name)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "...",
        "H",
        "Admin",
        "admin2",
        "Quản trị viên",
        "Ban biên tập",
        "Theo Báo An Thịnh",
        "UBND phường",
        "Sở Xây dựng",
        "a@b.vn",
        "Theo phuong.example.vn",
        "https://a.vn",
        "Nguồn: TTXVN",
        "by",
        "Tags",
        "Related Article",
        "BÀI ĐỌC NHIỀU",
        "Một Hai Ba Bốn Năm Sáu",
        "Lê hoa",
        "Họp tổ dân phố",
        "Lê Hoa!",
        "Lê Hoa - Báo An Thịnh.vn",
    ],
)
def test_a_line_that_is_none(text: str) -> None:
    assert pen_name(text) is None


def test_the_first_line_that_is_named_so_names_the_author_an_origin_last() -> None:
    assert named([]) is None
    origin, author = "<p class='source'>Theo Sầm Hoa</p>", "<p class='author'>Lê Hoa</p>"
    assert name_of(named(lines(origin))) == "Sầm Hoa"
    assert name_of(named(lines(f"{origin}<p class='source'>Theo Trần An</p>"))) == "Sầm Hoa"
    assert name_of(named(lines(origin + author))) == "Lê Hoa"
    assert name_of(named(lines("<p class='author'>Admin</p>" + author))) == "Lê Hoa"
    long = f"<p class='author'>{'x ' * 50}</p>"
    heading = "<h3 class='author'>Trần An</h3>"
    assert name_of(named(lines(f"{long}{heading}<p>Minh Chiến</p>{author}"))) == "Lê Hoa"
    assert named(lines("<p class='authorization'>Lê Hoa</p><p>Lê Hoa</p>")) is None


@pytest.mark.parametrize(
    ("body", "last", "name"),
    [
        ("<p>Nguyễn Văn Lâm</p>", False, "Nguyễn Văn Lâm"),
        ("<p><b>K. Miên</b></p>", False, "K. Miên"),
        ("<p><i>K. Miên</i></p>", False, "K. Miên"),
        ("<p align='right'>K. Miên</p>", False, "K. Miên"),
        ("<p><b>Trung</b></p>", False, "Trung"),
        ("<p>Theo Sầm Hoa</p>", True, "Sầm Hoa"),
        ("<p>Theo Sầm Hoa</p>", False, ""),
        ("<p>Theo Sầm</p>", True, ""),
        ("<p><b>Theo Sầm</b></p>", True, ""),
        ("<p>K. Miên</p>", True, ""),
        ("<p><b>K. Miên:</b></p>", True, ""),
        ("<p><b>K. Miên?</b></p>", True, ""),
        ("<p><b>K. Miên!</b></p>", True, ""),
        (f"<p><b>K. Miên ({'x' * 80})</b></p>", True, ""),
    ],
)
def test_a_last_line_signs_when_it_is_set_apart(body: str, last: bool, name: str) -> None:
    (line,) = lines(body)
    assert name_of(signed(line, last=last)) == name


def test_a_line_right_under_the_text_signs_when_it_is_set_apart() -> None:
    plain, link = "<p>K. Miên</p>", "<p align='right'><a href='x'>Trần An</a></p>"
    assert under(lines(plain + link)) is None
    assert name_of(under(lines(f"{plain}{link}<p><b>THÔNG BÁO!</b></p><p><b>Lê Hoa</b></p>"))) == (
        "Lê Hoa"
    )
    assert name_of(under(lines("<p align='right'>Lê Hoa</p>"))) == "Lê Hoa"


def test_the_author_whom_a_page_declares() -> None:
    assert declared(Metadata()) is None
    assert declared(Metadata(author="K. Miên")) is None  # the site's, mostly
    assert name_of(declared(Metadata(author="Nguyễn Văn Lâm"))) == "Nguyễn Văn Lâm"
    other = Metadata(author="K. Miên", author_is_declared=True, site="An Thịnh")
    assert name_of(declared(other)) == "K. Miên"
    assert declared(Metadata(author="An Thịnh", author_is_declared=True, site="an thịnh")) is None
    assert declared(Metadata(author="Admin", author_is_declared=True)) is None


def test_an_author_may_stand_before_the_weekday() -> None:
    line = "<div><b class='author-name'>Lê Thị Mận</b> <span>Thứ năm, 13/11/2025</span></div>"
    made = draft(page(f"<h1>Ra quân</h1>{line}<div><p>{LONG}</p><p>{MORE}</p></div>"))
    assert made.byline is not None
    assert made.byline.name == "Lê Thị Mận"
