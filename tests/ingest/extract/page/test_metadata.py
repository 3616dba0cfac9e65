"""What a page declares, and when it is believed."""

from __future__ import annotations

import json

import pytest

from luutru.ingest.extract.page import draft
from luutru.ingest.extract.page.document import parse
from luutru.ingest.extract.page.metadata import Metadata, read
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


def declared(head: str, body: str = "") -> Metadata:
    return read(parse(page(body, head)))


def meta(name: str, content: str, attribute: str = "name") -> str:
    return f'<meta {attribute}="{name}" content="{content}">'


def iso(made: Metadata) -> str:
    return made.published.iso if made.published else ""


def test_a_page_that_declares_nothing() -> None:
    assert declared("") == Metadata()


def test_titles_stand_in_the_order_of_how_sure_they_are() -> None:
    head = (
        "<title>Năm</title>"
        + meta("twitter:title", "Bốn")
        + meta("og:title", "Ba", "property")
        + json_ld({"@type": "NewsArticle", "headline": "Một", "name": "Hai"})
    )
    assert declared(head).titles == ["Một", "Hai", "Ba", "Bốn", "Năm"]
    page_name = json_ld({"@type": "WebPage", "name": "Hai", "datePublished": "2018-04-03"})
    assert declared(page_name).titles == []  # the site's, mostly


@pytest.mark.parametrize("name", ["twitter:title", "title", "DC.title", "headline", "dc.TITLE"])
def test_names_of_titles(name: str) -> None:
    assert declared(meta(name, "Một")).titles == ["Một"]


def test_of_meta_elements_the_first_that_is_filled_counts() -> None:
    head = meta("og:title", "", "property") + meta("og:title", "Một") + meta("og:title", "Hai")
    assert declared(head).titles == ["Một"]
    assert declared('<meta itemprop="headline" content="Một"><meta content="x">').titles == ["Một"]


def test_section_summary_site_and_address() -> None:
    head = (
        meta("article:section", "Tin tức", "property")
        + meta("og:description", "Một", "property")
        + meta("description", "Hai")
        + meta("og:site_name", "An Thịnh", "property")
        + meta("og:url", "https://a.example/1", "property")
    )
    made = declared(head)
    assert (made.section, made.summary, made.site) == ("Tin tức", "Một", "An Thịnh")
    assert (made.url, made.is_article) == ("https://a.example/1", False)
    assert declared(meta("description", "Hai")).summary == "Hai"
    canonical = '<link rel="canonical" href=" https://a.example/2 ">'
    assert declared(head + canonical).url == "https://a.example/2"
    assert declared(meta("articleSection", "Tin")).section == "Tin"


@pytest.mark.parametrize(
    ("author", "name", "is_declared"),
    [
        (json_ld({"@type": "Article", "author": "Minh Chiến"}), "Minh Chiến", True),
        (json_ld({"@type": "Article", "author": {"name": "Minh Chiến"}}), "Minh Chiến", True),
        (
            json_ld({"@type": "Article", "author": [{"name": "A"}, "B", {"name": "C"}, "D"]}),
            "A, B, C",
            True,
        ),
        (
            json_ld({"@type": "Article", "author": {"@type": "Organization", "name": "Báo"}}),
            "",
            False,
        ),
        (json_ld({"@type": "Article", "author": {"@type": "Person"}}), "", False),
        (json_ld({"@type": "Article", "author": 5}), "", False),
        (meta("article:author", "Minh Chiến", "property"), "Minh Chiến", True),
        (meta("author", "Minh Chiến"), "Minh Chiến", False),
        (meta("DC.creator", "Minh Chiến"), "Minh Chiến", False),
    ],
)
def test_authors(author: str, name: str, is_declared: bool) -> None:
    made = declared(author)
    assert (made.author, made.author_is_declared) == (name, is_declared)


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        (json_ld({"@type": "Article", "datePublished": "2018-04-03"}), "", "2018-04-03"),
        (json_ld({"@type": "WebPage", "datePublished": "2018-04-03"}), "", "2018-04-03"),
        (json_ld({"@type": "WebSite", "datePublished": "2018-04-03"}), "", ""),
        # the article's before the page's, JSON-LD's before that of meta elements
        (
            json_ld({"@type": "WebPage", "datePublished": "2001-01-01"})
            + json_ld({"@type": "BlogPosting", "datePublished": "2018-04-03"})
            + meta("pubdate", "2002-02-02"),
            "",
            "2018-04-03",
        ),
        (
            json_ld({"@type": "Article", "datePublished": "qua"}) + meta("pubdate", "2018-04-03"),
            "",
            "2018-04-03",
        ),
        # microdata, the first that is a date
        ("", '<p itemprop="datePublished">hôm qua</p><p itemprop="datePublished">3/4/2018</p>',
         "2018-04-03"),
        ("", '<time itemprop="datePublished" datetime="2018-04-03">hôm qua</time>', "2018-04-03"),
        ("", '<p itemprop="dateModified">3/4/2018</p>', ""),
    ],
)  # fmt: skip
def test_the_day_that_is_declared(head: str, body: str, published: str) -> None:
    assert iso(declared(head, body)) == published


@pytest.mark.parametrize(
    ("data", "is_article"),
    [
        ({"@type": "NewsArticle"}, True),
        ({"@type": ["Thing", "BlogPosting"]}, True),
        ([{"@type": "WebSite"}, {"@type": "Article"}], True),
        ({"@graph": [{"@type": "Article"}]}, True),
        ({"@type": "WebPage", "mainEntity": {"@type": "Article"}}, True),
        ({"@type": "WebPage"}, False),
        ({"other": {"@type": "Article"}}, False),
        ({}, False),
        (5, False),
    ],
)
def test_an_article_is_declared_as_such(data: object, is_article: bool) -> None:
    assert declared(json_ld(data)).is_article is is_article


@pytest.mark.parametrize("broken", ["", "{", "[" * 100_000, "5", '{"@type": "Article"'])
def test_broken_json_ld_costs_only_itself(broken: str) -> None:
    script = f'<script type="application/ld+json">{broken}</script>'
    good = json_ld({"@type": "Article", "headline": "Một"})
    assert declared(script + good).titles == ["Một"]


def test_json_ld_has_a_bound() -> None:
    empty = json_ld({}) * 10
    assert declared(empty + json_ld({"@type": "Article", "headline": "Một"})).titles == []
    nodes = [{"@type": "WebSite"}] * 300
    assert declared(json_ld([*nodes, {"@type": "Article", "headline": "Một"}])).titles == []


def test_line_ends_within_json_ld_are_read() -> None:
    head = '<script type="application/ld+json">{"@type": "Article", "headline": "M\nột"}</script>'
    assert declared(head).titles == ["M ột"]
