"""Decisions on persons: what each does, what undoing takes back, what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from luutru.errors import NotFound, UsageError
from luutru.people.decisions.service import Deciding
from luutru.store.enrichment import Appearance
from luutru.tests.helpers.people import PeopleStore, role

SECRETARY = role("Bí thư", "Đảng ủy phường")
CHAIRMAN = role("Chủ tịch", "UBND phường")
QUE = "Nguyễn Ngọc Quế"
BO_SON, HA_LINH = "phường Bồ Sơn", "phường Hạ Linh"


@pytest.fixture
def namesakes(people: PeopleStore) -> PeopleStore:
    """Two persons of one name in two wards, in posts 1, 2 and 3, 4; the last tells no role."""
    for number, place in enumerate((BO_SON, BO_SON, HA_LINH, HA_LINH)):
        said = () if number == 3 else (SECRETARY,)
        people.post(number, Appearance(QUE, ((0, 3),), said), place=place)
    people.link()
    assert people.roots() == [1, 1, 2, 2]
    return people


def names(people: PeopleStore) -> dict[int, str]:
    return people.store.people.names(people.persons())


def test_a_namesake_of_what_is_no_person_stays_one(namesakes: PeopleStore) -> None:
    namesakes.deciding.not_a_person(1)
    assert namesakes.roots() == [1, 1, 2, 2]
    assert namesakes.persons() == [2]


def test_what_is_no_person_takes_part_in_no_other_decision(namesakes: PeopleStore) -> None:
    namesakes.deciding.not_a_person(1)
    for decide in (namesakes.deciding.merge, namesakes.deciding.apart):
        for pair in ((1, 2), (2, 1)):
            with pytest.raises(NotFound):
                decide(*pair)
    assert len(namesakes.store.decisions.all()) == 1


def test_a_person_that_was_merged_is_meant_by_its_number(namesakes: PeopleStore) -> None:
    namesakes.deciding.merge(2, 1)
    with pytest.raises(UsageError):
        namesakes.deciding.merge(1, 2)
    new = namesakes.deciding.split(2, [4])
    assert namesakes.roots() == [1, 1, 1, new]
    namesakes.deciding.undo(1)
    assert namesakes.roots() == [1, 1, 2, new]
    namesakes.deciding.undo(2)
    assert namesakes.roots() == [1, 1, 2, 2]


def test_two_that_were_told_apart_stay_two_when_a_post_would_join_them(
    people: PeopleStore,
) -> None:
    people.post(1, Appearance(QUE, ((0, 3),)), day="2005")
    people.post(2, Appearance(QUE, ((0, 3),)), day="2019")
    people.link()
    assert people.roots() == [1, 2]
    people.deciding.apart(1, 2)
    for number in (1, 2):
        people.post(number, Appearance(QUE, ((0, 3),), (SECRETARY,)), place="phường Bồ Sơn")
    people.link()
    assert people.roots() == [1, 2]
    people.deciding.undo()
    assert people.roots() == [1, 1]


def test_undoing_an_alias_takes_its_posts_back_though_the_person_was_renamed_since(
    namesakes: PeopleStore,
) -> None:
    said = (SECRETARY, CHAIRMAN)
    namesakes.post(9, Appearance("Năm Quế", ((0, 3),), said), place="phường Bồ Sơn")
    namesakes.link()
    assert namesakes.roots()[4] == 3
    namesakes.deciding.alias(1, "Năm Quế")
    assert namesakes.roots()[4] == 1
    namesakes.deciding.rename(1, "Nguyễn Ngọc Quế (Năm Quế)")
    namesakes.deciding.undo(1)
    assert namesakes.roots()[4] == 3


def test_a_name_that_a_person_has_is_no_alias(namesakes: PeopleStore) -> None:
    with pytest.raises(UsageError):
        namesakes.deciding.alias(1, "nguyễn ngọc quế")
    with pytest.raises(UsageError):
        namesakes.deciding.split(1, [])


# -- what each decision does


def test_a_merged_record_goes_by_the_number_it_was_merged_into(namesakes: PeopleStore) -> None:
    namesakes.changed()
    namesakes.deciding.merge(1, 2)
    assert namesakes.roots() == [2, 2, 2, 2]
    assert namesakes.changed() == [1, 2]
    assert namesakes.persons() == [2]
    namesakes.deciding.undo()
    assert namesakes.roots() == [1, 1, 2, 2]
    assert namesakes.changed() == [1, 2]


def test_what_was_merged_stays_so_when_posts_are_linked_anew(namesakes: PeopleStore) -> None:
    namesakes.deciding.merge(1, 2)
    chairman = Appearance(QUE, ((0, 3),), (CHAIRMAN,))
    namesakes.post(0, chairman, place=HA_LINH, day="2019")
    namesakes.link()
    assert namesakes.roots() == [2, 2, 2, 2]


def test_a_decision_is_logged_with_whose_the_appearances_were(namesakes: PeopleStore) -> None:
    key = "nguyễn ngọc quế"
    namesakes.deciding.merge(1, 2)
    namesakes.deciding.rename(2, "Ngọc Quế")
    merge, rename = namesakes.store.decisions.all()
    mine, theirs = [[1, key, 1], [2, key, 1]], [[3, key, 2], [4, key, 2]]
    everyone = [*mine, *theirs]
    assert (merge.kind, rename.kind) == ("merge", "rename")
    assert merge.arguments == {"person": 1, "into": 2, "keep": everyone, "before": everyone}
    assert rename.arguments == {
        "person": 2, "name": "Ngọc Quế", "keep": everyone, "before": everyone,
    }  # fmt: skip


def test_each_kind_is_logged_with_its_arguments(namesakes: PeopleStore) -> None:
    key = "nguyễn ngọc quế"
    namesakes.deciding.apart(1, 2)
    namesakes.deciding.alias(1, "Năm  Quế ")
    namesakes.deciding.split(1, {2})
    namesakes.deciding.not_a_person(1)
    made = [
        (one.kind, {k: v for k, v in one.arguments.items() if k not in ("keep", "before")})
        for one in namesakes.store.decisions.all()
    ]
    assert made == [
        ("apart", {"persons": [1, 2]}),
        ("alias", {"person": 1, "name": "Năm Quế"}),
        ("split", {"person": 1, "new": 3, "moved": [[2, key]]}),
        ("not-a-person", {"person": 1, "keys": []}),  # others bear the name, too
    ]


def test_what_came_of_a_decision_is_not_kept_by_the_next(namesakes: PeopleStore) -> None:
    key = "nguyễn ngọc quế"
    namesakes.deciding.split(1, [2])
    namesakes.deciding.rename(3, "Ngọc Quế")
    rename = namesakes.store.decisions.all()[1].arguments
    assert rename["keep"] == []
    assert rename["before"] == [[1, key, 1], [2, key, 1], [3, key, 2], [4, key, 2]]


def test_what_a_person_has_by_another_name_alone_is_nobodys_without_that(
    people: PeopleStore,
) -> None:
    people.post(1, Appearance(QUE, ((0, 3),), (SECRETARY,)), place=BO_SON)
    people.link()
    people.deciding.alias(1, "Năm Quế")
    people.post(2, Appearance("Năm Quế", ((0, 3),), (SECRETARY,)), place=BO_SON)
    people.link()
    people.deciding.rename(1, "Ngọc Quế")
    rename = people.store.decisions.all()[1].arguments
    assert rename["before"] == [[1, "nguyễn ngọc quế", 1], [2, "năm quế", None]]
    assert rename["keep"] == [[1, "nguyễn ngọc quế", 1]]


def test_a_split_makes_a_person_of_some_posts(namesakes: PeopleStore) -> None:
    namesakes.changed()
    new = namesakes.deciding.split(1, iter([2]))
    assert (new, namesakes.roots()) == (3, [1, 3, 2, 2])
    assert names(namesakes)[new] == QUE
    assert namesakes.changed() == [2]
    namesakes.deciding.undo()
    assert namesakes.roots() == [1, 1, 2, 2]
    assert namesakes.changed() == [2]
    assert namesakes.persons() == [1, 2]


def test_another_name_is_found_in_posts_that_are_and_those_to_come(people: PeopleStore) -> None:
    people.post(1, Appearance(QUE, ((0, 3),), (SECRETARY,)), place=BO_SON)
    people.post(2, Appearance("Năm Quế", ((0, 3),), (SECRETARY,)), place=BO_SON)
    people.link()
    assert people.roots() == [1, 2]
    people.changed()
    people.deciding.alias(1, "Năm Quế")
    assert people.roots() == [1, 1]
    assert people.changed() == [2]
    people.post(3, Appearance("Năm Quế", ((0, 3),)), place=BO_SON)
    people.link()
    assert people.roots() == [1, 1, 1]
    assert names(people) == {1: "Năm Quế"}  # as most posts call it
    assert people.store.people.aliases([1]) == {1: [QUE]}
    people.deciding.undo()
    assert people.roots()[0] == 1
    assert 1 not in people.roots()[1:]
    assert people.store.people.aliases([1]) == {}


def test_a_person_is_listed_by_the_name_it_was_given(namesakes: PeopleStore) -> None:
    namesakes.deciding.rename(1, " Nguyễn  Thị Quế ")
    assert names(namesakes)[1] == "Nguyễn Thị Quế"
    assert namesakes.store.people.aliases([1]) == {1: [QUE]}
    namesakes.deciding.undo()
    assert names(namesakes)[1] == QUE


def test_what_is_no_person_stays_none_in_posts_to_come(people: PeopleStore) -> None:
    people.post(1, "Mừng Xuân")
    people.link()
    people.changed()
    people.deciding.not_a_person(1)
    assert people.changed() == [1]
    people.post(2, "Mừng Xuân", "Võ Thị Lan")
    people.link()
    assert people.persons() == [2]
    assert people.store.decisions.all()[0].arguments["keys"] == ["mừng xuân"]
    people.deciding.undo()
    assert len(people.persons()) > 1


def test_any_standing_decision_can_be_undone_by_its_number(namesakes: PeopleStore) -> None:
    namesakes.deciding.rename(1, "Một")
    namesakes.deciding.rename(2, "Hai")
    assert namesakes.deciding.undo(1).arguments["name"] == "Một"
    assert names(namesakes) == {1: QUE, 2: "Hai"}
    assert namesakes.deciding.undo().kind == "rename"
    assert names(namesakes) == {1: QUE, 2: QUE}
    for number in (None, 1, 99):
        with pytest.raises(NotFound):
            namesakes.deciding.undo(number)


def test_a_person_that_came_of_a_split_stays_while_a_later_decision_is_undone(
    namesakes: PeopleStore,
) -> None:
    new = namesakes.deciding.split(1, [2])
    namesakes.deciding.merge(new, 2)
    assert namesakes.roots() == [1, 2, 2, 2]
    namesakes.deciding.undo()
    assert namesakes.roots() == [1, new, 2, 2]


def test_undoing_a_merge_takes_what_another_name_owed_to_it(people: PeopleStore) -> None:
    people.post(1, Appearance(QUE, ((0, 3),), (SECRETARY,)), place=BO_SON)
    people.post(2, QUE, place=HA_LINH)
    people.link()
    assert people.roots() == [1, 2]
    people.deciding.merge(1, 2)
    people.deciding.alias(2, "Quế")
    people.post(3, Appearance("Quế", ((0, 3),), (SECRETARY,)), place=BO_SON)
    people.link()
    assert people.root(3, "Quế") == 2
    people.deciding.undo(1)
    assert people.root(3, "Quế") not in (1, 2)


def test_undoing_a_split_judges_other_names_by_what_both_parts_tell(people: PeopleStore) -> None:
    people.post(1, Appearance(QUE, ((0, 3),), (SECRETARY,)), place=BO_SON)
    people.post(2, Appearance(QUE, ((0, 3),), (SECRETARY,), born=1961), place=BO_SON)
    people.link()
    new = people.deciding.split(1, [2])
    people.deciding.alias(1, "Quế")
    people.deciding.alias(new, "Ngọc")
    people.post(3, Appearance("Quế", ((0, 3),), (SECRETARY,), born=1980), place=BO_SON)
    people.post(4, Appearance("Ngọc", ((0, 3),), (SECRETARY,)), place=BO_SON)
    people.link()
    assert (people.root(3, "Quế"), people.root(4, "Ngọc")) == (1, new)
    people.deciding.undo(1)
    assert people.roots()[:2] == [1, 1]
    assert people.root(3, "Quế") != 1  # born in another year than the person is now
    assert people.root(4, "Ngọc") != new  # of whom nothing is known any more


# -- how they are made


def test_each_decision_is_made_and_applied_while_no_other_process_writes(
    namesakes: PeopleStore,
) -> None:
    events: list[object] = []

    @contextmanager
    def writing() -> Iterator[None]:
        events.append("begin")
        yield
        events.append(namesakes.roots())
        events.append("end")

    deciding = Deciding(namesakes.store, {}, lambda: events.append("changed"), writing)
    deciding.merge(2, 1)
    assert events == ["begin", "changed", [1, 1, 1, 1], "end"]
    deciding.undo()
    assert events[4:] == ["begin", "changed", [1, 1, 2, 2], "end"]


def test_a_refused_decision_changes_nothing(namesakes: PeopleStore) -> None:
    told: list[object] = []
    deciding = Deciding(namesakes.store, {}, lambda: told.append(1))
    with pytest.raises(NotFound):
        deciding.undo()
    with pytest.raises(UsageError):
        deciding.alias(1, QUE)
    assert told == []
    assert namesakes.store.decisions.all() == []


def test_abbreviations_are_put_in_full_where_names_are_linked_anew(people: PeopleStore) -> None:
    short = role("CT", "UBND phường")
    people.post(1, Appearance(QUE, ((0, 3),), (short,)), place=BO_SON)
    people.post(2, Appearance(QUE, ((0, 3),), (CHAIRMAN,)), place=BO_SON)
    people.post(3, QUE, day="1990")
    people.link()
    # Without the abbreviation place and name make them one; a birth long ago makes the third two.
    assert people.roots()[:2] == [1, 1]
    long_forms = {"ct": "chủ tịch", "ubnd": "ủy ban nhân dân"}
    Deciding(people.store, long_forms, lambda: None).rename(1, "Ngọc Quế")
    assert people.roots()[:2] == [1, 1]


# -- what is refused, and how that is explained


def test_a_number_that_is_nobody(namesakes: PeopleStore) -> None:
    with pytest.raises(NotFound) as refused:
        namesakes.deciding.rename(99, "Quế")
    assert str(refused.value) == (
        "Không có người số 99 trong bài nào. Xem: luutru people, luutru people decisions."
    )


def test_one_person_twice(namesakes: PeopleStore) -> None:
    for decide in (namesakes.deciding.merge, namesakes.deciding.apart):
        with pytest.raises(UsageError) as refused:
            decide(2, 2)
        assert str(refused.value) == "Cần hai người khác nhau, cả hai đều là #2."


def test_posts_in_which_a_person_is_not(namesakes: PeopleStore) -> None:
    with pytest.raises(UsageError) as refused:
        namesakes.deciding.split(1, [4, 1, 3])
    assert str(refused.value) == ("Người #1 không có trong bài 3, 4. Xem các bài: luutru person 1.")


@pytest.mark.parametrize("posts", [[], [1, 2]])
def test_no_post_or_all(namesakes: PeopleStore, posts: list[int]) -> None:
    with pytest.raises(UsageError) as refused:
        namesakes.deciding.split(1, posts)
    assert str(refused.value) == (
        "Cần một phần trong 2 bài của người #1. Xem các bài: luutru person 1."
    )


def test_a_name_that_the_person_has(namesakes: PeopleStore) -> None:
    with pytest.raises(UsageError) as refused:
        namesakes.deciding.alias(1, "nguyễn  ngọc quế")
    assert str(refused.value) == "Người #1 đã có tên 'nguyễn ngọc quế'."


@pytest.mark.parametrize("text", ["", "!!!", "\n", "a" * 101])
def test_what_is_no_name(namesakes: PeopleStore, text: str) -> None:
    for decide in (namesakes.deciding.alias, namesakes.deciding.rename):
        with pytest.raises(UsageError) as refused:
            decide(1, text)
        assert str(refused.value) == f"{text!r} không phải một tên. Ví dụ: Nguyễn Văn Lâm."


def test_a_name_of_a_hundred_characters_is_one(namesakes: PeopleStore) -> None:
    namesakes.deciding.rename(1, "a" * 100)
    assert names(namesakes)[1] == "a" * 100
