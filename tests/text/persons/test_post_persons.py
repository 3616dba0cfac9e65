from __future__ import annotations

import pytest

from luutru.text.persons.post_persons import Person, PostPersons
from luutru.text.persons.roles import Role
from luutru.text.spans import Span


def named(people: PostPersons, before: str, name: str) -> Person:
    """Have a block name somebody; return who is meant."""
    block = f"{before}{name}"
    return people.named(block, Span(len(before), len(block)), 0)


def role(title: str, body: str) -> Role:
    return Role(Span(0, len(f"{title} {body}".strip())), title, body)


@pytest.mark.parametrize("called", ["Trần Quốc Bảo", "Quốc Bảo", "Bảo", "Bảo."])
def test_the_same_name_or_its_end_is_the_same_person(called: str) -> None:
    people = PostPersons()
    first = named(people, "", "Trần Quốc Bảo")
    assert named(people, "ông ", called) is first
    assert [person.name for person in people] == ["Trần Quốc Bảo"]
    assert len(first.mentions) == 2


def test_who_was_named_last_is_meant() -> None:
    people = PostPersons()
    named(people, "", "Trần Quốc Bảo")
    second = named(people, "", "Lê Bảo")
    assert named(people, "đồng chí ", "Bảo") is second
    first = named(people, "", "Trần Quốc Bảo")
    assert named(people, "đồng chí ", "Bảo") is first


def test_the_fullest_form_is_the_name() -> None:
    people = PostPersons()
    first = named(people, "đồng chí ", "Bảo")
    assert named(people, "ông ", "Trần Quốc Bảo") is first
    assert first.name == "Trần Quốc Bảo"


def test_a_man_is_no_woman_of_the_same_given_name() -> None:
    people = PostPersons()
    man = named(people, "ông ", "Trần Quốc Bảo")
    woman = named(people, "bà ", "Bảo")
    assert woman is not man
    assert named(people, "chị ", "Bảo") is woman


@pytest.mark.parametrize("before", ["ông bà ", "các ông ", "hai bà ", "đồng chí ", "em "])
def test_these_do_not_show_man_or_woman(before: str) -> None:
    people = PostPersons()
    first = named(people, before, "Trần Quốc Bảo")
    assert named(people, "ông ", "Bảo") is first
    other = PostPersons()
    again = named(other, before, "Trần Quốc Bảo")
    assert named(other, "bà ", "Bảo") is again


def test_spans_are_moved_by_where_the_block_begins() -> None:
    people = PostPersons()
    person = people.named("ông Bảo", Span(4, 7), 100)
    assert person.mentions == [Span(104, 107)]


def test_a_role_is_given_once() -> None:
    people = PostPersons()
    person = named(people, "", "Trần Quốc Bảo")
    for title in ("Bí thư", "bí thư"):
        people.give(person, role(title, "Đảng ủy"))
    people.give(person, role("Bí thư", "Chi bộ"))
    assert [(r.title, r.body) for r in person.roles] == [
        ("Bí thư", "Đảng ủy"),
        ("Bí thư", "Chi bộ"),
    ]


@pytest.mark.parametrize(
    ("body", "holds"),
    [("", True), ("Đảng ủy", True), ("Đảng ủy phường Bồ Đề", True), ("Chi bộ", False)],
)
def test_who_holds_a_role(body: str, holds: bool) -> None:
    people = PostPersons()
    person = named(people, "", "Trần Quốc Bảo")
    people.give(person, role("Bí thư", "Đảng ủy phường"))
    assert people.holding(role("bí thư", body)) == ([person] if holds else [])
    assert people.holding(role("Chủ tịch", body)) == []


def test_a_role_stands_for_the_last_who_held_it() -> None:
    people = PostPersons()
    first, second = named(people, "", "Trần Quốc Bảo"), named(people, "", "Lê Thu Hà")
    people.give(first, role("Bí thư", "Đảng ủy"))
    people.give(second, role("Bí thư", "Đảng ủy"))
    people.standing(Span(50, 57), role("Bí thư", ""))
    assert Span(50, 57) in second.mentions
    assert Span(50, 57) not in first.mentions
    people.standing(Span(60, 67), role("Giám đốc", ""))
    assert not any(Span(60, 67) in person.mentions for person in people)


def test_of_many_of_one_name_the_last_are_looked_at() -> None:
    people = PostPersons()
    for at in range(30):
        named(people, "ông ", f"Trần Quốc{'x' * at} Bảo")
    found = named(people, "bà ", "Bảo")
    assert len(list(people)) == 31
    assert found.name == "Bảo"
