"""How likely two profiles of one name are one person: what each witness counts, what rules out."""

from __future__ import annotations

from collections import Counter
from datetime import date
from math import log10
from typing import Any

import pytest

from luutru.people.linking.match_scoring import LINK, PROPOSE, Likeness, likeness, name_weight
from luutru.people.linking.profile import Profile
from luutru.text.persons.offices import Office

KEY = "nguyễn ngọc quế"  # a name that many bear
BO_SON, HA_LINH = ("phường", "bồ sơn"), ("phường", "hạ linh")
SECRETARY = Office("bí thư", "đảng ủy", "phường", "bồ sơn")
CHAIRMAN = Office("chủ tịch", "ủy ban nhân dân", "phường", "bồ sơn")


def profile(**known: Any) -> Profile:
    known.setdefault("key", KEY)
    known.setdefault("posts", 1)
    return Profile(**known)


def day(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()


def holding(office: Office, iso: str = "2015-01-01", until: str = "") -> Profile:
    return profile(offices={office: (day(iso), day(until or iso))})


def judged(one: dict[str, Any], other: dict[str, Any]) -> Likeness:
    """Return the likeness of two, which is the same the other way round."""
    found = likeness(profile(**one), profile(**other))
    back = likeness(profile(**other), profile(**one))
    assert found.points == back.points
    return found


def gain(one: dict[str, Any], other: dict[str, Any]) -> tuple[float, tuple[str, ...]]:
    """Return what some knowledge adds to the likeness of two who are known by name alone."""
    found = judged(one, other)
    assert not found.conflict
    return round(found.points - judged({}, {}).points, 2), found.reasons


def test_a_common_name_alone_is_proposed_and_not_linked() -> None:
    points = judged({}, {}).points
    assert points == round(-5.2 + name_weight(KEY), 2)
    assert PROPOSE < points < LINK
    assert judged({}, {}) == (points, (), "")


@pytest.mark.parametrize(
    ("name", "one_in"),
    [
        ("nguyễn ngọc quế", 1 / (0.314 * 0.01 * 0.008)),
        ("nguyễn văn quế", 1 / (0.314 * 0.2 * 0.008)),
        ("nguyễn thị ngọc quế", 1 / (0.314 * 0.25 * 0.01 * 0.008)),
        ("nguyễn quế", 1 / (0.314 * 0.05 * 0.008)),
        ("vũ ngọc quế", 1 / (0.022 * 0.01 * 0.008)),
        ("ninh ngọc quế", 1 / (0.005 * 0.01 * 0.008)),  # a surname that few have
        ("bông ngọc quế", 1 / (0.05 * 0.01 * 0.008)),  # no surname
        ("quế", 1.0),
        ("n quế", 1.0),
        ("n", 1.0),
        ("rooney", 10**6),
        ("wayne rooney", 10**7),
        ("nguyễn rooney", 10**7),
    ],
)
def test_a_name_weighs_as_much_as_it_is_rare(name: str, one_in: float) -> None:
    assert name_weight(name) == pytest.approx(log10(one_in))


def test_a_rare_name_is_a_reason() -> None:
    assert likeness(profile(key="wayne rooney"), profile(key="wayne rooney")) == (
        1.8, ("tên hiếm",), "",
    )  # fmt: skip
    # The weight of a name that is called rare is five: one in a hundred thousand.
    assert likeness(profile(key="lê ngọc bích"), profile()).reasons == ("tên hiếm",)
    assert likeness(profile(key="nguyễn ngọc quế"), profile()).reasons == ()


def test_places() -> None:
    in_bo_son, in_ha_linh = {"places": Counter([BO_SON])}, {"places": Counter([HA_LINH])}
    assert gain(in_bo_son, in_bo_son) == (2.0, ("cùng nơi: Bồ Sơn",))
    assert gain(in_bo_son, in_ha_linh) == (-1.0, ("khác nơi",))
    assert gain(in_bo_son, {}) == (0.0, ())
    both = {"places": Counter([HA_LINH, BO_SON])}
    assert gain(both, both) == (2.0, ("cùng nơi: Bồ Sơn",))


@pytest.mark.parametrize(
    ("one", "other", "points", "reason"),
    [
        (SECRETARY, SECRETARY, 4.0, "bí thư đảng ủy"),
        (Office("bí thư", "đảng ủy"), Office("bí thư", "đảng ủy"), 4.0, "bí thư đảng ủy"),
        (Office("bí thư", ""), Office("bí thư", "đảng ủy"), 4.0, "bí thư đảng ủy"),
        (Office("bí thư", "đảng ủy", "phường"), SECRETARY, 2.5, "bí thư đảng ủy"),
        (SECRETARY, Office("bí thư", "đảng ủy"), 2.5, "bí thư đảng ủy"),
        (Office("bí thư", "", "phường"), Office("bí thư", ""), 2.5, "bí thư"),
        (Office("bí thư", "", "", "bồ sơn"), Office("bí thư", ""), 2.5, "bí thư"),
        (Office("bí thư", ""), Office("bí thư", "", "", "bồ sơn"), 2.5, "bí thư"),
        (SECRETARY, CHAIRMAN, 0.0, ""),
    ],
)
def test_an_office_that_agrees(one: Office, other: Office, points: float, reason: str) -> None:
    reasons = (f"cùng chức vụ: {reason}",) if reason else ()
    held: dict[str, Any] = {"offices": {one: (None, None)}}
    assert gain(held, {"offices": {other: (None, None)}}) == (points, reasons)
    assert gain(held, {"former": {other}}) == (points, reasons)


def test_the_best_of_several_offices_counts_once() -> None:
    vague = Office("chủ tịch", "ủy ban nhân dân", "phường")
    both = {"offices": {SECRETARY: (None, None), vague: (None, None)}}
    assert gain(both, both)[0] == 4.0


@pytest.mark.parametrize(("other", "points"), [(1961, 3.0), (1960, 3.0), (1962, 3.0)])
def test_a_year_of_birth_that_agrees_within_a_year(other: int, points: float) -> None:
    found = gain({"born": {1961}}, {"born": {other}})
    assert found == (points, ("cùng năm sinh 1961",))


@pytest.mark.parametrize("other", [1959, 1963])
def test_years_of_birth_that_conflict_rule_out(other: int) -> None:
    found = judged({"born": {1961}}, {"born": {other}})
    assert found.conflict == f"sinh năm 1961 và {other}"
    assert found.reasons == ()
    assert not judged({"born": {1961}}, {}).conflict
    assert not judged({"born": {1961, 1975}}, {"born": {1975}}).conflict


@pytest.mark.parametrize(
    ("shared", "points", "reasons"),
    [
        (["lan"], 1.0, ("1 người cùng có mặt",)),
        (["lan", "hoà"], 2.0, ("2 người cùng có mặt",)),
        (["lan", "hoà", "tâm"], 2.0, ("3 người cùng có mặt",)),
        ([], 0.0, ()),
    ],
)
def test_company_that_both_were_in(
    shared: list[str], points: float, reasons: tuple[str, ...]
) -> None:
    found = gain({"companions": {*shared, "bình"}}, {"companions": {*shared, "an"}})
    assert found == (points, reasons)


@pytest.mark.parametrize(
    ("other", "points", "reasons"),
    [
        ("2015-01-01", 0.0, ()),
        ("2019-12-30", 0.0, ()),
        ("2025-01-01", -0.5, ("cách nhau 10 năm",)),
        ("2005-01-01", -0.5, ("cách nhau 10 năm",)),
    ],
)
def test_years_in_which_nothing_is_told_count_after_five(
    other: str, points: float, reasons: tuple[str, ...]
) -> None:
    one = {"first": day("2014-06-01"), "last": day("2015-01-01")}
    if other < "2015":
        one = {"first": day("2015-01-01"), "last": day("2015-06-01")}
    found = gain(one, {"first": day(other), "last": day(other)})
    assert found == (points, reasons)


def test_a_time_that_is_not_known_is_no_gap() -> None:
    known = {"first": day("1990-01-01"), "last": day("2020-01-01")}
    for part in ({"first": 1}, {"last": 1}, {}):
        assert gain(known, part) == (0.0, ())


@pytest.mark.parametrize(("posts", "points"), [(1, 0.0), (10, 1.0), (100, 2.0), (1000, 2.0)])
def test_a_person_of_many_posts_is_likely_meant_again(posts: int, points: float) -> None:
    assert gain({"posts": posts}, {}) == (points, ())


def test_all_reasons_are_named_in_order() -> None:
    known: dict[str, Any] = {
        "places": Counter([BO_SON]), "offices": {SECRETARY: (None, None)}, "born": {1961},
        "companions": {"lan"},
    }  # fmt: skip
    assert gain(known, known) == (
        10.0,
        (
            "cùng nơi: Bồ Sơn",
            "cùng chức vụ: bí thư đảng ủy",
            "cùng năm sinh 1961",
            "1 người cùng có mặt",
        ),
    )


def test_a_man_and_a_woman_are_two() -> None:
    assert judged({"genders": {"m"}}, {"genders": {"f"}}).conflict == (
        "một người là ông, một người là bà"
    )
    assert not judged({"genders": {"m"}}, {"genders": {"m"}}).conflict
    assert not judged({"genders": {"m"}}, {}).conflict


def test_one_office_in_two_places_at_once_is_two_persons() -> None:
    there = SECRETARY._replace(place="hạ linh")
    found = likeness(holding(SECRETARY), holding(there))
    assert found.conflict == (
        "cùng lúc là bí thư đảng ủy phường bồ sơn và bí thư đảng ủy phường hạ linh"
    )
    at_town = likeness(holding(SECRETARY), holding(there._replace(level="xã", title="chủ tịch")))
    assert at_town.conflict.endswith("và chủ tịch đảng ủy xã hạ linh")


@pytest.mark.parametrize(
    "other",
    [
        SECRETARY._replace(level="quận", place="hạ linh"),  # of a district: he may be both
        SECRETARY._replace(place=""),
        SECRETARY._replace(level="", place="hạ linh"),
        CHAIRMAN,
    ],
)
def test_offices_that_one_person_can_hold_at_once(other: Office) -> None:
    assert not likeness(holding(SECRETARY), holding(other)).conflict
    assert not likeness(holding(other), holding(SECRETARY)).conflict


@pytest.mark.parametrize(
    ("other", "until", "conflict"),
    [
        ("2015-07-03", "", True),  # 183 days
        ("2015-07-04", "", False),
        ("2014-07-02", "", True),
        ("2014-07-01", "", False),
        ("2014-01-01", "2014-12-01", True),  # the end counts
        ("2010-01-01", "2020-01-01", True),
    ],
)
def test_offices_within_half_a_year_are_held_at_once(
    other: str, until: str, conflict: bool
) -> None:
    there = holding(SECRETARY._replace(place="hạ linh"), other, until)
    assert bool(likeness(holding(SECRETARY), there).conflict) == conflict
    assert bool(likeness(there, holding(SECRETARY)).conflict) == conflict


@pytest.mark.parametrize("span", [(None, None), (1, None), (None, 1)])
def test_offices_without_a_date_do_not_conflict(span: tuple[int | None, int | None]) -> None:
    there = SECRETARY._replace(place="hạ linh")
    one, other = profile(offices={SECRETARY: span}), profile(offices={there: (1, 1)})
    assert not likeness(one, other).conflict
    assert not likeness(other, one).conflict


@pytest.mark.parametrize(
    ("one", "other", "conflict"),
    [
        (Office("cán bộ", "công an"), Office("hiệu trưởng", ""), True),
        (Office("cán bộ", "công an phường"), Office("bác sĩ", "trạm y tế"), True),
        (Office("trạm trưởng", ""), Office("chỉ huy trưởng", ""), True),
        (Office("giám đốc", "công ti x"), Office("thẩm phán", "tòa án"), True),
        (Office("hiệu trưởng", ""), Office("phó hiệu trưởng", ""), False),
        (Office("bác sĩ", "bệnh viện"), Office("trạm trưởng", ""), False),
        (Office("bí thư", "chi bộ"), Office("cán bộ", "công an"), False),
        (Office("cán bộ", "công an"), Office("bí thư", "chi bộ"), False),
    ],
)
def test_work_of_two_kinds_at_once_is_two_persons(
    one: Office, other: Office, conflict: bool
) -> None:
    assert bool(likeness(holding(one), holding(other)).conflict) == conflict


def test_a_conflict_is_named_by_what_is_known_of_both_offices() -> None:
    one, other = Office("hiệu trưởng", ""), Office("cán bộ", "công an", "phường")
    found = likeness(holding(one), holding(other))
    assert found.conflict == "cùng lúc là hiệu trưởng và cán bộ công an phường"


def test_a_name_of_hundreds_of_words_has_a_weight() -> None:
    assert 10 < name_weight(" ".join(["nguyễn", "văn"] * 200)) < 400
