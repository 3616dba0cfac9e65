"""Counts of a store, held against what a run has counted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from luutru.errors import LuutruError
from luutru.ingest.audit import StoreCounts
from luutru.tests.helpers.stores import FilledStore


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[FilledStore]:
    made = FilledStore(tmp_path / "archive.db")
    yield made
    made.store.close()


def counts(filled: FilledStore) -> StoreCounts:
    return StoreCounts.of(filled.store, filled.run)


def test_posts_versions_and_the_runs_own_rejects_are_counted(filled: FilledStore) -> None:
    assert counts(filled) == (0, 0, 0)
    for name in ("a", "b"):
        filled.post(name)
    filled.post("a", "sửa")
    other = filled.store.runs.start("ingest", {})
    for run, uri in ((filled.run, "file:///x"), (other, "file:///y")):
        filled.store.rejects.add(run, uri, "", "", "")
    assert counts(filled) == (2, 3, 1)


def test_what_was_counted_must_have_come(filled: FilledStore) -> None:
    filled.post("cũ")
    before = counts(filled)
    filled.post("a")
    filled.post("b")
    filled.post("cũ", "sửa")
    filled.store.rejects.add(filled.run, "file:///x", "", "", "")
    now = counts(filled)
    before.check(now, new=2, changed=1, rejected=1)
    for wrong in ((1, 1, 1), (3, 1, 1), (2, 0, 1), (2, 2, 1), (2, 1, 0), (2, 1, 2)):
        with pytest.raises(LuutruError, match="Số đếm không khớp kho"):
            before.check(now, *wrong)


def test_the_error_has_both_counts(filled: FilledStore) -> None:
    before = counts(filled)
    filled.post("a")
    with pytest.raises(
        LuutruError,
        match="đã báo 3 bài, 5 bản, 7 mục bị từ chối, kho thêm 1 bài, 1 bản, 0 mục bị từ chối",
    ):
        before.check(counts(filled), new=3, changed=2, rejected=7)
