"""The command line as users meet it: output, messages, exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import Result

from luutru.commands import COMMANDS, load

Write = Callable[[str, str | bytes], Path]
Luutru = Callable[..., Result]


@pytest.mark.parametrize(
    "arguments",
    [
        ["ingest", "khong-co-tep-nay"],
        ["ingest"],
        ["search"],
        ["search", "a" * 10_000],
        ["search", "(" * 2_000],
        ["search", "ngày:hè"],
        ["search", "a", "--limit", "0"],
        ["search", "--queries", "khong-co"],
        ["search", "a", "--from", "mai"],
        ["khong-co-lenh"],
        ["show", "1", "--format", "pdf"],
    ],
)
def test_misuse_exits_with_2_and_says_what_to_do(filled: Luutru, arguments: list[str]) -> None:
    result = filled(*arguments)
    assert result.exit_code == 2
    assert result.stderr
    assert "Traceback" not in result.stderr


def test_no_archive_says_how_to_make_one(luutru: Luutru) -> None:
    result = luutru("search", "x")
    assert result.exit_code == 1
    assert "luutru ingest" in result.stderr


def test_terminal_escapes_in_a_post_are_not_sent(luutru: Luutru, write: Write) -> None:
    record = json.dumps({"title": "Tin \u202e lạ", "body": "Chợ \u001b[31m đỏ", "id": "=1+1"})
    luutru("ingest", write("x.jsonl", record))
    for arguments in (["search", "chợ"], ["show", "1"]):
        assert "\x1b" not in luutru(*arguments).stdout
    assert "'=1+1" in luutru("search", "chợ", "--format", "csv").stdout


def test_every_command_has_help_with_an_example(luutru: Luutru) -> None:
    for command in map(load, COMMANDS):
        below = command.commands.values() if isinstance(command, click.Group) else ()
        for words in ([command.name], *([command.name, sub.name] for sub in below)):
            result = luutru(*map(str, words), "--help")
            assert result.exit_code == 0
            assert "Example" in result.stdout, words
            assert f"luutru {command.name}" in result.stdout, words


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_shows_the_summary_of_each(luutru: Luutru, name: str) -> None:
    help_text = load(name).help or ""
    assert " ".join(help_text.split("\n\n")[0].split()) == COMMANDS[name]
    assert f"  {name} " in luutru("--help").stdout


@pytest.mark.parametrize("asked", ["--help", "completion", *COMMANDS])
def test_help_and_completion_import_no_heavy_library(asked: str) -> None:
    code = (
        "import sys; from luutru.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'numpy', 'sqlite_utils', 'sqlite3', 'lxml', 'whoosh', 'rich', 'underthesea'}\n"
        "print('heavy:', *sorted(heavy & set(sys.modules)))"
    )
    words = {"_LUUTRU_COMPLETE": "bash_complete", "COMP_WORDS": "luutru s", "COMP_CWORD": "1"}
    more = words if asked == "completion" else {}
    arguments = {"--help": ["--help"], "completion": []}.get(asked, [asked, "--help"])
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True, encoding="utf-8", check=True, env=os.environ | more,
    )  # fmt: skip
    assert "search" in done.stdout if asked in ("--help", "completion") else "Usage" in done.stdout
    assert done.stdout.endswith("heavy:\n")


def test_searching_does_not_load_underthesea(filled: Luutru, tmp_path: Path) -> None:
    code = (
        "import sys; from luutru import Archive\n"
        "with Archive(sys.argv[1]) as a: print(a.search('chợ').total)\n"
        "print('underthesea' in sys.modules)"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "archive")]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.split() == ["1", "False"]
