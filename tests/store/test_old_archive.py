"""An archive that luutru made before it kept finds (step m008): migration, then `reindex`.

`data/archive-m008.tar.xz` was written by that luutru: three posts, the first in two versions, a
person renamed and a topic given by hand, and its index.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from luutru.cli import run
from luutru.copies.equality import differences
from luutru.ingest.enrich import RULES
from luutru.store import Store
from luutru.tests.helpers.tars import unpack

Luutru = Callable[..., Result]

OLD = Path(__file__).parent / "data" / "archive-m008.tar.xz"
BOTH = ["Quyết định 217 của Bộ Chính trị", "Quyết định 218 của Bộ Chính trị"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The old archive, unpacked where `luutru` of the test looks."""
    unpack(OLD, tmp_path)
    return tmp_path / "archive"


def shown(luutru: Luutru, *words: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(luutru("show", *words, "--format", "json").stdout)
    return found


def names(post: dict[str, Any]) -> list[str]:
    return [one["name"] for one in post["documents"]]


def is_brought_up(luutru: Luutru, folder: Path) -> None:
    """Check that all answers are those that the old luutru gave."""
    current, first = shown(luutru, "a1"), shown(luutru, "a1", "--version", "1")
    assert names(current) == [*BOTH, "Nghị định 59/2019/NĐ-CP"]
    day = {"date": "2019-06-19", "precision": "day", "doubts": [], "start": 57, "end": 66}
    assert current["events"] == [day]
    assert names(first) == [*BOTH, "Nghị định 34/2016/NĐ-CP"]
    assert first["events"] == [
        {"date": "2019-06-20", "precision": "day", "doubts": [], "start": 56, "end": 65}
    ]
    assert [(one["date"], one.get("until")) for one in shown(luutru, "a2")["events"]] == [
        ("2020-07-03", None), ("2020-07-10", "2020-07-12"),
    ]  # fmt: skip
    for query, post in (("văn bản:217", "1"), ("diễn ra:2019-06-19", "1"),
                        ("diễn ra:2020-07-11", "2"), ("văn bản:12-KH/UBND", "3"),
                        ("người:ccb", "2"), ('chủ đề:"môi trường"', "3")):  # fmt: skip
        found = luutru("search", query, "--format", "ids").stdout.split()
        assert post in found, query
    assert "CCB          cựu chiến binh  (1 bài định nghĩa)" in luutru("abbreviations").stdout
    with Store(folder / "archive.db") as store:
        assert store.enrichments.outdated(RULES) == []


def test_before_it_is_brought_up_searches_answer_and_show_names_the_repair(
    luutru: Luutru, folder: Path
) -> None:
    found = luutru("search", "văn bản:217", "--format", "ids")
    assert found.stdout.split() == ["1"] or "luutru reindex" in found.stderr
    post = luutru("show", "a1", "--format", "json")
    assert names(json.loads(post.stdout)) == []
    assert "Bài số 1 do luutru cũ đọc" in post.stderr
    assert "luutru reindex" in post.stderr
    assert "luutru reindex" not in luutru("show", "a1").stderr  # text has no finds to miss


def test_reindex_brings_it_up_with_all_its_versions(luutru: Luutru, folder: Path) -> None:
    assert luutru("reindex").exit_code == 0
    is_brought_up(luutru, folder)
    assert luutru("check").exit_code == 0
    assert "luutru reindex" not in luutru("show", "a1", "--format", "json").stderr
    assert "Lê Hữu Phước (CCB)" in luutru("people").stdout
    assert [one["command"] for one in json.loads(luutru("runs", "--format", "json").stdout)] == [
        "reindex", "ingest", "ingest",
    ]  # fmt: skip


def test_the_next_ingest_brings_it_up(luutru: Luutru, folder: Path, tmp_path: Path) -> None:
    new = tmp_path / "moi.txt"
    new.write_text("Bài mới\n\nÔng Phan Văn Tư - Bí thư Đảng ủy phường phát biểu.", "utf-8")
    assert luutru("ingest", new).exit_code == 0
    is_brought_up(luutru, folder)


@pytest.mark.parametrize(
    "words", [("topics", "add", "a2", "Môi trường"), ("people", "rename", "2", "Quốc Bảo")]
)
def test_whatever_writes_the_index_brings_it_up_first(
    luutru: Luutru, folder: Path, words: tuple[str, ...]
) -> None:
    result = luutru(*words)
    assert (result.exit_code, "3 bài do luutru cũ đọc" in result.stderr) == (0, True)
    is_brought_up(luutru, folder)
    assert "luutru cũ" not in luutru(*words).stderr


def test_its_copies_are_brought_up_alike(luutru: Luutru, folder: Path, tmp_path: Path) -> None:
    def on(name: str, *words: str | Path) -> Result:
        return CliRunner().invoke(run, ["--archive", str(tmp_path / name), *map(str, words)])

    assert luutru("backup", tmp_path / "a.tar").exit_code == 0
    assert luutru("export", tmp_path / "a.jsonl").exit_code == 0
    assert luutru("reindex").exit_code == 0
    assert on("restored", "restore", tmp_path / "a.tar").exit_code == 0
    assert on("taken", "ingest", tmp_path / "a.jsonl").exit_code == 0
    for name in ("restored", "taken"):
        is_brought_up(lambda *words, of=name: on(of, *words), tmp_path / name)
        left = {one.split(":")[0] for one in differences(folder, tmp_path / name)}
        assert left <= {"runs", "sqlite_sequence"}, name
