"""Groups of a stream: nothing lost, none too large."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from luutru.ingest.grouping import grouped

WEIGHTS = st.lists(st.integers(0, 20))


@given(WEIGHTS, st.integers(1, 5), st.integers(1, 30))
def test_groups_are_the_stream_in_order(weights: list[int], count: int, heaviest: int) -> None:
    groups = list(grouped(weights, int, count, heaviest))
    assert [one for group in groups for one in group] == weights
    for group in groups:
        assert 1 <= len(group) <= count
        assert sum(group) <= heaviest or len(group) == 1


@given(WEIGHTS, st.integers(1, 5), st.integers(1, 30))
def test_no_group_could_have_taken_the_next_item(
    weights: list[int], count: int, heaviest: int
) -> None:
    groups = list(grouped(weights, int, count, heaviest))
    for group, following in pairwise(groups):
        assert len(group) == count or sum(group) + following[0] > heaviest


def test_an_infinite_stream_is_read_no_further_than_needed() -> None:
    def endless() -> Iterator[int]:
        number = 0
        while True:
            number += 1
            assert number <= 4
            yield number

    groups = grouped(endless(), lambda _: 1, 3, 100)
    assert next(groups) == [1, 2, 3]
