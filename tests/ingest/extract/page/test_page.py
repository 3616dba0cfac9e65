from __future__ import annotations

import json

import pytest

from luutru.ingest.extract.page import draft
from luutru.ingest.records import Byline, Draft
from luutru.tests.helpers.portal_pages import LONG, MORE, page, texts, titled

PAGE = f"""<html><head><title>Cổng</title><meta property="og:title" content="Ra quân dọn ngõ"/>
<script>alert(1)</script></head><body><nav><a>Trang chủ</a></nav>
<div class="category">MÔI TRƯỜNG</div><h1 class="news-title">Ra quân dọn ngõ</h1>
<span class="date">Ngày đăng 03/04/2018 | 08:15 | Lượt xem: 12</span>
<div class="sapo">Sáng 02/4, phường ra quân.</div><div class="news-content">
<p>{LONG}</p>
<figure><img src="x.jpg"><figcaption>Ảnh: quang cảnh buổi ra quân</figcaption></figure>
<p>{MORE} ./.</p>
<p align="right">Phan Thị Lệ - Cán bộ văn hóa</p></div>
<div class="sidebar"><a>Tin khác hẳn ở cột bên</a></div>
<div>Tin liên quan</div><ul><li>Một tin khác</li></ul><footer>Bản quyền</footer></body></html>"""


def json_ld(**data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'


def iso(made: Draft) -> str:
    return made.published.iso if made.published else ""


def test_a_saved_page_gives_the_post_without_what_is_around_it() -> None:
    made = draft(PAGE)
    assert (made.title, made.section) == ("Ra quân dọn ngõ", "MÔI TRƯỜNG")
    assert (iso(made), made.views) == ("2018-04-03T08:15+07:00", 12)
    assert made.byline == Byline("Phan Thị Lệ", "Cán bộ văn hóa")
    assert [(block.kind, block.text) for block in made.blocks] == [
        ("title", "Ra quân dọn ngõ"),
        ("lead", "Sáng 02/4, phường ra quân."),
        ("paragraph", LONG),
        ("caption", "Ảnh: quang cảnh buổi ra quân"),
        ("paragraph", MORE),
        ("byline", "Phan Thị Lệ - Cán bộ văn hóa"),
    ]


# -- metadata


def test_metadata_of_json_ld_comes_first() -> None:
    head = json_ld(
        **{"@type": "NewsArticle", "headline": "Ra quân.", "articleSection": "Tin"},
        datePublished="2018-04-03T01:15:00Z",
        author={"@type": "Person", "name": "Lê Thị Hoa"},
    )
    head += '<meta property="og:title" content="Khác"><meta name="author" content="Trần An">'
    made = draft(page(head=head))
    assert (made.title, made.section) == ("Ra quân", "Tin")
    assert iso(made) == "2018-04-03T08:15+07:00"
    assert made.byline == Byline("Lê Thị Hoa")


@pytest.mark.parametrize(
    "data",
    [
        '{"@type": "BlogPosting", "headline": "Ra quân"}',
        '[{"@type": "Organization"}, {"@type": "Article", "headline": "Ra quân"}]',
    ],
)
def test_json_ld_of_an_article_or_a_posting(data: str) -> None:
    assert draft(page(head=f'<script type="application/ld+json">{data}</script>')).title == (
        "Ra quân"
    )


@pytest.mark.parametrize(
    "data",
    [
        '{"@type": "Organization", "headline": "Ra quân"}',
        '{"headline": "Ra quân"}',
        '"Ra quân"',
        "{hỏng",
        "",
        "[" * 100_000,
    ],
)
def test_json_ld_of_something_else_or_broken_is_passed_over(data: str) -> None:
    head = f'<script type="application/ld+json">{data}</script>'
    made = draft(page(head=head + '<meta property="og:title" content="Dọn ngõ">'))
    assert made.title == "Dọn ngõ"


def test_broken_json_ld_does_not_hide_the_next() -> None:
    broken = '<script type="application/ld+json">{hỏng</script>'
    assert draft(page(head=broken + json_ld(**{"@type": "Article"}, headline="Ra quân"))).title == (
        "Ra quân"
    )


@pytest.mark.parametrize("attribute", ["property", "name", "itemprop"])
def test_meta_elements_give_what_json_ld_does_not(attribute: str) -> None:
    head = "".join(
        f'<meta {attribute}="{name}" content="{content}">'
        for name, content in [
            ("og:title", "Ra quân  dọn ngõ"),
            ("article:section", "Tin tức"),
            ("article:published_time", "2018-04-03T08:15:00+07:00"),
            ("author", "Lê Thị Hoa"),
            ("og:url", "https://vi.example/1"),
        ]
    )
    made = draft(page(head=head))
    assert (made.title, made.section) == ("Ra quân dọn ngõ", "Tin tức")
    assert (iso(made), made.url) == ("2018-04-03T08:15+07:00", "https://vi.example/1")
    assert made.byline == Byline("Lê Thị Hoa")


def test_empty_meta_elements_give_nothing() -> None:
    head = '<meta property="og:title" content=" "><meta name="author" content="">'
    made = draft(page(f"<h1>Ra quân</h1><p>{LONG}</p>", head))
    assert (made.title, made.byline) == ("Ra quân", None)


def test_the_canonical_address_goes_before_the_shared_one() -> None:
    head = (
        '<link rel="canonical" href=" https://vi.example/a "><meta property="og:url" content="b">'
    )
    assert draft(page(head=head)).url == "https://vi.example/a"
    assert draft(page()).url == ""


def test_article_author_goes_before_author() -> None:
    head = '<meta name="author" content="Trần An"><meta name="article:author" content="Lê Hoa">'
    assert draft(page(head=head)).byline == Byline("Lê Hoa")
    assert draft(page(head='<meta name="author" content="Ban biên tập">')).byline is None


# -- the marks of portals


@pytest.mark.parametrize(
    "title",
    [
        "<h1>Ra quân dọn ngõ.</h1>",
        '<div class="news-title">Ra quân  dọn ngõ</div>',
        '<td class="entry_title">Ra quân dọn ngõ</td>',
        '<span id="detail-title">Ra quân dọn ngõ</span>',
        '<span class="posttitle">Ra quân dọn ngõ</span>',
        '<span class="title">Ra quân dọn ngõ</span>',
        '<span class="tieu-de">Ra quân dọn ngõ</span>',
        '<span class="tieude">Ra quân dọn ngõ</span>',
        '<span itemprop="title">Ra quân dọn ngõ</span>',
        "<h1> </h1><h1>Ra quân dọn ngõ</h1>",  # an empty one is none
    ],
)
def test_the_title_is_a_heading_or_named_so(title: str) -> None:
    made = draft(page(f"{title}<p>{LONG}</p><p>{MORE}</p>"))
    assert made.title == "Ra quân dọn ngõ"
    assert texts(made) == [LONG, MORE]


@pytest.mark.parametrize("tag", ["b", "strong", "h2", "h3"])
def test_an_old_page_has_its_title_in_bold(tag: str) -> None:
    bold = "".join(
        f"<p><{tag}>{text}</{tag}></p>"
        for text in ["Ngắn", "UBND PHƯỜNG AN THỊNH QUẬN LONG HÀ", "x" * 301]
    )
    title = "Phường An Thịnh ra quân dọn ngõ"
    second = "Một dòng đậm khác, đứng sau dòng tiêu đề"
    made = draft(
        page(f"{bold}<p><{tag}>{title}</{tag}></p><p>{LONG}</p><p><{tag}>{second}</{tag}></p>")
    )
    assert made.title == title


@pytest.mark.parametrize(("length", "is_title"), [(19, False), (20, True), (300, True)])
def test_a_title_in_bold_has_the_length_of_one(length: int, is_title: bool) -> None:
    assert (draft(page(f"<b>{'x' * length}</b><p>{LONG}</p>")).title != "") is is_title


@pytest.mark.parametrize(
    ("line", "published", "views"),
    [
        ('<span class="date">Lên trang 03/04/2018 08:15</span>', "2018-04-03T08:15+07:00", None),
        ('<span class="post-info">03/04/2018 | Lượt xem: 7</span>', "2018-04-03", 7),
        ('<span id="ngaydang">Lên trang 03/04/2018</span>', "2018-04-03", None),
        ('<span class="publish">Lên trang 03/04/2018</span>', "2018-04-03", None),
        ('<span class="time">Lên trang 03/04/2018</span>', "2018-04-03", None),
        ('<div class="meta">Lên trang 03/04/2018</div>', "2018-04-03", None),
        ('<time datetime="2018-04-03T08:15">hôm qua</time>', "2018-04-03T08:15+07:00", None),
        ("<time>Lên trang 03/04/2018</time>", "2018-04-03", None),
        # without a name: a short line that begins as one
        ("<p>Ngày đăng: 03/04/2018</p><p>Lượt xem: 7</p>", "2018-04-03", 7),
        ("<p>Cập nhật 03/04/2018</p>", "2018-04-03", None),
        ("<p>Thứ ba, 03/04/2018</p>", "2018-04-03", None),
        ("<p>Chủ nhật, 03/04/2018</p>", "2018-04-03", None),
        ("<p>03/04/2018</p>", "2018-04-03", None),
        ('<i class="date">Lên trang 03/04/2018</i><p>Lượt xem: 7</p>', "2018-04-03", 7),
        ('<i class="date">Lượt xem: 7</i><p>Ngày 03/04/2018</p>', "2018-04-03", 7),
        (f"<p>{LONG}</p><p>Đăng ngày 03/04/2018</p>", "2018-04-03", None),
        ("<p>Họp từ 03/04/2018</p>", "", None),
        (f"<p>Ngày 03/04/2018 {'x' * 105}</p>", "", None),
    ],
)
def test_date_and_views_of_a_page(line: str, published: str, views: int | None) -> None:
    made = draft(page(f"<h1>Ra quân</h1>{line}<p>{LONG}</p><p>{MORE}</p>"))
    assert (iso(made), made.views) == (published, views)


def test_the_first_date_and_the_first_views_count() -> None:
    marks = '<p class="date">03/04/2018 Lượt xem: 7</p><p class="date">05/04/2018 Lượt xem: 8</p>'
    made = draft(page(f"<h1>Ra quân</h1>{marks}<p>{LONG}</p><p>Ngày 1/1/2001, lượt xem: 9</p>"))
    assert (iso(made), made.views) == ("2018-04-03", 7)


@pytest.mark.parametrize("name", ["sapo", "lead", "summary", "excerpt", "mo-ta", "tomtat", "intro"])
def test_a_lead_is_named_so(name: str) -> None:
    made = draft(page(f'<h1>Ra quân</h1><div id="{name}"> Sáng nay.\n</div><p>{LONG}</p>'))
    assert texts(made, "lead") == ["Sáng nay."]
    assert texts(made) == [LONG]


@pytest.mark.parametrize("name", ["category", "section", "chuyen-muc", "chuyenmuc", "cat-name"])
def test_a_section_is_named_so(name: str) -> None:
    made = draft(page(f'<a class="{name}">Tin tức</a><h1>Ra quân</h1><p>{LONG}</p>'))
    assert made.section == "Tin tức"


def test_capitals_above_the_text_are_a_section_too() -> None:
    made = draft(page(f"<p>TIN TỨC</p><p>{LONG}</p><p>THÔNG BÁO</p>", titled("Ra quân")))
    assert made.section == "TIN TỨC"
    assert texts(made) == [LONG, "THÔNG BÁO"]


@pytest.mark.parametrize(
    "name", ["author", "tac-gia", "tacgia", "byline", "nguoi-viet", "post-author"]
)
def test_an_author_is_named_so(name: str) -> None:
    body = f'<i class="{name}">Lê Thị Hoa</i><h1>Ra quân</h1><p>{LONG}</p><p>{MORE}</p>'
    assert draft(page(body)).byline == Byline("Lê Thị Hoa")
    assert draft(page(body.replace("Lê Thị Hoa", "Ban biên tập"))).byline is None
