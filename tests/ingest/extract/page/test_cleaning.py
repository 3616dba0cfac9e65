"""What stands beside a post, and what only looks so."""

from __future__ import annotations

import pytest

from luutru.ingest.extract.page import draft
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


def test_a_copy_of_the_post_for_printing_is_no_text() -> None:
    post = f"<h1>Ra quân</h1><p>{LONG}</p><p>{MORE}</p>"
    made = draft(page(f"<div class='article'>{post}</div><div class='modal-body'>{post}</div>"))
    assert texts(made) == [LONG, MORE]
