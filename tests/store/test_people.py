"""Persons across posts: linking writes them, everything else reads them by root."""

from __future__ import annotations

import pytest

from luutru.store import Store
from luutru.store.people import People, PersonSummary
from luutru.tests.helpers.stores import FilledStore, person


@pytest.fixture
def links(filled: FilledStore) -> dict[str, int]:
    """Lâm in posts 1 and 2 (of 2010, 2012), Hạnh in 2 and 3 (no date), Quế in 3."""
    first = filled.post("a", published="2010-05-01")
    second = filled.post("b", published="2012")
    third = filled.post("c")
    filled.found(first, person("Đỗ Văn Lâm"))
    filled.found(second, person("Đỗ văn Lâm"), person("Lê Thị Hạnh"))
    filled.found(third, person("Lê Thị Hạnh"), person("Trần Quế"))
    return filled.links(lam="đỗ văn lâm", hanh="lê thị hạnh", que="trần quế")


@pytest.fixture
def people(store: Store) -> People:
    return store.people


def test_a_summary_counts_posts_and_spans_their_dates(
    people: People, links: dict[str, int]
) -> None:
    found = {one.id: one for one in people.summaries()}
    assert found[links["lam"]] == PersonSummary(links["lam"], "Đỗ Văn Lâm", 2, "2010-05-01", "2012")
    assert found[links["que"]] == PersonSummary(links["que"], "Trần Quế", 1, None, None)
    assert [one.id for one in people.summaries([links["hanh"], 99])] == [links["hanh"]]
    assert people.summaries([]) == []


def test_a_merged_person_is_read_under_its_root(
    store: Store, people: People, links: dict[str, int]
) -> None:
    lam, hanh = links["lam"], links["hanh"]
    with store.transaction():
        people.identify(hanh, lam, hidden=False)
    assert [people.root(one) for one in (hanh, lam, 99)] == [lam, lam, None]
    (summary,) = people.summaries([lam])
    assert summary.posts == 3
    assert people.identities([links["que"]]) == {
        hanh: (lam, False), links["que"]: (links["que"], False),
    }  # fmt: skip
    assert people.keys_of([lam]) == {"đỗ văn lâm", "lê thị hạnh"}
    assert people.aliases([lam]) == {lam: ["Lê Thị Hạnh"]}


def test_a_hidden_person_is_in_no_list(store: Store, people: People, links: dict[str, int]) -> None:
    with store.transaction():
        people.identify(links["que"], links["que"], hidden=True)
    assert links["que"] not in {one.id for one in people.summaries()}
    assert list(people.called(["que"])) == []
    assert people.identities([]) == {links["que"]: (links["que"], True)}
    assert people.met(links["hanh"], 9) == [(links["lam"], "Đỗ Văn Lâm", 1)]


def test_persons_are_found_by_syllables_of_any_of_their_names(
    store: Store, people: People, links: dict[str, int]
) -> None:
    with store.transaction():
        people.call(links["lam"], "Đỗ Lâm", {"đỗ văn lâm": "Đỗ Văn Lâm", "năm lâm": "Năm Lâm"})
    assert set(people.called(["lam"])) == {(links["lam"], "đỗ văn lâm"), (links["lam"], "năm lâm")}
    assert list(people.called(["lam", "do"])) == [(links["lam"], "đỗ văn lâm")]
    assert list(people.called(["la"])) == []  # whole syllables
    assert {person for person, _ in people.called([])} == set(links.values())
    assert people.names([links["lam"], 99, links["que"]]) == {
        links["lam"]: "Đỗ Lâm", links["que"]: "Trần Quế",
    }  # fmt: skip
    assert people.aliases([links["lam"], links["que"]]) == {links["lam"]: ["Năm Lâm", "Đỗ Văn Lâm"]}


def test_a_person_that_has_vanished_from_all_posts_is_not_called_anything(
    filled: FilledStore, people: People, links: dict[str, int]
) -> None:
    filled.found(3, person("Lê Thị Hạnh"))
    assert list(people.called(["que"])) == []
    assert links["que"] not in {one.id for one in people.summaries()}


def test_names_are_counted_as_they_are_written(people: People, links: dict[str, int]) -> None:
    assert people.written(links["lam"]) == {"đỗ văn lâm": {"Đỗ Văn Lâm": 1, "Đỗ văn Lâm": 1}}
    assert people.written(99) == {}


def test_who_is_met_most_comes_first(
    filled: FilledStore, people: People, links: dict[str, int]
) -> None:
    assert people.met(links["hanh"], 9) == [
        (links["que"], "Trần Quế", 1), (links["lam"], "Đỗ Văn Lâm", 1),
    ]  # fmt: skip
    filled.found(filled.post("d"), person("Lê Thị Hạnh"), person("Đỗ Văn Lâm"))
    filled.store.people.settle(
        {one.id: links[who] for who, key in (("lam", "đỗ văn lâm"), ("hanh", "lê thị hạnh"))
         for one in people.block(key)}
    )  # fmt: skip
    assert people.met(links["hanh"], 1) == [(links["lam"], "Đỗ Văn Lâm", 2)]


def test_the_posts_of_persons(people: People, links: dict[str, int]) -> None:
    assert people.posts_of([links["lam"], links["que"]]) == {1, 2, 3}
    assert people.posts_of([links["que"]]) == {3}
    assert people.posts_of([]) == set()


def test_appearances_are_settled_and_unsettled_by_name(
    store: Store, people: People, links: dict[str, int]
) -> None:
    assert people.unsettled() == []
    with store.transaction():
        people.unsettle(["trần quế", "đỗ văn lâm"])
    assert people.unsettled() == ["trần quế", "đỗ văn lâm"]
    with store.transaction():
        people.settle({one.id: None for one in people.block("trần quế")})
    assert people.unsettled() == ["đỗ văn lâm"]
    assert people.block("trần quế")[0].person is None


def test_names_that_others_bear_too_are_shared(
    store: Store, people: People, links: dict[str, int]
) -> None:
    assert people.shared_keys(links["lam"]) == set()
    first, _ = people.block("đỗ văn lâm")
    with store.transaction():
        other = people.add("", "Đỗ Văn Lâm")
        people.settle({first.id: other})
    assert people.shared_keys(links["lam"]) == people.shared_keys(other) == {"đỗ văn lâm"}


def test_appearances_are_given_back_and_the_posts_it_changes_named(
    store: Store, people: People, links: dict[str, int]
) -> None:
    given = [(1, "đỗ văn lâm", links["que"]), (2, "đỗ văn lâm", links["lam"]), (9, "x", None)]
    with store.transaction():
        assert people.restore(given) == {1}
        assert people.restore(given) == set()
        assert people.restore([(1, "đỗ văn lâm", None)]) == {1}
    assert [one.person for one in people.block("đỗ văn lâm")] == [None, links["lam"]]


def test_a_source_has_a_home_where_most_of_its_posts_are_about_one_place(
    filled: FilledStore, people: People
) -> None:
    def posts(source: str, place: str, count: int) -> None:
        for number in range(count):
            post = filled.post(f"{source}{place}{number}", source=source)
            filled.found(post, locality=place)

    posts("an", "phường An Thịnh", 3)
    posts("an", "phường Bồ Sơn", 2)
    posts("an", "", 9)  # those about no place do not count
    posts("ha", "phường Hạ Linh", 4)
    assert people.homes(5, 0.6) == {"an": "phường An Thịnh"}
    assert people.homes(4, 0.6) == {"an": "phường An Thịnh", "ha": "phường Hạ Linh"}
    assert people.homes(4, 0.61) == {"ha": "phường Hạ Linh"}
