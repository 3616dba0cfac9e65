"""Decisions in any order: what was decided holds, and what is undone leaves no trace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from luutru.errors import LuutruError, NotFound, UsageError
from luutru.files import digest
from luutru.people.decisions.service import Deciding
from luutru.people.linking.resolve import resolve
from luutru.people.registry import PeopleRegistry
from luutru.store import Store
from luutru.store.enrichment import Appearance, Enrichment, Entity, ToldRole
from luutru.store.posts import Post, Provenance, Version

NAMES = ("Nguyễn Ngọc Quế", "Trần Thị Hoà", "Nguyễn Quế", "Quế")
TITLES = ("", "", "Bí thư", "Chủ tịch")
BODIES = ("Đảng ủy phường", "UBND phường", "Hội CCB")
PLACES = ("phường Bồ Sơn", "phường Hạ Linh", "")

Partition = dict[tuple[int, str], tuple[int | None, int | None]]


class Archive:
    """A store with invented appearances, and the decisions on them."""

    def __init__(self, path: Path, seed: int) -> None:
        self.store = Store(path, create=True)
        self.chance = Random(seed)
        self.deciding = Deciding(self.store, {}, lambda: None)
        self.run = self.store.runs.start("test", {})
        self.original = digest(b"Tin")
        self.store.originals.add(b"Tin", self.original, "text/plain", self.run)

    def post(
        self, number: int, *found: Appearance, place: str = "", day: str = "2015", names: str = ""
    ) -> int:
        """Store a post, or a new version of it, and who is in it."""
        version = Version("Tin", "", "Tin", (("title", 0, 3),), "Tin", day, "year")
        at = Provenance("", "", "text/plain", "utf-8", self.original, 0, 0)
        with self.store.transaction():
            post = Post(f"tin:{number}", str(number), f"tin {number}")
            _, post_id = self.store.posts.put(post, version, at, "", self.run, "2020")
            named = (Entity("place", names, 0, 3),) if names else ()
            self.store.enrichments.put(post_id, Enrichment(found, named, place), 1)
        return post_id

    def any_post(self, number: int) -> None:
        """Store a post with one to three persons."""
        names = self.chance.sample(NAMES, self.chance.randint(1, 3))
        found = [Appearance(name, ((0, 3),), self._roles()) for name in names]
        place, year = self.chance.choice(PLACES), self.chance.randint(2005, 2020)
        named = self.chance.choice(("", "", "", "phường Quế", "phường Nguyễn Quế"))
        self.post(number, *found, place=place, day=str(year), names=named)

    def _roles(self) -> tuple[ToldRole, ...]:
        title = self.chance.choice(TITLES)
        return (ToldRole(title, self.chance.choice(BODIES), "holds", 0, 3),) if title else ()

    def link(self) -> None:
        resolve(self.store, {})

    def partition(self) -> Partition:
        """Return whose each appearance is, and whom that one is merged into."""
        rows = self.store.db.execute(
            "SELECT a.post, a.key, a.person, s.root FROM appearances a "
            "LEFT JOIN persons s ON s.id = a.person"
        )
        return {(post, key): (person, root) for post, key, person, root in rows}

    def root(self, post: int, key: str) -> int | None:
        return self.partition()[post, key][1]

    def persons(self) -> list[int]:
        return sorted(summary.id for summary in self.store.people.summaries())

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
def archives(tmp_path: Path) -> Iterator[list[Archive]]:
    made: list[Archive] = []
    yield made
    for archive in made:
        archive.store.close()


def filled(tmp_path: Path, archives: list[Archive], seed: int) -> Archive:
    archive = Archive(tmp_path / f"{seed}.db", seed)
    archives.append(archive)
    for number in range(archive.chance.randint(4, 14)):
        archive.any_post(number)
    archive.link()
    return archive


@pytest.mark.parametrize("seed", range(40))
def test_undoing_all_leaves_the_persons_that_were(
    tmp_path: Path, archives: list[Archive], seed: int
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
    tmp_path: Path, archives: list[Archive], seed: int
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
    tmp_path: Path, archives: list[Archive], seed: int
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
    tmp_path: Path, archives: list[Archive], seed: int
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


SECRETARY = ToldRole("Bí thư", "Đảng ủy phường", "holds", 0, 3)
CHAIRMAN = ToldRole("Chủ tịch", "UBND phường", "holds", 0, 3)
QUE = "Nguyễn Ngọc Quế"


@pytest.fixture
def namesakes(tmp_path: Path, archives: list[Archive]) -> Archive:
    """Two persons of one name in two wards, in posts 1, 2 and 3, 4; the last tells no role."""
    archive = Archive(tmp_path / "archive.db", 1)
    archives.append(archive)
    for number, place in enumerate(("Bồ Sơn", "Bồ Sơn", "Hạ Linh", "Hạ Linh")):
        said = () if number == 3 else (SECRETARY,)
        archive.post(number, Appearance(QUE, ((0, 3),), said), place=f"phường {place}")
    archive.link()
    assert [root for _, root in archive.partition().values()] == [1, 1, 2, 2]
    return archive


def roots(archive: Archive) -> list[int | None]:
    return [root for _, root in archive.partition().values()]


def test_a_namesake_of_what_is_no_person_stays_one(namesakes: Archive) -> None:
    namesakes.deciding.not_a_person(1)
    assert roots(namesakes) == [1, 1, 2, 2]
    assert namesakes.persons() == [2]


def test_what_is_no_person_takes_part_in_no_other_decision(namesakes: Archive) -> None:
    namesakes.deciding.not_a_person(1)
    for decide in (namesakes.deciding.merge, namesakes.deciding.apart):
        for pair in ((1, 2), (2, 1)):
            with pytest.raises(NotFound):
                decide(*pair)
    assert len(namesakes.store.decisions.all()) == 1


def test_a_person_that_was_merged_is_meant_by_its_number(namesakes: Archive) -> None:
    namesakes.deciding.merge(2, 1)
    with pytest.raises(UsageError):
        namesakes.deciding.merge(1, 2)
    new = namesakes.deciding.split(2, [4])
    assert roots(namesakes) == [1, 1, 1, new]
    namesakes.deciding.undo(1)
    assert roots(namesakes) == [1, 1, 2, new]
    namesakes.deciding.undo(2)
    assert roots(namesakes) == [1, 1, 2, 2]


def test_two_that_were_told_apart_stay_two_when_a_post_would_join_them(
    tmp_path: Path, archives: list[Archive]
) -> None:
    archive = Archive(tmp_path / "archive.db", 1)
    archives.append(archive)
    archive.post(1, Appearance(QUE, ((0, 3),)), day="2005")
    archive.post(2, Appearance(QUE, ((0, 3),)), day="2019")
    archive.link()
    assert roots(archive) == [1, 2]
    archive.deciding.apart(1, 2)
    for number in (1, 2):
        archive.post(number, Appearance(QUE, ((0, 3),), (SECRETARY,)), place="phường Bồ Sơn")
    archive.link()
    assert roots(archive) == [1, 2]
    archive.deciding.undo()
    assert roots(archive) == [1, 1]


def test_undoing_an_alias_takes_its_posts_back_though_the_person_was_renamed_since(
    namesakes: Archive,
) -> None:
    said = (SECRETARY, CHAIRMAN)
    namesakes.post(9, Appearance("Năm Quế", ((0, 3),), said), place="phường Bồ Sơn")
    namesakes.link()
    assert roots(namesakes)[4] == 3
    namesakes.deciding.alias(1, "Năm Quế")
    assert roots(namesakes)[4] == 1
    namesakes.deciding.rename(1, "Nguyễn Ngọc Quế (Năm Quế)")
    namesakes.deciding.undo(1)
    assert roots(namesakes)[4] == 3


def test_a_name_that_a_person_has_is_no_alias(namesakes: Archive) -> None:
    with pytest.raises(UsageError):
        namesakes.deciding.alias(1, "nguyễn ngọc quế")
    with pytest.raises(UsageError):
        namesakes.deciding.split(1, [])


def test_a_pair_is_proposed_however_many_share_surname_and_given_name(
    tmp_path: Path, archives: list[Archive]
) -> None:
    archive = Archive(tmp_path / "archive.db", 1)
    archives.append(archive)
    middles = "An Bá Bảo Bích Cao Công Cẩm Danh Diệu Duy Dương Đăng Đình Đông Gia Hà Hải".split()
    others = [f"Nguyễn {one} {other} Lan" for one in middles for other in middles[:3]]
    for number in range(2):
        archive.post(number, *(Appearance(name, ((0, 3),)) for name in others))
    for number, year in ((8, "2005"), (9, "2019")):
        archive.post(number, Appearance("Nguyễn Ngọc Lan", ((0, 3),)), day=year)
    archive.link()
    found = PeopleRegistry(archive.store, {}).review("nguyen ngoc lan")
    assert [(p.one.name, p.other.name) for p in found] == [("Nguyễn Ngọc Lan",) * 2]
