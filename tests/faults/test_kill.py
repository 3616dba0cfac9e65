"""kill -9 at random moments: nothing is lost or doubled, and the same command goes on."""

from __future__ import annotations

import json
import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from luutru import Archive
from luutru.ingest.refresh import outdated
from luutru.tests.helpers.faults import SEED, TIMES, Luutru, Seeker, content, persons

pytestmark = pytest.mark.faults
POSTS = 400


def whole(folder: Path) -> int:
    """Return how many posts an archive has after a crash; each must be whole, and once."""
    if not (folder / "archive.db").is_file():
        return 0
    with Archive(folder) as archive:
        store = archive.store
        assert store.integrity() == []
        assert not list(store.originals.damaged())
        posts = list(store.posts.changed_after())
        assert len({stored.post.identity for stored in posts}) == len(posts)
        for stored in posts:
            assert stored.number == 1
            line = json.loads(archive.posts.original(stored))
            assert stored.version.title == line["title"]
            assert line["body"] in stored.version.text
            assert len(stored.version.segmented.split("\n")) == len(stored.version.layout)
        assert not outdated(store)
        return len(posts)


def test_ingest_killed_anywhere_goes_on_and_ends_as_if_never_killed(
    luutru_at: Callable[[str], Luutru],
    export: Callable[..., Path],
    seeking: Callable[[Path, str], Seeker],
) -> None:
    path, chance = export(POSTS), random.Random(SEED)
    calm = luutru_at("calm")
    began = time.monotonic()
    assert calm.run("ingest", path)[0] == 0
    takes = time.monotonic() - began
    expected, people = content(calm.folder), persons(calm.folder)
    assert len(expected) == POSTS
    kills, archives = 0, 0
    while kills < TIMES:
        archives += 1
        struck = luutru_at(f"struck-{archives}")
        seeker, before = None, 0
        while struck.struck(chance.uniform(0, takes), "ingest", path):
            kills += 1
            now = whole(struck.folder)
            assert now >= before  # what was written stays written
            before = now
            if seeker is None and (struck.folder / "archive.db").is_file():
                seeker = seeking(struck.folder, "hội nghị phường")
        assert struck.run("ingest", path)[0] == 0
        assert content(struck.folder) == expected
        assert persons(struck.folder) == people
        if seeker is not None:
            seeker.stop()
            assert seeker.totals == sorted(seeker.totals)
        with Archive(struck.folder) as archive:
            assert archive.search("hội nghị phường").total == POSTS
            assert "running" not in {run.status for run in archive.store.runs.newest(1000)}
    print(f"\n{kills} kills over {archives} archives of {POSTS} posts, {takes:.1f} s each if calm")


def test_reindex_killed_anywhere_leaves_an_index_that_answers(
    luutru_at: Callable[[str], Luutru],
    export: Callable[..., Path],
    seeking: Callable[[Path, str], Seeker],
) -> None:
    chance, struck = random.Random(SEED), luutru_at("struck")
    assert struck.run("ingest", export(POSTS))[0] == 0
    began = time.monotonic()
    assert struck.run("reindex")[0] == 0
    takes = time.monotonic() - began
    seeker = seeking(struck.folder, "hội nghị phường")
    with Archive(struck.folder) as archive:
        asked = ["hội nghị phường", "moi truong", '"mã số 7"', "vai trò:bí thư"]
        expected = {query: archive.search(query).hits for query in asked}
    kills = 0
    while kills < TIMES:
        kills += struck.struck(chance.uniform(0, takes), "reindex")
        with Archive(struck.folder) as archive:
            assert archive.check() == []
            for query, hits in expected.items():
                found = archive.search(query).hits
                assert [hit.stored.id for hit in found] == [hit.stored.id for hit in hits]
    assert struck.run("reindex")[0] == 0
    seeker.stop()
    assert set(seeker.totals) == {POSTS}
    generations = list((struck.folder / "index").glob("gen-*"))
    assert len(generations) <= 2  # what the dead left behind is gone
    print(f"\n{kills} kills, reindex takes {takes:.1f} s if calm, {len(seeker.totals)} searches")


def children(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    try:
        return [int(one) for task in tasks for one in task.read_text().split()]
    except OSError:
        return []


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="finds workers in /proc")
def test_workers_killed_all_the_time_cost_no_post(
    luutru_at: Callable[[str], Luutru], export: Callable[..., Path]
) -> None:
    chance, rounds, kills = random.Random(SEED), max(TIMES // 20, 1), 0
    for at in range(rounds):
        struck, path = luutru_at(f"struck-{at}"), export(POSTS, name=f"{at}.jsonl")
        process = struck.start("ingest", path, "--processes", 2)
        while process.poll() is None:
            time.sleep(chance.uniform(0.5, 2.5))
            victims = children(process.pid)
            if victims and process.poll() is None:
                try:
                    os.kill(chance.choice(victims), signal.SIGKILL)
                    kills += 1
                except ProcessLookupError:
                    continue
        _, said = process.communicate()
        assert "Traceback" not in said, said
        # A post that is in hand twice when its worker is killed becomes a reject, told and kept.
        assert process.returncode in (0, 3), said
        with Archive(struck.folder) as archive:
            rejects = archive.store.rejects.open()
            assert archive.store.posts.count() + len(rejects) == POSTS
            assert all("chết" in reject.reason for reject in rejects)
            assert len(rejects) <= 2
        assert struck.run("ingest", path)[0] == 0  # once nobody kills, all come in
        assert len(content(struck.folder)) == POSTS
    print(f"\n{kills} workers killed in {rounds} ingests")


@pytest.mark.usefixtures("ctrl_c")
def test_ctrl_c_finishes_what_is_in_hand_and_says_how_to_go_on(
    luutru_at: Callable[[str], Luutru], export: Callable[..., Path]
) -> None:
    chance, path, stops = random.Random(SEED), export(POSTS), 0
    calm = luutru_at("calm")
    began = time.monotonic()
    assert calm.run("ingest", path)[0] == 0
    takes = time.monotonic() - began
    for at in range(max(TIMES // 5, 1)):
        struck = luutru_at(f"struck-{at}")
        process = struck.start("ingest", path)
        time.sleep(chance.uniform(1.0, takes * 0.9))
        process.send_signal(signal.SIGINT)
        _, said = process.communicate()
        assert "Traceback" not in said, said
        if process.returncode == 0:
            continue  # it was done already
        assert process.returncode == 130
        if not whole(struck.folder):
            continue
        stops += 1
        assert "luutru ingest" in said
        code, said = struck.run("ingest", "--resume")
        if code == 0:
            assert content(struck.folder) == content(calm.folder)
        else:  # it was stopped before the run was logged: there is nothing to resume
            assert code == 2, said
    assert stops
    print(f"\n{stops} interruptions in the midst of {takes:.1f} s")
