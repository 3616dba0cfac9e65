"""Posts taken out by hand: gone from all that answers, left out by ingests, and brought back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from luutru import Archive
from luutru.copies.equality import differences

Luutru = Callable[..., Result]
Write = Callable[[str, str | bytes], Path]

BODIES = {
    "a": "Ông Đỗ Văn Lâm - Chủ tịch UBND phường An Thịnh dự hội nghị về vệ sinh môi trường.",
    "b": "Bà Trần Thị Mai - Bí thư Đảng ủy phường An Thịnh chủ trì hội nghị.",
    "c": "Ông Đỗ Văn Lâm phát biểu tại hội nghị phường.",
    "d": "Hội nghị phường về trật tự đô thị.",
}


@pytest.fixture
def posts(luutru: Luutru, write: Write) -> Path:
    """The archive holds four posts of a file, of which people and topics are known."""
    lines = (json.dumps({"id": n, "title": f"Bài {n}", "body": b}) for n, b in BODIES.items())
    path = write("phuong.jsonl", "\n".join(lines))
    assert luutru("ingest", path).exit_code == 0
    return path


def as_json(done: Result) -> Any:
    return json.loads(done.stdout)


def state(folder: Path) -> dict[str, Any]:
    """Return what an archive answers about its posts, people and topics."""
    with Archive(folder) as archive:
        return {
            "found": sorted(hit.id for hit in archive.search("hội nghị", limit=100).hits),
            "people": sorted((one.id, one.name, one.posts)
                             for one in archive.store.people.summaries()),
            "topics": archive.store.topics.counts(),
            "check": archive.check(),
        }  # fmt: skip


def test_a_removed_post_is_in_no_answer_and_undone_all_is_as_before(
    luutru: Luutru, posts: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "archive"
    before = state(folder)
    done = luutru("remove", "a")
    assert (done.exit_code, "luutru remove --undo 1" in done.stderr) == (0, True)
    after = state(folder)
    assert after["check"] == []
    assert after["found"] == [2, 3, 4]
    assert {name: count for _, name, count in after["people"]} == {
        "Trần Thị Mai": 1, "Đỗ Văn Lâm": 1,
    }  # fmt: skip
    gone = luutru("show", "1")
    assert (gone.exit_code, "đã được gỡ khỏi kho (lần gỡ 1)" in gone.stderr) == (1, True)
    assert luutru("remove", "--undo").exit_code == 0
    assert state(folder) == before
    assert luutru("remove", "--undo").exit_code == 1


def test_an_ingest_leaves_removed_posts_out_and_says_so_unless_asked(
    luutru: Luutru, posts: Path
) -> None:
    luutru("remove", "a", "b")
    for _ in range(2):  # the second time the file is known, and not read
        done = luutru("ingest", posts, "--format", "json")
        counts = as_json(done)
        assert (counts["unchanged"], counts["removed"], counts["new"]) == (2, 2, 0)
        assert (done.exit_code, "2 bài đã gỡ trước đây" in done.stderr) == (0, True)
    changed = posts.read_text("utf-8").replace("vệ sinh", "trật tự")
    posts.write_text(changed, "utf-8")
    assert as_json(luutru("ingest", posts, "--format", "json"))["removed"] == 2
    counts = as_json(luutru("ingest", posts, "--again", "--format", "json"))
    assert (counts["new"], counts["removed"], counts["unchanged"]) == (2, 0, 2)
    assert luutru("check").exit_code == 0
    assert as_json(luutru("ingest", posts, "--format", "json"))["unchanged"] == 4


def test_the_same_file_under_another_source_is_meant_to_come_in(
    luutru: Luutru, posts: Path
) -> None:
    assert luutru("remove", "--source", "phuong", "--yes").exit_code == 0
    counts = as_json(luutru("ingest", posts, "--source", "An Thịnh", "--format", "json"))
    assert (counts["new"], counts["removed"]) == (4, 0)


def test_all_of_a_run_is_shown_before_it_goes(luutru: Luutru, posts: Path) -> None:
    shown = luutru("remove", "--run", "1", "--dry-run")
    assert (shown.exit_code, len(shown.stdout.splitlines())) == (0, 4)
    asked = luutru("remove", "--run", "1", stdin="n\n")
    assert (asked.exit_code, "Gỡ 4 bài khỏi kho" in asked.stderr) == (1, True)
    assert as_json(luutru("stats", "--format", "json"))["posts"] == 4
    assert luutru("remove", "--run", "1", stdin="y\n").exit_code == 0
    assert as_json(luutru("stats", "--format", "json"))["posts"] == 0
    (removal,) = as_json(luutru("remove", "--list", "--format", "json"))
    assert (removal["what"], removal["posts"], removal["undone"]) == ({"run": 1}, 4, None)
    assert luutru("remove", "--run", "1").exit_code == 1


def test_copies_hold_what_was_removed_and_can_bring_it_back(
    luutru: Luutru, posts: Path, tmp_path: Path
) -> None:
    luutru("remove", "a")
    made = luutru("backup", tmp_path / "a.tar")
    assert "Đã sao lưu 3 bài" in made.stderr
    other = tmp_path / "other"
    Archive.restore(tmp_path / "a.tar", other)
    assert list(differences(tmp_path / "archive", other, new_runs=1)) == []
    with Archive(other) as archive:
        archive.reindex()
        archive.removals.undo()
        assert archive.check() == []
        assert len(archive.posts) == 4


def test_purged_bytes_are_gone_and_only_a_new_ingest_brings_the_post(
    luutru: Luutru, write: Write, tmp_path: Path
) -> None:
    path = write("rieng/a.txt", "Bài riêng\n\nĐoạn văn không nên có.")
    luutru("ingest", path)
    luutru("remove", "1")
    assert luutru("remove", "--purge", "1", "--yes").exit_code == 0
    assert luutru("remove", "--purge", "1", "--yes").exit_code == 1
    with Archive(tmp_path / "archive") as archive:
        assert archive.store.originals.totals()[0] == 0
        assert archive.store.posts.count_versions() == 0
        assert archive.check() == []
    assert as_json(luutru("ingest", path, "--format", "json"))["removed"] == 1
    assert luutru("remove", "--undo", "1").exit_code == 0
    assert as_json(luutru("ingest", path, "--format", "json"))["new"] == 1
    assert luutru("check").exit_code == 0


def test_sources_list_what_came_from_where(luutru: Luutru, posts: Path, write: Write) -> None:
    luutru("ingest", write("hong.jsonl", '{"title": "hỏ\n{"title": "Một", "date": "2019-06-21"}'))
    luutru("remove", "a")
    first, second = as_json(luutru("sources", "--format", "json"))
    assert (first["source"], first["posts"], first["rejected"], first["first"]) == (
        "hong", 1, 1, "2019-06-21",
    )  # fmt: skip
    assert (second["source"], second["files"], second["posts"], second["removed"]) == (
        "phuong", 1, 3, 1,
    )  # fmt: skip


@pytest.mark.parametrize("words", [[], ["1", "--run", "1"], ["--undo", "1", "--list"]])
def test_misuse(luutru: Luutru, posts: Path, words: list[str]) -> None:
    assert luutru("remove", *words).exit_code == 2
