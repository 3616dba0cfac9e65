"""The posts of a report: those of a search, in its order, each with where it came from."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from luutru.tests.helpers.command_line import on
from luutru.tests.helpers.pages import parsed, part, words
from luutru.text.script.folding import fold

Page = Callable[..., etree._Element]
Reported = Callable[..., str]


def _json(folder: Path, *command: object) -> Any:
    return json.loads(on(folder, *command, "--format", "json").stdout)


def _posts(page: etree._Element) -> list[etree._Element]:
    return list(part(page, "cac-bai").iter("article"))


@pytest.mark.parametrize("sort", ["relevance", "newest", "oldest"])
def test_they_are_the_hits_of_the_search_in_its_order(
    samples: Path, of_samples: Page, sort: str
) -> None:
    asked = ["giai phong mat bang", "--sort", sort, "--limit", "5"]
    hits = _json(samples, "search", *asked)["hits"]
    posts = _posts(of_samples(*asked))
    assert [post.get("id") for post in posts] == [f"bai-{hit['id']}" for hit in hits]
    for place, (post, hit) in enumerate(zip(posts, hits, strict=True), start=1):
        assert words(post.find("h3")) == " ".join(f"{place}. {hit['title']}".split())
        assert hit["section"] in words(post)
        assert all(name in words(post) for name in (*hit["people"], *hit["topics"]))


def test_words_that_match_are_marked(of_samples: Page) -> None:
    marked = [words(mark) for mark in part(of_samples("quy hoạch"), "cac-bai").iter("mark")]
    assert "quy" in marked  # as it is typed, before other marks of its letters
    assert {fold(one).lower() for one in marked} <= {"quy", "hoach"}


def test_a_person_s_posts_show_where_the_person_is_named(of_samples: Page) -> None:
    posts = _posts(of_samples("--person", "tran quoc bao", "--limit", "3"))
    for post in posts:
        (snippet,) = post.xpath("p[@class='snippet']")
        assert [words(mark) for mark in snippet.iter("mark")] == ["Trần Quốc Bảo"]


def test_a_query_beside_the_person_shows_what_the_query_finds(of_samples: Page) -> None:
    page = of_samples("giải phóng", "--person", "tran quoc bao", "--limit", "1")
    marked = {words(mark).lower() for mark in part(page, "cac-bai").iter("mark")}
    assert marked & {"giải", "phóng", "giải phóng"}


def test_the_heading_counts_those_that_are_listed(samples: Path, of_samples: Page) -> None:
    total = _json(samples, "search", "phường")["total"]
    few, every = of_samples("phường", "--limit", "2"), of_samples("phường", "--limit", "1000")
    assert words(part(few, "cac-bai").find("h2")) == f"Các bài (2 trong {total} bài)"
    assert words(part(every, "cac-bai").find("h2")) == f"Các bài ({total} bài)"
    assert len(_posts(every)) == total


def test_dates_that_are_coarse_say_so(reported: Reported) -> None:
    posts = [words(post) for post in _posts(parsed(reported("chợ")))]
    assert any("1990 (chỉ biết năm)" in post for post in posts)
    assert any("05/1990 (chỉ biết tháng)" in post for post in posts)


def test_each_names_its_file_place_and_hash(samples: Path, of_samples: Page) -> None:
    (post,) = _posts(of_samples("quyết định chỉ định Ngọc Lâm Hạ", "--limit", "1"))
    number = post.get("id").removeprefix("bai-")
    told = _json(samples, "show", number)["source"]
    assert f"Bài số {number}" in words(post)
    assert told["locator"] in words(post)
    assert Path(told["uri"]).name in words(post)
    (digest,) = post.xpath(".//code")
    assert told["sha256"].startswith(words(digest))
    assert len(words(digest)) == 12


def test_more_than_eight_people_are_counted(
    reported: Reported, write: Callable[[str, str], Path], luutru: Callable[..., Any]
) -> None:
    given = ["An", "Bình", "Chi", "Dũng", "Giang", "Hà", "Khôi", "Lan", "Minh", "Nga", "Oanh"]
    text = "Họp chợ phiên\n\n" + " ".join(f"Ông Phạm Văn {name} phát biểu." for name in given)
    assert luutru("ingest", write("dong.txt", text)).exit_code == 0
    (post,) = _posts(parsed(reported("phiên")))
    shown = re.search(r"Người: (.*?) và (\d+) người khác", words(post))
    assert shown
    assert len(shown[1].split(", ")) == 8
    assert int(shown[2]) == len(given) - 8
