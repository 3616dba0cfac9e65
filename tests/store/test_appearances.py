"""Appearances as linking reads them: by name, by person, by post."""

from __future__ import annotations

import pytest

from luutru.store.appearances import chunks
from luutru.tests.helpers.stores import FilledStore, person, place


@pytest.fixture
def posts(filled: FilledStore) -> list[int]:
    """Three posts: Lâm in all, as chairman in the first; Hạnh beside him; Quế alone in none."""
    made = [filled.post(name, published=f"201{n}-05-01") for n, name in enumerate("abc")]
    lam = person("Đỗ Văn Lâm", ("Chủ tịch", "UBND phường"))
    filled.found(made[0], lam, person("Lê Hạnh", at=20), locality="phường Bồ Sơn")
    filled.found(made[1], person("Đỗ văn Lâm"), entities=[place("phường Quế")])
    filled.found(made[2], person("Đỗ Văn Lâm"), person("Lê Hạnh", at=5))
    return made


def test_a_block_holds_all_under_one_name(filled: FilledStore, posts: list[int]) -> None:
    links = filled.links(lam="đỗ văn lâm")
    block = filled.store.people.block("đỗ văn lâm")
    assert [one.post for one in block] == posts
    assert [one.name for one in block] == ["Đỗ Văn Lâm", "Đỗ văn Lâm", "Đỗ Văn Lâm"]
    assert {(one.person, one.root, one.home, one.settled) for one in block} == {
        (links["lam"], links["lam"], "đỗ văn lâm", 1)
    }
    assert [one.published for one in block] == ["2010-05-01", "2011-05-01", "2012-05-01"]
    assert (block[0].locality, block[0].source) == ("phường Bồ Sơn", "phường")
    assert filled.store.people.block("không ai") == []


def test_blocks_of_several_names_all_or_unsettled(filled: FilledStore, posts: list[int]) -> None:
    people = filled.store.people
    filled.links(lam="đỗ văn lâm", hanh="lê hạnh")
    with filled.store.transaction():
        people.unsettle(["lê hạnh"])
    found = people.blocks(["đỗ văn lâm", "lê hạnh", "không ai"])
    assert {key: len(some) for key, some in found.items()} == {
        "đỗ văn lâm": 3, "lê hạnh": 2, "không ai": 0,
    }  # fmt: skip
    unsettled = people.blocks(["đỗ văn lâm", "lê hạnh"], unsettled=True)
    assert {key: len(some) for key, some in unsettled.items()} == {"đỗ văn lâm": 0, "lê hạnh": 2}


def test_appearances_of_persons_count_those_merged_into_them(
    filled: FilledStore, posts: list[int]
) -> None:
    links, people = filled.links(lam="đỗ văn lâm", hanh="lê hạnh"), filled.store.people
    lam, hanh = links["lam"], links["hanh"]
    assert [one.post for one in people.of(hanh)] == [posts[0], posts[2]]
    with filled.store.transaction():
        people.identify(hanh, lam, hidden=False)
    assert len(people.of(lam)) == 5
    assert people.of(hanh) == []
    each = people.of_each([lam, hanh, 99])
    assert {root: len(some) for root, some in each.items()} == {lam: 5}


def test_persons_of_posts_without_those_that_are_none(
    filled: FilledStore, posts: list[int]
) -> None:
    links, people = filled.links(lam="đỗ văn lâm", hanh="lê hạnh"), filled.store.people
    with filled.store.transaction():
        people.identify(links["hanh"], links["hanh"], hidden=True)
    found = people.in_posts(posts[:2])
    assert {post: [one.name for one in some] for post, some in found.items()} == {
        posts[0]: ["Đỗ Văn Lâm"], posts[1]: ["Đỗ văn Lâm"],
    }  # fmt: skip
    assert [one.post for one in people.with_roles()] == [posts[0]]
    with filled.store.transaction():
        people.identify(links["lam"], links["lam"], hidden=True)
    assert list(people.with_roles()) == []


def test_companions_are_the_names_of_a_post(filled: FilledStore, posts: list[int]) -> None:
    assert filled.store.people.companions([posts[0], posts[1]]) == {
        posts[0]: {"đỗ văn lâm", "lê hạnh"}, posts[1]: {"đỗ văn lâm"},
    }  # fmt: skip
    assert filled.store.people.companions([]) == {}


@pytest.mark.parametrize("count", [0, 1, 500, 501, 1203])
def test_values_are_cut_into_what_sqlite_takes(count: int) -> None:
    cut = list(chunks(list(range(count))))
    assert [value for _, some in cut for value in some] == list(range(count))
    assert all(marks.count("?") == len(some) <= 500 for marks, some in cut)
