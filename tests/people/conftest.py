"""What tests of persons share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from luutru.tests.helpers.people import PeopleStore


@pytest.fixture
def people(tmp_path: Path) -> Iterator[PeopleStore]:
    """A store in which nobody is."""
    made = PeopleStore(tmp_path / "people.db")
    yield made
    made.store.close()
