"""kill -9 in the middle of `remove`: posts are all in or out, the next command mends the rest."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from luutru import Archive
from luutru.tests.helpers.faults import SEED, TIMES, Luutru, content, persons

pytestmark = pytest.mark.faults
POSTS = 200


def test_remove_and_undo_killed_anywhere_leave_all_in_or_all_out(
    luutru_at: Callable[[str], Luutru], export: Callable[..., Path]
) -> None:
    chance, struck = random.Random(SEED), luutru_at("struck")
    path = export(POSTS)
    assert struck.run("ingest", path)[0] == 0
    expected, people = content(struck.folder), persons(struck.folder)
    began = time.monotonic()
    assert struck.run("remove", "--run", "1", "--yes")[0] == 0
    takes = time.monotonic() - began
    assert struck.run("remove", "--undo")[0] == 0
    for _ in range(max(TIMES // 5, 2)):
        struck.struck(chance.uniform(0, takes), "remove", "--source", path.stem, "--yes")
        with Archive(struck.folder) as archive:
            assert archive.store.integrity() == []
            left = len(archive.posts)
            assert left in (0, POSTS)
        struck.run("ingest", path)  # what derives from posts is brought up, nothing comes back
        with Archive(struck.folder) as archive:
            assert len(archive.posts) == left
            assert archive.check() == []
            assert archive.search("hội nghị phường").total == left
        if not left:
            struck.struck(chance.uniform(0, takes), "remove", "--undo")
            with Archive(struck.folder) as archive:
                back = len(archive.posts)
            assert back in (0, POSTS)
            assert struck.run("remove", "--undo")[0] == (0 if back == 0 else 1)
            assert struck.run("ingest", path)[0] == 0
        assert content(struck.folder) == expected
        assert persons(struck.folder) == people
