"""What every `IndexHome` owes to an archive: generations on this machine, and one in memory."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from luutru.errors import IndexMissing
from luutru.index.fields import LABEL_FIELDS
from luutru.index.generations import Generations
from luutru.index.home import IndexHome, OpenIndex
from luutru.index.query import Words
from luutru.search.executor import Executor
from luutru.tests.helpers.memory_index import MemoryHome
from luutru.tests.helpers.stores import FilledStore


@pytest.fixture(params=["generations", "memory"])
def home(request: pytest.FixtureRequest, tmp_path: Path) -> IndexHome:
    if request.param == "generations":
        return Generations(tmp_path / "index")
    (tmp_path / "vocabulary").mkdir()
    return MemoryHome(tmp_path / "vocabulary")


@contextmanager
def opened(home: IndexHome) -> Iterator[OpenIndex]:
    index = home.open()
    try:
        yield index
    finally:
        index.close()


def posts(filled: FilledStore, *titles: str) -> list[int]:
    return [filled.post(title, "Hội nghị phường") for title in titles]


def holding(index: OpenIndex, syllable: str) -> list[int]:
    found = Executor(index.view).search(Words((syllable,)), sort="oldest", offset=0, limit=10)
    return [hit.id for hit in found.hits]


def test_what_was_never_built_is_missing(home: IndexHome) -> None:
    for asked in (home.open, home.manifest, home.check):
        with pytest.raises(IndexMissing, match="luutru reindex"):
            asked()


def test_what_is_built_holds_the_store_and_says_so(home: IndexHome, filled: FilledStore) -> None:
    numbers = posts(filled, "một", "hai", "ba")
    done: list[int] = []
    manifest = home.build(filled.store, "2020-01-01", 1, done.append)
    assert home.manifest() == manifest
    assert (manifest.documents, manifest.built) == (3, "2020-01-01")
    assert manifest.last_change == filled.store.posts.last_change()
    assert set(manifest.labels) == set(LABEL_FIELDS)
    assert done[-1] == 3
    assert home.check() == []
    with opened(home) as index:
        assert index.manifest == manifest
        assert index.view.ids() == set(numbers)
        assert index.vocabulary.count("phường") == 3
        assert holding(index, "hai") == [numbers[1]]


def test_an_update_of_none_builds(home: IndexHome, filled: FilledStore) -> None:
    numbers = posts(filled, "một")
    assert home.update(filled.store, "2020-01-01", 1).documents == 1
    with opened(home) as index:
        assert index.view.ids() == set(numbers)


def test_an_update_has_what_is_new_and_what_has_changed(
    home: IndexHome, filled: FilledStore
) -> None:
    numbers = posts(filled, *(f"bài {n}" for n in range(9)))
    home.build(filled.store, "2020-01-01", 1)
    filled.post("bài 3", "Đã sửa")
    numbers += posts(filled, "thêm")
    manifest = home.update(filled.store, "2020-01-02", 1)
    assert manifest.documents == 10
    assert manifest.last_change == filled.store.posts.last_change()
    with opened(home) as index:
        assert index.view.ids() == set(numbers)
        assert holding(index, "sửa") == [numbers[3]]
        assert numbers[3] not in holding(index, "nghị")
        assert holding(index, "thêm") == [numbers[9]]


def test_an_open_index_sees_what_it_held_until_it_is_closed(
    home: IndexHome, filled: FilledStore
) -> None:
    numbers = posts(filled, "một")
    home.build(filled.store, "2020-01-01", 1)
    with opened(home) as before:
        more = posts(filled, "hai", "ba")
        home.update(filled.store, "2020-01-02", 1)
        assert before.view.ids() == set(numbers)
        assert holding(before, "hai") == []
        with opened(home) as after:
            assert after.view.ids() == {*numbers, *more}
            assert holding(after, "hai") == more[:1]
