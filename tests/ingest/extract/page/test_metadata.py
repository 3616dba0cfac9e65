"""What a page declares, and when it is believed."""

from __future__ import annotations

import json

import pytest

from luutru.ingest.extract.page import draft
from luutru.ingest.records import Byline
from luutru.tests.helpers.portal_pages import LONG, MORE, page, texts

SHOWN = f"<h1>Ra quân dọn ngõ</h1><p>{LONG}</p><p>{MORE}</p>"


def json_ld(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'


def test_a_graph_holds_the_article() -> None:
    graph = [
        {"@type": "WebSite", "name": "Phường An Thịnh"},
        {"@type": ["NewsArticle"], "headline": "Ra quân dọn ngõ", "articleSection": ["Tin tức"],
         "datePublished": "2018-04-03T08:15:00+07:00", "author": [{"name": "Minh Chiến"}]},
    ]  # fmt: skip
    made = draft(page(SHOWN, json_ld({"@graph": graph})))
    assert (made.title, made.section, made.byline) == (
        "Ra quân dọn ngõ",
        "Tin tức",
        Byline("Minh Chiến"),
    )
    assert made.published is not None
    assert made.published.iso == "2018-04-03T08:15+07:00"


@pytest.mark.parametrize("headline", ["Ra qu&#226;n", "Ra qu&amp;#226;n", "Ra qu&acirc;n"])
def test_entities_are_undone_once_and_twice(headline: str) -> None:
    head = json_ld({"@type": "NewsArticle", "headline": headline})
    assert draft(page(f"<p>{LONG}</p>", head)).title == "Ra quân"


@pytest.mark.parametrize(
    "name", ["DC.date", "pubdate", "datePublished", "article:published_time", "dcterms.created"]
)
def test_dates_of_meta_elements(name: str) -> None:
    made = draft(page(SHOWN, f'<meta name="{name}" content="2018-04-03">'))
    assert made.published is not None
    assert made.published.iso == "2018-04-03"


def test_microdata_dates_a_post() -> None:
    body = f'{SHOWN}<meta itemprop="datePublished" content="2018-04-03">'
    made = draft(page(body))
    assert made.published is not None
    assert made.published.iso == "2018-04-03"


def test_a_declared_day_gets_the_minute_that_is_shown() -> None:
    body = f'<h1>Ra quân</h1><p class="date">03/04/2018 08:15</p><p>{LONG}</p>'
    made = draft(page(body, '<meta name="pubdate" content="2018-04-03">'))
    assert made.published is not None
    assert made.published.iso == "2018-04-03T08:15+07:00"


def test_what_is_declared_about_another_post_is_not_taken() -> None:
    head = json_ld(
        {"@type": "NewsArticle", "headline": "Một bài hoàn toàn khác hẳn",
         "datePublished": "2001-01-01", "author": {"name": "Lê Thị Hoa"}}
    )  # fmt: skip
    made = draft(page(SHOWN, head))
    assert (made.title, made.published, made.byline) == ("Ra quân dọn ngõ", None, None)
    assert texts(made) == [LONG, MORE]


def test_the_site_is_no_author() -> None:
    head = json_ld(
        {"@type": "NewsArticle", "headline": "Ra quân dọn ngõ",
         "author": {"@type": "Organization", "name": "Báo An Thịnh"}}
    )  # fmt: skip
    assert draft(page(SHOWN, head)).byline is None
