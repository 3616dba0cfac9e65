"""`archive.keywords`: of a post, of what a search finds, and what rises."""

from __future__ import annotations

import pytest

from luutru import Archive, NotFound, UsageError
from luutru.tests.api.conftest import Printed


def test_keyphrases_of_a_post_by_id_own_id_and_object(ward: Archive, printed: Printed) -> None:
    post = ward.posts.get("b2")
    found = ward.keywords.of_post("b2")
    assert found == ward.keywords.of_post(post.id) == ward.keywords.of_post(post)
    assert [one._asdict() for one in found] == printed("keywords", "b2")
    assert {"Nguyễn Ngọc Quế", "Bồ Sơn"} <= {one.phrase for one in found}
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert ward.keywords.of_post("b2", limit=1) == found[:1]
    with pytest.raises(NotFound):
        ward.keywords.of_post("khong-co")


def test_keyphrases_of_a_search_say_of_how_many_posts(ward: Archive, printed: Printed) -> None:
    found = ward.keywords.of_search("rác")
    assert (found.posts, found.newest) == (2, False)
    assert "phân loại rác" in {one.phrase for one in found.phrases}
    assert [one._asdict() for one in found.phrases] == printed("keywords", "--query", "rác")
    assert len(ward.keywords.of_search("rác", limit=2).phrases) == 2
    assert ward.keywords.of_search("khongcotunay").posts == 0
    assert ward.keywords.of_search(topic="moi truong").phrases == found.phrases


def test_what_rises_compares_with_the_span_before(ward: Archive, printed: Printed) -> None:
    rise = ward.keywords.rising(first=2014, last=2015)
    assert [day.isoformat() for day in rise.now] == ["2014-01-01", "2015-12-31"]
    assert [day.isoformat() for day in rise.before] == ["2012-01-02", "2013-12-31"]
    assert rise.posts == (2, 1)
    words = ("keywords", "--trending", "--from", "2014", "--to", "2015")
    assert rise.to_dict() == printed(*words)


@pytest.mark.parametrize("filters", [{}, {"first": 2014}, {"last": 2014}, {"person": 2}])
def test_what_rises_needs_both_ends(ward: Archive, filters: dict[str, int]) -> None:
    with pytest.raises(UsageError, match="hai thời kỳ"):
        ward.keywords.rising(**filters)  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="hai thời kỳ"):
        ward.keywords.rising(first=2014, last=2013)
