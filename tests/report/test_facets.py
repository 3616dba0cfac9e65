"""How the posts of a report divide: the numbers of a search's facets."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from luutru.tests.helpers.command_line import on
from luutru.tests.helpers.pages import parsed, part, words

Page = Callable[..., etree._Element]
Reported = Callable[..., str]


def _json(folder: Path, *command: object) -> Any:
    return json.loads(on(folder, *command, "--format", "json").stdout)


HEADINGS = {
    "person": "Người", "topic": "Chủ đề", "place": "Nơi chốn", "organisation": "Tổ chức",
    "source": "Nguồn",
}  # fmt: skip


def _lists(page: etree._Element) -> dict[str, etree._Element]:
    found = part(page, "thong-ke").xpath(".//div[@class='facet']")
    return {words(one.find("h3")): one for one in found}


@pytest.mark.parametrize("asked", [["phường"], ["--topic", "y te"], ["--source", "an-thinh"]])
def test_names_and_numbers_are_those_of_the_search(
    samples: Path, of_samples: Page, asked: list[str]
) -> None:
    found = _json(samples, "search", *asked, "--facet", ",".join(HEADINGS), "--facet-limit", "10")
    lists = _lists(of_samples(*asked, "--limit", "1"))
    assert list(lists) == [HEADINGS[one["field"]] for one in found["facets"] if one["distinct"]]
    for facet in found["facets"]:
        if not facet["distinct"]:
            continue
        rows = lists[HEADINGS[facet["field"]]].xpath(".//li")
        assert [
            (
                words(row.xpath("span[@class='label']")[0]),
                words(row.xpath("span[@class='count']")[0]),
            )
            for row in rows
        ] == [(value["label"], str(value["count"])) for value in facet["values"]]


def test_bars_are_as_long_as_their_share(samples: Path, of_samples: Page) -> None:
    total = _json(samples, "search", "phường")["total"]
    rows = _lists(of_samples("phường"))["Nguồn"].xpath(".//li")
    for row in rows:
        count = int(words(row.xpath("span[@class='count']")[0]))
        (style,) = row.xpath("span[@class='bar']/@style")
        assert style == f"--share:{max(1, round(100 * count / total))}%"
    assert len(rows) == 3


def test_what_is_not_listed_is_counted(samples: Path, of_samples: Page) -> None:
    found = _json(samples, "search", "phường", "--facet", "place,person", "--facet-limit", "10")
    for facet in found["facets"]:
        note = words(_lists(of_samples("phường"))[HEADINGS[facet["field"]]].xpath("p")[0])
        assert f"Còn {facet['distinct'] - len(facet['values'])} " in note
        assert f"{facet['without']} bài không có " in note


def test_a_facet_without_values_is_left_out(reported: Reported) -> None:
    assert "Nơi chốn" not in _lists(parsed(reported("chợ")))
    assert "Nguồn" in _lists(parsed(reported("chợ")))
