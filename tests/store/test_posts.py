"""Posts and versions: what is new, what is known, how they are found and counted."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.errors import LuutruError, NotFound
from luutru.files import digest
from luutru.store import Post, Store, Version
from luutru.store.post import identity_of_id
from luutru.tests.helpers.stores import ORIGINAL, FilledStore, version


def test_a_version_gives_its_blocks_by_kind() -> None:
    text = "Tên bài\nTóm tắt\nMột\nHai"
    layout = (("title", 0, 7), ("lead", 8, 15), ("paragraph", 16, 19), ("paragraph", 20, 23))
    made = Version("Tên bài", "", text, layout, text)
    assert made.blocks() == ["Tên bài", "Tóm tắt", "Một", "Hai"]
    assert made.blocks("paragraph", "title") == ["Tên bài", "Một", "Hai"]
    assert made.blocks("caption") == []
    assert made.lead == "Tóm tắt"
    assert version("Tên bài", "Một").lead == ""


@given(st.lists(st.text(st.characters(exclude_characters="\n"), min_size=1), min_size=1))
def test_blocks_are_the_lines_of_a_text(lines: list[str]) -> None:
    assert version(lines[0], *lines[1:]).blocks() == lines


def test_a_post_comes_back_as_it_was_put(filled: FilledStore) -> None:
    whole = replace(
        version("Tên", "Thân bài", published="2019-06-21"),
        section="ĐẢNG",
        views=1204,
        byline_name="Đỗ Văn Lâm",
        byline_role="Chủ tịch",
        url="https://phuong.example/1",
        extra={"mã khác": ["a", 1]},
    )
    at = replace(filled.provenance(), locator="dòng 3")
    post = Post("id:phường:a", "a", "phường")
    outcome, number = filled.store.posts.put(post, whole, at, "băm", filled.run, "2020-05-06")
    stored = filled.store.posts.get(number)
    assert (outcome, stored.number) == ("new", 1)
    assert (stored.version, stored.provenance, stored.post) == (whole, at, post)
    assert (stored.run, stored.imported) == (filled.run, "2020-05-06")
    assert filled.store.posts.get_many([number, 99]) == {number: stored}


def test_other_content_is_the_next_version_and_the_old_one_stays(filled: FilledStore) -> None:
    first, other = filled.post("a", "Một"), filled.post("b", "Hai")
    assert filled.post("a", "Ba") == first != other
    posts = filled.store.posts
    assert (posts.get(first).number, posts.get(first).version.text) == (2, "a\nBa")
    assert posts.get(first, 1).version.text == "a\nMột"
    assert [one["number"] for one in posts.versions(first)] == [1, 2]
    assert posts.versions(first)[0]["uri"] == "file:///bai.txt"
    assert (posts.count(), posts.count_versions()) == (2, 3)
    for number, version_number in ((99, None), (first, 3)):
        with pytest.raises(NotFound):
            posts.get(number, version_number)


def test_bytes_are_known_under_their_identity_or_any_current_one(filled: FilledStore) -> None:
    filled.post("a", content="băm 1")
    posts = filled.store.posts
    mine, other, new = (Post(f"id:phường:{n}", n, "phường") for n in "abc")
    assert posts.known(mine, "băm 1")
    assert not posts.known(mine, "băm 2")
    assert posts.known(new, "băm 1")  # a copy elsewhere
    filled.post("b", content="băm 3")
    assert not posts.known(other, "băm 1")  # b is known by other bytes: it has changed to these
    filled.post("a", "sửa", content="băm 2")
    assert not posts.known(new, "băm 1")  # no current version has them any more
    assert not posts.known(mine, "băm 1")


def test_lines_are_the_same_post_by_id_or_address_where_they_were_read_alike(
    filled: FilledStore,
) -> None:
    filled.post("a", content="1")
    posts, at = filled.store.posts, filled.provenance()
    with filled.store.transaction():
        address = replace(version("c"), url="http://x/3")
        placed = Post("at:file:///x#dòng 4", "x", "phường")
        posts.put(
            Post("id:phường:b", "b", "phường"), version("b"), at, "2", filled.run, "", "2:sau"
        )
        posts.put(Post("url:http://x/3", "x", "phường"), address, at, "3", filled.run, "")
        posts.put(placed, version("d"), at, "4", filled.run, "")
    wanted = ["1", "2", "3", "4", "5"]
    placed_by_itself = {"1": "id:phường:a", "3": "url:http://x/3"}
    assert posts.same_lines(wanted, "phường", "") == placed_by_itself | {"2": "id:phường:b"}
    assert posts.same_lines(wanted, "phường", "2:sau") == {"2": "id:phường:b"}
    assert posts.same_lines(wanted, "quận", "") == {}


def test_the_same_bytes_read_otherwise_are_another_version_of_their_post(
    filled: FilledStore,
) -> None:
    posts, at = filled.store.posts, filled.provenance()
    mine, renamed = Post("id:phường:a", "a", "phường"), Post("id:phường:z", "z", "phường")

    def put(post: Post, body: str, reading: str) -> tuple[str, int]:
        with filled.store.transaction():
            return posts.put(post, version(body), at, "băm", filled.run, "", reading)

    assert put(mine, "một", "1") == ("new", 1)
    assert posts.known(mine, "băm", "1")
    assert not posts.known(mine, "băm", "2")
    assert not posts.known(renamed, "băm", "2")
    assert put(mine, "hai", "2") == ("changed", 1)
    assert put(mine, "hai", "3") == ("unchanged", 1)  # read otherwise, and it came to the same
    assert posts.known(mine, "băm", "3")
    assert put(renamed, "hai", "4") == ("unchanged", 1)  # another field is its id now
    assert (posts.count(), posts.count_versions()) == (1, 2)
    assert posts.get(1).post == renamed


def test_what_an_archivist_decided_on_stands_where_nothing_is_decided(filled: FilledStore) -> None:
    posts, at, mine = filled.store.posts, filled.provenance(), Post("id:phường:a", "a", "phường")
    with filled.store.transaction():
        posts.put(mine, version("a"), at, "băm", filled.run, "", "1:map")
    new = Post("at:x", "x", "phường")
    assert posts.known(mine, "băm", "1:map")
    assert posts.known(mine, "băm", "2")
    assert posts.known(new, "băm", "2")
    assert posts.same_lines(["băm"], "phường", "2") == {"băm": "id:phường:a"}
    for reading in ("1:other", "2:map"):
        assert not posts.known(mine, "băm", reading)
        assert not posts.known(new, "băm", reading)
        assert posts.same_lines(["băm"], "phường", reading) == {}


def test_no_two_pairs_of_source_and_id_come_to_one_identity() -> None:
    pairs = [("a:b", "c"), ("a", "b:c"), ("a%3Ab", "c"), ("a%", ":c")]
    assert len({identity_of_id(*pair) for pair in pairs}) == len(pairs)
    assert identity_of_id("phường", "7") == "id:phường:7"


def test_changes_are_numbered_so_that_an_index_knows_what_it_lacks(filled: FilledStore) -> None:
    posts = filled.store.posts
    assert posts.last_change() == 0
    first, second, third = (filled.post(name) for name in "abc")
    seen = posts.last_change()
    assert list(posts.ids_changed_after(seen)) == []
    filled.post("a", "sửa")
    with filled.store.transaction():
        posts.relabelled([third])
    assert list(posts.ids_changed_after(seen)) == [first, third]
    assert [one.id for one in posts.changed_after(seen)] == [first, third]
    assert [one.id for one in posts.changed_after()] == [second, first, third]
    assert posts.get(third).changed == posts.last_change()
    assert list(posts.ids()) == [first, second, third]


def test_posts_are_found_by_number_or_an_external_id_that_is_unique(filled: FilledStore) -> None:
    first = filled.post("bài-1")
    second = filled.post("2019")
    filled.post("hai nơi", source="phường")
    filled.post("hai nơi", source="quận")
    find = filled.store.posts.find
    assert find("bài-1") == find(str(first)) == first
    assert find("2019") == second  # no post has this number
    with pytest.raises(NotFound, match="2 bài mang mã"):
        find("hai nơi")
    for nothing in ("không có", "", "9" * 30, "٣"):
        with pytest.raises(NotFound):
            find(nothing)


def test_a_number_wins_over_an_external_id(filled: FilledStore) -> None:
    first, second = filled.post("2"), filled.post("1")
    assert (filled.store.posts.find("1"), filled.store.posts.find("2")) == (first, second)


def test_posts_are_counted_by_year_section_and_source(filled: FilledStore) -> None:
    filled.post("a", published="2019-06-21")
    filled.post("b", published="2019")
    filled.post("c", source="quận")
    filled.post("a", "đổi", published="2020-01-01")  # the current version counts
    tally = filled.store.posts.tally
    assert tally("year") == {"": 1, "2019": 1, "2020": 1}
    assert tally("source") == {"phường": 2, "quận": 1}
    assert tally("section") == {"": 3}


@pytest.mark.parametrize("damage", ["layout = '['", "layout = '[[1]]'", "extra = 'x'"])
def test_a_row_that_cannot_be_read_names_its_post(filled: FilledStore, damage: str) -> None:
    number = filled.post("a")
    with filled.store.transaction():
        filled.store.db.execute(f"UPDATE versions SET {damage}")
    with pytest.raises(LuutruError, match=rf"Bài số {number} \(bản 1\) bị hỏng"):
        filled.store.posts.get(number)


def test_a_version_needs_its_original(store: Store, filled: FilledStore) -> None:
    at = replace(filled.provenance(), sha256=digest(ORIGINAL + b"!"))
    with pytest.raises(Exception, match="FOREIGN KEY"), store.transaction():
        store.posts.put(Post("x", "x", "x"), version("x"), at, "", filled.run, "")
    assert store.posts.count() == 0
