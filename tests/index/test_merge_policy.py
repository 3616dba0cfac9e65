from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from luutru.index.merge_policy import FANOUT, LARGEST, absorbed


@given(st.lists(st.integers(1, 300), min_size=1, max_size=200))
def test_segments_stay_few_and_what_is_rewritten_is_bounded(additions: list[int]) -> None:
    sizes: list[int] = []
    for new in additions:
        chosen = absorbed(sizes, [0] * len(sizes), new)
        rewritten = sum(sizes[at] for at in chosen)
        assert rewritten + new <= LARGEST or not chosen
        sizes = [size for at, size in enumerate(sizes) if at not in chosen] + [rewritten + new]
    assert sum(sizes) == sum(additions)
    classes = 7
    full = sum(additions) // (LARGEST // FANOUT)
    assert len(sizes) <= classes * FANOUT + full


def test_what_is_nearly_all_replaced_is_rewritten() -> None:
    assert absorbed([10, 100], [90, 0], 1) == [0]
    assert absorbed([0], [50_000], 1) == [0]
    assert absorbed([LARGEST], [LARGEST * 2], 1) == []


def test_large_segments_are_left_alone() -> None:
    assert absorbed([20_000] * 9, [0] * 9, 2_000) == []
    assert absorbed([5, 9, 7, 20_000], [0, 0, 0, 5_000], 6) == [0, 1, 2]
