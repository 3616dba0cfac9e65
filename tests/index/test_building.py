"""Building and updating an index of a store: which segments it makes, keeps and takes in."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from luutru.errors import CannotWrite, DiskFull, Miscounted
from luutru.files import digest_of_file
from luutru.index import building
from luutru.index.fields import LABEL_FIELDS
from luutru.index.generations import Generations
from luutru.index.manifest import IndexManifest, damaged
from luutru.tests.helpers.stores import FilledStore


@pytest.fixture
def index(tmp_path: Path) -> Generations:
    return Generations(tmp_path / "index")


@pytest.fixture
def update(filled: FilledStore, index: Generations) -> Callable[[], IndexManifest]:
    """Bring the index up to the store; what it then holds is held against the store."""

    def updated() -> IndexManifest:
        manifest = index.update(filled.store, "2020-01-01", 1)
        assert index.manifest() == manifest
        opened = index.open()
        try:
            assert opened.view.ids() == set(filled.store.posts.ids())
        finally:
            opened.close()
        assert list(damaged(index.current(), manifest, thoroughly=True)) == []
        return manifest

    return updated


def posts(filled: FilledStore, first: int, last: int, text: str = "Hội nghị phường") -> list[int]:
    return [filled.post(f"Bài {number}", f"{text} {number}") for number in range(first, last)]


def test_a_build_is_all_posts_and_says_what_it_is_of(
    filled: FilledStore, index: Generations
) -> None:
    posts(filled, 0, 9)
    done: list[int] = []
    manifest = index.build(filled.store, "2020-01-01", 1, done.append)
    assert (manifest.documents, manifest.built, manifest.before) == (9, "2020-01-01", "")
    assert manifest.last_change == filled.store.posts.last_change()
    assert manifest.labels == sorted(LABEL_FIELDS)
    assert manifest.mean_length == pytest.approx(6)  # "Bài 3", "Hội nghị phường 3"
    assert done[-1] == 9
    folder = index.current()
    assert manifest.files == {name: digest_of_file(folder / name) for name in manifest.files}
    beside = {"manifest.json", "stamps.json"}
    assert {path.name for path in folder.iterdir()} == manifest.files.keys() | beside


def test_an_index_of_no_posts_is_one(filled: FilledStore, index: Generations) -> None:
    manifest = index.build(filled.store, "2020-01-01", 1)
    assert (manifest.documents, manifest.segments) == (0, [])
    opened = index.open()
    assert opened.view.ids() == set()
    assert opened.vocabulary.total == 0
    opened.close()


def test_an_update_of_what_has_not_changed_is_nothing(
    filled: FilledStore, index: Generations, update: Callable[[], IndexManifest]
) -> None:
    posts(filled, 0, 9)
    first, folder = update(), index.current()
    assert update() == first
    assert index.current() == folder


def test_an_update_adds_a_segment_of_what_has_changed(
    filled: FilledStore, index: Generations, update: Callable[[], IndexManifest]
) -> None:
    posts(filled, 0, 40)
    first, folder = update(), index.current()
    posts(filled, 40, 42)
    posts(filled, 7, 8, "Tin sửa")
    second = update()
    assert (second.documents, second.before) == (42, folder.name)
    kept, added = second.segments
    assert [kept] == first.segments
    shared = {name: sha256 for name, sha256 in second.files.items() if name.startswith(f"{kept}.")}
    assert shared.items() <= first.files.items()
    for name in shared:
        assert (index.current() / name).samefile(folder / name)
    assert {name for name in second.files if added in name}.isdisjoint(first.files)
    opened = index.open()
    assert opened.vocabulary.count("sửa") == 1
    opened.close()


def test_where_there_are_no_links_what_stays_is_copied(
    filled: FilledStore,
    index: Generations,
    update: Callable[[], IndexManifest],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refused(*_arguments: object, **_named: object) -> None:
        raise OSError(errno.EPERM, "links are not supported")

    posts(filled, 0, 40)
    (kept,) = update().segments
    folder = index.current()
    posts(filled, 40, 41)
    monkeypatch.setattr(os, "link", refused)
    names = [name for name in update().files if kept in name]
    assert len(names) == 3  # the segment, and its part of the vocabulary in two files
    for name in names:
        assert not (index.current() / name).samefile(folder / name)
    shutil.rmtree(folder)
    assert index.check() == []


def test_when_half_has_changed_all_is_built_anew(
    filled: FilledStore, update: Callable[[], IndexManifest]
) -> None:
    posts(filled, 0, 40)
    first = update()
    posts(filled, 0, 20, "Tin sửa")
    second = update()
    assert first.segments[0] in second.segments  # not more than half
    posts(filled, 0, 21, "Tin nữa")
    third = update()
    assert len(third.segments) == 1
    assert third.segments[0] not in second.segments


def test_small_segments_are_taken_into_the_next(
    filled: FilledStore, update: Callable[[], IndexManifest]
) -> None:
    posts(filled, 0, 300)
    large = update().segments[0]
    counts = []
    for number in range(300, 320):
        posts(filled, number, number + 1)
        segments = update().segments
        assert segments[0] == large
        counts.append(len(segments))
    assert max(counts) <= 8
    assert any(after < before for before, after in pairwise(counts))


def test_a_segment_of_which_nothing_is_left_goes(
    filled: FilledStore, update: Callable[[], IndexManifest]
) -> None:
    posts(filled, 0, 60)
    large = update().segments[0]
    posts(filled, 60, 62)
    small = update().segments[1]
    posts(filled, 60, 62, "Tin sửa")
    assert small not in update().segments
    posts(filled, 0, 31, "Tin sửa")  # fewer of its documents are left than are replaced
    posts(filled, 62, 64)
    assert large not in update().segments


@pytest.mark.parametrize("damage", ["current", "generation", "segment", "table"])
def test_an_update_of_a_damaged_index_builds_it(
    filled: FilledStore, index: Generations, update: Callable[[], IndexManifest], damage: str
) -> None:
    posts(filled, 0, 40)
    first, folder = update(), index.current()
    if damage == "current":
        (index.folder / "current").write_text("gen-../..", "ascii")
    elif damage == "generation":
        shutil.rmtree(folder)
    else:
        (path,) = folder.glob("*.seg" if damage == "segment" else "*.toc")
        path.write_bytes(b"no longer what it was")
    posts(filled, 40, 41)
    second = update()
    assert second.documents == 41
    assert not set(first.segments) & set(second.segments)


def test_a_build_that_counts_wrong_is_thrown_away(
    filled: FilledStore,
    index: Generations,
    update: Callable[[], IndexManifest],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    posts(filled, 0, 3)
    update()
    before = index.current()
    monkeypatch.setattr(filled.store.posts, "count", lambda: 4)
    with pytest.raises(Miscounted, match="3 bài, kho có 4: giữ chỉ mục cũ"):
        index.build(filled.store, "2020-01-02", 1)
    assert index.current() == before
    assert list(index.folder.glob("gen-*")) == [before]


@pytest.mark.parametrize(
    ("number", "kind"), [(errno.ENOSPC, DiskFull), (errno.EIO, CannotWrite)], ids=["full", "broken"]
)
def test_a_disk_that_takes_no_more_leaves_the_old_index(
    filled: FilledStore,
    index: Generations,
    update: Callable[[], IndexManifest],
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    kind: type[CannotWrite],
) -> None:
    def refused(_folder: Path, _files: object) -> None:
        raise OSError(number, os.strerror(number))

    posts(filled, 0, 3)
    update()
    before = index.current()
    posts(filled, 3, 4)
    with monkeypatch.context() as patch:
        patch.setattr(building, "stamp", refused)
        with pytest.raises(kind, match="chỉ mục cũ còn nguyên"):
            index.update(filled.store, "2020-01-02", 1)
    assert index.current() == before
    assert list(index.folder.glob("gen-*")) == [before]
    assert update().documents == 4


def test_an_interrupted_build_leaves_no_folder(
    filled: FilledStore, index: Generations, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_done: int) -> None:
        raise KeyboardInterrupt

    posts(filled, 0, 3)
    with pytest.raises(KeyboardInterrupt):
        index.build(filled.store, "2020-01-01", 1, interrupted)
    assert list(index.folder.iterdir()) == []
