"""The directory: who is meant by a name as typed."""

from __future__ import annotations

import pytest

from luutru.errors import NotFound
from luutru.people.directory import Directory
from luutru.tests.helpers.people import PeopleStore

QUE, LAN, TAM = 1, 2, 3
NAMES = ("Nguyễn Ngọc Quế", "Võ Thị Lan", "Ông Văn Tâm")


@pytest.fixture
def directory(people: PeopleStore) -> Directory:
    return known(people, *NAMES)


def known(people: PeopleStore, *names: str) -> Directory:
    """Return the directory of some persons, numbered from 1, each in a post of its own."""
    for number, name in enumerate(names, start=1):
        people.post(number, name)
        people.link()
    return Directory(people.store.people, people.store.lexicons)


@pytest.mark.parametrize(
    ("typed", "person"),
    [
        ("Nguyễn Ngọc Quế", QUE),
        ("nguyen ngoc que", QUE),
        ("nguyễn ngoc quế", QUE),
        ("Nguyễn, Ngọc Quế", QUE),
        ("Ngọc Quế, Nguyễn", QUE),
        ("Nguyen Que", QUE),  # without the middle name
        ("ngoc que", QUE),
        ("que", QUE),
        ("nguyen ngoc", QUE),  # within
        ("đ/c Quế", QUE),
        ("Đồng chí  Quế", QUE),
        ("dong chi ngoc que", QUE),
        ("Ông. Quế", QUE),
        ("Bí thư Nguyễn Ngọc Quế", QUE),
        ("ông Bí thư Quế", QUE),
        ("vo thi lan", LAN),
        ("Vũ Thị Lan", LAN),
        ("vũ lan", LAN),
        ("Lan Thị Vũ", 0),
        ("Ông Văn Tâm", TAM),
        ("ông tam", TAM),
        ("Văn Tâm", TAM),
        ("ông Ông Văn Tâm", TAM),
        ("bà Ông Văn Tâm", TAM),
        ("Quê", 0),  # another tone
        ("Nguyễn Ngọc Quê", 0),
        ("Nguyễn Quế Ngọc", 0),  # another order
        ("Nguyễn Ngọc Quế Anh", 0),
        ("Nguyễn Văn Quế", 0),
        ("Lan Quế", 0),
        ("", 0),
        ("!!!", 0),
        (",", 0),
    ],
)
def test_a_name_as_typed(directory: Directory, typed: str, person: int) -> None:
    assert directory.find(typed) == ([person] if person else [])


def test_a_comma_without_a_name_beside_it_is_no_turned_name(directory: Directory) -> None:
    assert directory.find("Nguyễn Ngọc Quế,") == [QUE]
    assert directory.find(", Nguyễn Ngọc Quế") == [QUE]


def test_a_number_is_a_person(people: PeopleStore) -> None:
    directory = known(people, *NAMES)
    assert directory.find("2") == directory.find(" #2 ") == [2]
    assert directory.find("4") == []
    assert directory.find("²") == []
    assert directory.find("1" * 18) == directory.find("1" * 19) == directory.find("9" * 40) == []
    people.deciding.merge(2, 1)
    assert directory.find("2") == [1]


def test_the_best_met_come_first_and_of_these_who_is_in_more_posts(people: PeopleStore) -> None:
    directory = known(
        people, "Trần Lê Mai", "Trần Mai", "Trần Văn Mai", "Mai Văn Trần", "Trần Mai Lê"
    )
    people.post(6, "Trần Văn Mai")
    people.link()
    people.deciding.merge(6, 3)
    assert directory.find("tran mai") == [2, 3, 1]
    assert directory.find("Trần Lê Mai") == [1]


def test_who_is_met_within_a_name_is_meant_where_nobody_is_met_better(people: PeopleStore) -> None:
    directory = known(people, "Nguyễn Văn Nam", "Trần Văn Bình")
    assert directory.find("van") == [1, 2]
    people.post(3, "Văn")
    people.link()
    assert directory.find("van") == [3]


def test_a_variant_of_a_surname_is_met_less_well(people: PeopleStore) -> None:
    directory = known(people, "Võ Thị Lan", "Vũ Thị Lan", "Hoàng Văn Nam", "Thị Lan Huỳnh")
    assert directory.find("Vũ Thị Lan") == [2, 1]
    assert directory.find("Võ Thị Lan") == [1, 2]
    assert directory.find("vo thi lan") == [1]
    assert directory.find("huỳnh văn nam") == [3]
    assert directory.find("thi lan hoang") == []  # without marks nobody is called Hoang
    assert directory.find("Thị Lan Hoàng") == [4]  # typed back to front
    assert directory.one("Vũ Thị Lan") == 2
    people.post(5, "Vũ")
    people.link()
    assert directory.find("Võ") == [1]  # a surname alone is none that could be another


def test_persons_who_vanished_are_not_meant(people: PeopleStore) -> None:
    directory = known(people, *NAMES)
    people.post(1, "Trần Văn Bình")
    people.link()
    assert directory.find("quế") == []
    assert directory.find("lan") == [LAN]


def test_a_name_of_more_than_twenty_syllables_is_none(people: PeopleStore) -> None:
    twenty = "an " * 20
    long = "nghiêng " * 26  # over 200 characters, and more than 20 syllables
    directory = known(people, twenty.strip(), (twenty + "an").strip(), long.strip())
    assert directory.find(twenty) == [1, 2]
    assert directory.find(long) == []
    assert directory.find("an" + " " * 300) == [1, 2]  # long, and a name all the same


# -- the one who is meant


def test_the_only_one_is_meant_and_of_several_the_only_one_by_full_name(
    people: PeopleStore,
) -> None:
    directory = known(people, "Trần Mai", "Trần Văn Mai", "Mai", "Võ Thị Lan")
    assert directory.one("lan") == 4
    assert directory.one("Trần Mai") == 1
    assert directory.one("bà Trần Mai") == 1
    for typed in ("Mai", "bà Mai"):  # a given name alone is no full name
        with pytest.raises(NotFound):
            directory.one(typed)


def test_of_two_by_full_name_neither_is_meant(people: PeopleStore) -> None:
    for number, day in enumerate(("1990", "2020"), start=1):
        people.post(number, "Trần Mai", day=day)
    people.post(3, "Trần Văn Mai")
    people.link()
    with pytest.raises(NotFound) as refused:
        Directory(people.store.people, people.store.lexicons).one("tran mai")
    assert str(refused.value) == (
        "'tran mai' có thể là 3 người: #1 Trần Mai, #2 Trần Mai, #3 Trần Văn Mai. "
        "Hãy dùng số của người ấy, ví dụ: luutru person 12."
    )


def test_eight_of_many_are_named(people: PeopleStore) -> None:
    middles = "An Bá Cao Duy Gia Hà Kim Lê Minh".split()
    directory = known(people, *(f"Trần {middle} Mai" for middle in middles))
    with pytest.raises(NotFound) as refused:
        directory.one("mai")
    assert "có thể là 9 người: #1 Trần An Mai, #2" in str(refused.value)
    assert "#8 Trần Lê Mai, …. Hãy" in str(refused.value)


def test_nobody_is_meant(directory: Directory) -> None:
    with pytest.raises(NotFound) as refused:
        directory.one("Trần Văn Bình")
    assert str(refused.value) == "Không có ai tên 'Trần Văn Bình'. Xem danh sách: luutru people."
    with pytest.raises(NotFound) as refused:
        directory.one("ông Nguyễn Ngọc Quyế")
    assert str(refused.value) == (
        "Không có ai tên 'ông Nguyễn Ngọc Quyế'. Có phải: Nguyễn Ngọc Quế?"
    )


@pytest.mark.parametrize(("length", "shown"), [(60, "x" * 60), (61, "x" * 60 + "…")])
def test_what_was_typed_is_quoted_up_to_sixty_characters(
    directory: Directory, length: int, shown: str
) -> None:
    with pytest.raises(NotFound) as refused:
        directory.one("x" * length)
    assert str(refused.value).startswith(f"Không có ai tên '{shown}'.")


def test_at_most_five_names_are_suggested_the_likest_first(people: PeopleStore) -> None:
    middles = "An Anh Ân Ang Ánh Am Ba".split()
    directory = known(people, *(f"Trần {middle} Mai" for middle in middles), "Nguyễn Văn Nam")
    found = directory.suggest("tran an mau")
    assert found[0] == "Trần Ân Mai"  # of names that are one without marks, the last
    assert len(found) == 5
    assert directory.suggest("Trần Ân Mai")[0] == "Trần Ân Mai"
    assert directory.suggest("zzz") == []
