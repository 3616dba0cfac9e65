"""A label field is one entry in one table: a copy of luutru with one more has it everywhere."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from luutru.api.filters import Filters
from luutru.index.fields import FACETS, LABEL_FIELDS, LABELS, PERIODS
from luutru.search.fields import CALLED, TYPED
from luutru.tests.conftest import PASTED

ROOT = Path(__file__).parents[2]
ENTRY = """
        LabelField(
            "author",
            values=lambda post: post.stored.version.blocks("byline"),
            called="tác giả",
            aliases=("người viết",),
            help="Posts by an author.",
            asked="do viết",
        ),
    )
}
LABEL_FIELDS"""
BY_PYTHON = """
import sys
from luutru import Archive
with Archive(sys.argv[1]) as archive:
    print([hit.id for hit in archive.search("", author="Lâm").hits])
"""
#: What an index says that was built before there was such a field.
OTHER_FIELDS = "Chỉ mục có những trường khác chương trình"

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def with_author(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Run a program by a copy of luutru that has the field `author`."""
    place = tmp_path_factory.mktemp("copy")
    beside = shutil.ignore_patterns(
        ".*", "tests", "benchmarks", "build", "*.egg-info", "__pycache__"
    )
    # Without modes: a checkout may be one that can only be read.
    shutil.copytree(ROOT, place / "luutru", ignore=beside, copy_function=shutil.copyfile)
    table = place / "luutru" / "index" / "fields.py"
    before = table.read_text("utf-8")
    after = before.replace("\n    )\n}\nLABEL_FIELDS", ENTRY)
    assert after != before
    table.write_text(after, "utf-8")

    def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *map(str, arguments)],
            cwd=place,
            env={**os.environ, "PYTHONPATH": str(place)},
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_a_field_added_in_one_place_is_everywhere(with_author: Run, tmp_path: Path) -> None:
    archive, posts = tmp_path / "archive", tmp_path / "posts"
    posts.mkdir()
    (posts / "1.txt").write_text(PASTED, "utf-8")
    (posts / "2.txt").write_text(PASTED.replace("Nguyễn Văn Lâm-", "Võ Thị Lan-"), "utf-8")

    def luutru(*words: str) -> subprocess.CompletedProcess[str]:
        return with_author("-m", "luutru.cli", "--archive", archive, *words)

    made = luutru("ingest", str(posts))
    assert made.returncode == 0, made.stderr
    queries = ("author:lan", "tác giả:Lan", "tac gia:lan", "người viết:lan")
    for asked in (*([query] for query in queries), ["--author", "lan"]):
        found = json.loads(luutru("search", *asked, "--format", "json").stdout)
        assert [hit["id"] for hit in found["hits"]] == [2], asked
    assert "--author TEXT" in luutru("search", "--help").stdout
    assert with_author("-c", BY_PYTHON, archive).stdout == "[1]\n"

    found = json.loads(luutru("search", "--facet", "author", "--format", "json").stdout)
    (facet,) = found["facets"]
    assert [row["count"] for row in facet["values"]] == [1, 1]
    for row in facet["values"]:
        assert row["filter"].startswith("tác giả:=")
        assert json.loads(luutru("search", row["filter"], "--format", "json").stdout)["total"] == 1
    assert "tác giả (2)" in luutru("search", "--facet", "author").stdout

    report = tmp_path / "lan.html"
    luutru("report", "--author", "lan", "--output", str(report))
    assert "do viết lan" in report.read_text("utf-8")


def test_an_index_without_the_field_must_be_built_anew(with_author: Run, lived_in: Path) -> None:
    searched = with_author("-m", "luutru.cli", "--archive", lived_in, "search", "phường")
    assert searched.returncode != 0
    assert OTHER_FIELDS in searched.stderr
    assert "luutru reindex" in searched.stderr
    built = with_author("-m", "luutru.cli", "--archive", lived_in, "reindex")
    assert built.returncode == 0, built.stderr
    searched = with_author("-m", "luutru.cli", "--archive", lived_in, "search", "phường")
    assert searched.returncode == 0, searched.stderr


def test_editors_know_the_filters_that_there_are() -> None:
    assert list(Filters.__annotations__) == [*LABEL_FIELDS, "first", "last"]


def test_every_field_has_a_name_of_its_own() -> None:
    typed = [name for field in LABELS.values() for name in (field.name, field.called)]
    assert len(set(typed)) == len(typed)
    assert set(LABELS) < set(TYPED.values())
    assert list(CALLED) == list(FACETS) == [*LABEL_FIELDS, *PERIODS]
