from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from luutru.errors import WorkerFailed
from luutru.files import digest_of_file
from luutru.index import shards
from luutru.index.engine import Engine
from luutru.index.shards import Written, documents, write_shards
from luutru.index.vocabulary.vocabulary import IndexVocabulary
from luutru.index.whoosh.engine import WhooshEngine
from luutru.tests.helpers.stores import FilledStore
from luutru.workers import Failure


@pytest.fixture
def written(filled: FilledStore, tmp_path: Path) -> Callable[..., list[Written]]:
    """Write some posts into a folder as segments."""

    def write(posts: list[int], processes: int, folder: str = "index") -> list[Written]:
        made = tmp_path / folder
        made.mkdir()
        return write_shards(filled.store, made, ENGINE, posts, processes)

    return write


ENGINE: Engine[Any] = WhooshEngine()


def posts_of(folder: Path, made: list[Written]) -> list[list[int]]:
    return [ENGINE.ids(folder, one.segment).tolist() for one in made]


def fill(filled: FilledStore, count: int) -> list[int]:
    return [filled.post(f"Bài {n}", f"Hội nghị {n}") for n in range(count)]


def test_posts_are_written_in_their_order_with_the_checksum_of_each_file(
    filled: FilledStore, written: Callable[..., list[Written]], tmp_path: Path
) -> None:
    posts = fill(filled, 5)[::-1]
    (one,) = written(posts, 1)
    assert posts_of(tmp_path / "index", [one]) == [posts]
    assert one.segment.documents == 5
    assert one.files == {name: digest_of_file(tmp_path / "index" / name) for name in one.files}
    assert len(one.files) == 3


def test_no_posts_are_no_segment(written: Callable[..., list[Written]]) -> None:
    assert written([], 2) == []


def test_several_processes_write_what_one_does(
    filled: FilledStore,
    written: Callable[..., list[Written]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shards, "_WORTH_A_PROCESS", 10)
    posts = fill(filled, 41)
    alone, together = written(posts, 1, "alone"), written(posts, 2, "together")
    assert (len(alone), len(together)) == (1, 2)
    parts = posts_of(tmp_path / "together", together)
    assert [post for part in parts for post in part] == posts
    assert [len(part) for part in parts] == [21, 20]
    counted = []
    for folder, made in (("alone", alone), ("together", together)):
        vocabulary = IndexVocabulary(tmp_path / folder, [one.segment.name for one in made])
        counted.append((vocabulary.total, vocabulary.count("nghị"), vocabulary.followed("hội")))
        vocabulary.close()
    assert counted[0] == counted[1] == (41 * 5, 41, 41)


def test_a_segment_holds_no_more_than_a_process_can_keep_in_memory(
    filled: FilledStore,
    written: Callable[..., list[Written]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shards, "_LARGEST", 10)
    posts = fill(filled, 31)
    sizes = [len(part) for part in posts_of(tmp_path / "index", written(posts, 1))]
    assert sum(sizes) == 31
    assert max(sizes) <= 10
    assert np.ptp(sizes) <= len(sizes)


def test_progress_is_how_many_posts_are_done(filled: FilledStore, tmp_path: Path) -> None:
    posts = fill(filled, 450)
    done: list[int] = []
    (tmp_path / "index").mkdir()
    write_shards(filled.store, tmp_path / "index", ENGINE, posts, 1, done.append)
    assert done[-1] == 450
    assert len(done) > 1
    assert all(before < after for before, after in pairwise(done))


def test_a_process_that_is_lost_says_so_and_what_to_do(
    filled: FilledStore,
    written: Callable[..., list[Written]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def lost(*_arguments: object, **_named: object) -> object:
        yield None, Failure("died", "signal 9")

    monkeypatch.setattr(shards, "ordered_map", lost)
    with pytest.raises(WorkerFailed, match=r"signal 9.*giữ chỉ mục cũ") as failed:
        written(fill(filled, 3), 1)
    assert "luutru reindex" in failed.value.repair


def test_documents_are_those_of_the_current_versions(filled: FilledStore) -> None:
    first, second = fill(filled, 2)
    filled.post("Bài 0", "Đã sửa")
    made = list(documents(filled.store, [second, first]))
    assert [one.id for one in made] == [second, first]
    assert made[1].zones.body == ["đã", "sửa"]
    assert list(documents(filled.store, [])) == []
