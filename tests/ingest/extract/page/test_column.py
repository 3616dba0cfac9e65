"""The main column of a page: where its prose is."""

from __future__ import annotations

import pytest

from luutru.ingest.extract.page.column import find
from luutru.ingest.extract.page.document import parse
from luutru.ingest.extract.page.layout import lines_of
from luutru.tests.helpers.portal_pages import LONG, MORE


def column(body: str) -> list[str]:
    root = parse(f"<html><body>{body}</body></html>")
    lines = lines_of(root)
    found = find(root, lines)
    return [line.text for line in lines[found.start : found.end]]


MENU = "".join(f"<li><a href='{n}'>Mục số {n} của trang</a></li>" for n in range(20))
TEXT = f"<p>{LONG}</p><p>{MORE}</p>"


@pytest.mark.parametrize(
    "body",
    [
        f"<div><ul>{MENU}</ul></div><div id='x'>{TEXT}</div>",
        f"<div id='x'>{TEXT}</div><div>{MENU}</div>",
        f"<table><tr><td>{MENU}</td><td>{TEXT}</td></tr></table>",
        f"<div>Trang chủ</div><div><div>Mục</div><div><article>{TEXT}</article></div></div>",
    ],
)
def test_the_column_is_where_the_prose_is(body: str) -> None:
    assert column(body) == [LONG, MORE]


def test_a_page_of_nothing_but_its_text_is_its_own_column() -> None:
    assert column(TEXT) == [LONG, MORE]


def test_a_page_without_prose_is_whole() -> None:
    assert column("<div><p>Một</p></div><div><p>Hai</p></div>") == ["Một", "Hai"]
    assert column("") == []


@pytest.mark.parametrize(
    "name",
    [
        "class='news-content'",
        "class='entry-content'",
        "id='noidung'",
        "itemprop='articleBody'",
        "class='post_body'",
    ],
)
def test_an_element_that_surely_is_the_text_needs_less_prose(name: str) -> None:
    more = f"<div>{TEXT}</div>"
    assert column(f"<div {name}><p>{LONG}</p></div><ul>{MENU}</ul>{more}") == [LONG]
    assert column(f"<div class='x'><p>{LONG}</p></div><ul>{MENU}</ul>{more}") == [LONG, MORE]


@pytest.mark.parametrize("name", ["class='main-text'", "itemprop='bodytext'", "id='detail'"])
def test_an_element_that_may_be_the_text_needs_somewhat_less(name: str) -> None:
    more = f"<div><p>{LONG} {LONG}</p></div>"
    named = f"<div {name}><p>{LONG} {MORE}</p></div>"
    assert column(f"{named}<ul>{MENU}</ul>{more}") == [f"{LONG} {MORE}"]
    much = f"<div><p>{LONG} {LONG}</p><p>{LONG}</p></div>"
    assert column(f"{named}<ul>{MENU}</ul>{much}") == [f"{LONG} {LONG}", LONG]


def test_a_name_does_not_make_a_few_words_the_text() -> None:
    short = "<div class='news-content'><p>Phường họp bàn dọn ngõ.</p></div>"
    assert column(f"{short}<div>{TEXT}{TEXT}</div>") == [LONG, MORE, LONG, MORE]


def test_links_count_against_a_column() -> None:
    linked = "".join(f"<p><a href='{n}'>{LONG}</a></p>" for n in range(4))
    assert column(f"<div>{linked}</div><div>{TEXT}</div>") == [LONG, MORE]


@pytest.mark.parametrize("name", ["message", "postbit", "post-12", "first-post"])
def test_of_several_messages_the_first_is_the_post(name: str) -> None:
    messages = f"<div class='{name}'>{TEXT}</div><div id='{name}'><p>{MORE}</p></div>"
    assert column(f"<div>{messages}</div>") == [LONG, MORE]
    assert column(f"<div><ul><li id='{name}'>{TEXT}<li id='{name}'>{MORE}</ul></div>") == [
        LONG,
        MORE,
    ]
    inner = f"<div class='{name}'>{TEXT}</div>"
    assert column(f"<div><p>{MORE}</p>{inner}</div>") == [MORE, LONG, MORE]  # one is no thread
