"""Facets in a table: a block for each, a line for each value, and what is in no line."""

from __future__ import annotations

import re
from pathlib import Path

from luutru.tests.commands.conftest import Luutru


def block(ward: Luutru, field: str, *options: str) -> list[str]:
    """Return the lines of one facet of all posts."""
    shown = ward("search", "--facet", field, "--limit", "1", *options)
    assert shown.exit_code == 0, shown.stderr
    lines = shown.stdout.splitlines()
    at = next(number for number, line in enumerate(lines) if is_head(line))
    return lines[at:]


def is_head(line: str) -> bool:
    return re.fullmatch(r"\S.* \(\d+\)", line) is not None


def test_a_line_has_count_name_and_what_finds_its_posts(ward: Luutru) -> None:
    head, *lines = block(ward, "section")
    assert head == "mục (3)"
    assert '       1  Kinh tế   → mục:="Kinh tế"' in lines
    for line in lines:
        if "→" in line:
            count, query = int(line.split()[0]), line.partition("→ ")[2]
            assert len(ward("search", query, "--format", "ids").stdout.split()) == count
    assert lines[-1] == "       5  (không có mục)"


def test_what_is_hidden_is_counted_with_the_option_that_shows_it(ward: Luutru) -> None:
    head, *lines = block(ward, "section", "--facet-limit", "1")
    assert head == "mục (3)"
    assert lines[1] == "       2  (ở 2 giá trị khác: --facet-limit 3)"
    assert len(block(ward, "section", "--facet-limit", "3")) == 1 + 3 + 1


def test_posts_of_a_year_alone_and_without_a_date_are_in_no_month(ward: Luutru) -> None:
    lines = block(ward, "month")
    assert "       1  (chỉ biết năm)" in lines
    assert lines[-1] == "       2  (không rõ ngày   → ngày:không rõ)"
    assert len(ward("search", "ngày:không rõ", "--format", "ids").stdout.split()) == 2
    assert not any("chỉ biết năm" in line for line in block(ward, "year"))


def test_each_of_several_facets_is_a_block(ward: Luutru) -> None:
    shown = ward("search", "--facet", "year,section").stdout.splitlines()
    heads = [line for line in shown if is_head(line)]
    assert [head.split(" (")[0] for head in heads] == ["năm", "mục"]
    assert all(shown[shown.index(head) - 1] == "" for head in heads)


def test_values_of_posts_do_not_reach_the_terminal_as_they_are(
    luutru: Luutru, tmp_path: Path
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"title": "Một", "section": "\\u001b[31m\\u202e[bold]mục"}', "utf-8")
    assert luutru("ingest", path).exit_code == 0
    shown = luutru("search", "--facet", "section").stdout
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "[bold]mục" in shown  # and rich takes no markup from it
