"""Ten readers while the index is built and updated: the old state or the new one, never both."""

from __future__ import annotations

import json
import multiprocessing
import time
from collections.abc import Callable
from multiprocessing.synchronize import Event
from pathlib import Path
from queue import Empty

import pytest

from luutru import Archive
from luutru.tests.helpers.faults import TIMES, Luutru

pytestmark = pytest.mark.faults
READERS, POSTS = 10, 120


def read(folder: str, over: Event, told: multiprocessing.Queue[tuple[str, object]]) -> None:
    """Count the posts of each state, all in one open index, again and again."""
    count = 0
    try:
        while not over.is_set():
            with Archive(folder) as archive:
                states = archive.search("", facets=("section",)).facets[0].rows
                every = archive.search("hội nghị").total
                if every != POSTS or [row.count for row in states] != [POSTS]:
                    told.put(("mixture", (every, [(r.value, r.count) for r in states])))
                    return
                state = states[0].value
                found = archive.search(f'"{state}"', limit=1).total
                if found != POSTS:
                    told.put(("mixture", (state, found)))
                    return
            count += 1
        told.put(("done", count))
    except Exception as error:  # noqa: BLE001 - shown by the test
        told.put(("error", repr(error)))


def write_state(path: Path, state: int) -> Path:
    name = f"trạng thái {'abcdefghij'[state // 10 % 10]}{'klmnopqrst'[state % 10]}"
    lines = (
        {"id": n, "title": f"Hội nghị {n}", "section": name, "body": f"Bài này ở {name} rồi."}
        for n in range(POSTS)
    )
    path.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), "utf-8")
    return path


def test_ten_readers_see_one_state_each(tmp_path: Path, luutru_at: Callable[[str], Luutru]) -> None:
    at, path = luutru_at("archive"), tmp_path / "bai.jsonl"
    assert at.run("ingest", write_state(path, 0))[0] == 0
    spawn = multiprocessing.get_context("spawn")
    over, told = spawn.Event(), spawn.Queue()
    readers = [
        spawn.Process(target=read, args=(str(at.folder), over, told)) for _ in range(READERS)
    ]
    for reader in readers:
        reader.start()
    began, states = time.monotonic(), 0
    while states < max(TIMES // 5, 2):
        states += 1
        assert at.run("ingest", write_state(path, states))[0] == 0
        assert at.run("reindex")[0] == 0
    over.set()
    results = []
    for _ in readers:
        try:
            results.append(told.get(timeout=600))
        except Empty:
            break
    for reader in readers:
        reader.join(60)
        reader.kill()
    assert [kind for kind, _ in results] == ["done"] * READERS, results
    searches = sum(int(str(count)) for _, count in results)
    print(f"\n{states} states, {searches} readings in {time.monotonic() - began:.0f} s")


def test_the_second_writer_is_told_who_writes_and_readers_are_not_kept_waiting(
    luutru_at: Callable[[str], Luutru], export: Callable[..., Path]
) -> None:
    at, path = luutru_at("archive"), export(400)
    assert at.run("ingest", export(20, name="first.jsonl"))[0] == 0
    first = at.start("ingest", path)
    lock = at.folder / "archive.lock.json"
    while not lock.is_file() and first.poll() is None:
        time.sleep(0.01)
    code, said = at.run("ingest", path)
    assert (code, str(first.pid) in said, "luutru ingest" in said) == (1, True, True), said
    assert first.poll() is None  # the first still writes: searches go on meanwhile
    assert at.run("search", "hội nghị")[0] == 0
    waiting = at.start("reindex", "--wait", "120")
    for process in (first, waiting):
        _, said = process.communicate()
        assert process.returncode == 0, said
    with Archive(at.folder) as archive:
        assert archive.check() == []
