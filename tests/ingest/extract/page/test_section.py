from __future__ import annotations

import pytest

from luutru.ingest.extract.page import draft
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
