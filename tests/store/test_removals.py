"""Removals: posts are out, can be brought back, and are gone once they are purged."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from luutru.errors import NotFound
from luutru.store import Store
from luutru.tests.helpers.stores import FilledStore


def remove(store: Store, run: int, posts: list[int], what: Mapping[str, object]) -> int:
    with store.transaction():
        return store.removals.add(run, posts, what)


def test_a_removal_is_logged_with_what_was_asked_for(store: Store, filled: FilledStore) -> None:
    one, two = filled.post("một", "Họp"), filled.post("hai", "Họp")
    number = remove(store, filled.run, [one, two], {"source": "phường"})
    (removal,) = store.removals.all()
    assert (removal.id, removal.run, removal.what) == (number, filled.run, {"source": "phường"})
    assert (removal.posts, removal.undone, removal.purged) == (2, None, None)
    assert removal.to_dict()["what"] == {"source": "phường"}
    assert store.removals.count() == 2


def test_posts_are_chosen_by_run_or_by_source(store: Store, filled: FilledStore) -> None:
    one = filled.post("một", "Họp", source="phường")
    two = filled.post("hai", "Họp", source="quận")
    later = store.runs.start("ingest", {})
    three = filled.post("ba", "Họp", source="phường", run=later)
    assert store.removals.chosen(source="phường") == [one, three]
    assert store.removals.chosen(run=filled.run) == [one, two]
    remove(store, filled.run, [one], {"post": one})
    assert store.removals.chosen(source="phường") == [three]
    assert store.removals.chosen(run=filled.run) == [two]
    filled.post("hai", "Họp lại", source="quận", run=later)  # its current version is the later's
    assert store.removals.chosen(run=filled.run) == []


def test_the_latest_removal_that_stands_is_undone(store: Store, filled: FilledStore) -> None:
    one, two = filled.post("một", "Họp"), filled.post("hai", "Họp")
    first = remove(store, filled.run, [one], {"post": one})
    second = remove(store, filled.run, [two], {"post": two})
    with store.transaction():
        assert store.removals.undo().id == second
    assert store.removals.chosen(source="phường") == [two]
    assert [removal.undone is None for removal in store.removals.all()] == [True, False]
    with store.transaction():
        assert store.removals.undo(first).id == first
    assert store.removals.count() == 0


def test_there_is_nothing_to_undo(store: Store, filled: FilledStore) -> None:
    with pytest.raises(NotFound) as caught:
        store.removals.undo()
    assert caught.value.reason == "Không có lần gỡ bài nào để hoàn tác."
    one = filled.post("một", "Họp")
    number = remove(store, filled.run, [one], {"post": one})
    with store.transaction():
        store.removals.undo(number)
    with pytest.raises(NotFound) as caught:
        store.removals.undo(number)
    assert caught.value.reason == f"Không có lần gỡ số {number} còn hiệu lực."
    assert "luutru remove --list" in caught.value.repair


def test_purging_deletes_versions_and_originals_of_no_other_post(
    store: Store, filled: FilledStore
) -> None:
    one, two = filled.post("một", "Họp"), filled.post("hai", "Họp")
    first = remove(store, filled.run, [one], {"post": one})
    with store.transaction():
        assert store.removals.purge(first) == 0  # the other post came from the same original
    second = remove(store, filled.run, [two], {"post": two})
    with store.transaction():
        assert store.removals.purge(second) == 1
    assert all(removal.purged for removal in store.removals.all())
    assert store.removals.count() == 2


def test_only_a_removal_that_stands_is_purged(store: Store, filled: FilledStore) -> None:
    one = filled.post("một", "Họp")
    number = remove(store, filled.run, [one], {"post": one})
    with pytest.raises(NotFound, match=f"số {number + 1} còn hiệu lực để xóa hẳn"):
        store.removals.purge(number + 1)
    with store.transaction():
        store.removals.purge(number)
    with pytest.raises(NotFound):
        store.removals.purge(number)


def test_a_purged_post_gives_its_identity_free_when_its_removal_is_undone(
    store: Store, filled: FilledStore
) -> None:
    one = filled.post("một", "Họp")
    number = remove(store, filled.run, [one], {"post": one})
    with store.transaction():
        store.removals.purge(number)
        removal = store.removals.undo(number)
    assert removal.purged is not None
    store.originals.add("Một tờ tin".encode(), filled.sha256, "text/plain", filled.run)
    assert filled.post("một", "Họp") != one
