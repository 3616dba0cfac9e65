"""How commands print: CSV cells, JSON, messages, progress, years; how they are loaded."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from luutru import NoArchive, UsageError
from luutru.commands import COMMANDS, load
from luutru.commands.default_group import DefaultGroup
from luutru.commands.filters import require_something
from luutru.commands.opening import open_archive
from luutru.commands.rendering.output import cell, fail, print_csv, print_json, say, stages
from luutru.commands.rendering.people_lines import years

#: What a post can hold: text without surrogates, zeros and carriage returns.
_TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"))


@given(_TEXT)
def test_no_cell_begins_a_formula(text: str) -> None:
    made = cell(text)
    assert made in (text, f"'{text}")
    assert made[:1] not in ("=", "+", "-", "@", "\t", "\r")
    assert (made == text) == (text[:1] not in ("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize(("value", "shown"), [(None, ""), (0, "0"), (-1, "'-1"), ("a", "a")])
def test_cells_of_other_values(value: object, shown: str) -> None:
    assert cell(value) == shown


@given(st.lists(st.fixed_dictionaries({"a": _TEXT, "b": st.integers(0)}), max_size=5))
def test_what_is_printed_as_csv_is_read_again(rows: list[dict[str, object]]) -> None:
    @click.command()
    def command() -> None:
        print_csv(("b", "a"), rows)

    printed = CliRunner().invoke(command).stdout_bytes.decode()
    read = list(csv.reader(io.StringIO(printed, newline=""), strict=True))
    assert read == [["b", "a"], *([str(row["b"]), cell(row["a"])] for row in rows)]


def test_messages_go_to_stderr_and_json_to_stdout_with_letters_as_they_are() -> None:
    @click.command()
    def command() -> None:
        say("Đã \x1b[31m xong")
        fail("Hỏng")
        print_json({"tên": "chợ"}, indent=None)

    done = CliRunner().invoke(command)
    assert done.stdout == '{"tên": "chợ"}\n'
    assert "\x1b" not in done.stderr
    assert done.stderr.endswith("luutru: Hỏng\n")


def test_progress_is_silent_where_nobody_looks() -> None:
    @click.command()
    def command() -> None:
        with stages() as report:
            report("Chép kho", 1, 2)

    done = CliRunner().invoke(command)
    assert (done.exit_code, done.output) == (0, "")


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("2012-03-01", "2019-01-04", "2012–2019"),
        ("2012", "2012-05", "2012"),
        (None, None, "không rõ năm"),
        (None, "2012", "không rõ năm"),
    ],
)
def test_years_between_dates(first: str | None, last: str | None, shown: str) -> None:
    assert years(first, last) == shown


def test_a_search_for_nothing_is_refused_with_an_example() -> None:
    empty = dict.fromkeys(
        ("person", "role", "topic", "section", "source", "organisation", "place", "document",
         "first", "last"), ""
    )  # fmt: skip
    with pytest.raises(UsageError, match=r"Chưa có gì để tìm\. Ví dụ: luutru search chợ\."):
        require_something(" ", empty, "luutru search chợ")
    require_something("chợ", empty, "")
    for name in empty:
        require_something("", {**empty, name: "x"}, "")


def test_a_group_does_its_default_when_no_command_is_named() -> None:
    group = DefaultGroup("nhom")

    @group.command("list")
    @click.argument("name", default="mọi người")
    def list_(name: str) -> None:
        click.echo(f"list {name}")

    @group.command()
    def other() -> None:
        click.echo("other")

    runner = CliRunner()
    assert runner.invoke(group, []).stdout == "list mọi người\n"
    assert runner.invoke(group, ["quang"]).stdout == "list quang\n"
    assert runner.invoke(group, ["other"]).stdout == "other\n"
    assert "Commands:" in runner.invoke(group, ["--help"]).stdout


def test_every_command_is_loaded_by_its_name() -> None:
    for name in COMMANDS:
        assert load(name).name == name
    with pytest.raises(ImportError):
        load("khong_co")


def test_an_archive_is_opened_by_the_folder_that_a_command_is_given(tmp_path: Path) -> None:
    with pytest.raises(NoArchive):
        open_archive(str(tmp_path / "kho"))
    with open_archive(str(tmp_path / "kho"), create=True, wait=1.5) as archive:
        assert archive.folder == tmp_path / "kho"
        assert len(archive.posts) == 0
