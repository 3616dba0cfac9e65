"""What tests of commands share: the ward's archive on the command line, and answers as values."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from luutru.cli import run

Luutru = Callable[..., Result]


@pytest.fixture
def ward(ward_folder: Path) -> Luutru:
    """Run a command that only reads on the ward's archive."""

    def invoke(*arguments: str | int | os.PathLike[str], stdin: str | None = None) -> Result:
        words = ["--archive", str(ward_folder), *map(str, arguments)]
        return CliRunner().invoke(run, words, input=stdin)

    return invoke


@pytest.fixture
def own(own_ward: Path, luutru: Luutru) -> Luutru:
    """Run a command on a copy of the ward's archive."""
    assert own_ward.is_dir()
    return luutru


def as_json(result: Result) -> Any:
    """Return what a command printed as JSON."""
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def as_rows(result: Result) -> list[dict[str, str]]:
    """Return what a command printed as CSV."""
    assert result.exit_code == 0, result.stderr
    return list(csv.DictReader(io.StringIO(result.stdout)))


def refused(result: Result, code: int, *words: str) -> None:
    """Hold that a command ended with an exit code, said these words, and printed no answer."""
    assert result.exit_code == code, result.output
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    for word in words:
        assert word in result.stderr, (word, result.stderr)
