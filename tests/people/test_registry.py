"""The registry of persons: listing, finding, who held what, who is in a post."""

from __future__ import annotations

import pytest

from luutru.errors import NotFound, UsageError
from luutru.people.registry import PeopleRegistry
from luutru.store.enrichment import Appearance
from luutru.tests.helpers.people import PeopleStore, role

QUE, LAN, HOA = "Nguyễn Ngọc Quế", "Võ Thị Lan", "Trần Thị Hoà"
BO_SON = "phường Bồ Sơn"


@pytest.fixture
def registry(people: PeopleStore) -> PeopleRegistry:
    """Quế (1), secretary in 2012 and 2014, Hoà (2), who began in 2016, and Lan (3)."""
    secretary = role("Bí thư", "Đảng ủy phường")
    begun = role("BT", "Đảng ủy phường", "begins")
    people.post(1, Appearance(QUE, ((7, 9), (0, 3)), (secretary,)), place=BO_SON, day="2012")
    people.post(2, Appearance(QUE, ((0, 3),), (secretary,)), place=BO_SON, day="2014")
    people.post(3, Appearance(HOA, ((4, 6),), (begun,)), LAN, place=BO_SON, day="2016-05-01")
    people.link()
    assert people.roots() == [1, 1, 2, 3]
    return PeopleRegistry(people.store, {"bt": "bí thư"})


def test_persons_are_listed_by_given_name(registry: PeopleRegistry) -> None:
    assert [summary.name for summary in registry.summaries()] == [HOA, LAN, QUE]
    assert [summary.name for summary in registry.summaries("thị")] == [HOA, LAN]
    assert registry.summaries("Bình") == []


def test_the_one_person_that_a_name_or_a_number_means(registry: PeopleRegistry) -> None:
    assert registry.person("lan") == registry.person(3) == registry.person("#3") == 3
    assert registry.summary("lan").name == LAN
    for unknown in ("Bình", 99):
        with pytest.raises(NotFound):
            registry.person(unknown)


def test_a_person_in_no_post_any_more(people: PeopleStore, registry: PeopleRegistry) -> None:
    people.post(3, HOA)
    people.link()
    with pytest.raises(NotFound):
        registry.summary(3)


def test_who_held_a_role(registry: PeopleRegistry) -> None:
    def who(*asked: str) -> list[tuple[int, int]]:
        return [(holder.person, holder.days) for holder in registry.holders(*asked)]

    assert who("Bí thư Đảng ủy") == who("BT Đảng ủy") == [(1, 0), (2, 0)]
    assert who("bi thu dang uy", "2013-01-01") == [(1, 0)]
    assert who("bi thu dang uy", "1/1/2016") == [(1, 366)]
    assert who("bi thu dang uy", "2016-05-01") == [(2, 0)]
    assert who("bi thu dang uy", "", "hoa") == [(2, 0)]
    assert who("bi thu dang uy", "2013-01-01", "hoa") == []
    assert who("chủ tịch") == []


def test_what_is_no_role_no_day_and_nobody(registry: PeopleRegistry) -> None:
    with pytest.raises(UsageError) as refused:
        registry.holders("!!")
    assert str(refused.value) == 'Chưa có chức vụ nào. Ví dụ: --role "Bí thư Đảng ủy".'
    with pytest.raises(UsageError) as refused:
        registry.holders("Bí thư", "2015-06")
    assert str(refused.value) == "--on '2015-06' không phải một ngày. Ví dụ: 2015-06-01."
    with pytest.raises(NotFound):
        registry.holders("Bí thư", name="Bình")


def test_the_persons_of_a_post_in_the_order_of_their_mentions(
    people: PeopleStore, registry: PeopleRegistry
) -> None:
    found = registry.in_post(people.store.posts.get(3))
    assert [(one["name"], one["mentions"]) for one in found] == [
        (LAN, [{"start": 0, "end": 3}]),
        (HOA, [{"start": 4, "end": 6}]),
    ]
    assert found[1]["roles"][0]["from"] == "2016-05-01"
    (que,) = registry.in_post(people.store.posts.get(1))
    assert que["mentions"] == [{"start": 0, "end": 3}, {"start": 7, "end": 9}]


def test_two_names_of_one_person_in_a_post_are_one(
    people: PeopleStore, registry: PeopleRegistry
) -> None:
    people.deciding.merge(3, 2)
    (found,) = registry.in_post(people.store.posts.get(3))
    assert (found["id"], found["aliases"]) == (2, [LAN])
    assert found["mentions"] == [{"start": 0, "end": 3}, {"start": 4, "end": 6}]


def test_of_an_older_version_and_of_a_place_nobody_is_known(
    people: PeopleStore, registry: PeopleRegistry
) -> None:
    people.post(3, HOA, LAN, text="Tin\nKhác hẳn.")
    people.link()
    assert registry.in_post(people.store.posts.get(3, 1)) == []
    assert len(registry.in_post(people.store.posts.get(3))) == 2
    people.post(4, "Nguyễn Tâm", names="phường Nguyễn Tâm")
    people.link()
    assert registry.in_post(people.store.posts.get(4)) == []


def test_a_dossier_is_of_the_one_who_is_meant(registry: PeopleRegistry) -> None:
    found = registry.dossier("quế", most=1)
    assert found.record.summary.name == QUE
    assert len(found.passages) == 1
    assert found.by_year == {"2012": 1, "2014": 1}
