"""Who held an office on a day: from evidence around that day."""

from __future__ import annotations

from datetime import date

import pytest

from luutru.people.holders import Holder, holders
from luutru.store.appearances import StoredAppearance
from luutru.tests.helpers.people import PLAIN, role, seen
from luutru.text.persons.offices import expanded
from luutru.text.persons.roles import Status

BODY = "Đảng ủy phường Bồ Sơn"
QUE, HOA, LAN = 1, 2, 3


def told(
    person: int | None,
    day: str | None,
    status: Status = "holds",
    *,
    body: str = BODY,
    post: int = 1,
) -> StoredAppearance:
    """A post that tells of a secretary."""
    return seen("Nguyễn Ngọc Quế", role("Bí thư", body, status), person=person, day=day, post=post)


def asked(
    found: list[StoredAppearance], on: str = "", typed: str = "bi thu dang uy"
) -> list[Holder]:
    day = date.fromisoformat(on) if on else None
    return holders(found, expanded(typed, {}), day, PLAIN)


def who(found: list[StoredAppearance], on: str = "") -> list[tuple[int, int]]:
    """Return who held the office and how many days from the evidence."""
    return [(holder.person, holder.days) for holder in asked(found, on)]


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2012-03-01", [(QUE, 0)]),  # the first day that is told of
        ("2014-01-01", [(QUE, 0)]),
        ("2016-09-03", [(QUE, 0)]),  # the last
        ("2012-02-29", [(QUE, 1)]),
        ("2016-09-04", [(QUE, 1)]),
        ("2009-03-02", [(QUE, 1095)]),  # three years are near enough
        ("2009-03-01", []),
        ("2019-09-03", [(QUE, 1095)]),
        ("2019-09-04", []),
    ],
)
def test_evidence_on_both_sides_is_sure_and_within_three_years_near(
    on: str, expected: list[tuple[int, int]]
) -> None:
    found = [told(QUE, "2012-03-01"), told(QUE, "2016-09-03", post=2)]
    assert who(found, on) == expected


def test_a_year_spans_all_its_days() -> None:
    assert who([told(QUE, "2014")], "2014-01-01") == [(QUE, 0)]
    assert who([told(QUE, "2014")], "2014-12-31") == [(QUE, 0)]
    assert who([told(QUE, "2014")], "2015-01-02") == [(QUE, 2)]
    assert who([told(QUE, "2014")], "2013-12-30") == [(QUE, 2)]


def test_the_nearest_before_and_the_nearest_after_are_named() -> None:
    found = [
        told(QUE, "2013-01-01"),
        told(HOA, "2014-01-01", post=2),
        told(LAN, "2014-03-01", post=3),
        told(4, "2015-01-01", post=4),
    ]
    assert who(found, "2014-01-31") == [(LAN, 29), (HOA, 30)]
    assert who(found[::-1], "2014-01-31") == [(LAN, 29), (HOA, 30)]


def test_nearness_is_from_the_side_that_faces_the_day() -> None:
    early = [told(QUE, "2010-01-01"), told(QUE, "2014-01-01", post=2)]
    late = [told(HOA, "2011-01-01", post=3), told(HOA, "2013-12-31", post=4)]
    assert who([*early, *late], "2014-01-03") == [(QUE, 2)]
    early = [told(QUE, "2015-01-01"), told(QUE, "2019-01-01", post=2)]
    late = [told(HOA, "2015-01-02", post=3), told(HOA, "2015-01-04", post=4)]
    assert who([*late, *early], "2014-12-31") == [(QUE, 1)]


@pytest.mark.parametrize("status", ["ends", "held"])
def test_who_left_by_then_is_no_holder(status: Status) -> None:
    left = [told(QUE, "2014-01-01"), told(QUE, "2014-06-01", status, post=2)]
    assert who(left, "2014-07-01") == []
    assert who([*left, told(HOA, "2014-12-01", post=3)], "2014-07-01") == [(HOA, 153)]


def test_who_left_before_and_came_back_is_a_holder() -> None:
    found = [told(QUE, "2013-01-01", "ends"), told(QUE, "2014-06-01", post=2)]
    assert who(found, "2014-07-01") == [(QUE, 30)]


def test_an_undated_post_does_not_tell_that_an_office_was_left() -> None:
    found = [told(QUE, "2014-06-01"), told(QUE, None, "ends", post=2)]
    assert who(found, "2014-07-01") == [(QUE, 30)]


def test_who_took_up_an_office_later_did_not_hold_it_when_another_did() -> None:
    before, begun = told(QUE, "2014-01-01"), told(HOA, "2015-01-01", "begins", post=2)
    assert who([before, begun], "2014-12-30") == [(QUE, 363)]
    assert who([begun], "2014-12-30") == [(HOA, 2)]
    holding = told(HOA, "2015-01-01", post=2)
    assert who([before, holding], "2014-12-30") == [(HOA, 2), (QUE, 363)]


def test_the_first_that_is_told_decides_whether_an_office_was_taken_up_then() -> None:
    before = told(QUE, "2014-01-01")
    begun = [told(HOA, "2015-01-01", post=2), told(HOA, "2015-02-01", "begins", post=3)]
    assert who([before, *begun], "2014-12-30") == [(HOA, 2), (QUE, 363)]


def test_offices_of_two_places_are_two_offices() -> None:
    other = told(HOA, "2015-01-01", body="Đảng ủy phường Hạ Linh", post=2)
    assert who([told(QUE, "2014-06-01"), other], "2014-07-01") == [(QUE, 30), (HOA, 184)]
    assert asked([other], "2015-01-01")[0].role.office.place == "hạ linh"


def test_offices_of_two_bodies_and_levels_are_two_offices() -> None:
    found = [
        told(QUE, "2014-01-01", body="Đoàn thanh niên phường Bồ Sơn"),
        told(HOA, "2014-01-02", body="Chi bộ phường Bồ Sơn", post=2),
        told(LAN, "2014-01-03", body="Chi bộ quận Bồ Sơn", post=3),
    ]
    names = [holder.person for holder in asked(found, "2014-02-01", "bi thu")]
    assert names == [LAN, HOA, QUE]


def test_a_holder_as_json() -> None:
    (holder,) = asked([told(QUE, "2014-01-01")], "2014-01-03")
    assert holder.to_dict() == {
        "id": QUE,
        "name": "",
        "place": "Bồ Sơn",
        "title": "Bí thư",
        "body": BODY,
        "from": "2014-01-01",
        "to": "2014-01-01",
        "evidence": [{"post": 1, "start": 0, "end": 3}],
        "days": 2,
    }


def test_without_a_day_all_holders_are_listed_by_the_first_evidence() -> None:
    found = [
        told(LAN, "2013-01-01", post=3),
        told(HOA, "2013-01-01", post=2),
        told(QUE, "2014-01-01"),
        told(4, "2012-01-01", post=4),
    ]
    assert who(found) == [(4, 0), (HOA, 0), (LAN, 0), (QUE, 0)]


def test_holders_on_one_day_are_listed_by_the_first_evidence() -> None:
    found = [
        told(LAN, "2013-01-01", body="Đảng ủy phường Hạ Linh", post=3),
        told(HOA, "2013-01-01", post=2),
        told(QUE, "2012", body="Đảng ủy phường Yên Mỹ"),
        *(told(who, "2016", body=body, post=10 + who) for who, body in (
            (LAN, "Đảng ủy phường Hạ Linh"), (HOA, BODY), (QUE, "Đảng ủy phường Yên Mỹ"),
        )),
    ]  # fmt: skip
    assert who(found, "2014-01-01") == [(QUE, 0), (HOA, 0), (LAN, 0)]


def test_holders_of_several_places_are_listed_by_the_first_evidence_too() -> None:
    other = "Đảng ủy phường Hạ Linh"
    found = [
        *(told(4, day, post=40) for day in ("2012", "2016")),
        *(told(1, day, post=10) for day in ("2014", "2016")),
        *(told(2, day, body=other, post=20) for day in ("2013", "2016")),
    ]
    assert who(found, "2015-01-01") == [(4, 0), (2, 0), (1, 0)]


def test_the_nearest_after_is_not_whoever_has_the_lower_number() -> None:
    found = [told(LAN, "2014-03-01"), told(HOA, "2014-02-01", post=2), told(QUE, "2015", post=3)]
    assert who(found, "2014-01-31") == [(HOA, 1)]


def test_of_two_posts_of_one_day_the_first_is_believed() -> None:
    left = [told(QUE, "2014-06-01", "ends"), told(QUE, "2014-06-01", post=2)]
    assert who(left, "2014-07-01") == []
    before = told(HOA, "2014-01-01", post=3)
    begun = [told(QUE, "2015-01-01", post=4), told(QUE, "2015-01-01", "begins", post=5)]
    assert who([before, *begun], "2014-12-30") == [(QUE, 2), (HOA, 363)]


def test_only_the_role_that_is_asked_for_with_a_date_counts() -> None:
    chairman = seen("Võ Thị Lan", role("Chủ tịch", "UBND phường Bồ Sơn"), person=LAN, post=2)
    assert who([chairman, told(None, "2014"), told(HOA, None), told(QUE, "2014")]) == [(QUE, 0)]


def test_a_holder_of_one_office_in_many_posts_is_one_holder() -> None:
    (holder,) = asked([told(QUE, "2014"), told(QUE, "2012", post=2), told(QUE, "2013", post=3)])
    assert (holder.role.first, holder.role.last) == ("2012", "2014")
    assert [evidence.post for evidence in holder.role.evidence] == [2, 3, 1]
