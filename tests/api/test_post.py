"""`ArchivedPost`: one version of a post, and what was found in its text."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from luutru import Archive
from luutru.api.post import ArchivedPost
from luutru.tests.api.conftest import Printed
from luutru.tests.helpers.ward import CHANGED, POSTS
from luutru.text.script.folding import syllables

Write = Callable[[str, str | bytes], Path]


@pytest.fixture
def shown(archive: Archive, pasted: str, write: Write) -> dict[str, Any]:
    """The pasted post as JSON: it has all that a post can have."""
    archive.ingest([write("bai.txt", pasted)], processes=1)
    return archive.posts.get(1).to_dict()


def spans(shown: dict[str, Any]) -> list[tuple[int, int]]:
    """Return every span that is given of a post."""
    people = shown["people"]
    found = [
        *shown["organisations"], *shown["places"], *shown["documents"], *shown["events"],
        *chain.from_iterable(one["mentions"] for one in people),
        *(at for one in people for role in one["roles"] for at in role["evidence"]),
    ]  # fmt: skip
    return [(one["start"], one["end"]) for one in found]


def test_json_is_what_show_prints(ward: Archive, printed: Printed) -> None:
    for post in ward.posts:
        assert post.to_dict() == printed("show", post.id)


def test_fields_are_those_of_the_post(ward: Archive) -> None:
    post = ward.posts.get("b2")
    shown = post.to_dict()
    assert (shown["id"], shown["external_id"], shown["title"]) == (post.id, "b2", post.title)
    assert (shown["published"], shown["published_precision"]) == (
        "2014-06-02T08:15+07:00", "minute",
    )  # fmt: skip
    assert shown["section"] == "Kinh tế"
    assert shown["body"] == [POSTS[1]["body"]]
    assert shown["source"]["sha256"] == post.provenance.sha256
    assert shown["source"]["locator"] == post.provenance.locator
    assert shown["source"]["run"] == 1
    assert shown["byline"] is None


def test_a_pasted_post_has_a_byline_views_and_all_that_is_found(shown: dict[str, Any]) -> None:
    assert shown["section"] == "CÔNG TÁC ĐẢNG"
    assert shown["views"] == 1204
    assert shown["published"] == "2019-06-21T08:15+07:00"
    assert shown["byline"] == {"name": "Nguyễn Văn Lâm", "role": "Chủ tịch Hội CCB"}
    assert "Trần Quốc Bảo" in {person["name"] for person in shown["people"]}
    assert [document["name"] for document in shown["documents"]] == ["Quyết định 217-QĐ/TW"]
    assert shown["events"][0]["date"] == "2019-06-20T14:30+07:00"
    assert shown["organisations"]
    assert shown["places"]


def test_every_span_is_an_offset_into_the_text(archive: Archive, shown: dict[str, Any]) -> None:
    text = archive.posts.get(1).text
    found = spans(shown)
    assert len(found) > 10
    assert all(0 <= start < end <= len(text) for start, end in found)
    for entity in (*shown["places"], *shown["organisations"]):
        standing = syllables(text[entity["start"] : entity["end"]])
        assert standing[-1] in syllables(entity["name"])
    (document,) = shown["documents"]
    assert "217-QĐ/TW" in text[document["start"] : document["end"]]


def test_a_range_of_days_has_its_end(archive: Archive, write: Write) -> None:
    archive.ingest([write("a.txt", "Hội thi\n\nTừ ngày 1 đến ngày 3/8/2019, phường tổ chức.")])
    (event,) = archive.posts.get(1).to_dict()["events"]
    assert (event["date"], event["until"]) == ("2019-08-01", "2019-08-03")


def test_topics_have_their_score_and_reason(own: Archive) -> None:
    post = own.posts.get("b1")
    own.topics.add(post.id, "Y tế")
    topic = next(t for t in own.posts.get("b1").to_dict()["topics"] if t["label"] == "Y tế")
    assert topic["score"] == 1
    assert topic["direct"] is True
    assert topic["reason"]


def test_an_older_version_is_shown_with_its_own_text_and_all_versions(ward: Archive) -> None:
    new = ward.posts.get("m1")
    old = ward.posts.get("m1", version=1)
    assert (old.number, new.number) == (1, 2)
    assert (old.title, new.title) == (POSTS[5]["title"], CHANGED["title"])
    assert old != new
    assert old.id == new.id
    assert old.to_dict()["versions"] == new.to_dict()["versions"]
    assert [one["number"] for one in new.to_dict()["versions"]] == [1, 2]


def test_a_post_that_is_held_reads_what_has_been_decided_since(own: Archive) -> None:
    post = own.posts.get("b1")
    before = {topic["label"] for topic in post.to_dict()["topics"]}
    own.topics.add(post.id, "Y tế")
    after = {topic["label"] for topic in post.to_dict()["topics"]}
    assert "Y tế" in after - before


def test_posts_are_equal_by_what_is_stored(ward: Archive) -> None:
    one, again, other = (ward.posts.get(name) for name in ("b1", "b1", "b2"))
    assert one == again
    assert one != other
    assert one != one.stored
    assert {one: 1}[again] == 1
    assert isinstance(one, ArchivedPost)
    assert repr(one) == f'<Post {one.id} "Hội nghị tổng kết công tác năm" 2012-03-01>'
