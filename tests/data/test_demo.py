"""`make demo`: it imports the samples and searches by text, person and topic, as README has it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the demo prints below each command."""
    folder = tmp_path_factory.mktemp("demo")
    done = subprocess.run(
        [sys.executable, str(ROOT / "data" / "demo.py")],
        cwd=folder,
        env={**os.environ, "TMPDIR": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout
    assert list(folder.iterdir()) == []  # its archive is gone, and nothing is written here
    parts = done.stdout.split("\n$ luutru ")
    assert parts[0] == ""
    return {command: shown for command, _, shown in (part.partition("\n") for part in parts[1:])}


def test_the_samples_are_imported(printed: dict[str, str]) -> None:
    assert "Mới 63, đổi 0, giữ nguyên 0, từ chối 0" in printed["ingest data/samples"]
    assert printed["stats"].startswith("63 bài")
    assert "✗" not in printed["check"]


@pytest.mark.parametrize(
    ("command", "shown"),
    [
        ("search 'giai phong mat bang' --limit 3", "giải phóng mặt bằng"),
        ("search 'hooij ddoongf nhaan daan' --limit 2", "Hội đồng nhân dân"),
        ("search 'UBND phường' --limit 2 --explain", "Ủy ban nhân dân"),
        ("similar 1 --limit 3", "2."),
        ("people 'quoc bao'", "Trần Quốc Bảo"),
        ("people --role 'Bí thư Đảng ủy phường' --on 2015-01-01", "Trần Quốc Bảo"),
        ("person 'trần quốc bảo' --limit 3", "Bí thư Đảng ủy"),
        ("search --person 'nguyen van lam' --limit 3", "Nguyễn Văn Lâm"),
        ("search phường --limit 1 --facet person,topic,year --facet-limit 5", "→ ngày:2023"),
        ("search --topic 'y te' --limit 2", "1."),
        ("timeline 'đảng ủy'", "2019"),
        ("keywords 1 --limit 5", "thành viên"),
        ("search 'hội nghị' --topic 'cong tac dang' --sort newest --limit 3", "CÔNG TÁC ĐẢNG"),
    ],
)
def test_each_way_to_search_finds_something(
    printed: dict[str, str], command: str, shown: str
) -> None:
    assert shown in printed[command]
