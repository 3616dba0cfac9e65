"""One archive in several threads: they search, read and show while one of them writes."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from luutru import Archive, Locked

_READERS = 6
_ROUNDS = 8


def posts(folder: Path, name: str, numbers: range) -> Path:
    """Write an export of posts of one person, and return its path."""
    folder.mkdir(exist_ok=True)
    lines = (
        json.dumps(
            {
                "id": f"{name}{number}",
                "title": f"Chợ họp phiên {number}",
                "body": "Đồng chí Nguyễn Ngọc Quế – Bí thư Đảng ủy phường thăm chợ.",
                "published": "2015-03-01",
            }
        )
        for number in numbers
    )
    path = folder / f"{name}.jsonl"
    path.write_text("\n".join(lines), "utf-8")
    return path


@pytest.fixture
def market(archive: Archive, tmp_path: Path) -> Archive:
    archive.ingest([posts(tmp_path / "tin", "a", range(20))], processes=1)
    return archive


def together(*tasks: Callable[[], object]) -> None:
    """Run tasks in a thread each, all begun at once; raise what any of them raises."""
    begin = threading.Barrier(len(tasks))

    def run(task: Callable[[], object]) -> None:
        begin.wait()
        task()

    with ThreadPoolExecutor(len(tasks)) as pool:
        for future in [pool.submit(run, task) for task in tasks]:
            future.result()


def test_threads_read_while_one_writes_and_see_whole_states(
    market: Archive, tmp_path: Path
) -> None:
    states = {20 + 5 * rounds for rounds in range(_ROUNDS + 1)}
    done = threading.Event()
    seen: list[int] = []

    def write() -> None:
        try:
            for number in range(_ROUNDS):
                path = posts(tmp_path / "tin", f"b{number}x", range(5))
                assert market.ingest([path], processes=1).new == 5
        finally:
            done.set()

    def read() -> None:
        last = False
        while not last:
            last = done.is_set()
            found = market.search("chợ", limit=1000, facets="person")
            assert found.total in states
            assert len(found.hits) == found.total
            seen.append(found.total)
            assert market.posts.get("a3").to_dict()["people"][0]["name"] == "Nguyễn Ngọc Quế"
            assert market.people.get("nguyen ngoc que").summary.posts >= 20
            assert len(list(market.search_all("chợ"))) in states
            assert sum(bar.count for bar in market.timeline("chợ").bars) in states
            assert market.posts.original("a3")
            assert len(list(market.posts)) >= 20

    together(write, *[read] * _READERS)
    assert max(seen) == 20 + 5 * _ROUNDS
    assert seen[-1] == max(seen)
    assert market.check() == []


def test_what_one_thread_writes_the_others_see_with_their_next_call(
    market: Archive, tmp_path: Path
) -> None:
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(lambda: market.search("chợ").total).result() == 20
        market.ingest([posts(tmp_path / "tin", "b", range(3))], processes=1)
        assert pool.submit(lambda: market.search("chợ").total).result() == 23
        pool.submit(lambda: market.people.rename("nguyen ngoc que", "Ngọc Quế")).result()
        assert market.people.get(1).summary.name == "Ngọc Quế"
        assert market.search("chợ", limit=1).hits[0].people == ("Ngọc Quế",)
        pool.submit(lambda: market.topics.add("a1", "Y tế")).result()
        assert market.search(topic="y te").total == 1


def test_a_second_writer_of_another_thread_is_refused_or_waits(
    market: Archive, tmp_path: Path
) -> None:
    path = posts(tmp_path / "tin", "b", range(3))
    with ThreadPoolExecutor(1) as pool:
        with market.writing("ingest"):
            with pytest.raises(Locked, match="luutru ingest"):
                pool.submit(lambda: market.ingest([path], processes=1)).result()
            assert pool.submit(lambda: market.search("chợ").total).result() == 20
        with Archive(market.folder, wait=60) as patient, market.writing("ingest"):
            waiting = pool.submit(lambda: patient.ingest([path], processes=1).new)
            with pytest.raises(TimeoutError):
                waiting.result(0.5)
        with Archive(market.folder, wait=60) as patient:
            assert pool.submit(lambda: patient.ingest([path], processes=1).unchanged).result() == 3


def test_threads_that_end_leave_nothing_open(market: Archive) -> None:
    stores = []
    for _ in range(5):
        thread = threading.Thread(target=lambda: stores.append(market.store))
        thread.start()
        thread.join()
    assert len({id(store) for store in stores}) == 5
    assert len(market._opened._threads) <= 2  # this thread's, and the last one's
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        stores[0].posts.count()


def test_closing_closes_what_all_threads_have_open(market: Archive) -> None:
    with ThreadPoolExecutor(2) as pool:
        store = pool.submit(lambda: market.store).result()
        assert pool.submit(lambda: market.search("chợ").total).result() == 20
        market.close()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        store.posts.count()


def test_two_archives_in_one_process_cut_words_at_the_same_time(tmp_path: Path) -> None:
    def make(name: str) -> None:
        with Archive(tmp_path / name, create=True) as archive:
            archive.ingest([posts(tmp_path / f"tin-{name}", "a", range(40))], processes=1)
            assert archive.people.get("nguyen ngoc que").summary.posts == 40
            assert archive.check() == []

    together(*(lambda name=name: make(name) for name in ("mot", "hai", "ba")))
