"""What the tests of faults share; see `tests/helpers/faults.py`."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from luutru.tests.helpers.faults import SEED, Luutru, Seeker, post


@pytest.fixture
def luutru_at(tmp_path: Path) -> Callable[[str], Luutru]:
    return lambda name: Luutru(tmp_path / name)


@pytest.fixture
def export(tmp_path: Path) -> Callable[..., Path]:
    def made(count: int, seed: int = SEED, name: str = "bai.jsonl") -> Path:
        chance = random.Random(seed)
        path = tmp_path / name
        lines = (json.dumps(post(n, chance), ensure_ascii=False) for n in range(count))
        path.write_text("\n".join(lines), "utf-8")
        return path

    return made


@pytest.fixture
def seeking() -> Iterator[Callable[[Path, str], Seeker]]:
    seekers: list[Seeker] = []

    def start(folder: Path, query: str) -> Seeker:
        seekers.append(Seeker(folder, query))
        seekers[-1].start()
        return seekers[-1]

    yield start
    for seeker in seekers:
        seeker.stop()
