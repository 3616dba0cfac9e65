"""The log of decisions: nothing is taken from it, the latest that stands is undone first."""

from __future__ import annotations

import pytest

from luutru.errors import NotFound
from luutru.store import Store


def test_decisions_come_back_in_order_with_their_arguments(store: Store) -> None:
    with store.transaction():
        first = store.decisions.add("merge", {"from": 1, "into": 2})
        second = store.decisions.add("rename", {"person": 2, "name": "Đỗ Văn Lâm"})
    one, two = store.decisions.all()
    assert (one.id, one.kind, one.arguments, one.undone) == (
        first, "merge", {"from": 1, "into": 2}, None,
    )  # fmt: skip
    assert (two.id, two.arguments["name"]) == (second, "Đỗ Văn Lâm")
    assert one.made
    assert isinstance(one.user, str)


def test_the_latest_that_stands_is_undone_and_stays_in_the_log(store: Store) -> None:
    with store.transaction():
        first, second, third = (store.decisions.add("alias", {"n": n}) for n in range(3))
        assert store.decisions.undo().id == third
        assert store.decisions.undo().id == second
    undone = {decision.id: decision.undone is not None for decision in store.decisions.all()}
    assert undone == {first: False, second: True, third: True}


def test_any_that_stands_can_be_undone_by_its_number_once(store: Store) -> None:
    with store.transaction():
        first, second = (store.decisions.add("apart", {"n": n}) for n in range(2))
        assert store.decisions.undo(first).id == first
    with pytest.raises(NotFound, match=f"số {first}"):
        store.decisions.undo(first)
    with pytest.raises(NotFound):
        store.decisions.undo(99)
    with store.transaction():
        store.decisions.undo(second)
    with pytest.raises(NotFound, match="Không có quyết định nào"):
        store.decisions.undo()


def test_numbers_are_never_given_again(store: Store) -> None:
    with store.transaction():
        last = store.decisions.add("split", {})
        store.db.execute("DELETE FROM decisions")
        assert store.decisions.add("split", {}) == last + 1
