"""`luutru report` as users meet it: the file, messages, exit codes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from luutru.report.report_request import Asked
from luutru.tests.report.conftest import hostile

Luutru = Callable[..., Result]
Write = Callable[[str, str | bytes], Path]


@pytest.fixture
def filled(luutru: Luutru, write: Write, pasted: str) -> Luutru:
    return hostile(luutru, write, pasted)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "noi-viet"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def test_the_file_is_named_by_what_was_asked(filled: Luutru, here: Path) -> None:
    result = filled("report", "Chợ", "--from", "1980")
    assert result.exit_code == 0
    assert result.stdout == "bao-cao-cho-1980.html\n"
    assert "4 bài" not in result.stdout
    assert "3 bài, 3 bài được kê" in result.stderr
    assert [path.name for path in here.iterdir()] == ["bao-cao-cho-1980.html"]
    assert filled("report", "--person", "bao").stdout == "bao-cao-tran-quoc-bao.html\n"


def test_a_file_is_not_written_over_without_force(filled: Luutru, here: Path) -> None:
    target = here / "a.html"
    target.write_text("của tôi", "utf-8")
    refused = filled("report", "chợ", "--output", target)
    assert refused.exit_code == 2
    assert "a.html" in refused.stderr
    assert "--force" in refused.stderr
    assert target.read_text("utf-8") == "của tôi"
    assert filled("report", "chợ", "--output", target, "--force").exit_code == 0
    assert "Báo cáo" in target.read_text("utf-8")


def test_a_report_that_cannot_be_written_leaves_nothing(
    filled: Luutru, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    result = filled("report", "chợ")
    assert result.exit_code == 1
    assert "bao-cao-cho.html" in result.stderr
    assert not list(here.iterdir())


def test_an_empty_result_says_so(filled: Luutru, here: Path) -> None:
    result = filled("report", "khongcotunay", "--format", "json")
    assert result.exit_code == 0
    assert "không có bài nào khớp" in result.stderr
    told = json.loads(result.stdout)
    assert (told["file"], told["total"], told["hits"]) == ("bao-cao-khongcotunay.html", 0, 0)
    text = Path(told["file"]).read_text("utf-8")
    assert told["bytes"] == len(text.encode())
    assert "Không có bài nào khớp." in text


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], 2),
        (["a", "--from", "mai"], 2),
        (["a", "--by", "week"], 2),
        (["a", "--limit", "0"], 2),
        (["ngày:hè"], 2),
        (["a", "--output", "khong-co/a.html"], 2),
        (["a", "--output", "."], 2),
        (["a", "--output", "-"], 2),
        (["--person", "khong co ai"], 1),
        (["--topic", "khong co gi"], 1),
    ],
)
def test_misuse_writes_nothing(filled: Luutru, here: Path, arguments: list[str], code: int) -> None:
    result = filled("report", *arguments)
    assert result.exit_code == code
    assert result.stderr
    assert "Traceback" not in result.stderr
    assert not list(here.iterdir())


@pytest.mark.parametrize(
    ("query", "filters", "name", "command"),
    [
        ("hội nghị", {}, "bao-cao-hoi-nghi.html", 'luutru search "hội nghị"'),
        ("-x", {}, "bao-cao-x.html", "luutru search -- -x"),
        ('"a b"', {}, "bao-cao-a-b.html", "luutru search '\"a b\"'"),
        ("../..", {}, "bao-cao-tim.html", "luutru search ../.."),
        ("$(rm)", {}, "bao-cao-rm.html", "luutru search '$(rm)'"),
        ("", {"first": "2010", "last": "2012"}, "bao-cao-2010-2012.html",
         "luutru search --from 2010 --to 2012"),
        ("từ " * 50, {}, "bao-cao-" + "tu-" * 19 + "tu.html", None),
    ],
)  # fmt: skip
def test_names_of_files_and_commands(
    query: str, filters: dict[str, str], name: str, command: str | None
) -> None:
    asked = Asked(query, filters, "year", 10, "relevance")
    assert asked.file_name == name
    assert command is None or asked.command() == command
