"""Refreshing: what older rules have enriched is enriched anew, with all its versions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from luutru.ingest import refresh as module
from luutru.ingest.enrich import RULES
from luutru.ingest.refresh import outdated, refresh
from luutru.tests.helpers.stores import FilledStore, person
from luutru.workers import Failure

FIRST = "Sáng 1/8/2016, ông Đỗ Văn Lâm dự họp theo Nghị định 34/2016/NĐ-CP."
SECOND = "Bà Lê Thị Hạnh dự họp ngày 9/9/2019."


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[FilledStore]:
    """A store of two posts by older rules, the first in two versions, and one of today's."""
    made = FilledStore(tmp_path / "archive.db")
    for name, *paragraphs in (("a", FIRST), ("b", FIRST), ("c", FIRST)):
        made.post(name, *paragraphs)
    made.post("a", SECOND)
    made.found(1, person("Cũ Kỹ"), rules=RULES - 1)
    made.found(3, person("Giữ Nguyên"), rules=RULES)
    yield made
    made.store.close()


def names(filled: FilledStore, post: int) -> list[str]:
    rows = filled.store.db.execute("SELECT name FROM appearances WHERE post = ?", [post])
    return [row[0] for row in rows.fetchall()]


def test_outdated_posts_alone_are_enriched(filled: FilledStore) -> None:
    assert outdated(filled.store) == [1, 2]
    seen: list[tuple[int, int]] = []
    assert refresh(filled.store, filled.run, 1, lambda *done: seen.append(done)) == 2
    assert seen == [(2, 2)]
    assert outdated(filled.store) == []
    assert (names(filled, 1), names(filled, 2), names(filled, 3)) == (
        ["Lê Thị Hạnh"], ["Đỗ Văn Lâm"], ["Giữ Nguyên"],
    )  # fmt: skip
    assert refresh(filled.store, filled.run, 1) == 0


def test_older_versions_get_their_own_finds(filled: FilledStore) -> None:
    refresh(filled.store, filled.run, 1)
    found = filled.store.finds.of([(1, 1), (1, 2), (2, 1), (3, 1)])
    dates = {key: [event.when.iso for event in finds.events] for key, finds in found.items()}
    assert dates == {
        (1, 1): ["2016-08-01"], (1, 2): ["2019-09-09"], (2, 1): ["2016-08-01"], (3, 1): [],
    }  # fmt: skip
    cited = {key: [one.name for one in finds.citations] for key, finds in found.items()}
    assert cited == {
        (1, 1): ["Nghị định 34/2016/NĐ-CP"], (1, 2): [],
        (2, 1): ["Nghị định 34/2016/NĐ-CP"], (3, 1): [],
    }  # fmt: skip


def test_the_index_learns_of_what_was_refreshed(filled: FilledStore) -> None:
    seen = filled.store.posts.last_change()
    refresh(filled.store, filled.run, 1)
    assert list(filled.store.posts.ids_changed_after(seen)) == [1, 2]


def test_a_post_that_costs_its_workers_stays_and_is_rejected(
    filled: FilledStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def losing(function: Any, items: Iterable[tuple[Any, Any]], *_: Any) -> Iterator[Any]:
        for stored, versions in items:
            yield stored, Failure("memory", "1") if stored.id == 1 else function(versions)

    monkeypatch.setattr(module, "ordered_map", losing)
    refresh(filled.store, filled.run, 1)
    assert (names(filled, 1), outdated(filled.store)) == (["Cũ Kỹ"], [1])
    (reject,) = filled.store.rejects.open()
    assert (reject.uri, reject.sha256) == ("file:///bai.txt", filled.sha256)
    assert "hết bộ nhớ" in reject.reason
