"""What the decisions that stand say, replayed in the order they were made."""

from __future__ import annotations

from typing import Any

from luutru.people.decisions.replay import Decided, decided
from luutru.store.decisions import Decision, DecisionKind


def decision(kind: DecisionKind, undone: str | None = None, **arguments: Any) -> Decision:
    return Decision(1, kind, "2020", "lan", {"keep": [], "before": [], **arguments}, undone)


def test_nothing_decided() -> None:
    found = decided([])
    assert found == Decided()
    assert found.root(1) == 1
    assert found.called("quế") == []
    assert not found.concerns("quế")
    assert found.given(1) == set()


def test_an_undone_decision_says_nothing() -> None:
    merge = decision("merge", "2021", person=1, into=2, keep=[[1, "quế", 1]])
    assert decided([merge]) == Decided()


def test_a_merged_person_is_meant_by_whom_it_was_merged_into_in_the_end() -> None:
    found = decided([decision("merge", person=1, into=2), decision("merge", person=2, into=3)])
    assert [found.root(person) for person in (1, 2, 3, 4)] == [3, 3, 3, 4]
    found = decided([decision("merge", person=1, into=2), decision("merge", person=1, into=3)])
    assert [found.root(person) for person in (1, 2, 3)] == [3, 3, 3]


def test_merging_two_that_are_one_changes_nothing() -> None:
    merges = [decision("merge", person=1, into=2), decision("merge", person=2, into=1)]
    assert decided(merges).merged == {1: 2}


def test_a_split_pins_what_was_moved_to_a_person_of_its_own() -> None:
    found = decided([decision("split", person=1, new=9, moved=[[4, "quế"], [5, "quế"]])])
    assert found.pins == {(4, "quế"): 9, (5, "quế"): 9}
    assert found.made == {9}
    assert found.apart == {frozenset((1, 9))}


def test_later_decisions_win() -> None:
    keep = decision("apart", persons=[1, 9], keep=[[4, "quế", 1], [5, "quế", 1]])
    split = decision("split", person=1, new=9, moved=[[4, "quế"]])
    assert decided([keep, split]).pins == {(4, "quế"): 9, (5, "quế"): 1}
    assert decided([split, keep]).pins == {(4, "quế"): 1, (5, "quế"): 1}


def test_each_decision_tells_whose_appearances_are_without_it() -> None:
    found = decided(
        [
            decision("rename", person=1, name="A", before=[[4, "quế", 1], [5, "quế", None]]),
            decision("rename", person=1, name="B", before=[[4, "quế", 2]]),
        ]
    )
    assert found.natural == {(4, "quế"): 2, (5, "quế"): None}


def test_other_names() -> None:
    found = decided(
        [
            decision("alias", person=1, name="Năm Quế"),
            decision("alias", person=1, name="Ông Năm"),
            decision("alias", person=2, name="Năm Quế"),
            decision("alias", person=3, name="Tư Lan"),
            decision("merge", person=3, into=1),
        ]
    )
    assert found.aliases[1] == {"năm quế": "Năm Quế", "ông năm": "Ông Năm"}
    assert found.called("năm quế") == [1, 2]
    assert found.given(1) == {"năm quế", "ông năm", "tư lan"}
    assert found.given(3) == set()


def test_the_last_name_given_is_the_name() -> None:
    renames = [decision("rename", person=1, name=name) for name in ("Quế", "Ngọc Quế")]
    assert decided(renames).names == {1: "Ngọc Quế"}


def test_what_is_no_person() -> None:
    found = decided([decision("not-a-person", person=1, keys=["mừng xuân", "xuân"])])
    assert found.hidden == {1}
    assert found.none == {"mừng xuân": 1, "xuân": 1}


def test_two_that_stay_apart() -> None:
    assert decided([decision("apart", persons=[2, 1])]).apart == {frozenset((1, 2))}


def test_a_name_is_concerned_that_is_pinned_none_or_given() -> None:
    found = decided(
        [
            decision("alias", person=1, name="Năm Quế", keep=[[4, "quế", 1]]),
            decision("not-a-person", person=2, keys=["mừng xuân"]),
        ]
    )
    names = ("quế", "năm quế", "mừng xuân", "xuân")
    assert [found.concerns(name) for name in names] == [True, True, True, False]
