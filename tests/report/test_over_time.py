"""How the posts of a report are spread over time: the numbers of `luutru timeline`."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import pairwise
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


def _rows(page: etree._Element) -> list[tuple[str, int]]:
    rows = part(page, "thoi-gian").iterfind(".//tbody/tr")
    return [(row.findtext("th"), int(row.findtext("td").replace(".", ""))) for row in rows]


@pytest.mark.parametrize("by", ["year", "quarter", "month"])
@pytest.mark.parametrize("asked", ["phường", "giải phóng mặt bằng"])
def test_rows_are_the_periods_of_the_timeline(
    samples: Path, of_samples: Page, asked: str, by: str
) -> None:
    periods = _json(samples, "timeline", asked, "--by", by)["periods"]
    counts = [one["count"] for one in periods if one["count"]]
    page = of_samples(asked, "--by", by)
    assert [count for _, count in _rows(page) if count] == counts
    bars = part(page, "thoi-gian").xpath(".//*[local-name() = 'rect']")
    assert len(bars) == len(counts)


def test_periods_without_posts_that_follow_each_other_are_one_row(of_samples: Page) -> None:
    rows = _rows(of_samples("--person", "tran quoc bao"))
    assert rows[:4] == [("2008", 1), ("2009 – 2010", 0), ("2011", 1), ("2012", 0)]
    assert all(first[1] or second[1] for first, second in pairwise(rows))


def test_the_table_is_open_when_it_is_short_and_is_kept_whole_on_paper(
    reported: Reported, of_samples: Page
) -> None:
    short = part(parsed(reported("chợ")), "thoi-gian").find("details")
    assert (short.get("open"), short.get("class")) == ("open", "short")
    middle = part(of_samples("phường"), "thoi-gian").find("details")
    assert (middle.get("open"), middle.get("class")) == (None, "short")
    page = of_samples("phường", "--by", "month")
    long = part(page, "thoi-gian").find("details")
    assert len(_rows(page)) > 45
    assert (long.get("open"), long.get("class")) == (None, None)


def test_undated_posts_are_counted_apart(samples: Path, of_samples: Page) -> None:
    undated = on(samples, "search", "phường ngày:không rõ", "--format", "ids").stdout.split()
    shown = words(part(of_samples("phường"), "thoi-gian"))
    assert f"Không có trong biểu đồ: {len(undated)} bài không rõ ngày." in shown
    assert f"{len(undated)} bài không rõ ngày." in words(of_samples("phường").find(".//header"))


def test_where_no_post_is_dated_there_is_no_chart(of_samples: Page) -> None:
    page = of_samples("ngày:không rõ")
    assert not part(page, "thoi-gian").xpath(".//*[local-name() = 'svg'] | .//table")
    assert "bài không rõ ngày" in words(part(page, "thoi-gian"))
