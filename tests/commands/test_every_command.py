"""What holds for every command: no archive, misuse, a damaged store or index, formats."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from luutru.cli import run
from luutru.commands import COMMANDS
from luutru.tests.commands.conftest import Luutru, as_json, as_rows, refused

#: What each command is asked here; FILE stands for a file that it writes.
READS = {
    "abbreviations": [],
    "backup": ["FILE"],
    "check": [],
    "export": ["FILE"],
    "keywords": ["b1"],
    "people": [],
    "person": ["2"],
    "rejects": [],
    "remove": ["--list"],
    "report": ["rác", "--output", "FILE"],
    "runs": [],
    "search": ["rác"],
    "show": ["b1"],
    "similar": ["b1"],
    "sources": [],
    "stats": [],
    "timeline": [],
    "topics": [],
}
WRITES = {"reindex": ["--processes", "1"], "ingest": ["--resume"]}
DECIDES = [
    ["people", "merge", "3", "1"],
    ["people", "split", "2", "b1"],
    ["people", "alias", "2", "Năm Quế"],
    ["people", "rename", "2", "Ngọc Quế"],
    ["people", "not-a-person", "3"],
    ["people", "apart", "1", "2"],
    ["people", "undo"],
    ["topics", "add", "b1", "Y tế"],
    ["topics", "remove", "b1", "Y tế"],
]
#: Those that answer from the index.
SEARCHES = ("abbreviations", "keywords", "report", "search", "similar", "timeline")

Ask = Callable[..., Result]


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    """Run a command on an archive; FILE is a new file of the test's folder."""

    def invoke(folder: Path, name: str, *arguments: str) -> Result:
        words = [str(tmp_path / "moi") if word == "FILE" else word for word in arguments]
        return CliRunner().invoke(run, ["--archive", str(folder), name, *words])

    return invoke


def test_every_command_is_asked_here() -> None:
    assert {*READS, *WRITES, "restore"} == set(COMMANDS)


@pytest.mark.parametrize("name", READS)
def test_what_reads_ends_well_and_changes_nothing(ask: Ask, ward_folder: Path, name: str) -> None:
    before = _written(ward_folder)
    done = ask(ward_folder, name, *READS[name])
    assert done.exit_code == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert _written(ward_folder) == before


def _written(folder: Path) -> dict[Path, int]:
    """Return when each file was written, but SQLite's own and what `check` notes of the index."""
    return {
        path: path.stat().st_mtime_ns
        for path in folder.rglob("*")
        if path.is_file() and path.name not in ("archive.db-wal", "archive.db-shm", "stamps.json")
    }


@pytest.mark.parametrize(
    "words", [*([name, *words] for name, words in (READS | WRITES).items()), *DECIDES], ids=str
)
def test_without_an_archive_none_is_made(ask: Ask, tmp_path: Path, words: list[str]) -> None:
    refused(ask(tmp_path / "khong-co", *words), 1, "Không có kho lưu trữ", "luutru ingest")
    assert not (tmp_path / "khong-co").exists()
    assert not (tmp_path / "moi").exists()


@pytest.mark.parametrize("name", COMMANDS)
def test_an_option_that_is_none_is_misuse(ask: Ask, ward_folder: Path, name: str) -> None:
    refused(ask(ward_folder, name, "--khong-co"), 2, "Usage", "--khong-co")


@pytest.mark.parametrize("name", [*READS, *WRITES])
def test_a_store_that_is_damaged_is_named(ask: Ask, own_ward: Path, name: str) -> None:
    (own_ward / "archive.db").write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    done = ask(own_ward, name, *(READS | WRITES)[name])
    refused(done, 1, "archive.db")


@pytest.mark.parametrize("name", SEARCHES)
def test_what_searches_says_how_to_build_an_index_that_is_missing(
    ask: Ask, own_ward: Path, name: str
) -> None:
    (own_ward / "index" / "current").unlink()
    refused(ask(own_ward, name, *READS[name]), 1, "luutru reindex")


@pytest.mark.parametrize("name", sorted(set(READS) - {*SEARCHES, "check"}))
def test_what_does_not_search_needs_no_index(ask: Ask, own_ward: Path, name: str) -> None:
    (own_ward / "index" / "current").unlink()
    assert ask(own_ward, name, *READS[name]).exit_code == 0


@pytest.mark.parametrize("name", SEARCHES)
def test_an_index_of_another_version_is_refused(ask: Ask, own_ward: Path, name: str) -> None:
    pointer = own_ward / "index" / "current"
    pointer.write_text("gen-999999 " + "0" * 64 + "\n", "ascii")
    refused(ask(own_ward, name, *READS[name]), 1, "gen-999999", "luutru reindex")


@pytest.mark.parametrize("name", sorted(set(READS) - {"export", "report"}))
def test_json_is_whole_and_alone_on_standard_output(ask: Ask, ward_folder: Path, name: str) -> None:
    assert as_json(ask(ward_folder, name, *READS[name], "--format", "json")) is not None


@pytest.mark.parametrize(
    "name", ["abbreviations", "keywords", "people", "rejects", "search", "timeline", "topics"]
)
def test_csv_has_a_header_and_rows(ask: Ask, ward_folder: Path, name: str) -> None:
    rows = as_rows(ask(ward_folder, name, *READS[name], "--format", "csv"))
    assert rows
    assert all(None not in row for row in rows)


@pytest.mark.parametrize("words", DECIDES, ids=" ".join)
def test_what_is_decided_is_in_no_run_log_but_holds_the_archive(
    ask: Ask, own_ward: Path, words: list[str]
) -> None:
    before = as_json(ask(own_ward, "runs", "--format", "json"))
    done = ask(own_ward, *words)
    assert done.exit_code == (1 if words[1] == "undo" else 0), done.stderr
    assert as_json(ask(own_ward, "runs", "--format", "json")) == before
    assert not (own_ward / "archive.lock.json").exists()
    assert ask(own_ward, "check").exit_code == 0


def test_what_is_piped_to_a_reader_that_goes_away_ends_quietly(ward_folder: Path) -> None:
    command = f'"{sys.executable}" -m luutru.cli abbreviations --format csv | head -1'
    done = subprocess.run(
        ["sh", "-c", command],
        capture_output=True, encoding="utf-8",
        env=os.environ | {"LUUTRU_ARCHIVE": str(ward_folder)},
    )  # fmt: skip
    assert (done.stdout, done.stderr) == ("short,long,posts\n", "")


def test_the_archive_is_named_by_option_variable_or_place(
    ward: Luutru, ward_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    posts = as_json(ward("stats", "--format", "json"))["posts"]
    words = ["stats", "--format", "json"]
    monkeypatch.setenv("LUUTRU_ARCHIVE", str(ward_folder))
    assert json.loads(CliRunner().invoke(run, words).stdout)["posts"] == posts
    monkeypatch.delenv("LUUTRU_ARCHIVE")
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(run, words).exit_code == 1
    (tmp_path / "archive").symlink_to(ward_folder)
    assert json.loads(CliRunner().invoke(run, words).stdout)["posts"] == posts
