from __future__ import annotations

import pytest

from luutru.ingest.extract.page import draft
from luutru.tests.helpers.portal_pages import LONG, MORE, page, texts, titled

TEXT = f"<div class='detail-content'><p>{LONG}</p><p>{MORE}</p></div>"
TITLE = "Phường An Thịnh ra quân dọn các tuyến ngõ"


@pytest.mark.parametrize(
    "declared",
    [
        f"{TITLE} - Môi trường - Cổng phường",
        f"{TITLE} | Cổng phường An Thịnh",
        f"{TITLE} » Tin tức",
        f"{TITLE}-phuong an thinh ra quan",
    ],
)
def test_the_name_of_the_site_is_no_part_of_a_title(declared: str) -> None:
    made = draft(page(f"<h1>{TITLE}</h1>{TEXT}", titled(declared)))
    assert (made.title, texts(made)) == (TITLE, [LONG, MORE])


def test_a_title_that_comes_again_takes_no_text_away() -> None:
    again = f"<p>Xem thêm:</p><ul><li>{TITLE}</li></ul>"
    made = draft(page(f'<h1>{TITLE}</h1><div class="news-content"><p>{LONG}</p>{again}</div>'))
    assert (made.title, texts(made)) == (TITLE, [LONG])


@pytest.mark.parametrize(
    "body",
    [
        f'<h1><a href="/">Trang thông tin phường</a></h1><p class="Title">{TITLE}</p>{TEXT}',
        f'<div class="menu-title">Danh mục</div><div class="news-title">{TITLE}</div>{TEXT}',
        f'<table><tr><td><p class="Title">{TITLE}</p></td></tr><tr><td>{TEXT}</td></tr></table>',
        f'<p class="Title allowMenuPost">{TITLE}</p>{TEXT}',
        f'<h2 class="box-title">Liên kết website</h2><h4 id="title">{TITLE}</h4>{TEXT}',
        f'<div class="detail-title">{TITLE}</div><p>Ngày đăng: 05/07/2019</p>{TEXT}',
        f"<h1>{TITLE} ( )</h1>{TEXT}",
    ],
)
def test_the_title_is_the_post_s_not_the_site_s(body: str) -> None:
    made = draft(page(body, "<title>Cổng thông tin phường</title>"))
    assert (made.title, texts(made)) == (TITLE, [LONG, MORE])


def test_a_page_of_word_has_its_title_in_capitals() -> None:
    body = (
        f"<div class=WordSection1><p class=MsoNormal align=center><b>{TITLE.upper()}</b></p>"
        f"<p class=MsoNormal>{LONG}</p><p class=MsoNormal>{MORE}</p></div>"
    )
    made = draft(page(body, f"<title>{TITLE}</title>"))
    assert made.title.casefold() == TITLE.casefold()
    assert texts(made) == [LONG, MORE]


def test_the_name_of_the_office_in_a_logo_is_no_title() -> None:
    logo = "<div class='logo'><a href='/'><span class='title'>PHƯỜNG AN THỊNH</span></a></div>"
    source = page(
        f"{logo}<h1>Ra quân</h1><div>19/03/2023</div><p>{LONG}</p><p>{MORE}</p>",
        "<title>PHƯỜNG AN THỊNH</title>",
    )
    assert draft(source).title == "Ra quân"
