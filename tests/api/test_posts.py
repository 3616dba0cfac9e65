"""`archive.posts`: by number, by own id, one after another, with versions and originals."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone

import pytest

from luutru import Archive, NotFound
from luutru.tests.api.conftest import Printed
from luutru.tests.helpers.ward import CHANGED, POSTS

VIET_NAM = timezone(timedelta(hours=7))


def test_posts_are_iterated_by_number_and_counted(ward: Archive) -> None:
    posts = list(ward.posts)
    assert len(posts) == len(ward.posts) == len(POSTS) + 1
    assert [post.id for post in posts] == sorted(post.id for post in posts)
    assert {post.external_id for post in posts} == {"anh.txt", *(post["id"] for post in POSTS)}


def test_iteration_goes_over_more_posts_than_are_read_at_once(archive: Archive) -> None:
    folder = archive.folder.with_name("nhieu")
    folder.mkdir()
    lines = (json.dumps({"id": f"n{number}", "title": f"Tin {number}"}) for number in range(230))
    (folder / "n.jsonl").write_text("\n".join(lines), "utf-8")
    archive.ingest([folder], index=False, processes=1)
    assert [post.external_id for post in archive.posts] == [f"n{number}" for number in range(230)]


def test_an_iteration_outlives_what_is_written_meanwhile(own: Archive) -> None:
    seen: list[int] = []
    for post in own.posts:
        if not seen:
            own.topics.add(post.id, "Y tế")
        seen.append(post.id)
    assert len(seen) == len(own.posts)


def test_a_post_is_got_by_number_and_by_its_own_id(ward: Archive) -> None:
    post = ward.posts.get("b1")
    assert ward.posts.get(post.id) == ward.posts.get(str(post.id)) == post
    assert post.title == POSTS[0]["title"]
    assert post.section == POSTS[0]["section"]
    assert post.lead == POSTS[0]["lead"]
    assert post.url == POSTS[0]["url"]
    assert post.source == "Bồ Sơn"
    assert post.body[-1] == POSTS[0]["body"]
    assert post.captions == []
    assert post.title in post.text
    assert len({post, ward.posts.get("b1"), ward.posts.get("b2")}) == 2


@pytest.mark.parametrize("name", ["khong-co", 99, "99", -1, ""])
def test_a_post_that_is_none_is_not_found(ward: Archive, name: str | int) -> None:
    with pytest.raises(NotFound, match=r"Không có bài"):
        ward.posts.get(name)


def test_an_older_version_stays_readable(ward: Archive) -> None:
    old, new = ward.posts.versions("m1")
    assert (old.title, new.title) == (POSTS[5]["title"], CHANGED["title"])
    assert (old.number, new.number) == (1, 2)
    assert ward.posts.get("m1") == new
    assert ward.posts.get("m1", 1) == old
    with pytest.raises(NotFound, match="bản 3"):
        ward.posts.get("m1", 3)
    with pytest.raises(NotFound):
        ward.posts.versions("khong-co")
    assert [version.number for version in ward.posts.versions("b1")] == [1]


@pytest.mark.parametrize(
    ("name", "precision", "moment"),
    [
        ("b1", "day", datetime(2012, 3, 1, tzinfo=VIET_NAM)),
        ("b2", "minute", datetime(2014, 6, 2, 8, 15, tzinfo=VIET_NAM)),
        ("b3", "month", datetime(2016, 9, 1, tzinfo=VIET_NAM)),
        ("m1", "year", datetime(2020, 1, 1, tzinfo=VIET_NAM)),
    ],
)
def test_a_date_has_its_precision(
    ward: Archive, name: str, precision: str, moment: datetime
) -> None:
    published = ward.posts.get(name).published
    assert published is not None
    assert published.precision == precision
    assert published.datetime == moment
    assert published.datetime.utcoffset() == timedelta(hours=7)
    assert published.iso == ward.posts.get(name).to_dict()["published"]
    assert ward.search(f'"{ward.posts.get(name).title}"').hits[0].published == published


def test_a_post_without_a_date_has_none(ward: Archive) -> None:
    assert ward.posts.get("m2").published is None


def test_originals_are_the_bytes_that_came(ward: Archive) -> None:
    expected = json.dumps(POSTS[0], ensure_ascii=False).encode()
    post = ward.posts.get("b1")
    assert ward.posts.original("b1") == expected
    assert ward.posts.original(post) == expected
    assert ward.posts.original(post.stored) == expected
    assert (
        ward.posts.original(ward.posts.get("m1", 1))
        == json.dumps(POSTS[5], ensure_ascii=False).encode()
    )
    assert post.provenance.locator == "dòng 1"
    with pytest.raises(NotFound):
        ward.posts.original("khong-co")


@pytest.mark.parametrize("name", ["anh.txt", *(post["id"] for post in POSTS)])
def test_to_dict_is_what_show_prints(ward: Archive, printed: Printed, name: str) -> None:
    assert json.loads(json.dumps(ward.posts.get(name).to_dict())) == printed("show", name)


def test_to_dict_of_an_older_version_is_what_show_prints(ward: Archive, printed: Printed) -> None:
    old = json.loads(json.dumps(ward.posts.get("m1", 1).to_dict()))
    assert old == printed("show", "m1", "--version", 1)
    assert old["people"] == []
    assert ward.posts.get("m1").to_dict()["people"] != []


def test_to_dict_has_spans_into_the_text(ward: Archive) -> None:
    post = ward.posts.get("b4")
    found = post.to_dict()
    (cited,) = found["documents"]
    assert post.text[cited["start"] : cited["end"]] == cited["name"] == "Quyết định 217-QĐ/TW"
    for kind in ("places", "organisations"):
        assert all(post.text[one["start"] : one["end"]] == one["name"] for one in found[kind])
    assert {one["name"] for one in found["places"]} >= {"phường Bồ Sơn", "quận Đông Hà"}
    mentions = [span for person in found["people"] for span in person["mentions"]]
    assert {post.text[span["start"] : span["end"]] for span in mentions} >= {"Trần Thị Hoà"}
    assert found["versions"][0]["number"] == 1


def test_repr_is_short_and_tells_posts_apart(ward: Archive) -> None:
    assert repr(ward.posts.get("b3")) == '<Post 4 "Giải phóng mặt bằng đường mới" 2016-09>'
    assert repr(ward.posts.get("m2")).endswith(" ->")
    assert repr(ward.posts) == f"<8 posts of {ward.folder}>"


def test_repr_of_a_long_title_is_cut(archive: Archive) -> None:
    path = archive.folder.with_name("dai.jsonl")
    path.write_text(json.dumps({"title": "a" * 200}), "utf-8")
    archive.ingest([path], processes=1)
    shown = repr(archive.posts.get(1))
    assert len(shown) < 60
    assert "aa…" in shown
