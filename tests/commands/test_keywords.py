"""`luutru keywords`: of a post, of a search, what rises; formats and misuse."""

from __future__ import annotations

import pytest

from luutru.tests.commands.conftest import Luutru, as_json, as_rows, refused


def test_phrases_of_a_post_in_each_format(ward: Luutru) -> None:
    found = as_json(ward("keywords", "b2", "--format", "json"))
    assert {"phrase", "score", "times"} == set(found[0])
    shown = ward("keywords", "b2")
    assert shown.stdout.splitlines()[0] == f"{found[0]['times']:>6}  {found[0]['phrase']}"
    rows = as_rows(ward("keywords", "b2", "--format", "csv"))
    assert [row["phrase"] for row in rows] == [one["phrase"] for one in found]
    assert len(as_json(ward("keywords", "b2", "--limit", 2, "--format", "json"))) == 2


@pytest.mark.parametrize(
    ("options", "posts"),
    [
        (["--query", "rác"], 2),
        (["--person", "que"], 4),
        (["--topic", "moi truong"], 2),
        (["--from", "2014", "--to", "2014"], 2),
    ],
)
def test_phrases_of_a_search_say_of_how_many_posts(
    ward: Luutru, options: list[str], posts: int
) -> None:
    shown = ward("keywords", *options)
    assert shown.exit_code == 0
    assert f"Theo {posts} bài." in shown.stderr
    assert shown.stdout


def test_nothing_found_is_decided(ward: Luutru) -> None:
    shown = ward("keywords", "--query", "khongcotunay")
    assert (shown.exit_code, shown.stdout) == (0, "")
    assert "Không có cụm từ nào nổi bật." in shown.stderr
    assert "Theo 0 bài." in shown.stderr


def test_what_rises_says_which_spans_it_compares(ward: Luutru) -> None:
    span = ["keywords", "--trending", "--from", "2014", "--to", "2015"]
    shown = ward(*span)
    assert shown.exit_code == 0
    assert "01/01/2014 – 31/12/2015 (2 bài) so với 02/01/2012 – 31/12/2013 (1 bài)." in shown.stderr
    found = as_json(ward(*span, "--format", "json"))
    assert (found["now"], found["posts"]) == (["2014-01-01", "2015-12-31"], [2, 1])
    rows = as_rows(ward(*span, "--format", "csv"))
    assert [row["phrase"] for row in rows] == [one["phrase"] for one in found["phrases"]]


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        ([], "Cần số bài"),
        (["b1", "--query", "rác"], "Cần số bài"),
        (["--trending", "--from", "2014"], "--from và --to"),
        (["--trending", "--from", "2014", "--to", "2013"], "--from và --to"),
        (["--query", "x", "--limit", "0"], "--limit"),
        (["--query", "ngày:hè"], "hè"),
        (["b1", "--format", "xml"], "--format"),
    ],
)
def test_misuse(ward: Luutru, arguments: list[str], word: str) -> None:
    refused(ward("keywords", *arguments), 2, word)


def test_a_post_that_is_none(ward: Luutru) -> None:
    refused(ward("keywords", "khong-co"), 1, "khong-co")
