from __future__ import annotations

import pytest

from luutru.ingest.extract.page import draft
from luutru.ingest.extract.page.document import parse
from luutru.ingest.extract.page.headline import Headline, agrees, find, without_site
from luutru.ingest.extract.page.layout import lines_of
from luutru.ingest.extract.page.metadata import Metadata
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


def found(body: str, *titles: str, article: bool = False, site: str = "") -> Headline:
    """Return the title of a page whose column begins at its first line of prose."""
    lines = lines_of(parse(page(body)))
    start = next((at for at, line in enumerate(lines) if line.text == LONG), len(lines))
    declared = Metadata(titles=list(titles), is_article=article, site=site)
    return find(lines, start, len(lines), declared)


PROSE = f"<p>{LONG}</p><p>{MORE}</p>"


@pytest.mark.parametrize(
    ("body", "titles", "title", "line", "declared"),
    [
        # what is declared, and shown
        (f"<p>{TITLE}</p>{PROSE}", [TITLE], TITLE, 0, True),
        (f"<p>{TITLE.upper()}.</p>{PROSE}", [TITLE], TITLE.upper(), 0, True),
        (f"<p>{TITLE}</p>{PROSE}", [f"{TITLE} | Phường"], TITLE, 0, True),
        (f"<h1>{TITLE}</h1>{PROSE}", [f"{TITLE} của phường"], TITLE, 0, True),
        (f"<p>Mục</p><p>{TITLE}</p>{PROSE}", ["", TITLE], TITLE, 1, True),
        (f"<p>{TITLE}</p><p>Mục</p><h2>{TITLE}</h2>{PROSE}", [TITLE], TITLE, 2, True),
        (f"<h1>{TITLE}</h1><p>Mục</p><p>{TITLE}</p>{PROSE}", [TITLE], TITLE, 0, True),
        (f"<p><a href='/'>{TITLE}</a></p>{PROSE}", [TITLE], TITLE, -1, False),
        # what is set as a title
        (f"<h1>{TITLE}</h1>{PROSE}", [], TITLE, 0, False),
        (f"<h1>{TITLE} ( )</h1>{PROSE}", [], TITLE, 0, False),
        (f"<p class='title'>{TITLE}</p>{PROSE}", [], TITLE, 0, False),
        (f"<p><span class='news-title'>{TITLE}</span></p>{PROSE}", [], TITLE, 0, False),
        (f"<p itemprop='headline'>{TITLE}</p>{PROSE}", [], TITLE, 0, False),
        (f"<p><b>{TITLE}</b></p>{PROSE}", [], TITLE, 0, False),
        (f"<h3>Phường dọn các ngõ</h3><h2>{TITLE}</h2>{PROSE}", [], TITLE, 1, False),
        (
            f"<h2>{TITLE}</h2><h2 class='box-title'>Phường dọn các ngõ</h2>{PROSE}",
            [],
            TITLE,
            0,
            False,
        ),
        # the site's name is none
        (f"<h1>Trang thông tin phường</h1>{PROSE}", [], "", -1, False),
        (f"<p>Mục</p>{PROSE}", ["Cổng thông tin phường"], "", -1, False),
        (f"<h1>10/07/2020 | Lượt xem: 12</h1>{PROSE}", [], "", -1, False),
        (f"<p>Mục</p>{PROSE}", [], "", -1, False),
        # declared, not shown
        (f"<p>Mục</p>{PROSE}", [f"{TITLE}."], TITLE, -1, False),
    ],
)
def test_the_line_that_is_the_title(
    body: str, titles: list[str], title: str, line: int, declared: bool
) -> None:
    made = found(body, *titles)
    assert (made.text, made.line, made.declared) == (title, line, declared)


def test_an_article_has_the_title_that_it_declares() -> None:
    other = f"<h3>Phường dọn các ngõ xóm</h3>{PROSE}"
    assert found(other, TITLE, article=True).text == TITLE
    assert found(other, TITLE).text == "Phường dọn các ngõ xóm"
    sure = f"<h1>Phường dọn các ngõ xóm</h1>{PROSE}"
    assert found(sure, TITLE, article=True).text == "Phường dọn các ngõ xóm"
    named = f"{TITLE} - Cổng phường"
    assert found(other, named, article=True, site="Cổng phường").text == TITLE


def test_a_first_heading_that_repeats_the_site_gives_way_to_the_second() -> None:
    body = f"<h1>Phường An Thịnh</h1><h1>{TITLE}</h1>{PROSE}"
    assert found(body, "Phường An Thịnh").text == TITLE
    assert found(body, "Phường An Thịnh", TITLE).text == "Phường An Thịnh"


@pytest.mark.parametrize(
    ("title", "site", "without"),
    [
        (f"{TITLE} - Cổng phường", "Cổng phường", TITLE),
        (f"{TITLE}|cổng phường An Thịnh", "Cổng Phường", TITLE),
        (f"{TITLE} - Tin tức | Cổng phường", "Cổng phường", f"{TITLE} - Tin tức"),
        (f"{TITLE} - Tin tức", "Cổng phường", f"{TITLE} - Tin tức"),
        (f"{TITLE} - Cổng phường", "", f"{TITLE} - Cổng phường"),
    ],
)
def test_a_declared_title_without_the_site(title: str, site: str, without: str) -> None:
    assert without_site(title, site) == without


@pytest.mark.parametrize(
    ("title", "titles", "agree"),
    [
        ("Ra quân dọn ngõ", [], True),
        ("Ra quân dọn ngõ", ["Phường ra quân dọn vệ sinh"], True),
        ("Ra quân dọn ngõ", ["Dọn ngõ"], True),
        ("Ra quân dọn ngõ", ["Một bài khác"], False),
        ("Ra quân dọn ngõ", ["Một bài khác", "Ra quân dọn ngõ"], True),
        ("Ra quân dọn ngõ", ["Cổng thông tin phường"], True),  # a site's name declares nothing
    ],
)
def test_what_is_declared_agrees_with_what_is_shown(
    title: str, titles: list[str], agree: bool
) -> None:
    assert agrees(Headline(title, 0), Metadata(titles=titles)) is agree
    assert agrees(Headline(title, 0, declared=True), Metadata(titles=titles))


def test_the_name_of_the_office_in_a_logo_is_no_title() -> None:
    logo = "<div class='logo'><a href='/'><span class='title'>PHƯỜNG AN THỊNH</span></a></div>"
    source = page(
        f"{logo}<h1>Ra quân</h1><div>19/03/2023</div><p>{LONG}</p><p>{MORE}</p>",
        "<title>PHƯỜNG AN THỊNH</title>",
    )
    assert draft(source).title == "Ra quân"
