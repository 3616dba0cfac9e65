"""The text of a saved page: where it stands, what is left out, how it is cut into paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.errors import UnreadableItem
from luutru.ingest.extract.page import draft, paragraphs
from luutru.tests.helpers.portal_pages import LONG, MORE, page, texts, titled


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


def test_a_named_body_with_little_text_is_none() -> None:
    named = '<h1>Ra quân</h1><div class="news-content">Ngắn.</div>'
    assert texts(draft(page(f"{named}<div><p>{LONG}</p><p>{MORE}</p></div>"))) == [LONG, MORE]


@pytest.mark.parametrize("tag", ["div", "td", "article", "section", "main"])
def test_the_body_is_the_element_with_the_prose(tag: str) -> None:
    """Short lines above and below are the portal's, but no class says so."""
    around = "<p>Đường dây nóng</p>" * 20
    column = f"<{tag}><p>{LONG}</p><p>{MORE}</p></{tag}>"
    column = f"<table><tr>{column}</tr></table>" if tag == "td" else column
    made = draft(page(f"{around}{column}{around}", titled("Ra quân")))
    assert texts(made) == [LONG, MORE]
    assert texts(made, "caption") == []


def test_prose_is_in_longer_paragraphs() -> None:
    source = "<p>Hai.</p><div><p>{}</p></div><p>Ba.</p>"
    assert texts(draft(page(source.format("x" * 81), titled("Ra quân")))) == ["x" * 81]
    with pytest.raises(UnreadableItem, match="không có đoạn văn nào"):
        draft(page(source.format("x" * 80)))


def test_else_the_body_is_where_the_prose_is() -> None:
    links = "".join(f"<a>Một tin khác của phường số {n}</a> " for n in range(20))
    cells = f"<table><tr><td>{links}</td><td><p>{LONG}</p><p>{MORE}</p></td></tr></table>"
    assert texts(draft(page(cells, titled("Ra quân")))) == [LONG, MORE]
    linked = "".join(f"<p><a>{LONG} Số {n}.</a></p>" for n in range(4))
    both = f"<div>{linked}</div><div><p>{LONG}</p><p>{MORE}</p></div>"
    assert texts(draft(page(both, titled("Ra quân")))) == [LONG, MORE]


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


def test_what_is_named_as_beside_is_kept_when_it_holds_the_page() -> None:
    """A share of the prose decides, not its length."""
    share = f'<div class="share"><p>{LONG}</p><p>{MORE}</p></div>'
    assert texts(draft(page(f"<h1>Ra quân</h1>{share}"))) == [LONG, MORE]
    beside = f'<h1>Ra quân</h1><div class="share"><p>{MORE}</p></div>' + f"<p>{LONG}</p>" * 4
    assert MORE not in texts(draft(page(beside)))


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


def test_a_paragraph_with_a_date_is_text() -> None:
    line = "Cập nhật 03/04/2018, các tổ dân phố đã dọn xong ba tuyến ngõ còn lại của phường."
    assert line in texts(draft(page(f"<h1>Ra quân</h1><p>{LONG}</p><p>{line}</p>")))


def test_what_stands_above_the_title_is_no_text() -> None:
    above = f"<p>{LONG} Cột trên.</p><p>Ra quân.</p><p>{LONG}</p><p>{MORE}</p>"
    assert texts(draft(page(above, titled("Ra quân")))) == [LONG, MORE]


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
