"""Linking: which appearances under one name are one person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from luutru.people.decisions.replay import Decided
from luutru.people.linking.linker import Cluster, Sighting, link
from luutru.people.linking.profile import Profile
from luutru.people.linking.resolve import profile_of
from luutru.store.appearances import StoredAppearance
from luutru.store.enrichment import name_key
from luutru.tests.helpers.people import PLAIN, role, seen

QUE = "Nguyễn Ngọc Quế"
KEY = name_key(QUE)
SECRETARY = role("Bí thư", "Đảng ủy phường")
BO_SON, HA_LINH = "phường Bồ Sơn", "phường Hạ Linh"


def linked(
    *found: StoredAppearance,
    decided: Decided | None = None,
    named: Mapping[int, Profile] | None = None,
    company: Mapping[int, Iterable[str]] | None = None,
    key: str = KEY,
) -> list[Cluster]:
    sightings = [
        Sighting(one, Profile.of(one, PLAIN, (company or {}).get(one.post, ()))) for one in found
    ]
    decided = decided or Decided()
    decided.aliases |= {person: {key: "as written"} for person in named or {}}
    return link(key, sightings, decided, named or {})


def posts(clusters: Iterable[Cluster]) -> list[list[int]]:
    """Return the posts of each person, in the order in which they were taken."""
    return [[one.post for one in cluster.members] for cluster in clusters]


def persons(clusters: Iterable[Cluster]) -> list[int | None]:
    return [cluster.person for cluster in clusters]


def in_bo_son(post: int, person: int | None = None, settled: int = 0) -> StoredAppearance:
    return seen(QUE, SECRETARY, post=post, place=BO_SON, person=person, settled=settled)


def in_ha_linh(post: int, person: int | None = None) -> StoredAppearance:
    return seen(QUE, SECRETARY, post=post, place=HA_LINH, person=person)


def test_an_appearance_joins_the_likest_person_or_begins_a_new_one() -> None:
    found = linked(in_bo_son(1), in_ha_linh(2), in_bo_son(3), in_ha_linh(4))
    assert posts(found) == [[1, 3], [2, 4]]
    assert persons(found) == [None, None]


def test_the_likest_is_not_the_first_nor_the_last() -> None:
    found = linked(
        seen(QUE, SECRETARY, post=1, day="2010", place=BO_SON),
        seen(QUE, SECRETARY, post=2, day="2011", place=HA_LINH, born=1961),
        seen(QUE, role("Trưởng thôn", "thôn"), post=3, day="2012", place="xã Yên Mỹ"),
        seen(QUE, post=4, day="2013", place=HA_LINH, born=1961),
    )
    assert posts(found) == [[1], [2, 4], [3]]


def test_a_conflict_keeps_two_apart_however_like_they_are() -> None:
    one = seen(QUE, SECRETARY, post=1, place=BO_SON, born=1961)
    other = seen(QUE, SECRETARY, post=2, place=BO_SON, born=1975)
    third = seen(QUE, SECRETARY, post=3, place=BO_SON, born=1975)
    assert posts(linked(one, other, third)) == [[1], [2, 3]]


def test_a_frequent_name_alone_links_nobody_and_a_rare_one_does() -> None:
    assert posts(linked(seen(QUE, post=1), seen(QUE, post=2))) == [[1], [2]]
    rare = "Wayne Rooney"
    assert posts(linked(seen(rare, post=1), seen(rare, post=2), key=name_key(rare))) == [[1, 2]]


def test_those_that_tell_most_come_first() -> None:
    found = linked(
        seen(QUE, post=1, day="2010", place=BO_SON),
        seen(QUE, SECRETARY, post=2, day=None, place=BO_SON),
        seen(QUE, SECRETARY, post=4, day="2012", place=BO_SON),
        seen(QUE, SECRETARY, post=3, day="2012", place=BO_SON),
        seen(QUE, SECRETARY, post=5, day="2011", place=BO_SON),
    )
    assert posts(found) == [[5, 3, 4, 2, 1]]


def test_a_profile_grows_with_its_appearances() -> None:
    # The third has nothing in common with the first, and a birth year with the second.
    found = linked(
        seen(QUE, SECRETARY, post=1, day="2010", place=BO_SON),
        seen(QUE, SECRETARY, post=2, day="2011", place=BO_SON, born=1961),
        seen(QUE, post=3, day="2012", born=1961),
    )
    assert posts(found) == [[1, 2, 3]]


def test_company_tells_who_is_meant() -> None:
    company = {1: ["lan"], 2: ["hoà"], 3: ["hoà"]}
    found = linked(*(seen(QUE, post=at) for at in (1, 2, 3)), company=company)
    assert posts(found) == [[1], [2, 3]]


def test_a_given_name_alone_links_no_two_posts() -> None:
    bare = [seen("Quế", SECRETARY, post=at, place=BO_SON) for at in (1, 2)]
    assert posts(linked(*bare, key="quế")) == [[1], [2]]


def test_a_given_name_is_whose_an_archivist_gave_it_to() -> None:
    known = profile_of([in_bo_son(9)], PLAIN, "quế")
    bare = seen("Quế", SECRETARY, post=1, place=BO_SON)
    far = seen("Quế", post=2, place=HA_LINH)
    found = linked(bare, far, key="quế", named={7: known})
    assert (posts(found), persons(found)) == ([[1], [2]], [7, None])
    assert found[0].named
    assert not found[1].named


def test_a_name_that_an_archivist_gave_is_three_points_likelier() -> None:
    def linked_to(place: str = "", day: str = "2015") -> list[int | None]:
        named = {7: Profile.of(seen(QUE, post=9, day="2015", place=BO_SON), PLAIN)}
        return persons(linked(seen(QUE, post=1, day=day, place=place), named=named))

    # The name 4.6 and the archivist's word 3.0, less 5.2 for chance and 1.0 for another place.
    assert linked_to() == linked_to(HA_LINH) == [7]
    # A tenth of a point is lost for each year after five without a post.
    assert linked_to(HA_LINH, "1998") == [7]
    assert linked_to(HA_LINH, "1994") == [None]


def test_a_person_with_this_name_who_appears_nowhere_under_it_is_left_out() -> None:
    named = {7: Profile.of(in_bo_son(9), PLAIN)}
    assert persons(linked(in_ha_linh(1), named=named)) == [None]


def test_a_pinned_appearance_is_whose_it_was_decided_to_be() -> None:
    decided = Decided(pins={(1, KEY): 5, (2, KEY): 6, (3, KEY): 5})
    found = linked(*map(in_bo_son, (1, 2, 3, 4)), decided=decided)
    assert dict(zip(persons(found), posts(found), strict=True)) == {5: [1, 3, 4], 6: [2]}


def test_a_pin_to_one_who_has_the_name_joins_its_cluster() -> None:
    named = {7: Profile.of(in_bo_son(9), PLAIN)}
    found = linked(in_ha_linh(1), decided=Decided(pins={(1, KEY): 7}), named=named)
    assert (posts(found), persons(found)) == ([[1]], [7])


def test_what_is_no_name_is_none_unless_a_role_is_told_of_it() -> None:
    decided = Decided(none={KEY: 5})
    found = linked(seen(QUE, post=1), in_bo_son(2), seen(QUE, post=3), decided=decided)
    assert dict(zip(persons(found), posts(found), strict=True)) == {5: [1, 3], None: [2]}
    pinned = Decided(none={KEY: 5}, pins={(1, KEY): 6})
    assert persons(linked(seen(QUE, post=1), decided=pinned)) == [6]


def test_a_cluster_stays_the_person_that_most_of_it_was() -> None:
    found = linked(in_bo_son(1, person=5), in_bo_son(2, person=6), in_bo_son(3, person=6))
    assert persons(found) == [6]


def test_of_as_many_the_older_person_stays() -> None:
    assert persons(linked(in_bo_son(1, person=6), in_bo_son(2, person=5))) == [5]


def test_two_clusters_are_not_one_person() -> None:
    found = linked(
        in_bo_son(1, person=5), in_ha_linh(2, person=5), in_ha_linh(3, person=5),
        in_bo_son(4, person=6),
    )  # fmt: skip
    assert dict(zip(persons(found), posts(found), strict=True)) == {5: [2, 3], 6: [1, 4]}
    found = linked(in_bo_son(1, person=5), in_ha_linh(2, person=5))
    assert sorted(persons(found), key=str) == [5, None]


def test_of_two_clusters_with_as_many_the_one_with_the_older_person_is_named_first() -> None:
    found = linked(
        in_bo_son(1, person=5), in_ha_linh(2, person=4), in_ha_linh(3, person=5),
    )  # fmt: skip
    assert dict(zip(persons(found), posts(found), strict=True)) == {5: [1], 4: [2, 3]}


def test_a_pinned_person_is_no_other_cluster_too() -> None:
    decided = Decided(pins={(1, KEY): 5})
    found = linked(in_bo_son(1), in_ha_linh(2, person=5), decided=decided)
    assert dict(zip(persons(found), posts(found), strict=True)) == {5: [1], None: [2]}


def test_a_person_that_has_the_name_by_decision_alone_is_not_meant() -> None:
    decided = Decided(aliases={5: {"khác": "Khác"}})
    other = in_bo_son(1, person=5)
    of_alias = seen(QUE, SECRETARY, post=1, place=BO_SON, person=5, home="khác")
    assert persons(linked(other, decided=decided)) == [5]
    assert persons(linked(of_alias, decided=decided)) == [None]
    of_split = seen(QUE, SECRETARY, post=1, place=BO_SON, person=5, home="")
    assert persons(linked(of_split)) == [None]
    assert persons(linked(of_split, decided=Decided(made={5}))) == [5]


def test_what_was_linked_before_stays_up_to_the_first_that_is_new() -> None:
    # By themselves 1 and 2 are one person: what was linked is not looked at again.
    before = [in_bo_son(1, person=5, settled=1), in_bo_son(2, person=6, settled=1)]
    found = linked(*before)
    assert dict(zip(persons(found), posts(found), strict=True)) == {5: [1], 6: [2]}
    found = linked(*before, in_bo_son(3))
    assert dict(zip(persons(found), posts(found), strict=True)) == {5: [1], 6: [2, 3]}


def test_from_the_first_that_is_new_all_are_linked() -> None:
    found = linked(in_bo_son(1), in_bo_son(2, person=6, settled=1))
    assert (persons(found), posts(found)) == ([6], [[1, 2]])


def test_one_that_is_settled_as_nobody_is_new() -> None:
    found = linked(in_bo_son(1, settled=1), in_bo_son(2, person=6, settled=1))
    assert (persons(found), posts(found)) == ([6], [[1, 2]])


def test_where_one_has_changed_all_are_linked_anew() -> None:
    found = linked(in_bo_son(1, person=5, settled=1), in_bo_son(2, person=6, settled=0))
    assert (persons(found), posts(found)) == ([5], [[1, 2]])


def test_where_a_decision_is_about_the_name_all_are_linked_anew() -> None:
    before = [in_bo_son(1, person=5, settled=1), in_bo_son(2, person=6, settled=1)]
    found = linked(*before, decided=Decided(pins={(9, KEY): 9}))
    assert (persons(found), posts(found)) == ([5], [[1, 2]])


def test_appearances_of_one_person_stay_together() -> None:
    found = linked(*(in_bo_son(at, person=5, settled=1) for at in (1, 2)))
    assert (persons(found), posts(found)) == ([5], [[1, 2]])
    assert found[0].profile.posts == 2
