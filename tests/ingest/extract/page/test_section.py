from __future__ import annotations

import pytest

from luutru.ingest.extract.page import draft
from luutru.ingest.extract.page.document import parse
from luutru.ingest.extract.page.layout import Line, lines_of
from luutru.ingest.extract.page.section import breadcrumbs, section
from luutru.tests.helpers.portal_pages import LONG, MORE, page

POST = f"<h1>Ra quân dọn ngõ</h1><div><p>{LONG}</p><p>{MORE}</p></div>"


@pytest.mark.parametrize(
    "above",
    [
        '<div class="breadcrumb"><a>Trang chủ</a><a>Tin hoạt động</a></div>',
        '<ul class="breadcrumb"><li>Trang chủ<li>Tin hoạt động<li>Ra quân dọn ngõ</ul>',
        "<p>Trang chủ » Tin hoạt động » Ra quân dọn ngõ</p>",
        '<td class="FolderTitle">Tin hoạt động</td>',
        '<h2><a href="/tin">Tin hoạt động</a></h2>',
    ],
)
def test_the_section_stands_above_the_title(above: str) -> None:
    body = f"<table><tr>{above}</tr></table>" if above.startswith("<td") else above
    assert draft(page(body + POST)).section == "Tin hoạt động"


def test_the_section_follows_the_title_that_is_declared() -> None:
    head = "<title>Ra quân dọn ngõ | Tin hoạt động | Cổng phường</title>"
    assert draft(page(f"<p>Tin hoạt động</p>{POST}", head)).section == "Tin hoạt động"


@pytest.mark.parametrize(
    "above",
    [
        '<div class="category-menu"><a>Thế giới</a></div>',
        '<div class="breadcrumb"><a>Trang chủ</a></div>',
        '<div class="breadcrumb">quan triHomePagesHome</div>',
        "<p>03/04/2018</p>",
    ],
)
def test_what_is_no_section(above: str) -> None:
    assert draft(page(above + POST)).section == ""


def lines(body: str) -> list[Line]:
    return lines_of(parse(page(body)))


def crumbs(body: str) -> list[list[str]]:
    return breadcrumbs(parse(page(body)))


@pytest.mark.parametrize(
    ("body", "steps"),
    [
        ("<p>Tin tức</p>", []),
        ('<div class="breadcrumb"></div>', []),
        ('<div class="breadcrumb">Trang chủ</div>', []),
        (
            '<div class="bread-crumb"><a>Trang chủ</a> » <a>Tin tức</a> » <a>Môi trường</a></div>',
            [["Tin tức", "Môi trường"]],
        ),
        ('<p id="duong-dan">Trang chủ &gt; Tin tức / Môi trường</p>', [["Tin tức", "Môi trường"]]),
        ('<p class="pathway">Tin tức :: Tin tức</p>', [["Tin tức"]]),
        (
            '<div class="breadcrumb"><ul class="breadcrumb-list"><li>Tin tức</ul></div>',
            [["Tin tức"]],
        ),
        (
            '<p class="navbit">Tin tức</p><p class="box-path">Môi trường</p>',
            [["Tin tức"], ["Môi trường"]],
        ),
        ('<p class="breadcrumb">quan triHomePagesHome</p>', []),
        # no names of sections
        ('<p class="breadcrumb">12:30 » 2020 » Xem thêm » a.html » Hết! » x » Ngày 5</p>', []),
    ],
)
def test_steps_of_breadcrumbs(body: str, steps: list[list[str]]) -> None:
    assert crumbs(body) == steps


TITLE = "Ra quân dọn các tuyến ngõ trong phường"


def found(
    above: str = "",
    below: str = "",
    declared: str = "",
    titles: tuple[str, ...] = (),
    steps: tuple[list[str], ...] = (),
) -> str:
    return section(lines(above), lines(below), TITLE, declared, list(titles), list(steps))


def test_a_section_that_is_declared_goes_first() -> None:
    named = '<p class="category">Khác</p>'
    assert found(named, declared="Tin tức") == "Tin tức"
    assert found(named, declared="Tin tức, Môi trường") == "Khác"  # keywords
    assert found(declared="Tin tức, Môi trường") == "Tin tức"
    assert found(named, declared=TITLE) == "Khác"
    assert found(declared="Trang chủ") == ""


def test_what_is_named_so_by_the_title_goes_before_breadcrumbs() -> None:
    named, far = '<p class="category">Tin tức</p>', "<p>Một hai</p>" * 3
    steps = (["Khác", "Nữa"],)
    assert found(named, steps=steps) == "Tin tức"
    assert found(below=named, steps=steps) == "Tin tức"
    assert found(named + far, steps=steps) == "Nữa"
    assert found(named + far) == "Tin tức"
    assert found(steps=([TITLE], ["Khác", TITLE, TITLE[:25]])) == "Khác"


def test_a_line_that_begins_at_home_is_a_path() -> None:
    assert found(f"<p>Trang chủ &gt; Tin tức &gt; {TITLE}</p>") == "Tin tức"
    assert found("<p>Phường &gt; Tin tức</p>") == ""


def test_a_name_that_follows_a_declared_title_is_shown_as_well() -> None:
    shown = "<p>Tin hoạt động</p>"
    assert found(shown, titles=(f"{TITLE} | TIN HOẠT ĐỘNG | Phường",)) == "Tin hoạt động"
    assert found(shown, declared="Môi trường, Tin hoạt động") == "Tin hoạt động"
    assert found(shown, titles=(f"{TITLE} | Khác",)) == ""


def test_a_line_right_above_is_a_section_by_its_setting() -> None:
    far = "<p>Một hai ba.</p>" * 5
    assert found("<p>TIN HOẠT ĐỘNG</p>") == "TIN HOẠT ĐỘNG"
    assert found("<p><a href='x'>Tin hoạt động</a></p>") == "Tin hoạt động"
    assert found("<p>TIN HOẠT ĐỘNG</p>" + far) == ""
    assert found("<p>TRANG CHỦ</p>") == ""


def test_a_link_under_the_title_that_is_no_author_is_a_section() -> None:
    assert found(below="<p><a href='x'>Tin hoạt động phường</a></p>") == "Tin hoạt động phường"
    assert found(below="<p><a href='x'>Minh Chiến</a></p>") == ""
    assert found(below="<p>Một hai</p><p><a href='x'>Tin hoạt động phường</a></p>") == ""


def test_links_named_as_sections_stand_beside_the_date() -> None:
    line = (
        "<p><a href='/doi-song'>Đời sống</a> <a class='sub_cate' href='/xa-hoi'>Xã hội</a> "
        "| Cập nhật 24/12/2012 11:05</p>"
    )
    assert draft(page(f"<h1>Ra quân</h1>{line}<div><p>{LONG}</p><p>{MORE}</p></div>")).section == (
        "Xã hội"
    )


def test_the_link_right_above_the_title_goes_before_menus() -> None:
    above = "<div class='box_cate'><a href='/nong'>Tin nóng</a></div>" + "<p>Chào mừng</p>" * 4
    link = "<div><a href='/dau-tu'>Đầu tư tài chính</a></div>"
    assert draft(page(above + link + POST)).section == "Đầu tư tài chính"


def test_a_lead_with_a_bar_is_no_path_of_sections() -> None:
    lead = f"<h2 class='sapo section'>Sau tháng 9/2026, {LONG}</h2>"
    text = f"<div><p>{LONG}</p><p>{MORE}</p></div>"
    assert draft(page(f"<h1>Ra quân</h1>{lead}{text}")).section == ""
