"""Archives in folders that cannot be written to: a medium, a share, another person's."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def folder(
    tmp_path: Path, luutru: Callable[..., Result], write: Callable[[str, str], Path], pasted: str
) -> Iterator[Path]:
    """An archive with one post; its rights are given back when the test is over."""
    luutru("ingest", write("bai.txt", pasted))
    archive = tmp_path / "archive"
    yield archive
    archive.chmod(0o755)
    (archive / "archive.db").chmod(0o644)


def _forbid(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        path.chmod(0o555 if path.is_dir() else 0o444)
    folder.chmod(0o555)


def _without_sizes(text: str) -> list[str]:
    """Leave out how large the store is: with the files that SQLite makes to read it, or without."""
    return [line for line in text.splitlines() if not line.startswith("Kho: ")]


READING = [
    ["search", "tran quoc bao"],
    ["show", "1"],
    ["stats"],
    ["check"],
    ["people"],
    ["person", "tran quoc bao"],
    ["topics"],
    ["rejects"],
    ["timeline", "đảng ủy"],
    ["similar", "1"],
]


@pytest.mark.parametrize("command", READING, ids=lambda words: words[0])
def test_reading_commands_read_it(
    folder: Path, luutru: Callable[..., Result], luutru_by_rights: Run, command: list[str]
) -> None:
    expected = luutru(*command)
    _forbid(folder)
    done = luutru_by_rights(*command)
    assert done.returncode == 0, done.stderr
    assert _without_sizes(done.stdout) == _without_sizes(expected.stdout)


@pytest.mark.parametrize(
    "command",
    [["reindex"], ["ingest"], ["topics", "add", "1", "Môi trường"], ["people", "rename", "1", "A"]],
    ids=" ".join,
)
def test_writing_commands_say_that_it_is_read_only(
    folder: Path, luutru_by_rights: Run, command: list[str], tmp_path: Path
) -> None:
    if command == ["ingest"]:
        new = tmp_path / "moi.txt"
        new.write_text("Bài mới\n\nMột đoạn văn.", "utf-8")
        command = ["ingest", str(new)]
    _forbid(folder)
    done = luutru_by_rights(*command)
    assert done.returncode == 1
    assert "chỉ đọc được" in done.stderr
    assert str(folder) in done.stderr
    assert "Traceback" not in done.stderr


def test_changes_that_only_a_writer_can_merge_are_not_passed_over(
    folder: Path, tmp_path: Path, luutru_by_rights: Run
) -> None:
    """As a copy made while another program wrote: the newest posts stand in the -wal alone."""
    writer = sqlite3.connect(folder / "archive.db")
    writer.execute("UPDATE posts SET source = 'mới'")
    writer.commit()
    copy = tmp_path / "copy"
    copy.mkdir()
    for name in ("archive.db", "archive.db-wal"):
        shutil.copy(folder / name, copy / name)
    writer.close()
    shutil.rmtree(folder)
    copy.rename(folder)
    _forbid(folder)
    done = luutru_by_rights("stats")
    if done.returncode == 0:  # a SQLite that merges them in memory: they are seen
        assert "mới" in done.stdout
    else:
        assert "chưa gộp" in done.stderr
        assert "Traceback" not in done.stderr


_READER = """
import sys
from luutru import Archive
from luutru.errors import ArchiveError
try:
    with Archive(sys.argv[1]) as archive:
        print(archive.store.posts.count(), flush=True)
        sys.stdin.readline()
except ArchiveError as error:
    print(error)
"""


def test_a_change_by_others_while_it_is_read_is_told(
    folder: Path, give_up_rights: Callable[[], None]
) -> None:
    _forbid(folder)
    reader = subprocess.Popen(
        [sys.executable, "-c", _READER, str(folder)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8", preexec_fn=give_up_rights,
    )  # fmt: skip
    assert reader.stdout is not None
    assert reader.stdout.readline() == "1\n"
    folder.chmod(0o755)
    (folder / "archive.db").chmod(0o644)
    writer = sqlite3.connect(folder / "archive.db")
    writer.execute("UPDATE posts SET source = 'khác'")
    writer.commit()
    writer.close()
    told, _ = reader.communicate("\n")
    assert "trong khi đọc" in told
