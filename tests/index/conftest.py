from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from luutru.store import Store
from luutru.tests.helpers.stores import FilledStore


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[FilledStore]:
    """A store with a run and an original, and no posts."""
    made = FilledStore(tmp_path / "archive.db")
    yield made
    made.store.close()


@pytest.fixture
def store(filled: FilledStore) -> Store:
    return filled.store
