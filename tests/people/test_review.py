"""Review: the pairs that an archivist should decide on."""

from __future__ import annotations

import pytest

from luutru.errors import NotFound
from luutru.people.registry import PeopleRegistry
from luutru.people.review import Proposal
from luutru.store.enrichment import Appearance
from luutru.tests.helpers.people import PeopleStore, role

QUE = "Nguyễn Ngọc Quế"
SECRETARY = role("Bí thư", "Đảng ủy phường")
BO_SON, HA_LINH = "phường Bồ Sơn", "phường Hạ Linh"


def review(people: PeopleStore, name: str = "") -> list[Proposal]:
    return PeopleRegistry(people.store, {}).review(name)


def pairs(people: PeopleStore, name: str = "") -> list[tuple[int, int]]:
    return [(pair.one.id, pair.other.id) for pair in review(people, name)]


def known(people: PeopleStore, *names: str | Appearance) -> None:
    """Store some persons, numbered from 1, each in a post of its own."""
    for number, name in enumerate(names, start=1):
        people.post(number, name)
        people.link()
    assert people.persons() == list(range(1, 1 + len(names)))


def test_two_of_one_name_are_proposed_with_what_speaks_for_it(people: PeopleStore) -> None:
    known(people, Appearance(QUE, ((0, 3),), born=1961), Appearance(QUE, ((0, 3),)))
    people.post(1, Appearance(QUE, ((0, 3),), (SECRETARY,)), place=BO_SON)
    people.post(2, Appearance(QUE, ((0, 3),), (role("Trưởng thôn"),)), place=HA_LINH)
    people.link()
    (pair,) = review(people)
    assert pair.to_dict() == {
        "persons": [{"id": 1, "name": QUE, "posts": 1}, {"id": 2, "name": QUE, "posts": 1}],
        "points": -1.6,
        "reasons": ["khác nơi"],
    }


def test_what_conflicts_is_not_proposed(people: PeopleStore) -> None:
    known(people, *(Appearance(QUE, ((0, 3),), (SECRETARY,), born=year) for year in (1950, 1980)))
    assert review(people) == []


def test_what_too_little_speaks_for_is_not_proposed(people: PeopleStore) -> None:
    known(people, Appearance("Nguyễn Văn Quế", ((0, 3),)), "Nguyễn Văn Quế")
    assert pairs(people) == [(1, 2)]  # -1.9, of -2.2 that it takes
    people.post(1, "Nguyễn Văn Quế", place=BO_SON)
    people.post(2, "Nguyễn Văn Quế", place=HA_LINH)
    people.link()
    assert pairs(people) == []


def test_names_without_the_middle_or_marks_may_be_one(people: PeopleStore) -> None:
    known(people, "Bùi Ngọc Quế", "Bùi Quế", "Bùi Ngoc Que", "Bùi Ngọc Quế Anh", "Đỗ Ngọc Quế")
    assert pairs(people) == [(1, 3), (1, 2), (2, 3)]


def test_a_name_that_is_not_the_same_counts_a_point_less(people: PeopleStore) -> None:
    known(people, QUE, QUE, "Nguyễn Ngoc Que", "Hồ Ngọc Quế", "Hồ Quế")
    points = {(pair.one.id, pair.other.id): pair.points for pair in review(people)}
    assert (points[1, 2], points[1, 3]) == (-0.6, -1.6)
    # Of two names the shorter tells how rare they are: more middles would be no proof.
    assert points[4, 5] == -0.5


@pytest.mark.parametrize(
    ("one", "other"), [("Huỳnh Văn Quế", "Hoàng Văn Quế"), ("Võ Văn Quế", "Vũ Văn Quế")]
)
def test_surnames_that_are_one(people: PeopleStore, one: str, other: str) -> None:
    known(people, one, other)
    assert pairs(people) == [(1, 2)]


def test_some_of_several_middle_names_may_be_left_out(people: PeopleStore) -> None:
    known(people, "Bùi Thị Ngọc Quế", "Bùi Thị Quế", "Bùi Ngọc Quế", "Bùi Quế")
    found = set(pairs(people))
    assert found == {(1, 2), (1, 3), (1, 4), (2, 4), (3, 4)}


def test_initials_and_given_names_may_be_anybody(people: PeopleStore) -> None:
    known(people, "N Quế", "N Quế", "Quế", "Quế")
    assert review(people) == []


@pytest.mark.parametrize(("words", "proposed"), [(8, True), (9, False)])
def test_names_of_more_than_eight_words_are_not_compared(
    people: PeopleStore, words: int, proposed: bool
) -> None:
    name = " ".join(["Bùi", *["An"] * (words - 2), "Quế"])
    for number, day in enumerate(("1950", "2020"), start=1):
        people.post(number, name, day=day, place=BO_SON if number == 1 else HA_LINH)
    people.link()
    other = " ".join(["Bùi", *["Ân"] * (words - 2), "Quế"])
    people.post(3, other, day="2020")
    people.link()
    assert bool(review(people)) == proposed


def test_the_one_in_more_posts_comes_first_and_the_likeliest_pair(people: PeopleStore) -> None:
    known(people, "Bùi Ngọc Quế", "Bùi Quế", "Bùi Quế", "Bùi Quế")
    people.deciding.merge(4, 3)
    assert pairs(people) == [(3, 2), (3, 1), (1, 2)]
    found = [pair.points for pair in review(people)]
    assert found == sorted(found, reverse=True)


def test_pairs_of_some_persons_alone(people: PeopleStore) -> None:
    known(people, QUE, QUE, "Võ Thị Lan", "Võ Thị Lan")
    assert pairs(people) == [(1, 2), (3, 4)]
    assert pairs(people, "lan") == pairs(people, "3") == pairs(people, "4") == [(3, 4)]
    with pytest.raises(NotFound):
        pairs(people, "Hoà")


def test_two_that_stay_apart_are_not_proposed_again(people: PeopleStore) -> None:
    known(people, QUE, QUE, QUE)
    people.deciding.apart(3, 1)
    assert pairs(people) == [(1, 2), (2, 3)]
    people.deciding.merge(3, 2)
    assert pairs(people) == []  # who is apart from one is apart from whom that one is


def test_the_forty_of_a_name_who_are_in_most_posts_are_compared(people: PeopleStore) -> None:
    for number in range(1, 43):
        people.post(number, QUE)
    people.link()
    assert len(people.persons()) == 42
    people.deciding.merge(41, 42)
    found = pairs(people)
    assert len(found) == 40 * 39 / 2
    assert {person for pair in found for person in pair} == {42, *range(1, 40)}


def test_a_pair_is_proposed_however_many_share_surname_and_given_name(
    people: PeopleStore,
) -> None:
    middles = "An Bá Bảo Bích Cao Công Cẩm Danh Diệu Duy Dương Đăng Đình Đông Gia Hà Hải".split()
    others = [f"Nguyễn {one} {other} Lan" for one in middles for other in middles[:3]]
    for number in range(2):
        people.post(number, *(Appearance(name, ((0, 3),)) for name in others))
    for number, year in ((8, "2005"), (9, "2019")):
        people.post(number, Appearance("Nguyễn Ngọc Lan", ((0, 3),)), day=year)
    people.link()
    found = review(people, "nguyen ngoc lan")
    assert [(p.one.name, p.other.name) for p in found] == [("Nguyễn Ngọc Lan",) * 2]
