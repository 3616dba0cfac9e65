from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.errors import UnreadableItem
from luutru.ingest.extract.page import draft, paragraphs
from luutru.ingest.records import Byline, Draft

LONG = (
    "Tham gia có đông đảo nhân dân các tổ dân phố cùng lực lượng thanh niên và hội viên các đoàn "
    "thể trên địa bàn, dọn dẹp các tuyến ngõ từ sáng sớm."
)
MORE = "Kết quả thu gom hai tấn rác thải các loại, xóa ba điểm rác tồn đọng lâu ngày trên địa bàn."

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


def page(body: str = f"<p>{LONG}</p><p>{MORE}</p>", head: str = "") -> str:
    return f"<html><head>{head}</head><body>{body}</body></html>"


def json_ld(**data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'


def texts(made: Draft, kind: str = "paragraph") -> list[str]:
    return [block.text for block in made.blocks if block.kind == kind]


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
        f"<{tag}>{text}</{tag}>"
        for text in ["Ngắn", "UBND PHƯỜNG AN THỊNH QUẬN LONG HÀ", "x" * 301]
    )
    title = "Phường An Thịnh ra quân dọn ngõ"
    second = "Một dòng đậm khác, đứng sau dòng tiêu đề"
    made = draft(page(f"{bold}<{tag}>{title}</{tag}><p>{LONG}</p><{tag}>{second}</{tag}>"))
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
        (f"<p>Ngày 03/04/2018 {'x' * 104}</p>", "2018-04-03", None),
        ("<p>Họp từ 03/04/2018</p>", "", None),
        (f"<p>Ngày 03/04/2018 {'x' * 105}</p>", "", None),
    ],
)
def test_date_and_views_of_a_page(line: str, published: str, views: int | None) -> None:
    made = draft(page(f"<h1>Ra quân</h1>{line}<p>{LONG}</p><p>{MORE}</p>"))
    assert (iso(made), made.views) == (published, views)


@pytest.mark.parametrize(("above", "dated"), [(59, True), (60, False)])
def test_the_line_of_the_date_is_looked_for_near_the_head(above: int, dated: bool) -> None:
    body = "<p>Câu.</p>" * above + "<p>Ngày 03/04/2018</p>"
    assert (draft(page(body)).published is not None) is dated


def test_the_first_date_and_the_first_views_count() -> None:
    marks = '<i class="date">03/04/2018 Lượt xem: 7</i><i class="date">05/04/2018 Lượt xem: 8</i>'
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
    made = draft(page(f"<p>TIN TỨC</p><p>{LONG}</p><p>THÔNG BÁO</p>", json_head("Ra quân")))
    assert made.section == "TIN TỨC"
    assert texts(made) == [LONG, "THÔNG BÁO"]


def json_head(title: str) -> str:
    return f'<meta property="og:title" content="{title}">'


@pytest.mark.parametrize(
    "name", ["author", "tac-gia", "tacgia", "byline", "nguoi-viet", "post-author"]
)
def test_an_author_is_named_so(name: str) -> None:
    body = f'<i class="{name}">Lê Thị Hoa</i><h1>Ra quân</h1><p>{LONG}</p><p>{MORE}</p>'
    assert draft(page(body)).byline == Byline("Lê Thị Hoa")
    assert draft(page(body.replace("Lê Thị Hoa", "Ban biên tập"))).byline is None


# -- the body


@pytest.mark.parametrize(
    "name",
    [
        "news-content",
        "entry_content",
        "post-body",
        "articletext",
        "detail-text",
        "noidung",
        "noi-dung",
    ],
)
def test_a_body_is_named_so(name: str) -> None:
    body = (
        f'<h1>Ra quân</h1><div class="{name}"><p>{LONG}</p><p>{MORE}</p></div><p>{LONG} Khác.</p>'
    )
    assert texts(draft(page(body))) == [LONG, MORE]


@pytest.mark.parametrize(("length", "is_body"), [(200, False), (201, True)])
def test_a_named_body_holds_more_than_a_few_lines(length: int, is_body: bool) -> None:
    named = f'<h1>Ra quân</h1><div class="news-content">{"x" * length}</div>'
    assert (texts(draft(page(f"{named}<p>{LONG}</p>"))) == ["x" * length]) is is_body


def test_a_named_body_with_little_text_is_none() -> None:
    named = '<h1>Ra quân</h1><div class="news-content">Ngắn.</div>'
    assert texts(draft(page(f"{named}<div><p>{LONG}</p><p>{MORE}</p></div>"))) == [LONG, MORE]


@pytest.mark.parametrize("tag", ["div", "td", "article", "section", "main"])
def test_the_body_is_the_element_with_the_prose(tag: str) -> None:
    """Short lines above and below are the portal's, but no class says so."""
    around = "<p>Đường dây nóng</p>" * 20
    column = f"<{tag}><p>{LONG}</p><p>{MORE}</p></{tag}>"
    column = f"<table><tr>{column}</tr></table>" if tag == "td" else column
    made = draft(page(f"{around}{column}{around}", json_head("Ra quân")))
    assert texts(made) == [LONG, MORE]
    assert texts(made, "caption") == []


@pytest.mark.parametrize(("length", "is_body"), [(80, False), (81, True)])
def test_prose_is_in_longer_paragraphs(length: int, is_body: bool) -> None:
    column = f"<div><p>{'x' * length}</p></div>"
    made = draft(page(f"<p>Hai.</p>{column}<p>Ba.</p>", json_head("Ra quân")))
    assert (len(made.blocks) == 2) is is_body


def test_else_the_body_is_where_the_prose_is() -> None:
    links = "".join(f"<a>Một tin khác của phường số {n}</a> " for n in range(20))
    cells = f"<table><tr><td>{links}</td><td><p>{LONG}</p><p>{MORE}</p></td></tr></table>"
    assert texts(draft(page(cells, json_head("Ra quân")))) == [LONG, MORE]
    linked = "".join(f"<p><a>{LONG} Số {n}.</a></p>" for n in range(4))
    both = f"<div>{linked}</div><div><p>{LONG}</p><p>{MORE}</p></div>"
    assert texts(draft(page(both, json_head("Ra quân")))) == [LONG, MORE]


@pytest.mark.parametrize(
    "beside",
    [
        "<script>x</script>",
        "<style>x</style>",
        "<noscript>x</noscript>",
        "<nav>x</nav>",
        "<aside>x</aside>",
        "<footer>x</footer>",
        "<form>x</form>",
        "<iframe>x</iframe>",
        "<svg><text>x</text></svg>",
        "<button>x</button>",
        "<select><option>x</option></select>",
        "<template>x</template>",
        "<!-- x -->",
        "<?x y?>",
        '<div class="related">x</div>',
        '<div id="sidebar">x</div>',
        '<ul class="main-menu"><li>x</li></ul>',
        '<div class="breadcrumb">x</div>',
        '<div class="comments">x</div>',
        '<div class="share">x</div>',
        '<div class="banner">x</div>',
        '<div class="tin-lien-quan">x</div>',
        '<div class="tinlienquan">x</div>',
        '<div class="other-news">x</div>',
        '<div class="tags">x</div>',
        '<div class="pager">x</div>',
        '<div id="copyright">x</div>',
    ],
)
def test_what_lies_beside_the_text_is_dropped(beside: str) -> None:
    body = f"<h1>Ra quân</h1><div><p>{LONG}</p>{beside}<p>{MORE}</p></div>"
    assert texts(draft(page(body))) == [LONG, MORE]
    assert texts(draft(page(body)), "caption") == []


@pytest.mark.parametrize(("length", "is_kept"), [(3999, False), (4000, True)])
def test_what_is_named_as_beside_is_kept_when_it_holds_the_page(length: int, is_kept: bool) -> None:
    body = f'<h1>Ra quân</h1><div class="share">{"x" * length}</div><p>{LONG}</p>'
    assert ("x" * length in texts(draft(page(body)))) is is_kept


def test_the_whole_page_is_never_beside_itself() -> None:
    source = f'<html class="menu"><body id="share"><h1>Ra quân</h1><p>{LONG}</p></body></html>'
    assert texts(draft(source)) == [LONG]


def test_what_is_named_as_beside_but_holds_much_is_kept() -> None:
    text = " ".join([MORE] * 50)
    assert texts(draft(page(f'<h1>Ra quân</h1><div class="share">{text}</div>'))) == [text]
    section = f'<h1>Ra quân</h1><div class="section menu"><p>{LONG}</p><p>{MORE}</p></div>'
    assert texts(draft(page(section))) == [LONG, MORE]


@pytest.mark.parametrize(
    "line",
    [
        "Tin liên quan",
        "Tin khác",
        "Bài viết khác",
        "Bài liên quan:",
        "Các tin mới hơn",
        "Các tin cũ hơn",
        "Tin bài khác",
        "TIN CÙNG CHUYÊN MỤC",
    ],
)
def test_the_text_ends_where_other_posts_begin(line: str) -> None:
    body = f"<h1>Ra quân</h1><p>{LONG}</p><p>{MORE}</p><p>{line}</p><p>{LONG} Khác.</p>"
    assert texts(draft(page(body))) == [LONG, MORE]


def test_a_lead_among_the_text_stands_once_and_takes_nothing_away() -> None:
    body = f'<h1>Ra quân</h1><p>{MORE}</p><p class="sapo">Sáng nay.</p><p>{LONG}</p>'
    made = draft(page(body))
    assert (texts(made, "lead"), texts(made)) == (["Sáng nay."], [MORE, LONG])


@pytest.mark.parametrize(("length", "is_text"), [(119, False), (120, True)])
def test_a_long_paragraph_with_a_date_is_text(length: int, is_text: bool) -> None:
    line = "Cập nhật 03/04/2018 ".ljust(length - 1, "x") + "."
    made = draft(page(f"<h1>Ra quân</h1><p>{LONG}</p><p>{line}</p>"))
    assert (line in texts(made)) is is_text


def test_what_stands_above_the_title_is_no_text() -> None:
    above = f"<p>{LONG} Cột trên.</p><p>Ra quân.</p><p>{LONG}</p><p>{MORE}</p>"
    assert texts(draft(page(above, json_head("Ra quân")))) == [LONG, MORE]


@pytest.mark.parametrize(
    "line",
    [
        "Ngày đăng 03/04/2018",
        "Cập nhật 03/04/2018",
        "Thứ ba, 03/04/2018",
        "Chủ nhật, 3/4/2018",
        "03/04/2018 08:15",
        "Lượt xem: 12",
    ],
)
def test_the_line_of_the_date_is_no_text(line: str) -> None:
    body = f"<h1>Ra quân</h1><p>{line}</p><p>{LONG}</p><p>{MORE}</p>"
    assert [block.text for block in draft(page(body)).blocks] == ["Ra quân", LONG, MORE]


@pytest.mark.parametrize("line", ["Thứ ba, phường họp.", "Ngày đăng ký: còn hạn."])
def test_a_line_that_begins_like_one_is_text(line: str) -> None:
    assert texts(draft(page(f"<h1>Ra quân</h1><p>{line}</p><p>{LONG}</p>"))) == [line, LONG]


# -- paragraphs


@pytest.mark.parametrize(
    ("fragment", "found"),
    [
        ("<p>a</p><p>b</p>", ["a", "b"]),
        ("a<br>b<br/>c", ["a", "b", "c"]),
        ("<div>a<div>b</div>c</div>d", ["a", "b", "c", "d"]),
        ("<table><tr><td>a</td><td>b</td></tr></table>", ["a", "b"]),
        ("<ul><li>a<li>b</ul>", ["a", "b"]),
        ("<h3>a</h3><blockquote>b</blockquote><pre>c</pre>", ["a", "b", "c"]),
        ("<b>a</b> <i>b</i><span>c</span>", ["a bc"]),
        ("a\nb\n\n c", ["a b c"]),
        ("&#273;&agrave;o&nbsp;t&#7841;o", ["đào tạo"]),
        ("<p>a</p>\n\n<p> </p>", ["a"]),
        ("x < y", ["x < y"]),
        ("a<script>b</script>c", ["ac"]),
        ("", []),
    ],
)
def test_paragraphs_of_a_piece_of_html(fragment: str, found: list[str]) -> None:
    assert paragraphs(fragment) == found


@pytest.mark.parametrize("before", ["", " \n"])
def test_a_declaration_of_xml_is_passed_over(before: str) -> None:
    source = f'{before}<?xml version="1.0" encoding="utf-8"?>\n<p>{LONG}</p>'
    assert texts(draft(source)) == [LONG]


@pytest.mark.parametrize("source", ["", " ", "<!-- -->"])
def test_what_is_no_page_is_refused(source: str) -> None:
    with pytest.raises(UnreadableItem, match="HTML không đọc được") as caught:
        draft(source)
    assert caught.value.repair == "Hãy lưu lại trang."


@given(st.text("<>/pdivhtml b='\"&;!-ả", min_size=1, max_size=200))
def test_any_page_gives_a_draft_or_a_reason(source: str) -> None:
    try:
        made = draft(source)
    except UnreadableItem as error:
        assert error.repair
        return
    assert all(block.text for block in made.blocks)


WORDS = st.text("aảbđ 1.", min_size=1, max_size=30).filter(str.strip)


@given(st.lists(WORDS, max_size=6), st.sampled_from(["p", "div", "li", "td", "h2", "pre"]))
def test_each_block_is_a_paragraph(texts: list[str], tag: str) -> None:
    fragment = "".join(f"<{tag}>{text}</{tag}>" for text in texts)
    assert paragraphs(f"<div>{fragment}</div>") == [" ".join(text.split()) for text in texts]
