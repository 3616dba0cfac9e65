"""Profiles: what is known of a person from some posts."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from luutru.people.linking.profile import Context, Profile, day_of
from luutru.store.appearances import StoredAppearance
from luutru.tests.helpers.people import PLAIN, role, seen

BO_SON = "phường Bồ Sơn"
IN_BO_SON = ("phường", "bồ sơn")


def office_in(body: str, place: str = BO_SON, title: str = "Bí thư") -> tuple[str, ...]:
    """Return the office that a role means in a post about `place`."""
    ((found, _),) = PLAIN.offices(seen("Quế", role(title, body), place=place))
    return tuple(found)


def day(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()


@pytest.mark.parametrize(
    ("body", "level", "place"),
    [
        ("Đảng ủy", *IN_BO_SON),  # each ward has one
        ("Đảng ủy phường", *IN_BO_SON),
        ("Công an", *IN_BO_SON),
        ("Công an quận", "quận", ""),  # of another rank than the post's place
        ("Sở Y tế", "", ""),  # no ward has one
        ("Sở Y tế phường", *IN_BO_SON),
        ("Đảng ủy phường Hạ Linh", "phường", "hạ linh"),
        ("Đảng ủy xã", "xã", "bồ sơn"),  # a commune can become a ward
    ],
)
def test_an_office_is_in_the_place_that_its_post_is_about_where_a_ward_has_it(
    body: str, level: str, place: str
) -> None:
    assert office_in(body)[2:] == (level, place)


def test_without_a_place_an_office_is_as_it_is_written() -> None:
    assert office_in("Đảng ủy phường", place="")[2:] == ("phường", "")


def test_a_source_with_a_home_is_about_it_where_a_post_names_no_place() -> None:
    context = Context({}, {"bồ-sơn": BO_SON})
    assert context.locality(seen(source="bồ-sơn")) == IN_BO_SON
    assert context.locality(seen(source="bồ-sơn", place="xã Hạ Linh")) == ("xã", "hạ linh")
    assert context.locality(seen(source="tin")) == ("", "")


def test_abbreviations_of_an_office_are_put_in_full() -> None:
    context = Context({"ct": "chủ tịch", "ubnd": "ủy ban nhân dân"}, {})
    one = seen("Quế", role("CT", "UBND phường"), role("CT", "UBND phường"), role("CT", "HĐND"))
    found = [office for office, _ in context.offices(one)]
    assert found[0] == found[1] == ("chủ tịch", "ủy ban nhân dân", "phường", "")
    assert found[2] == ("chủ tịch", "hđnd", "", "")


def test_days_are_the_first_that_a_date_can_mean() -> None:
    assert day_of(None) is None
    assert day_of("2015") == day("2015-01-01")
    assert day_of("2015-03-07") == day("2015-03-07")


def test_the_profile_of_one_appearance() -> None:
    one = seen(
        "Nguyễn Ngọc Quế",
        role("Bí thư", "Đảng ủy phường"),
        role("Chủ tịch", "UBND phường", "held"),
        role("Trưởng ban", "", "ends"),
        day="2015-02-03", place=BO_SON, gender="m", born=1961,
    )  # fmt: skip
    found = Profile.of(one, PLAIN, ["võ thị lan", "nguyễn ngọc quế"])
    seen_on = (day("2015-02-03"), day("2015-02-03"))
    assert found == Profile(
        "nguyễn ngọc quế",
        1,
        {"m"},
        {1961},
        {("bí thư", "đảng ủy", *IN_BO_SON): seen_on, ("trưởng ban", "", "", ""): seen_on},  # type: ignore[dict-item]
        {("chủ tịch", "ubnd", *IN_BO_SON)},  # type: ignore[arg-type]
        Counter({IN_BO_SON: 1}),
        *seen_on,
        {"võ thị lan"},
    )


def test_what_a_post_does_not_tell_is_not_known() -> None:
    assert Profile.of(seen(day=None), PLAIN) == Profile("nguyễn ngọc quế", 1)


def profile(*found: StoredAppearance, company: tuple[str, ...] = ()) -> Profile:
    known = Profile("nguyễn ngọc quế")
    for one in found:
        known.add(Profile.of(one, PLAIN, company))
    return known


def test_what_several_posts_tell_is_known_together() -> None:
    secretary, chairman = role("Bí thư", "Đảng ủy phường"), role("Chủ tịch", "UBND", "held")
    first = seen("Quế", secretary, day="2014-05-01", place=BO_SON, gender="m")
    second = seen("Quế", secretary, chairman, day="2012-05-01", place=BO_SON, born=1961)
    third = seen("Quế", secretary, day=None, place="phường Hạ Linh", born=1960)
    known = profile(first, second, third)
    assert known.posts == 3
    assert (known.genders, known.born) == ({"m"}, {1960, 1961})
    assert (known.first, known.last) == (day("2012-05-01"), day("2014-05-01"))
    spans = {held.place: span for held, span in known.offices.items()}
    assert spans == {
        "bồ sơn": (day("2012-05-01"), day("2014-05-01")),
        "hạ linh": (None, None),
    }
    assert [held.title for held in known.former] == ["chủ tịch"]
    assert known.places == {IN_BO_SON: 2, ("phường", "hạ linh"): 1}


def test_company_is_all_who_were_met() -> None:
    known = Profile("quế")
    known.add(Profile.of(seen("Quế"), PLAIN, ["lan"]))
    known.add(Profile.of(seen("Quế"), PLAIN, ["hoà"]))
    assert known.companions == {"lan", "hoà"}


def test_an_undated_post_leaves_the_time_of_others_as_it_is() -> None:
    known = profile(seen(day="2014"), seen(day=None))
    assert known.first == known.last == day("2014-01-01")


def test_a_profile_of_several_years_is_taken_in_whole() -> None:
    long = profile(seen("Quế", role("Bí thư"), day="2010"), seen("Quế", role("Bí thư"), day="2020"))
    known = profile(seen("Quế", role("Bí thư"), day="2015"))
    known.add(long)
    assert (known.first, known.last) == (day("2010-01-01"), day("2020-01-01"))
    assert list(known.offices.values()) == [(known.first, known.last)]
    assert known.posts == 3
