"""Decisions in any order: what was decided holds, and what is undone leaves no trace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from luutru.errors import LuutruError
from luutru.store.enrichment import Appearance, ToldRole
from luutru.tests.helpers.people import PeopleStore, role

NAMES = ("Nguyễn Ngọc Quế", "Trần Thị Hoà", "Nguyễn Quế", "Quế")
TITLES = ("", "", "Bí thư", "Chủ tịch")
BODIES = ("Đảng ủy phường", "UBND phường", "Hội CCB")
PLACES = ("phường Bồ Sơn", "phường Hạ Linh", "")


class RandomPeople(PeopleStore):
    """A store with invented appearances, and the decisions on them, all by chance."""

    def __init__(self, path: Path, seed: int) -> None:
        super().__init__(path)
        self.chance = Random(seed)

    def any_post(self, number: int) -> None:
        """Store a post with one to three persons."""
        names = self.chance.sample(NAMES, self.chance.randint(1, 3))
        found = [Appearance(name, ((0, 3),), self._roles()) for name in names]
        place, year = self.chance.choice(PLACES), self.chance.randint(2005, 2020)
        named = self.chance.choice(("", "", "", "phường Quế", "phường Nguyễn Quế"))
        self.post(number, *found, place=place, day=str(year), names=named)

    def _roles(self) -> tuple[ToldRole, ...]:
        title = self.chance.choice(TITLES)
        return (role(title, self.chance.choice(BODIES)),) if title else ()

    def decide(self) -> None:
        """Make or undo any decision; one that is refused changes nothing."""
        before = self.partition()
        try:
            self._decide()
        except LuutruError:
            assert self.partition() == before

    def _decide(self) -> None:
        chance, deciding = self.chance, self.deciding
        everyone = range(1, 1 + max(self.persons(), default=0) + 1)
        one, other = chance.choice(everyone), chance.choice(everyone)
        posts = sorted({one.post for one in self.store.people.of(one)})
        name = chance.choice((*NAMES, "Năm Quế"))
        standing = [d.id for d in self.store.decisions.all() if d.undone is None]
        match chance.randrange(8):
            case 0 | 1:
                deciding.merge(one, other)
            case 2:
                deciding.split(one, chance.sample(posts, chance.randint(0, len(posts))))
            case 3:
                deciding.alias(one, name)
            case 4:
                deciding.rename(one, name)
            case 5:
                deciding.not_a_person(one)
            case 6:
                deciding.apart(one, other)
            case _:
                deciding.undo(chance.choice(standing) if standing else None)

    def undo_all(self) -> None:
        standing = [d.id for d in self.store.decisions.all() if d.undone is None]
        self.chance.shuffle(standing)
        for number in standing:
            self.deciding.undo(number)


@pytest.fixture
def archives(tmp_path: Path) -> Iterator[list[RandomPeople]]:
    made: list[RandomPeople] = []
    yield made
    for archive in made:
        archive.store.close()


def filled(tmp_path: Path, archives: list[RandomPeople], seed: int) -> RandomPeople:
    archive = RandomPeople(tmp_path / f"{seed}.db", seed)
    archives.append(archive)
    for number in range(archive.chance.randint(4, 14)):
        archive.any_post(number)
    archive.link()
    return archive


@pytest.mark.parametrize("seed", range(40))
def test_undoing_all_leaves_the_persons_that_were(
    tmp_path: Path, archives: list[RandomPeople], seed: int
) -> None:
    archive = filled(tmp_path, archives, seed)
    before, named = archive.partition(), archive.store.people.names(archive.persons())
    for _ in range(archive.chance.randint(1, 12)):
        archive.decide()
    archive.undo_all()
    assert archive.partition() == before
    assert archive.store.people.names(archive.persons()) == named


@pytest.mark.parametrize("seed", range(20))
def test_linking_all_anew_changes_nothing(
    tmp_path: Path, archives: list[RandomPeople], seed: int
) -> None:
    archive = filled(tmp_path, archives, seed)
    for _ in range(8):
        archive.decide()
    before = archive.partition()
    with archive.store.transaction():
        archive.store.people.unsettle({key for _, key in before})
    archive.link()
    assert archive.partition() == before


@pytest.mark.parametrize("seed", range(20))
def test_persons_are_those_that_linking_all_anew_finds(
    tmp_path: Path, archives: list[RandomPeople], seed: int
) -> None:
    archive = filled(tmp_path, archives, seed)
    for _ in range(10):
        archive.any_post(archive.chance.randrange(14))
        archive.link()
    before = archive.partition()
    with archive.store.transaction():
        archive.store.people.unsettle({key for _, key in before})
    archive.link()
    assert archive.partition() == before


@pytest.mark.parametrize("seed", range(20))
def test_what_was_merged_and_split_stays_so_as_posts_come_and_change(
    tmp_path: Path, archives: list[RandomPeople], seed: int
) -> None:
    archive = filled(tmp_path, archives, seed)
    one, other, *_ = archive.chance.sample(archive.persons(), 2)
    merged = [(o.post, o.key) for p in (one, other) for o in archive.store.people.of(p)]
    archive.deciding.merge(one, other)
    large = [p for p in archive.persons() if len({o.post for o in archive.store.people.of(p)}) > 1]
    split = [p for p in large if p != other][:1]
    parts: list[list[tuple[int, str]]] = []
    for person in split:
        theirs = archive.store.people.of(person)
        away = {theirs[0].post}
        parts = [
            [(o.post, o.key) for o in theirs if (o.post in away) is moved]
            for moved in (True, False)
        ]
        archive.deciding.split(person, away)
    for number in archive.chance.sample(range(40), 20):
        archive.any_post(number)
    archive.link()
    now = archive.partition()
    for group in (merged, *parts):
        assert len({now[place][1] for place in group if place in now}) <= 1
    if parts:
        first, second = ({now[place][1] for place in part if place in now} for part in parts)
        assert not first & second
