"""What tests of the API share: the ward's archive, open, to read or to change."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from luutru import Archive
from luutru.cli import run

Printed = Callable[..., Any]


@pytest.fixture
def ward(ward_folder: Path) -> Iterator[Archive]:
    """The ward's archive, open; it is shared, so nothing may be written into it."""
    with Archive(ward_folder) as archive:
        yield archive


@pytest.fixture
def own(own_ward: Path) -> Iterator[Archive]:
    """A copy of the ward's archive, open."""
    with Archive(own_ward) as archive:
        yield archive


@pytest.fixture
def printed(ward_folder: Path) -> Printed:
    """Return what a command prints as JSON of the ward's archive."""

    def invoke(*arguments: str | int) -> Any:
        words = ["--archive", str(ward_folder), *map(str, arguments), "--format", "json"]
        result = CliRunner().invoke(run, words)
        assert result.exit_code == 0, result.stderr
        return json.loads(result.stdout)

    return invoke
