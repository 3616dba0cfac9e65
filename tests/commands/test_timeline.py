"""Posts over time on the command line: `luutru timeline`, facets of time, dates of events."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Write = Callable[[str, str | bytes], Path]
Luutru = Callable[..., Result]

POSTS = [
    {"id": "a", "published": "2012", "section": "Tin \u202e lạ", "body": "Chợ họp sáng 3/4."},
    {"id": "b", "published": "2012-05", "section": "Chợ", "body": "Chợ, ngày 5/5/2011."},
    {"id": "c", "published": "2012-08-01", "section": "Chợ", "body": "Chợ xây từ 28/7 đến 2/8."},
    {"id": "d", "published": "2019-01-04T10:30", "body": "Chợ mở tháng 12/2018."},
    {"id": "e", "body": "Chợ cũ. Nghị quyết số 12-NQ/TW ngày 5/8/2008."},
    {"id": "g", "published": "2012-05-09", "section": "=1+1", "body": "Đường mới."},
]


@pytest.fixture
def filled(luutru: Luutru, write: Write) -> Luutru:
    lines = (json.dumps({"title": f"Tin {p['id']}", **p}, ensure_ascii=False) for p in POSTS)
    assert luutru("ingest", write("tin.jsonl", "\n".join(lines))).exit_code == 0
    return luutru


def asked(luutru: Luutru, *arguments: str) -> dict[str, Any]:
    result = luutru(*arguments, "--format", "json")
    assert result.exit_code == 0, result.stderr
    answer: dict[str, Any] = json.loads(result.stdout)
    return answer


def found(luutru: Luutru, *arguments: str) -> str:
    result = luutru("search", *arguments, "--sort", "oldest", "--format", "jsonl")
    assert result.exit_code == 0, result.stderr
    return "".join(sorted(json.loads(line)["external_id"] for line in result.stdout.splitlines()))


def test_facets_by_list_and_repeated(filled: Luutru) -> None:
    options = ["--facet", "year,month", "--facet", "section", "--limit", "1"]
    year, month, section = asked(filled, "search", "chợ", *options)["facets"]
    assert [(row["value"], row["count"]) for row in year["values"]] == [("2012", 3), ("2019", 1)]
    assert (year["coarser"], year["without"]) == (0, 1)
    assert [row["value"] for row in month["values"]] == ["2012-05", "2012-08", "2019-01"]
    assert (month["coarser"], month["without"]) == (1, 1)
    assert section["values"][0] == {
        "value": "Chợ", "label": "Chợ", "count": 2, "filter": 'mục:="Chợ"',
    }  # fmt: skip
    assert found(filled, f"chợ {section['values'][0]['filter']}") == "bc"


def test_facets_in_a_table_are_escaped_and_complete(filled: Luutru) -> None:
    options = ["--facet", "section,month,year", "--facet-limit", "1"]
    shown = filled("search", "--from", "2000", *options).stdout
    assert "mục (3)" in shown
    assert "--facet-limit 3" in shown
    assert "(chỉ biết năm)" in shown
    assert "05/2012   → ngày:2012-05" in shown
    assert "\u202e" not in filled("search", "chợ", "--facet", "section").stdout
    assert "không rõ ngày" in filled("search", "chợ", "--facet", "year").stdout


def test_facets_alone_divide_all_posts(filled: Luutru) -> None:
    answer = asked(filled, "search", "--facet", "source")
    assert (answer["total"], answer["facets"][0]["values"][0]["count"]) == (6, 6)


def test_an_unknown_facet_is_misuse(filled: Luutru) -> None:
    result = filled("search", "chợ", "--facet", "year,tuổi")
    assert result.exit_code == 2
    assert "tuổi" in result.stderr
    assert "organisation" in result.stderr


@pytest.mark.parametrize(
    ("options", "bars", "coarser", "undated"),
    [
        (["chợ"], {"2012": 3, "2013": 0, "2018": 0, "2019": 1}, 0, 1),
        (["--by", "quarter", "--to", "2012"], {"2012-Q2": 2, "2012-Q3": 1}, 1, 0),
        (["--by", "month", "--to", "2012"], {"2012-05": 2, "2012-06": 0, "2012-08": 1}, 1, 0),
        (["chợ", "--section", "cho", "--by", "month"], {"2012-05": 1, "2012-08": 1}, 0, 0),
        (["khongcotunay"], {}, 0, 0),
    ],
)
def test_timeline(
    filled: Luutru, options: list[str], bars: dict[str, int], coarser: int, undated: int
) -> None:
    answer = asked(filled, "timeline", *options)
    counts = {row["period"]: row["count"] for row in answer["periods"]}
    assert counts | bars == counts
    assert (answer["coarser"], answer["undated"]) == (coarser, undated)
    assert sum(counts.values()) + coarser + undated == answer["total"]
    for row in answer["periods"]:
        query = options[0] if not options[0].startswith("-") else "*"
        if len(options) < 3:
            assert len(found(filled, f"{query} {row['filter']}")) == row["count"]


def test_timeline_is_drawn(filled: Luutru) -> None:
    drawn = filled("timeline", "--by", "month")
    assert "05/2012       2  " + "█" * 50 in drawn.stdout
    assert "06/2012       0\n" in drawn.stdout
    assert "⋮  76 tháng không có bài" in drawn.stdout
    assert "6 bài. Không vẽ: 1 bài chỉ biết năm, 1 bài không rõ ngày" in drawn.stderr
    assert "2013       0" in filled("timeline").stdout


def test_timeline_as_csv(filled: Luutru) -> None:
    result = filled("timeline", "chợ", "--by", "quarter", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert rows[0] == {"period": "2012-Q2", "count": "1", "filter": "ngày:2012-04..2012-06"}


@pytest.mark.parametrize("arguments", [["--by", "week"], ["ngày:hè"], ["--from", "mai"]])
def test_timeline_misuse(filled: Luutru, arguments: list[str]) -> None:
    result = filled("timeline", *arguments)
    assert result.exit_code == 2
    assert result.stderr


@pytest.mark.parametrize(
    ("query", "posts"),
    [
        ("diễn ra:03/04/2012", "a"),
        ("dien ra:2012", "ac"),
        ("event:2011-05", "b"),
        ("event:2012-07-30", "c"),
        ("diễn ra:2012-07-30..2012-08", "c"),
        ("diễn ra:..2011", "b"),
        ("diễn ra:2018", "d"),
        ("diễn ra:12/2018", "d"),
        ("diễn ra:05/12/2018", ""),
        ("diễn ra:2008", ""),
        ("chợ -diễn ra:2012", "bde"),
        ("chợ AND (diễn ra:2011 OR diễn ra:2018)", "bd"),
        ("ngày:không rõ", "e"),
        ("ngay:khong ro", "e"),
        ("date:2012 event:2012", "ac"),
    ],
)
def test_event_dates_are_searched_by(filled: Luutru, query: str, posts: str) -> None:
    assert found(filled, query) == posts


def test_event_dates_are_shown_with_spans(filled: Luutru) -> None:
    (event,) = asked(filled, "show", "a")["events"]
    text = "Tin a\nChợ họp sáng 3/4."
    assert event == {
        "date": "2012-04-03",
        "precision": "day",
        "doubts": [],
        "start": text.index("3/4"),
        "end": text.index("3/4") + 3,
    }
    (event,) = asked(filled, "show", "c")["events"]
    assert (event["date"], event["until"]) == ("2012-07-28", "2012-08-02")
    assert asked(filled, "show", "e")["events"] == []


def test_an_unreadable_event_date_is_misuse(filled: Luutru) -> None:
    assert filled("search", "diễn ra:hè").exit_code == 2
