"""README's commands and Python run: each on the samples, in a folder of its own.

A block that cannot run here is marked in README, with the reason: ``<!-- not run: REASON -->``.
"""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
_BLOCK = re.compile(
    r"(?:<!-- (?P<mark>[^>]*) -->\n)?^```(?P<language>\w*)\n(?P<code>.*?)^```$", re.M | re.S
)
#: What stands for a reader's own files and choices in README, and what it is here.
_FILES = ("posts/", "portal/")


class Block(NamedTuple):
    """A fenced block: the line where it begins, its language, its code, what is marked."""

    line: int
    language: str
    code: str
    mark: str


def blocks() -> list[Block]:
    text = (ROOT / "README.md").read_text("utf-8")
    return [
        Block(
            text.count("\n", 0, found.start("code")),
            found["language"],
            found["code"],
            found["mark"] or "",
        )
        for found in _BLOCK.finditer(text)
    ]


RUN = [block for block in blocks() if not block.mark.startswith("not run: ")]
SHELL = [block for block in RUN if block.language == "sh"]
PYTHON = [block for block in RUN if block.language == "python"]


@pytest.fixture(scope="module")
def _filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as a reader has it: samples, an archive of them, posts, exports, queries."""
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "data" / "samples", folder / "data" / "samples")
    for name in _FILES:
        shutil.copytree(ROOT / "data" / "samples" / "song-linh", folder / name)
    (folder / "queries.txt").write_text("hội nghị\n", "utf-8")
    (folder / "archive").mkdir()
    (folder / "archive" / "topics.toml").write_text(
        '[cho-an-thinh]\nlabel = "Chợ An Thịnh"\n', "utf-8"
    )
    post = {"title": "Tin", "body": "Đồng chí Nguyễn Ngọc Quang – Bí thư Đảng ủy phường dự họp."}
    with gzip.open(folder / "export.jsonl.gz", "wt", encoding="utf-8") as export:
        export.write(json.dumps(post))
    (folder / "export.csv").write_text("ten_bai,body\nChợ họp,Chợ họp phiên đầu.\n", "utf-8")
    luutru = ["ingest", "data/samples", "export.jsonl.gz", "--processes", "1"]
    assert _luutru(folder, luutru).returncode == 0
    (folder / "hong").mkdir()
    for number in range(3):
        (folder / "hong" / f"{number}.jsonl").write_text('{"title": "hỏ', "utf-8")
    assert _luutru(folder, ["ingest", "hong"]).returncode == 3
    return folder


@pytest.fixture
def reader(_filled: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "reader"
    shutil.copytree(_filled, folder)
    return folder


def _luutru(folder: Path, arguments: list[str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "luutru.cli", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)


def test_every_block_is_run_or_says_why_not() -> None:
    assert len(SHELL) >= 5
    assert len(PYTHON) >= 1
    for block in blocks():  # the table of a lexicon is tried in tests/data/lexicons
        assert block.language in ("sh", "python", "tsv"), f"README.md:{block.line} has no language"
        assert not block.mark or block.mark.startswith("not run: "), block.mark


@pytest.mark.parametrize("block", SHELL, ids=lambda block: f"line-{block.line}")
def test_commands_run(block: Block, reader: Path) -> None:
    """Each line ends with 0, or with 3 where something is rejected, as README has it."""
    (reader / "bin").mkdir()
    script = reader / "bin" / "luutru"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m luutru.cli "$@"\n')
    script.chmod(0o755)
    for line in block.code.splitlines():
        done = subprocess.run(
            ["sh", "-c", line], cwd=reader, capture_output=True, text=True,
            env={"PATH": f"{reader / 'bin'}:/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": str(reader)},
        )  # fmt: skip
        expected = (0, 3) if "ingest" in line or "--retry" in line else (0,)
        assert done.returncode in expected, f"{line}\n{done.stderr}"
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize("block", PYTHON, ids=lambda block: f"line-{block.line}")
def test_python_runs(block: Block, reader: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", block.code], cwd=reader, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert "Bí thư" in done.stdout or "bí thư" in done.stdout.lower()
