"""What a search gives back beside its hits: suggestions, who is meant, what a list shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from luutru import Archive, UsageError


@pytest.fixture(scope="module")
def ward(ward_folder: Path) -> Iterator[Archive]:
    with Archive(ward_folder) as archive:
        yield archive


# -- suggestions


def test_a_slip_is_understood_and_needs_no_suggestion(ward: Archive) -> None:
    found = ward.search('"phân laọi rác"')
    assert (found.total, found.understood) == (2, "phân loại rác")
    assert found.suggestions == ()


def test_what_is_strict_is_loosened_when_that_finds_more(ward: Archive) -> None:
    strict = ward.search('"rác phân loại"')
    assert (strict.total, strict.suggestions) == (0, ("rác phân loại",))
    both = ward.search("rác AND chợ")
    assert (both.total, both.suggestions) == (0, ("rác chợ",))


def test_nothing_is_suggested_where_enough_is_found_or_nothing_finds_more(ward: Archive) -> None:
    assert ward.search("phường").total > 2
    assert ward.search("phường").suggestions == ()
    assert ward.search("khongcotunay").suggestions == ()
    assert ward.search("rác").suggestions == ()  # two posts, and no way to find more


def test_suggestions_keep_the_filters(ward: Archive) -> None:
    assert ward.search('"rác phân loại"', first=2012, last=2013).suggestions == ()


# -- who is meant


def test_persons_asked_for_are_named_in_queries_and_filters(ward: Archive) -> None:
    (que,) = ward.people.find("Nguyễn Ngọc Quế")
    expected = ((que.id, "Nguyễn Ngọc Quế"),)
    for found in (
        ward.search("người:que"),
        ward.search("hội nghị người:que"),
        ward.search("người:que OR rác"),
        ward.search("hội nghị", person="quế"),
        ward.search(person=que.id),
    ):
        assert found.people == expected
    assert ward.search("hội nghị -người:que").people == ()
    assert ward.search("nguyễn ngọc quế").people == ()


def test_an_explanation_and_reasons_are_given_if_asked_for(ward: Archive) -> None:
    plain, explained = ward.search("hoi nghi"), ward.search("hoi nghi", explain=True)
    assert plain.explanation == ()
    assert {hit.reasons for hit in plain.hits} == {()}
    assert explained.explanation
    assert all(hit.reasons for hit in explained.hits)
    assert plain.understood == explained.understood == "hội nghị"


# -- what a list shows


@pytest.fixture
def three(archive: Archive, write: Callable[[str, str], Path]) -> Archive:
    long = "từ " * 100
    archive.ingest([write("a.txt", f"Chợ mới mở\n\n{long}"), write("b.txt", "Chợ cũ\n\nĐã đóng.")])
    archive.ingest([write("c.txt", "Chợ cho thuê")])
    return archive


def test_a_post_found_by_its_title_shows_how_it_begins(three: Archive) -> None:
    shown = {hit.title.text: hit.snippet.text for hit in three.search("chợ").hits}
    assert shown["Chợ cũ"] == "Đã đóng."
    beginning = shown["Chợ mới mở"]
    assert beginning == "từ " * 66 + "…"
    assert len(beginning) <= 202


def test_what_is_meant_is_marked_else_what_was_typed(three: Archive) -> None:
    (hit,) = three.search("chợ thuê", limit=1).hits
    assert hit.title.marked == "<mark>Chợ</mark> cho <mark>thuê</mark>"
    (hit,) = three.search("dong", limit=1).hits
    assert hit.snippet.marked == "Đã <mark>đóng</mark>."


# -- what is refused


@pytest.mark.parametrize("limit", [0, 1001])
def test_a_page_has_one_to_a_thousand_hits(ward: Archive, limit: int) -> None:
    with pytest.raises(UsageError, match="1000"):
        ward.similar(1, limit=limit)
