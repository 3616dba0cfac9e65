"""Searches, all hits one by one, timelines, similar posts, reports, through the API."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from luutru import Archive, IndexMissing, NotFound
from luutru.search.results import SearchHit
from luutru.tests.api.conftest import Printed


def ids(hits: Any) -> list[str]:
    return [hit.stored.post.external_id for hit in hits]


def test_a_hit_has_what_a_list_shows(ward: Archive) -> None:
    hit = ward.search("nguyen ngoc que", sort="oldest").hits[0]
    assert hit.id == ward.posts.get("b1").id
    assert hit.title.text == "Hội nghị tổng kết công tác năm"
    assert hit.people == ("Nguyễn Ngọc Quế",)
    assert hit.topics == ("Công tác Đảng",)
    assert hit.published is not None
    assert hit.published.iso == "2012-03-01"
    assert [part for part, marked in hit.snippet.parts if marked] == ["Nguyễn Ngọc Quế"]


def test_pages_follow_each_other(ward: Archive) -> None:
    whole = ids(ward.search("phường", limit=100).hits)
    pages = [ids(ward.search("phường", limit=2, page=page).hits) for page in (1, 2, 3, 4, 5)]
    assert [name for page in pages for name in page] == whole
    assert ward.search("phường", limit=2, page=9).hits == ()


def test_to_dict_is_what_search_prints(ward: Archive, printed: Printed) -> None:
    for query, options, words in (
        ("hoi nghi", {}, []),
        ("ubnd", {"explain": True}, ["--explain"]),
        ("phường", {"facets": "person,year"}, ["--facet", "person,year"]),
        ("", {"person": "que", "sort": "oldest"}, ["--person", "que", "--sort", "oldest"]),
    ):
        mine = json.loads(json.dumps(ward.search(query, **options).to_dict()))
        theirs = printed("search", query, *words)
        assert {**mine, "took_ms": 0} == {**theirs, "took_ms": 0}


def test_repr_is_short(ward: Archive) -> None:
    result = ward.search("rác", sort="newest")
    assert repr(result) == "<SearchResult 'rác': 2 posts, page 1>"
    assert re.fullmatch(
        r'<SearchHit 1\.\d+ <Post 7 "Dọn rác ven sông Bồ" 2020>>', repr(result.hits[0])
    )
    assert repr(ward.timeline("rác")) == "<Timeline 'rác' by year: 2 posts>"


@pytest.mark.parametrize("sort", ["relevance", "newest", "oldest"])
def test_all_hits_are_those_of_all_pages_in_the_same_order(ward: Archive, sort: Any) -> None:
    paged = ward.search("phường", limit=100, sort=sort)
    every = list(ward.search_all("phường", sort=sort))
    assert [(hit.id, hit.score) for hit in every] == [(hit.id, hit.score) for hit in paged.hits]
    assert [hit.snippet for hit in every] == [hit.snippet for hit in paged.hits]
    assert len(every) == paged.total


def test_all_hits_go_beyond_a_page_of_a_thousand(archive: Archive) -> None:
    lines = "\n".join(json.dumps({"id": f"n{n}", "title": f"Chợ {n}"}) for n in range(1203))
    path = archive.folder.with_name("n.jsonl")
    path.write_text(lines, "utf-8")
    archive.ingest([path], processes=1)
    found = [hit.id for hit in archive.search_all("chợ")]
    assert len(found) == len(set(found)) == archive.search("chợ").total == 1203


def test_all_hits_are_filtered_and_refused_before_the_first_is_asked_for(ward: Archive) -> None:
    assert ids(ward.search_all(topic="moi truong", sort="newest")) == ["m1", "m2"]
    assert list(ward.search_all("khongcotunay")) == []
    with pytest.raises(NotFound):
        ward.search_all(topic="khong co chu de nay")


def test_all_hits_outlive_what_is_written_meanwhile(own: Archive) -> None:
    expected = ids(own.search("phường", limit=100).hits)
    seen: list[SearchHit] = []
    for hit in own.search_all("phường"):
        if not seen:
            own.topics.add(hit.id, "Y tế")
            own.reindex(processes=1)
        seen.append(hit)
    assert ids(seen) == expected


def test_timelines_add_up_and_are_what_the_command_prints(ward: Archive, printed: Printed) -> None:
    for by in ("year", "quarter", "month"):
        found = ward.timeline("", by, place="bo son")
        assert sum(bar.count for bar in found.bars) + found.coarser + found.undated == found.total
        assert found.to_dict() == printed("timeline", "--by", by, "--place", "bo son")
    assert ward.timeline(person=2).total == 4


def test_similar_posts_are_others(ward: Archive) -> None:
    found = ward.similar("m1", limit=3)
    assert ids(found.hits)[0] == "m2"
    assert "m1" not in ids(found.hits)
    with pytest.raises(NotFound):
        ward.similar("khong-co")


def test_a_report_is_collected_and_written_as_a_page(ward: Archive) -> None:
    report = ward.report(person=2, first=2014, limit=2)
    assert report.found.total == 3
    assert len(report.found.hits) == 2
    assert report.dossier is not None
    assert report.asked.file_name == "bao-cao-nguyen-ngoc-que-2014.html"
    page = report.to_html()
    assert page.startswith("<!DOCTYPE html>")
    assert "Nguyễn Ngọc Quế" in page


def test_abbreviations_are_narrowed_by_either_form(ward: Archive, printed: Printed) -> None:
    (pair,) = ward.abbreviations("ubnd")
    assert (pair.short, pair.long, pair.posts) == ("UBND", "Ủy ban nhân dân", 0)
    assert pair in ward.abbreviations("uy ban nhan dan")
    assert ward.abbreviations("uban") == []
    every = [pair.to_dict() for pair in ward.abbreviations()]
    assert every == printed("abbreviations")
    assert len(every) > 50
    assert ward.abbreviations_file == ward.folder / "abbreviations.tsv"


def test_without_an_index_a_search_says_how_to_build_it(archive: Archive) -> None:
    for call in (archive.search, archive.search_all, archive.timeline, archive.keywords.of_search):
        with pytest.raises(IndexMissing, match="luutru reindex"):
            call("chợ")
    assert archive.reindex(processes=1).documents == 0
    assert archive.search("chợ").total == 0
