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
