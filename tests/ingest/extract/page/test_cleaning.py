"""What stands beside a post, and what only looks so."""

from __future__ import annotations

import pytest

from luutru.ingest.extract.page import draft
from luutru.ingest.extract.page.cleaning import clean, prose_of
from luutru.ingest.extract.page.document import parse, text_of
from luutru.tests.helpers.portal_pages import LONG, MORE, page, texts

POST = f"<h1>Ra quân dọn ngõ</h1><div><p>{LONG}</p><p>{MORE}</p></div>"


@pytest.mark.parametrize(
    "around",
    [
        '<form id="aspnetForm" method="post">{}</form>',
        '<div class="sidebar-1">{}</div><div class="sidebar-2"><p>Xem nhiều</p></div>',
        '<div class="menu-layout">{}</div>',
        "<aside>{}</aside>",
        '<div id="tin-khac">{}</div>',
    ],
)
def test_what_holds_the_page_is_kept(around: str) -> None:
    made = draft(page(around.format(POST)))
    assert (made.title, texts(made)) == ("Ra quân dọn ngõ", [LONG, MORE])


def test_the_banner_of_a_web_archive_is_no_text() -> None:
    words = "The Internet Archive discovers and captures web pages through many web crawls. "
    banner = (
        f'<div id="wm-ipp-base"><b>Internet Archive: a library of web pages</b>'
        f'<p>{words * 5}</p><span class="date">28 Jan 2017</span></div>'
    )
    made = draft(page(f'{banner}{POST}<p class="date">Ngày đăng 05/07/2019</p>'))
    assert (made.title, texts(made)) == ("Ra quân dọn ngõ", [LONG, MORE])
    assert made.published is not None
    assert made.published.iso == "2019-07-05"


@pytest.mark.parametrize("name", ["ykien", "comments", "binh-luan", "list-comment", "phanhoi"])
def test_what_readers_wrote_is_no_text(name: str) -> None:
    said = "Tôi rất đồng tình với chủ trương này của phường, mong các bác tiếp tục phát huy. "
    made = draft(page(f'{POST}<div class="{name}"><p>{said * 4}</p><p>{said}</p></div>'))
    assert texts(made) == [LONG, MORE]


def test_a_bar_of_buttons_keeps_the_date_in_it() -> None:
    bar = '<div class="share-bar"><a>Chia sẻ</a> <span class="time">05/07/2019 08:15</span></div>'
    body = f"<h1>Ra quân dọn ngõ</h1>{bar}<p>{LONG}</p><p>{MORE}</p>"
    made = draft(page(body))
    assert made.published is not None
    assert made.published.iso == "2019-07-05T08:15+07:00"
    assert texts(made) == [LONG, MORE]


def test_the_first_message_of_a_thread_is_the_post() -> None:
    messages = "".join(
        f'<li class="message" id="post-{n}"><blockquote>{text}</blockquote></li>'
        for n, text in enumerate([LONG + " " + MORE, LONG + " Trả lời.", MORE + " Trả lời."])
    )
    assert texts(draft(page(f"<h1>Dọn ngõ</h1><ol>{messages}</ol>"))) == [f"{LONG} {MORE}"]


def left(body: str) -> str:
    root = parse(page(body))
    clean(root)
    return text_of(root)


@pytest.mark.parametrize(
    "tag",
    "script style noscript iframe svg button select template textarea object".split(),
)
def test_elements_without_text_of_a_post(tag: str) -> None:
    assert left(f"<p>{LONG}</p><{tag}>Chọn</{tag}>") == LONG


@pytest.mark.parametrize(
    "element",
    [
        "<nav>Mục</nav>",
        "<aside>Mục</aside>",
        "<footer>Mục</footer>",
        "<form>Mục</form>",
        "<div class='sidebar'>Mục</div>",
        "<div id='menu-top'>Mục</div>",
        "<ul class='breadcrumb'><li>Mục</ul>",
        "<div class='tin-lien-quan'>Mục</div>",
        "<div class='quangcao'>Mục</div>",
        "<p class='tags'>Mục</p>",
        "<div class='related category'>Mục</div>",
        "<div class='comment-list'>Mục</div>",
        "<div class='wm-ipp'>Mục</div>",
        "<h2 class='menu'>Mục</h2>",
    ],
)
def test_what_stands_beside_a_post_is_taken_out(element: str) -> None:
    assert left(f"<p>{LONG}</p>{element}") == LONG


@pytest.mark.parametrize(
    "element",
    [
        "<div class='text'>Mục</div>",
        "<div class='submenu'>Mục</div>",
        "<h1 class='menu'>Mục</h1>",
        "<h2 class='menu-title'>Mục</h2>",
        "<p class='Title allowMenuPost'>Mục</p>",
        "<div class='author_date_comment'>Mục</div>",
        "<div class='share-bar'>Mục 05/07/2019</div>",
        "<p class='share-bar'>Mục 2019-07-05</p>",
    ],
)
def test_what_is_only_called_so_stays(element: str) -> None:
    assert left(f"<p>{LONG}</p>{element}").startswith(f"{LONG}Mục")


@pytest.mark.parametrize(
    "element",
    [
        "<div class='share-bar'>Mục 05/07/2019 06/07/2019</div>",  # the dates of other posts
        f"<div class='share-bar'>05/07/2019{' Mục' * 200}</div>",
        "<section class='share-bar'>05/07/2019</section>",
    ],
)
def test_other_bars_with_dates_are_taken_out(element: str) -> None:
    text = " ".join([LONG] * 20)
    assert left(f"<p>{text}</p>{element}") == text


@pytest.mark.parametrize(
    ("name", "share", "stays"),
    [
        ("sidebar", 2, False),  # a fifth of the prose
        ("sidebar", 9, True),  # half of it
        ("sidebar content", 2, True),
        ("comments", 9, False),
        ("comments", 200, True),
        ("wm-ipp", 9, False),
        ("wm-ipp", 40, True),
    ],
)
def test_what_holds_much_of_the_prose_is_the_page(name: str, share: int, stays: bool) -> None:
    words = "Phường họp bàn với các tổ dân phố về việc dọn ngõ. "
    body = f"<p>{words * 9}</p><div class='{name}'><p>{words * share} Hết.</p></div>"
    assert left(body).endswith("Hết.") is stays


def test_the_prose_that_each_element_holds() -> None:
    root = parse(page(f"<div><p>{LONG}</p><p>Mục</p></div><p>{MORE}</p>"))
    found = prose_of(root)
    (div,) = root.iter("div")
    assert (found[root], found[div]) == (len(LONG) + len(MORE), len(LONG))
    few = parse(page("<p>Một</p><p>Hai</p>"))
    assert prose_of(few)[few] == 6  # a page of a few words: they are its prose


def test_a_copy_of_the_post_for_printing_is_no_text() -> None:
    post = f"<h1>Ra quân</h1><p>{LONG}</p><p>{MORE}</p>"
    made = draft(page(f"<div class='article'>{post}</div><div class='modal-body'>{post}</div>"))
    assert texts(made) == [LONG, MORE]
