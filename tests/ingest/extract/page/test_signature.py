from __future__ import annotations

import pytest

from luutru.ingest.extract.page import draft
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
