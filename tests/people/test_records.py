"""Authority records: offices over time with their evidence."""

from __future__ import annotations

import pytest

from luutru.people.linking.profile import Context
from luutru.people.records import HeldRole, held_roles, records
from luutru.store.appearances import StoredAppearance
from luutru.store.enrichment import Appearance
from luutru.tests.helpers.people import PLAIN, PeopleStore, role, seen

BO_SON = "phường Bồ Sơn"


def held(*found: StoredAppearance, context: Context = PLAIN) -> list[HeldRole]:
    return held_roles(found, context)


def test_what_one_post_leaves_out_another_tells() -> None:
    (found,) = held(
        seen("Quế", role("Bí thư"), post=1, day="2012"),
        seen("Quế", role("Bí thư", "Đảng ủy"), post=2, day="2013"),
        seen("Quế", role("Bí thư", "Đảng ủy phường Bồ Sơn"), post=3, day="2014"),
    )
    assert found.office == ("bí thư", "đảng ủy", "phường", "bồ sơn")
    assert [told.post for told in found.evidence] == [1, 2, 3]


def test_offices_that_cannot_be_one_are_listed_by_the_first_that_is_told_of_them() -> None:
    found = held(
        seen("Quế", role("Chủ tịch", "UBND phường"), post=1, day="2014"),
        seen("Quế", role("Bí thư", "Đảng ủy phường"), post=2, day="2012"),
        seen("Quế", role("Trưởng thôn"), post=3, day=None),
        seen("Quế", role("Chủ tịch", "UBND phường"), post=4, day="2016"),
    )
    assert [one.title for one in found] == ["Bí thư", "Chủ tịch", "Trưởng thôn"]
    assert [(one.first, one.last) for one in found] == [
        ("2012", "2012"),
        ("2014", "2016"),
        (None, None),
    ]


def test_posts_of_one_day_are_read_by_their_number() -> None:
    (found,) = held(*(seen("Quế", role("Bí thư"), post=number) for number in (3, 1, 2)))
    assert [told.post for told in found.evidence] == [1, 2, 3]


def test_a_former_office_is_evidence_and_no_time_at_which_it_is_held() -> None:
    (found,) = held(
        seen("Quế", role("Bí thư", "Đảng ủy"), post=1, day="2012"),
        seen("Quế", role("Bí thư", "Đảng ủy", "held"), post=2, day="2019"),
        seen("Quế", role("Bí thư", "Đảng ủy", "ends"), post=3, day="2014"),
    )
    assert (found.first, found.last) == ("2012", "2014")
    assert [told.status for told in found.evidence] == ["holds", "ends", "held"]


def test_a_role_is_written_as_most_posts_write_it_and_else_the_longer_way() -> None:
    forms = ["Đảng ủy phường", "Đảng ủy phường", "Đảng uỷ phường Bồ Sơn"]
    posts = [seen("Quế", role("Bí thư", form), post=at) for at, form in enumerate(forms)]
    assert held(*posts)[0].name == "Bí thư Đảng ủy phường"
    assert held(*posts[1:])[0].body == "Đảng uỷ phường Bồ Sơn"
    assert held(seen("Quế", role("Trưởng thôn")))[0].name == "Trưởng thôn"


def test_a_local_body_is_that_of_the_place_its_post_is_about() -> None:
    (found,) = held(seen("Quế", role("Bí thư", "Đảng ủy"), place=BO_SON))
    assert found.office == ("bí thư", "đảng ủy", "phường", "bồ sơn")


@pytest.fixture
def known(people: PeopleStore) -> PeopleStore:
    secretary = (role("Bí thư", "Đảng ủy phường"),)
    people.post(1, Appearance("Nguyễn Ngọc Quế", ((0, 3),), secretary), place=BO_SON, day="2012")
    people.post(2, Appearance("Nguyễn Ngọc Quế", ((0, 3),), secretary), place=BO_SON, day="2014")
    people.post(3, "Võ Thị Lan", day=None)
    people.link()
    people.deciding.alias(1, "Năm Quế")
    return people


def test_records_come_in_the_order_that_is_asked_for(known: PeopleStore) -> None:
    summaries = sorted(known.store.people.summaries(), key=lambda summary: -summary.id)
    lan, que = records(known.store.people, summaries, PLAIN)
    assert (lan.summary.name, lan.aliases, lan.roles) == ("Võ Thị Lan", (), ())
    assert (que.summary.name, que.aliases) == ("Nguyễn Ngọc Quế", ("Năm Quế",))
    assert [one.name for one in que.roles] == ["Bí thư Đảng ủy phường"]


def test_a_record_as_json(known: PeopleStore) -> None:
    (que,) = records(known.store.people, known.store.people.summaries([1]), PLAIN)
    assert que.to_dict() == {
        "id": 1,
        "name": "Nguyễn Ngọc Quế",
        "aliases": ["Năm Quế"],
        "roles": [
            {
                "title": "Bí thư",
                "body": "Đảng ủy phường",
                "from": "2012",
                "to": "2014",
                "evidence": [
                    {"post": 1, "start": 0, "end": 3},
                    {"post": 2, "start": 0, "end": 3},
                ],
            }
        ],
        "posts": 2,
        "first": "2012",
        "last": "2014",
    }
