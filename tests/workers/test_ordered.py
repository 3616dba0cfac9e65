"""Mapping over a stream in worker processes: in order, bounded, ended when it is closed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.tests.helpers.worker_functions import (
    fail,
    misbehave,
    note_of,
    of_size,
    process_of,
    short_of_memory,
    square,
    write_process,
)
from luutru.tests.helpers.workers import lives, results, until
from luutru.workers import Failure, ordered_map, processors


def test_results_come_in_order_and_none_passes_through() -> None:
    items = [None if n % 7 == 0 else n for n in range(300)]
    assert results(square, items, chunk=8) == [None if n is None else n * n for n in items]


def test_the_stream_is_not_read_far_ahead() -> None:
    read = 0

    def endless() -> Iterator[tuple[int, int]]:
        nonlocal read
        while True:
            read += 1
            yield read, read

    stream = ordered_map(square, endless(), 2, start_at=0, chunk=4)
    for _ in range(10):
        next(stream)
    stream.close()
    assert read <= 10 + 2 * 3 * 4


def test_short_streams_run_here_and_long_ones_elsewhere() -> None:
    assert set(results(process_of, range(63), start_at=64)) == {os.getpid()}
    sparse = [1 if n % 1000 == 0 else None for n in range(20_000)]
    assert set(results(process_of, sparse, start_at=64)) == {os.getpid(), None}
    assert os.getpid() not in results(process_of, range(64), start_at=64)
    assert {found for _, found in ordered_map(process_of, [(0, 1)] * 99, 1, start_at=0)} == {
        os.getpid()
    }


def test_an_error_is_raised_here_with_its_own_type_in_its_place() -> None:
    stream = ordered_map(fail, enumerate(range(9)), 2, start_at=0, chunk=3)
    assert [next(stream)[1] for _ in range(5)] == list(range(5))
    with pytest.raises(LookupError, match="mục 5"):
        next(stream)
    with pytest.raises(RuntimeError, match="Unpicklable"):
        results(fail, [6])


def test_closing_ends_the_workers_at_once(tmp_path: Path) -> None:
    numbers = [tmp_path / "a", tmp_path / "b"]
    items = [(str(numbers[0]), 0.0), (str(numbers[1]), 600.0)]
    stream = ordered_map(write_process, enumerate(items), 2, start_at=0, chunk=1)
    next(stream)
    until(numbers[1].exists)
    stream.close()
    assert not any(lives(int(path.read_text())) for path in numbers)


@given(
    st.lists(st.one_of(st.none(), st.integers())),
    st.integers(1, 20),
    st.integers(1, 40),
)
def test_without_workers_it_is_map(items: list[int | None], chunk: int, start_at: int) -> None:
    expected = [None if item is None else item * item for item in items]
    for processes in (1, 2):  # two are not started for as few
        stream = ordered_map(
            square, enumerate(items), processes, chunk=chunk, start_at=start_at + len(items)
        )
        assert list(stream) == list(enumerate(expected))


def test_contexts_stay_here_and_need_not_be_sent() -> None:
    contexts = [lambda: 1, iter([]), object()]
    stream = ordered_map(square, [(one, 3) for one in contexts], 2, start_at=0)
    assert list(stream) == [(one, 9) for one in contexts]


def test_one_worker_is_none_and_reads_item_by_item() -> None:
    read: list[int] = []

    def items() -> Iterator[tuple[int, int]]:
        for number in range(5):
            read.append(number)
            yield number, number

    stream = ordered_map(process_of, items(), 1)
    assert next(stream) == (0, os.getpid())
    assert read == [0]
    stream.close()


@pytest.mark.parametrize(("start_at", "processes"), [(0, 2), (64, 2), (64, 1)])
def test_what_the_stream_raises_is_raised_and_workers_end(start_at: int, processes: int) -> None:
    def items() -> Iterator[tuple[int, int]]:
        yield from enumerate(range(40))
        raise LookupError("hết giấy")

    with pytest.raises(LookupError, match="hết giấy"):
        list(ordered_map(square, items(), processes, start_at=start_at))


def test_an_error_of_whoever_reads_ends_the_workers(tmp_path: Path) -> None:
    file = tmp_path / "worker"
    stream = ordered_map(write_process, [(0, (str(file), 0.0)), (1, None)], 2, start_at=0)
    assert next(stream)[0] == 0
    with pytest.raises(LookupError):
        stream.throw(LookupError())
    assert not lives(int(file.read_text("utf-8")))


def test_memory_that_runs_out_here_costs_the_item_alone() -> None:
    assert results(short_of_memory, range(6), start_at=64) == [
        0,
        1,
        2,
        Failure("memory", "?"),
        4,
        5,
    ]


def test_large_results_come_whole() -> None:
    sizes = [0, 1, 1 << 16, 5 << 20, 3]
    assert [len(found) for found in results(of_size, sizes, chunk=2)] == sizes


def test_an_empty_stream_starts_nothing() -> None:
    assert results(misbehave, []) == []
    assert results(misbehave, [None] * 100) == [None] * 100


def test_as_many_workers_as_processors_when_none_is_asked_for() -> None:
    assert 1 <= processors() <= (os.cpu_count() or 1)
    found = {pid for _, pid in ordered_map(process_of, enumerate(range(200)), None, start_at=1)}
    assert 1 <= len(found) <= processors()


def test_what_is_passed_through_waits_for_no_item() -> None:
    """A stream of nothing new, as of a file that has not changed, comes as it is read."""
    read: list[int] = []

    def items() -> Iterator[tuple[int, None]]:
        for number in range(1000):
            read.append(number)
            yield number, None

    stream = ordered_map(misbehave, items(), 2)
    assert next(stream) == (0, None)
    assert read == [0]
    stream.close()


@pytest.mark.parametrize("start_at", [1, 4, 64])
def test_few_items_among_many_are_not_held_back_for_long(start_at: int) -> None:
    read = 0

    def items() -> Iterator[tuple[int, int | None]]:
        nonlocal read
        for number in range(10_000):
            read += 1
            yield number, number if number == 0 and start_at > 1 else None

    stream = ordered_map(square, items(), 2, start_at=start_at)
    assert next(stream)[0] == 0
    assert read <= 4 * start_at
    assert [context for context, _ in stream] == list(range(1, 10_000))


def test_a_stream_that_gets_long_goes_on_in_workers_in_order() -> None:
    items = [None, *range(5), *[None] * 3, *range(5, 200), None]
    found = results(process_of, items, start_at=64)
    assert [pid is None for pid in found] == [item is None for item in items]
    assert os.getpid() not in found  # none was done here before it was known to be long


def test_a_map_within_a_map_notes_to_its_own_caller() -> None:
    outer: list[int] = []
    inner: list[int] = []

    def both(number: int) -> int:
        within = ordered_map(note_of, enumerate([1, 2]), 1, note=inner.append)
        assert [found for _, found in within] == [1, 2]
        return note_of(number)

    assert [found for _, found in ordered_map(both, [(0, 10)], 1, note=outer.append)] == [10]
    assert (inner, outer) == ([1, 2], [10])


def test_two_maps_at_once_do_not_mix() -> None:
    one = ordered_map(square, enumerate(range(100)), 2, start_at=0)
    other = ordered_map(process_of, enumerate(range(100)), 2, start_at=0)
    pairs = list(zip(one, other, strict=True))
    assert [first for first, _ in pairs] == [(n, n * n) for n in range(100)]
    assert all(at == n and pid != os.getpid() for n, (_, (at, pid)) in enumerate(pairs))
