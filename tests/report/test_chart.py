"""The chart: its bars are the numbers, gaps are told, and it can be read without eyes."""

from __future__ import annotations

import re
from itertools import pairwise

import numpy as np
import pytest
from lxml import etree

from luutru.index.counts import Counts
from luutru.report.chart import chart, slots
from luutru.search.facets.timeline import Timeline, timeline

SVG = "{http://www.w3.org/2000/svg}"


def spread(by: str, counts: dict[int, int]) -> Timeline:
    numbers = np.array(list(counts), dtype=np.int64)
    values = np.array(list(counts.values()), dtype=np.int64)
    return timeline("", by, int(values.sum()), Counts(numbers, values, 0, 0))


def drawn(by: str, counts: dict[int, int]) -> etree._Element:
    return etree.fromstring(chart(spread(by, counts)))


@pytest.mark.parametrize(
    ("by", "counts", "labels"),
    [
        ("year", {2012: 3, 2014: 1}, ["2012", "2014"]),
        ("year", {2012: 1}, ["2012"]),
        ("year", {1990: 1204, 2005: 7, 2020: 20_000}, ["1990", "2005", "2020"]),
        ("quarter", {20203: 5, 20211: 2}, ["quý 3/2020", "quý 1/2021"]),
        ("month", {201205: 2, 201901: 9}, ["05/2012", "01/2019"]),
        ("month", {200001 + 100 * n: n + 1 for n in range(20)}, []),
    ],
)
def test_bars_are_as_high_as_their_numbers(
    by: str, counts: dict[int, int], labels: list[str]
) -> None:
    made = drawn(by, counts)
    told, heights = [], []
    for rect in made.iter(f"{SVG}rect"):
        label, posts = rect.findtext(f"{SVG}title").split(": ")
        told.append((label, int(posts.removesuffix(" bài").replace(".", ""))))
        heights.append(float(rect.get("height")))
    assert [posts for _, posts in told] == list(counts.values())
    assert not labels or [label for label, _ in told] == labels
    most = max(counts.values())
    for (_, posts), height in zip(told, heights, strict=True):
        assert height / max(heights) == pytest.approx(posts / most, abs=0.01)


def test_nothing_is_drawn_outside_and_bars_stand_in_order() -> None:
    made = drawn("month", {200001: 1, 200003: 4, 202012: 2})
    _, _, width, height = map(float, made.get("viewBox").split())
    lefts = [float(rect.get("x")) for rect in made.iter(f"{SVG}rect")]
    assert lefts == sorted(lefts)
    for rect in made.iter(f"{SVG}rect"):
        assert 0 <= float(rect.get("x")) <= width - float(rect.get("width"))
        assert 0 <= float(rect.get("y")) <= height - float(rect.get("height"))


def test_labels_do_not_overlap() -> None:
    for by, numbers in (
        ("year", range(1900, 2025)),
        ("quarter", [year * 10 + q for year in range(2000, 2024) for q in range(1, 5)]),
        ("month", [year * 100 + m for year in range(2000, 2024) for m in range(1, 13)]),
    ):
        made = drawn(by, dict.fromkeys(numbers, 1))
        names = [
            (float(text.get("x")), len(text.text))
            for text in made.iter(f"{SVG}text")
            if text.get("text-anchor") == "middle" and text.get("class") is None
        ]
        assert len(names) >= 5
        for (left, long), (right, other) in pairwise(names):
            assert right - left >= 3.5 * (long + other)


def test_a_long_gap_is_one_slot_that_tells_its_length() -> None:
    gap = slots(spread("month", {201205: 2, 201901: 9}))[1]
    assert (gap.bar, gap.empty, gap.first.label) == (None, 79, "06/2012")
    words = " ".join(drawn("month", {201205: 2, 201901: 9}).itertext())
    assert "79 tháng không có bài" in words


def test_the_picture_has_a_name_and_a_description() -> None:
    made = drawn("year", {2012: 3, 2015: 1})
    assert made.get("role") == "img"
    ids = made.get("aria-labelledby").split()
    said = {node.get("id"): node.text for node in made if node.get("id")}
    assert said[ids[0]] == "Số bài theo năm"
    assert re.search(r"từ 2012 đến 2015; nhiều nhất là 2012 với 3 bài", said[ids[1]])
    assert "2 năm không có bài" in said[ids[1]]
