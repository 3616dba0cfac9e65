"""What is found in a post: replaced as a whole, while persons stay who they were."""

from __future__ import annotations

import locale
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.store import Store
from luutru.store.enrichment import Entity, ToldRole, name_key
from luutru.tests.helpers.stores import FilledStore, person, place


@pytest.mark.parametrize(
    ("one", "other"), [("Hoà", "hòa"), ("ĐỖ VĂN LÂM", "Đỗ Văn  Lâm"), ("Thuý", "Thúy")]
)
def test_names_written_alike_have_one_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)
    assert name_key("Hoa") != name_key("Hoà")


@given(st.text(max_size=30))
def test_a_key_is_its_own_key(name: str) -> None:
    assert name_key(name_key(name)) == name_key(name)


def test_people_and_entities_come_back_in_the_order_of_the_text(filled: FilledStore) -> None:
    post = filled.post("a", published="2019-06-21")
    head = Entity("organisation", "UBND phường", 4, 15)
    filled.found(
        post,
        person("Đỗ Văn Lâm", ("Chủ tịch", "UBND phường"), at=20),
        person("Lê Hạnh", at=3),
        entities=[place("phường Bồ Sơn", 8), head],
        locality="phường Bồ Sơn",
    )
    filled.links(lam="đỗ văn lâm", hanh="lê hạnh")
    store = filled.store
    assert store.enrichments.entities([post, 99]) == {post: [head, place("phường Bồ Sơn", 8)]}
    first, second = store.people.in_posts([post])[post]
    assert (first.name, first.mentions, first.locality) == (
        "Đỗ Văn Lâm", ((20, 30),), "phường Bồ Sơn",
    )  # fmt: skip
    assert first.roles == (ToldRole("Chủ tịch", "UBND phường", "holds", 20, 23),)
    assert (second.name, second.roles, second.published) == ("Lê Hạnh", (), "2019-06-21")


def test_a_person_whose_name_stays_is_who_it_was(filled: FilledStore) -> None:
    post = filled.post("a")
    filled.found(post, person("Đỗ Văn Lâm", ("Chủ tịch", "")), person("Lê Hạnh"))
    links = filled.links(lam="đỗ văn lâm", hanh="lê hạnh")
    filled.post("a", "sửa")
    filled.found(post, person("Đỗ Văn Lâm"), person("Trần Quế"))
    block = {one.key: one for key in ("đỗ văn lâm", "lê hạnh", "trần quế")
             for one in filled.store.people.block(key)}  # fmt: skip
    assert block["đỗ văn lâm"].person == links["lam"]
    assert block["đỗ văn lâm"].roles == ()
    assert "lê hạnh" not in block
    assert block["trần quế"].person is None


@pytest.fixture(params=["C", "tr_TR.UTF-8"])
def ctype(request: pytest.FixtureRequest) -> Iterator[None]:
    """The locale of letters: in Turkish the small letter of I is no i, to C's libraries too."""
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        locale.setlocale(locale.LC_CTYPE, request.param)
    except locale.Error:
        pytest.skip("this machine has no such locale")
    yield
    locale.setlocale(locale.LC_CTYPE, before)


@pytest.mark.usefixtures("ctype")
def test_a_name_found_twice_in_a_post_appears_once(filled: FilledStore) -> None:
    post = filled.post("a")
    filled.found(post, person("Lê Hoà"), person("Lê Hòa", ("Bí thư", "")))
    (only,) = filled.store.people.block("lê hòa")
    assert (only.name, only.roles) == ("Lê Hoà", ())


def test_a_name_that_goes_or_becomes_a_place_is_linked_anew_elsewhere(filled: FilledStore) -> None:
    first, second = filled.post("a"), filled.post("b")
    for post in (first, second):
        filled.found(post, person("Bồ Sơn"), person("Lê Hạnh"))
    filled.links(son="bồ sơn", hanh="lê hạnh")
    assert filled.store.people.unsettled() == []
    filled.found(first, person("Lê Hạnh"), entities=[place("phường Bồ Sơn")])
    assert filled.store.people.unsettled() == ["bồ sơn", "lê hạnh"]  # Hạnh: found anew here
    unsettled = {one.post for one in filled.store.people.block("bồ sơn") if not one.settled}
    assert unsettled == {second}


def test_a_name_is_linked_anew_when_a_post_begins_or_ceases_to_name_a_place_so(
    filled: FilledStore,
) -> None:
    first, second = filled.post("a"), filled.post("b")
    filled.found(first, person("Bồ Sơn"))
    filled.found(second)
    for entities in ([place("phường Bồ Sơn")], []):
        filled.store.people.settle({one.id: None for one in filled.store.people.block("bồ sơn")})
        filled.found(second, entities=entities)
        assert filled.store.people.unsettled() == ["bồ sơn"]
    filled.store.people.settle({one.id: None for one in filled.store.people.block("bồ sơn")})
    filled.found(second)
    assert filled.store.people.unsettled() == []


def test_a_place_is_known_by_its_name_without_its_level(filled: FilledStore) -> None:
    post = filled.post("a")
    filled.found(post, entities=[place("phường Bồ Sơn"), place("Hạ Linh")])
    assert filled.store.people.places_among(["bồ sơn", "hạ linh", "bồ"]) == {"bồ sơn"}
    assert filled.store.people.places_among([]) == set()


def test_posts_of_other_rules_are_outdated(filled: FilledStore) -> None:
    enrichments = filled.store.enrichments
    new, old, today = (filled.post(name) for name in "abc")
    filled.found(old, rules=1)
    filled.found(today, rules=2)
    assert enrichments.outdated(2) == [new, old]
    assert [enrichments.rules_of(post) for post in (new, old, today, 99)] == [0, 1, 2, 0]


def test_no_entities_of_no_posts(store: Store) -> None:
    assert store.enrichments.entities([]) == {}
