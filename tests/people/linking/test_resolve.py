"""Bringing persons up to date: what is new is linked, what was decided is applied."""

from __future__ import annotations

from itertools import islice, product

import pytest

from luutru.people.linking.resolve import context_of, profile_of, resolve
from luutru.store.enrichment import Appearance
from luutru.tests.helpers.people import PLAIN, PeopleStore, role, seen

QUE, LAN = "Nguyễn Ngọc Quế", "Võ Thị Lan"
SECRETARY = role("Bí thư", "Đảng ủy phường")
BO_SON, HA_LINH = "phường Bồ Sơn", "phường Hạ Linh"


def secretary(name: str = QUE, born: int | None = None) -> Appearance:
    return Appearance(name, ((0, 3),), (SECRETARY,), born=born)


def named(people: PeopleStore) -> dict[int, str]:
    return people.store.people.names(people.persons())


def called(people: PeopleStore, *folded: str) -> list[tuple[int, str]]:
    """Return who is found by names with these syllables, and the keys of these."""
    return sorted(people.store.people.called(folded))


# -- what is known of sources and persons


def test_a_source_has_a_home_that_most_of_five_posts_are_about(people: PeopleStore) -> None:
    def homes() -> dict[str, str]:
        return dict(context_of(people.store, {}).homes)

    for number in range(4):
        people.post(number, place=BO_SON, source="báo")
    assert homes() == {}
    people.post(4, place=HA_LINH, source="báo")
    assert homes() == {"báo": BO_SON}
    for number in range(5, 7):
        people.post(number, place=HA_LINH, source="báo")
    assert homes() == {}  # four of seven are too few
    people.post(7, place=BO_SON, source="báo")
    assert homes() == {"báo": BO_SON}
    assert context_of(people.store, {"ct": "chủ tịch"}).long_forms == {"ct": "chủ tịch"}


def test_a_post_without_a_place_is_about_the_home_of_its_source(people: PeopleStore) -> None:
    for number in range(1, 6):
        people.post(number, place=BO_SON, source="báo")
    people.post(6, secretary(), source="báo")
    people.post(7, secretary(), place=HA_LINH)
    people.post(8, secretary(), place=BO_SON)
    people.link()
    assert people.root(6, QUE) == people.root(8, QUE) != people.root(7, QUE)


def test_a_profile_is_of_the_name_that_is_given_or_the_first() -> None:
    posts = [seen(QUE, post=1), seen("Năm Quế", post=2, born=1961)]
    assert profile_of(posts, PLAIN).key == "nguyễn ngọc quế"
    assert profile_of(posts, PLAIN, "quế").key == "quế"
    assert (profile_of(posts, PLAIN).posts, profile_of(posts, PLAIN).born) == (2, {1961})
    assert profile_of([], PLAIN).posts == 0


# -- linking


def test_each_name_is_linked_however_many_there_are(people: PeopleStore) -> None:
    names = [f"{LAN} {''.join(letters)}" for letters in islice(product("bcdghklmn", repeat=3), 520)]
    people.post(1, *names)
    people.link()
    assert people.persons() == list(range(1, 521))
    assert people.store.people.unsettled() == []
    assert set(named(people).values()) == set(names)


def test_abbreviations_are_put_in_full(people: PeopleStore) -> None:
    for number, body in enumerate(("UBND", "ủy ban nhân dân"), start=1):
        people.post(number, Appearance(QUE, ((0, 3),), (role("CT", body),)), place=BO_SON)
    resolve(people.store, {"ubnd": "ủy ban nhân dân"})
    assert people.roots() == [1, 1]


def test_two_who_keep_one_company_are_one(people: PeopleStore) -> None:
    for number in (1, 2):
        people.post(number, QUE, "Trần Thị Hoà", place=BO_SON if number == 1 else "")
    people.post(3, QUE, LAN)
    people.link()
    assert people.root(1, QUE) == people.root(2, QUE) != people.root(3, QUE)


def test_the_index_learns_of_posts_whose_persons_change(people: PeopleStore) -> None:
    people.post(1, secretary(), place=BO_SON)
    people.link()
    people.changed()
    people.post(2, secretary(), LAN, place=BO_SON)
    people.changed()
    people.link()
    assert people.changed() == [2]
    people.link()
    assert people.changed() == []
    # What is told now of post 1 makes it another's.
    people.post(1, Appearance(QUE, ((0, 3),), (SECRETARY,), "f"), place=HA_LINH)
    people.changed()
    people.link()
    assert len(set(people.roots()[:2])) == 2
    assert people.changed() != []


def test_a_given_name_links_no_two_posts_and_is_left_as_it_was(people: PeopleStore) -> None:
    people.post(1, secretary("Quế"), place=BO_SON)
    people.link()
    people.post(2, secretary("Quế"), place=BO_SON)
    people.link()
    assert people.roots() == [1, 2]
    people.post(1, secretary("Quế"), LAN, place=BO_SON)
    people.link()
    assert people.root(1, "Quế") == 1


def test_a_given_name_that_a_decision_is_about_is_linked_anew(people: PeopleStore) -> None:
    for number in (1, 2):
        people.post(number, secretary("Quế"), place=BO_SON)
    people.post(3, secretary(), place=BO_SON)
    people.link()
    person = people.root(3, QUE)
    assert person is not None
    people.deciding.alias(person, "Quế")
    assert people.roots() == [person] * 3


def test_whom_another_name_means_is_judged_by_what_is_known_under_the_first(
    people: PeopleStore,
) -> None:
    people.post(1, secretary(), place=BO_SON)
    people.link()
    people.deciding.alias(1, "An Quế")
    people.post(2, secretary(born=1961), place=BO_SON)
    people.post(3, secretary("An Quế", born=1980), place=BO_SON)
    people.post(4, secretary("An Quế", born=1961), place=BO_SON)
    people.link()
    assert people.root(2, QUE) == people.root(4, "An Quế") == 1
    assert people.root(3, "An Quế") != 1


def test_what_stands_under_a_given_name_does_not_speak_for_it(people: PeopleStore) -> None:
    people.post(1, secretary(), place=BO_SON)
    people.link()
    people.deciding.alias(1, "An Quế")
    people.post(2, secretary("An Quế", born=1961), place=BO_SON)
    people.link()
    assert people.root(2, "An Quế") == 1
    # Without post 2, nothing is known of a birth: the next is judged as if it had come first.
    people.post(2, secretary("An Quế", born=1980), place=BO_SON)
    people.link()
    assert people.root(2, "An Quế") == 1


# -- names that are places


@pytest.mark.parametrize("name", ["Quế", "Nguyễn Quế", "Bông Ngọc Quế"])
def test_a_name_that_is_a_place_elsewhere_is_nobody(people: PeopleStore, name: str) -> None:
    people.post(1, name)
    people.link()
    assert people.roots() == [1]
    people.changed()
    people.post(2, names=f"phường {name}")
    people.changed()
    people.link()
    assert people.roots() == [None]
    assert people.persons() == []
    assert people.changed() == [1]
    people.post(3, name)
    people.changed()
    people.link()
    assert people.roots() == [None, None]
    assert people.changed() == []


def test_the_posts_of_all_names_that_become_places_are_noted(people: PeopleStore) -> None:
    people.post(1, "Nguyễn Quế")
    people.post(2, "Nguyễn Lan")
    people.link()
    people.post(3, names="phường Nguyễn Quế")
    people.post(4, names="phường Nguyễn Lan")
    people.changed()
    people.link()
    assert people.changed() == [1, 2]


@pytest.mark.parametrize(
    "sign",
    [
        Appearance("Nguyễn Quế", ((0, 3),), (SECRETARY,)),
        Appearance("Nguyễn Quế", ((0, 3),), gender="f"),
        Appearance("Nguyễn Quế", ((0, 3),), born=1961),
    ],
)
def test_a_sign_of_a_person_makes_it_one(people: PeopleStore, sign: Appearance) -> None:
    people.post(1, "Nguyễn Quế")
    people.post(2, sign, names="phường Nguyễn Quế")
    people.link()
    assert people.roots() == [None, 1]


def test_surname_middle_and_given_name_are_a_person_though_a_ward_is_called_so(
    people: PeopleStore,
) -> None:
    people.post(1, QUE, names=f"phường {QUE}")
    people.link()
    assert people.roots() == [1]


def test_what_was_decided_to_be_a_person_is_one_though_a_place_is_called_so(
    people: PeopleStore,
) -> None:
    people.post(1, "Nguyễn Quế")
    people.link()
    people.deciding.rename(1, "Nguyễn Quế (con)")
    people.post(2, "Nguyễn Quế", names="phường Nguyễn Quế")
    people.link()
    assert people.roots() == [1, None]


# -- names that persons are called by


@pytest.mark.parametrize(
    ("written", "name"),
    [
        (["Trần Thị Hoà", "Trần Thị Hòa", "Trần Thị Hoà"], "Trần Thị Hoà"),
        (["Trần Thị Hoà", "Trần Thị Hòa"], "Trần Thị Hòa"),  # as many: the last in order
        (["TRẦN THỊ HOÀ", "TRẦN THỊ HOÀ", "Trần Thị Hòa"], "Trần Thị Hòa"),
        (["TRẦN THỊ HOÀ"], "Trần Thị Hoà"),
    ],
)
def test_a_person_is_called_as_most_posts_write_the_name(
    people: PeopleStore, written: list[str], name: str
) -> None:
    for number, form in enumerate(written):
        people.post(number, secretary(form), place=BO_SON)
    people.link()
    assert named(people) == {1: name}
    for number, form in enumerate(written):  # one after another, too
        people.post(10 + number, secretary(form), place=BO_SON)
        people.link()
    assert named(people) == {1: name}


def test_of_two_names_the_one_in_more_posts_is_listed_and_else_the_longer(
    people: PeopleStore,
) -> None:
    people.post(1, secretary(), place=BO_SON)
    people.post(2, secretary("Năm Quế"), place=BO_SON)
    people.link()
    people.deciding.alias(1, "Năm Quế")
    assert named(people) == {1: QUE}
    assert people.store.people.aliases([1]) == {1: ["Năm Quế"]}
    people.post(3, secretary("Năm Quế"), place=BO_SON)
    people.link()
    assert named(people) == {1: "Năm Quế"}
    assert called(people, "que") == [(1, "nguyễn ngọc quế"), (1, "năm quế")]


def test_a_name_that_was_given_is_found_beside_those_in_posts(people: PeopleStore) -> None:
    people.post(1, secretary(), place=BO_SON)
    people.link()
    people.deciding.alias(1, "Năm Quế")
    people.deciding.rename(1, "Ngọc Quế")
    assert named(people) == {1: "Ngọc Quế"}
    keys = [key for _, key in called(people, "que")]
    assert keys == ["nguyễn ngọc quế", "ngọc quế", "năm quế"]
    people.deciding.rename(1, "năm quế")  # as written now, not as the alias was
    assert named(people) == {1: "năm quế"}
    assert people.store.people.aliases([1]) == {1: [QUE, "Năm Quế"]}


def test_who_loses_an_appearance_is_called_as_the_others_write_it(people: PeopleStore) -> None:
    hoa = "Trần Thị Hoà"
    for number, form in enumerate((hoa, hoa, hoa, "Trần Thị Hòa", "Trần Thị Hòa"), start=1):
        people.post(number, secretary(form), place=BO_SON)
    people.link()
    assert named(people) == {1: hoa}
    people.post(1, Appearance(hoa, ((0, 3),), (SECRETARY,)), place=HA_LINH)
    people.link()
    assert people.roots().count(1) == 4
    assert named(people) == {1: "Trần Thị Hòa", 2: hoa}


def test_who_keeps_no_appearance_is_called_by_what_was_given(people: PeopleStore) -> None:
    people.post(1, secretary(), place=BO_SON)
    people.link()
    people.deciding.alias(1, "Năm Quế")
    people.post(1, secretary("Năm Quế"), place=BO_SON)
    people.link()
    assert people.roots() == [1]
    assert named(people) == {1: "Năm Quế"}
    assert [key for _, key in called(people, "que")] == ["năm quế"]


def test_who_appears_nowhere_any_more_keeps_the_name(people: PeopleStore) -> None:
    people.post(1, secretary(), place=BO_SON)
    people.post(2, QUE, day="1990")
    people.link()
    assert people.roots() == [1, 2]
    people.post(2, secretary(), place=BO_SON)
    people.link()
    assert people.roots() == [1, 1]
    assert people.store.people.names([1, 2]) == {1: QUE, 2: QUE}


# -- decisions


def test_posts_of_the_merged_and_the_hidden_are_noted_as_changed(people: PeopleStore) -> None:
    for number, name in enumerate((QUE, "Trần Thị Hoà", LAN), start=1):
        people.post(number, name)
    people.link()
    assert people.roots() == [1, 2, 3]
    people.changed()
    people.deciding.merge(1, 2)
    assert people.changed() == [1]
    people.deciding.not_a_person(2)
    assert people.changed() == [1, 2]
    assert people.persons() == [3]
    people.deciding.rename(3, "Lan")
    assert people.changed() == []
    people.deciding.undo(2)
    assert people.persons() == [2, 3]
    people.changed()
    people.deciding.undo(1)
    assert people.changed() == [1]
    assert people.persons() == [1, 2, 3]
