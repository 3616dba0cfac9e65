"""The dossier of a person: posts by year, who was met, passages."""

from __future__ import annotations

import pytest

from luutru.people.dossier import Dossier, Passage
from luutru.people.registry import PeopleRegistry
from luutru.store.enrichment import Appearance
from luutru.tests.helpers.people import PeopleStore

LAN, HOA, TAM = "Võ Thị Lan", "Trần Thị Hoà", "Ông Văn Tâm"


def dossier(people: PeopleStore, name: str = LAN, most: int = 10) -> Dossier:
    return PeopleRegistry(people.store, {}).dossier(name, most)


def merged(people: PeopleStore, *posts: int) -> None:
    """Link all, and make the first person of a name the one of these posts."""
    people.link()
    first = people.root(posts[0], LAN)
    for post in posts[1:]:
        other = people.root(post, LAN)
        assert first is not None
        assert other is not None
        if other != first:
            people.deciding.merge(other, first)


def test_posts_by_year_people_met_and_passages_newest_first(people: PeopleStore) -> None:
    people.post(1, LAN, HOA, day="2012-05-01")
    people.post(2, LAN, HOA, TAM, day="2014")
    people.post(3, LAN, TAM, "Bùi Nam", HOA, day="2012-01-01")
    people.post(4, LAN, day=None)
    merged(people, 1, 2, 3, 4)
    found = dossier(people)
    assert list(found.by_year.items()) == [("", 1), ("2012", 2), ("2014", 1)]
    assert [passage.post for passage in found.passages] == [2, 1, 3, 4]
    assert found.record.summary.posts == 4
    names = [name for _, name, _ in found.met]
    assert names[0] == HOA
    assert found.met[0][2] >= 1
    assert len(dossier(people, most=1).met) == len(dossier(people, most=1).passages) == 1
    assert dossier(people, most=1).passages[0].post == 2


def test_posts_of_one_day_are_listed_from_the_last(people: PeopleStore) -> None:
    for number in (1, 2, 3):
        people.post(number, LAN)
    merged(people, 1, 2, 3)
    assert [passage.post for passage in dossier(people).passages] == [3, 2, 1]


def test_a_post_that_names_a_person_twice_counts_once_in_its_year(people: PeopleStore) -> None:
    people.post(1, LAN, "Năm Lan")
    people.link()
    people.deciding.merge(2, 1)
    assert dossier(people, "1").by_year == {"2015": 1}


def passage(people: PeopleStore, text: str, *mentions: str) -> Passage:
    """Return the passage of a post whose body is `text` and names a person so."""
    whole = f"Tin\n{text}"
    spans = tuple((whole.index(name), whole.index(name) + len(name)) for name in mentions)
    people.post(1, Appearance(LAN, spans), text=whole)
    people.link()
    (found,) = dossier(people).passages
    return found


def test_a_short_text_is_shown_whole(people: PeopleStore) -> None:
    found = passage(people, "Bà Võ Thị Lan dự, bà Lan cảm ơn.", LAN, "Lan cảm")
    assert found.parts == ("Bà ", LAN, " dự, bà Lan cảm ơn.")
    assert (found.title, found.published, found.post) == ("Tin", "2015", 1)


def test_of_a_long_text_whole_words_around_the_mention_are_shown(people: PeopleStore) -> None:
    before, after = "đầu " * 30, " cuối" * 30
    found = passage(people, f"{before}{LAN}{after}", LAN)
    assert found.parts == ("…" + "đầu " * 22, LAN, " cuối" * 17 + "…")


@pytest.mark.parametrize(("extra", "cut"), [(0, False), (1, True)])
def test_ninety_characters_are_shown_on_each_side(
    people: PeopleStore, extra: int, cut: bool
) -> None:
    before = "x" * (44 + extra) + " " + "y" * 44 + " "
    after = " " + "y" * 44 + " " + "x" * (44 + extra)
    first, mention, last = passage(people, f"{before}{LAN}{after}", LAN).parts
    assert mention == LAN
    assert first == ("…" + "y" * 44 + " " if cut else before)
    assert last == (" " + "y" * 44 + "…" if cut else after)


def test_a_passage_stays_within_its_block(people: PeopleStore) -> None:
    people.post(1, Appearance(LAN, ((0, 3),)), text="Tin\nMột đoạn khác.")
    people.link()
    (found,) = dossier(people).passages
    assert found.parts == ("", "Tin", "")


def test_a_post_without_a_mention_gives_no_passage(people: PeopleStore) -> None:
    people.post(1, Appearance(LAN, ()))
    people.link()
    assert dossier(people).passages == ()
    assert dossier(people).by_year == {"2015": 1}


def test_a_dossier_as_json(people: PeopleStore) -> None:
    people.post(1, LAN, HOA, day="2012-05-01")
    people.link()
    made = dossier(people).to_dict()
    assert {key: made[key] for key in ("by_year", "met", "passages")} == {
        "by_year": {"2012": 1},
        "met": [{"id": 1, "name": HOA, "posts": 1}],
        "passages": [
            {
                "post": 1,
                "title": "Tin",
                "published": "2012-05-01",
                "before": "",
                "mention": "Tin",
                "after": "",
            }
        ],
    }
    assert made["name"] == LAN
