"""What matches a query tree, in what order, and how it divides: over an index in memory."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.index.document import Label
from luutru.index.fields import Sort
from luutru.index.label_ids import label_number
from luutru.index.query import (
    Bool,
    Dates,
    Events,
    Everything,
    Labels,
    Node,
    Phrase,
    Undated,
    Words,
)
from luutru.index.vocabulary.vocabulary import IndexVocabulary
from luutru.search.executor import Executor
from luutru.search.found import Found
from luutru.tests.helpers.memory_index import Corpus, RemoteView, doc, executor_of, inversion

MARKET, ROAD = Words(("chợ",)), Words(("đường",))


def year(number: int) -> tuple[date, date]:
    return date(number, 1, 1), date(number, 12, 31)


def labels(**values: str) -> list[Label]:
    """Return labels by their field; a field has several values with commas."""
    return [Label(field, one) for field, some in values.items() for one in some.split(",")]


FIVE = (
    doc(1, "", "chợ", published=date(2019, 5, 1), labels=labels(section="Tin", place="A,B")),
    doc(2, "", "chợ đường", published=date(2020, 2, 29), labels=labels(section="Tin", place="B")),
    doc(3, "", "đường", published=year(2020), labels=labels(section="Chợ", place="B")),
    doc(4, "", "trường", events=[(date(2019, 5, 1), date(2019, 5, 2))]),
    doc(5, "", "trường", published=date(2021, 1, 1), labels=labels(place="A")),
)


def asked(executor: Executor, node: Node, *, sort: Sort = "oldest", **options: Any) -> Found:
    options = {"offset": 0, "limit": 100} | options
    return executor.search(node, sort=sort, **options)


def found(executor: Executor, node: Node, **options: Any) -> list[int]:
    return [hit.id for hit in asked(executor, node, **options).hits]


@pytest.fixture(scope="module")
def five() -> Executor:
    return executor_of(*FIVE)


# -- what matches


def test_everything_is_every_post_undated_ones_last(five: Executor) -> None:
    assert found(five, Everything()) == [1, 3, 2, 5, 4]
    assert found(five, Undated()) == [4]
    assert five.ids() == {1, 2, 3, 4, 5}


@pytest.mark.parametrize(
    ("node", "posts"),
    [
        (Labels("section", ("Tin",)), [1, 2]),
        (Labels("section", ("Tin", "Chợ")), [1, 3, 2]),
        (Labels("place", ("Tin",)), []),
        (Labels("place", ("A",)), [1, 5]),
        (Labels("section", ()), []),
        (Labels("topic", ("Tin",)), []),
    ],
)
def test_labels_are_any_of_the_values_of_that_field(
    five: Executor, node: Labels, posts: list[int]
) -> None:
    assert found(five, node) == posts


@pytest.mark.parametrize(
    ("first", "last", "posts"),
    [
        (None, None, [1, 3, 2, 5]),
        (date(2020, 1, 1), date(2020, 12, 31), [3, 2]),
        (date(2020, 1, 2), date(2020, 12, 31), [2]),
        (date(2020, 1, 1), date(2020, 12, 30), [2]),
        (date(2020, 2, 29), date(2020, 2, 29), [2]),
        (date(2020, 2, 29), None, [2, 5]),
        (None, date(2020, 2, 28), [1]),
        (date(2022, 1, 1), None, []),
        (date(2020, 1, 1), date(2019, 1, 1), []),
    ],
)
def test_dates_lie_wholly_within_both_days_included(
    five: Executor, first: date | None, last: date | None, posts: list[int]
) -> None:
    assert found(five, Dates(first, last)) == posts


@pytest.mark.parametrize(
    ("first", "last", "posts"),
    [
        (None, None, [4]),
        (date(2019, 5, 1), date(2019, 5, 2), [4]),
        (date(2019, 5, 2), None, []),
        (None, date(2019, 5, 1), []),
    ],
)
def test_events_are_not_dates(
    five: Executor, first: date | None, last: date | None, posts: list[int]
) -> None:
    assert found(five, Events(first, last)) == posts


def test_one_event_of_several_is_enough() -> None:
    spans = [(date(2019, 1, 1), date(2019, 1, 1)), (date(2021, 1, 1), date(2021, 1, 3))]
    executor = executor_of(doc(1, "", "chợ"), doc(2, "", "chợ", events=spans), doc(3, "", "chợ"))
    assert found(executor, Events(date(2021, 1, 1), None)) == [2]
    assert found(executor, Events(None, date(2019, 1, 1))) == [2]
    assert found(executor, Events(date(2019, 1, 2), date(2020, 12, 31))) == []


TIN, TWENTY = Labels("section", ("Tin",)), Dates(*year(2020))


@pytest.mark.parametrize(
    ("node", "posts"),
    [
        (Bool(), [1, 3, 2, 5, 4]),
        (Bool(must=(MARKET, TIN)), [1, 2]),
        (Bool(must=(MARKET, ROAD)), [2]),
        (Bool(must=(MARKET, TWENTY, TIN)), [2]),
        (Bool(should=(MARKET, ROAD)), [1, 3, 2]),
        (Bool(must=(TWENTY,), should=(MARKET,)), [2]),
        (Bool(must=(TWENTY,), should=(MARKET, ROAD)), [3, 2]),
        (Bool(should=(Words(("lạ",)),)), []),
        (Bool(must_not=(MARKET,)), [3, 5, 4]),
        (Bool(must_not=(MARKET, ROAD)), [5, 4]),
        (Bool(must_not=(TWENTY, Undated())), [1, 5]),
        (Bool(must=(ROAD,), must_not=(MARKET,)), [3]),
        (Bool(should=(Bool(must=(TIN, ROAD)), Undated())), [2, 4]),
        (Bool(must_not=(Bool(must=(TIN, ROAD)),)), [1, 3, 5, 4]),
        (Phrase(("chợ", "đường")), [2]),
        (Phrase(("đường", "chợ")), []),
    ],
)
def test_trees_of_all_any_and_none(five: Executor, node: Node, posts: list[int]) -> None:
    assert found(five, node) == posts
    assert asked(five, node, limit=0).total == len(posts)


LEAVES = st.lists(st.sampled_from((MARKET, ROAD, TIN, TWENTY, Undated(), Everything())), max_size=3)


@given(LEAVES, LEAVES)
def test_a_tree_is_what_its_parts_find_as_sets(must: list[Node], must_not: list[Node]) -> None:
    executor = executor_of(*FIVE)
    expected = executor.ids()
    for node in must:
        expected &= set(found(executor, node))
    for node in must_not:
        expected -= set(found(executor, node))
    tree = Bool(must=tuple(must), must_not=tuple(must_not))
    assert set(found(executor, tree)) == expected


# -- in what order


SAME = (
    doc(4, "", "chợ", published=date(2020, 3, 1), minute=5),
    doc(2, "", "chợ", published=date(2020, 3, 1), minute=1439),
    doc(3, "", "chợ", published=date(2020, 3, 2)),
    doc(9, "", "chợ", published=date(2019, 3, 1), minute=600),
    doc(7, "", "chợ"),
    doc(5, "", "chợ"),
    doc(8, "", "chợ", published=date(2019, 3, 1), minute=600),
    doc(1, "", "chợ chợ chợ", published=date(2001, 1, 1)),
)


@pytest.mark.parametrize(
    ("sort", "posts"),
    [
        ("relevance", [1, 3, 2, 4, 8, 9, 5, 7]),
        ("newest", [3, 2, 4, 8, 9, 1, 5, 7]),
        ("oldest", [1, 8, 9, 4, 2, 3, 5, 7]),
    ],
)
def test_order_and_ties_by_the_newer_date_then_by_the_smaller_id(
    sort: Sort, posts: list[int]
) -> None:
    executor = executor_of(*SAME)
    assert found(executor, MARKET, sort=sort) == posts
    pages = [found(executor, MARKET, sort=sort, offset=at, limit=3) for at in (0, 3, 6, 9)]
    assert [len(page) for page in pages] == [3, 3, 2, 0]
    assert [post for page in pages for post in page] == posts
    assert asked(executor, MARKET, sort=sort, offset=6, limit=1).total == 8


def test_what_only_filters_has_no_score_and_stands_by_date() -> None:
    executor = executor_of(*SAME)
    for node in (Everything(), Dates(None, None), Bool(must=(Everything(), Dates(None, None)))):
        hits = asked(executor, node, sort="relevance").hits
        assert {hit.score for hit in hits} == {0.0}
        assert [hit.id for hit in hits] == found(executor, node, sort="newest")


def test_the_scores_of_parts_add_up_and_what_must_not_be_adds_nothing() -> None:
    executor = executor_of(*FIVE)

    def score(node: Node, post: int = 2) -> float:
        hits = asked(executor, node, sort="relevance").hits
        return next(hit.score for hit in hits if hit.id == post)

    both = pytest.approx(score(MARKET) + score(ROAD), abs=2e-4)
    assert score(MARKET) > 0 < score(ROAD)
    assert score(Bool(must=(MARKET, ROAD))) == both
    assert score(Bool(should=(MARKET, ROAD))) == both
    assert score(Bool(must=(MARKET,), should=(ROAD,))) == both
    assert score(Bool(must=(MARKET, TIN, TWENTY))) == score(MARKET)
    assert score(Bool(must=(Bool(must=(MARKET,)), Bool(should=(ROAD,))))) == both
    assert score(Bool(must=(MARKET,), must_not=(Words(("trường",)),))) == score(MARKET)


def test_what_an_and_leaves_out_keeps_no_score_in_an_or() -> None:
    """Post 2 has "chợ" without the date: within OR only the other side counts for it."""
    executor = executor_of(*FIVE)
    tree = Bool(should=(Bool(must=(MARKET, Dates(*year(2019)))), ROAD))
    scores = {hit.id: hit.score for hit in asked(executor, tree, sort="relevance").hits}
    alone = {hit.id: hit.score for hit in asked(executor, ROAD, sort="relevance").hits}
    assert scores[2] == alone[2]
    assert set(scores) == {1, 2, 3}


def test_scores_have_four_digits() -> None:
    for hit in asked(executor_of(*SAME), MARKET, sort="relevance").hits:
        assert hit.score == round(hit.score, 4) > 0


# -- neighbours are looked for in the best documents that filters leave

NEAR = Words(("chợ", "mới"))
SPREAD = (
    doc(1, "chợ chợ", "chợ mới", labels=labels(section="Tin")),
    doc(2, "", "chợ x x x x mới", labels=labels(section="Mục")),
    doc(3, "", "chợ mới x x x x", labels=labels(section="Mục")),
)


def reasons(executor: Executor, node: Node) -> dict[int, set[str]]:
    hits = asked(executor, node, sort="relevance", explain=True).hits
    return {hit.id: {reason.kind for reason in hit.reasons} for hit in hits}


def test_neighbours_are_looked_for_in_so_many_of_the_best() -> None:
    kinds = reasons(executor_of(*SPREAD, nearest=1), NEAR)
    assert ["near" in kinds[post] for post in (1, 2, 3)] == [True, False, False]
    kinds = reasons(executor_of(*SPREAD), NEAR)
    assert ["near" in kinds[post] for post in (1, 2, 3)] == [True, True, True]


def test_the_best_hit_is_ranked_as_it_is_among_others() -> None:
    executor = executor_of(*SPREAD)
    (alone,) = asked(executor, NEAR, sort="relevance", limit=1).hits
    assert alone == asked(executor, NEAR, sort="relevance").hits[0]


@pytest.mark.parametrize("reverse", [False, True])
def test_the_best_are_those_that_filters_leave_in_whatever_order(reverse: bool) -> None:
    """The best of all is filtered away, so the best of the rest gains."""
    rest = Labels("section", ("Mục",))
    must: tuple[Node, ...] = (rest, NEAR) if reverse else (NEAR, rest)
    one = executor_of(SPREAD[0], SPREAD[2], nearest=1)
    assert "near" in reasons(one, Bool(must=must))[3]
    assert "near" in reasons(one, Bool(must=(Bool(must=must),)))[3]


def test_a_filter_within_one_side_does_not_bind_the_other() -> None:
    side = Bool(must=(Labels("section", ("Mục",)), Words(("x",))))
    executor = executor_of(*SPREAD, nearest=1)
    assert "near" in reasons(executor, Bool(should=(side, NEAR)))[1]


def test_a_post_that_must_not_match_is_found_without_ranking() -> None:
    """Whatever is left of the best, NOT takes away all that match."""
    executor = executor_of(*SPREAD, nearest=1)
    assert found(executor, Bool(must_not=(NEAR,))) == []
    tree = Bool(must=(Labels("section", ("Mục",)),), must_not=(Phrase(("chợ", "mới")),))
    assert found(executor, tree) == [2]


# -- reasons


def test_reasons_add_up_to_the_score_and_are_made_only_if_asked_for() -> None:
    executor = executor_of(*SPREAD)
    tree = Bool(must=(Words(("x",)),), should=(NEAR,))
    for hit in asked(executor, tree, sort="relevance", explain=True).hits:
        assert sum(reason.points for reason in hit.reasons) == pytest.approx(hit.score, abs=1e-3)
        assert {"chợ", "mới", "x"} <= {reason.text for reason in hit.reasons}
    for hit in asked(executor, tree, sort="relevance").hits:
        assert hit.reasons == ()


# -- how all that is found divides


def test_all_hits_are_counted_whatever_page_is_shown(five: Executor) -> None:
    by = ("section", "place", "year", "month")
    whole = asked(five, Everything(), limit=0, by=by)
    assert tuple(whole.counts) == by
    section = whole.counts["section"]
    assert dict(zip(section.numbers.tolist(), section.counts.tolist(), strict=True)) == {
        label_number("section", "Tin"): 2,
        label_number("section", "Chợ"): 1,
    }
    assert (section.coarser, section.without) == (0, 2)
    years = whole.counts["year"]
    assert (years.numbers.tolist(), years.counts.tolist()) == ([2019, 2020, 2021], [1, 2, 1])
    assert (years.coarser, years.without) == (0, 1)
    months = whole.counts["month"]
    assert months.numbers.tolist() == [201905, 202002, 202101]
    assert (months.coarser, months.without) == (1, 1)
    page = asked(five, Everything(), offset=1, limit=1, by=by)
    assert len(page.hits) == 1
    for name in by:
        assert page.counts[name].counts.tolist() == whole.counts[name].counts.tolist()


def test_only_hits_are_counted(five: Executor) -> None:
    places = asked(five, MARKET, by=("place",)).counts["place"]
    assert sorted(places.counts.tolist()) == [1, 2]
    assert places.without == 0
    assert asked(five, Words(("lạ",)), by=("place", "year")).counts["year"].numbers.size == 0


def test_a_remote_engine_counts_all_and_hands_out_the_best() -> None:
    made = [doc(n, "", "chợ", labels=labels(section="Tin")) for n in range(1, 21)]
    executor = Executor(RemoteView(Corpus(inversion(made)), best=5))
    answer = asked(executor, MARKET, sort="relevance", offset=1, limit=2, by=("section",))
    assert answer.total == 20
    assert [hit.id for hit in answer.hits] == [2, 3]
    assert answer.counts["section"].counts.tolist() == [20]
    last = asked(executor, MARKET, sort="relevance", offset=18, limit=5)
    assert [hit.id for hit in last.hits] == [19, 20]


# -- of an index whose documents are replaced


def test_replaced_documents_are_neither_found_nor_counted(
    index_of: Callable[..., tuple[Executor, IndexVocabulary]], tmp_path: Path
) -> None:
    again = doc(1, "", "đường", labels=labels(section="Mới"))
    executor, _ = index_of(tmp_path, FIVE, [again])
    assert found(executor, MARKET) == [2]
    assert set(found(executor, ROAD)) == {1, 2, 3}
    assert set(found(executor, Everything())) == executor.ids() == {1, 2, 3, 4, 5}
    assert set(found(executor, Bool(must_not=(ROAD,)))) == {4, 5}
    answer = asked(executor, Everything(), by=("section",))
    assert answer.total == 5
    assert answer.counts["section"].counts.sum() == 3
    assert answer.counts["section"].without == 2
    assert label_number("section", "Mới") in answer.counts["section"].numbers
