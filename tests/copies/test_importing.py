"""Taking an export in: only by itself, only into an archive that is empty."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from luutru import Archive
from luutru.copies.equality import differences
from luutru.errors import UsageError
from luutru.tests.helpers.command_line import command, kill_when, on, unfinished, with_room

Luutru = Callable[..., Result]
SAMPLES = Path(__file__).parents[2] / "data" / "samples"


def test_an_archive_that_holds_anything_is_refused(
    luutru: Luutru, exported: Path, lived_in: Path
) -> None:
    before = luutru("stats", "--format", "json").stdout
    result = luutru("ingest", exported)
    assert result.exit_code == 2
    assert "kho trống" in result.stderr
    assert "luutru restore" in result.stderr
    assert luutru("stats", "--format", "json").stdout == before


@pytest.mark.parametrize("more", [["--source", "x"], ["--map", "title=ten"], ["SAMPLES"]])
def test_it_comes_alone(exported: Path, tmp_path: Path, more: list[str]) -> None:
    if more == ["SAMPLES"]:
        more = [str(Path(__file__).parents[2] / "data" / "samples")]
    result = on(tmp_path / "other", "ingest", exported, *more)
    assert result.exit_code == 2
    assert "một mình" in result.stderr


def test_one_in_a_folder_of_posts_is_passed_over(exported: Path, tmp_path: Path) -> None:
    folder = tmp_path / "cac-bai"
    folder.mkdir()
    exported.rename(folder / "kho.jsonl")
    (folder / "a.txt").write_text("Bài tốt\n\nMột đoạn văn.", "utf-8")
    result = on(tmp_path / "other", "ingest", folder)
    assert result.exit_code == 0
    assert "Mới 1" in result.stderr
    skipped = json.loads(on(tmp_path / "other", "rejects", "--skipped", "--format", "json").stdout)
    assert [one["reason"] for one in skipped] == ["bản xuất do luutru viết, không phải bài"]


def test_own_files_of_the_new_archive_are_not_replaced(exported: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "topics.toml").write_text("# của tôi\n", "utf-8")
    result = on(other, "ingest", exported)
    assert result.exit_code == 2
    assert "topics.toml" in result.stderr
    assert (other / "topics.toml").read_text("utf-8") == "# của tôi\n"
    (other / "topics.toml").unlink()
    own = other / "lexicons" / "person_acts.tsv"
    own.parent.mkdir()
    own.write_text("act\n", "utf-8")
    assert "lexicons/person_acts.tsv" in on(other, "ingest", exported).stderr
    assert own.read_text("utf-8") == "act\n"
    own.unlink()
    assert on(other, "ingest", exported).exit_code == 0


@pytest.mark.parametrize("moment", [".*.part", ".*.part/archive.db", "topics.toml", "index"])
def test_one_that_is_killed_takes_in_all_or_nothing(
    exported: Path, lived_in: Path, tmp_path: Path, moment: str
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    kill_when(moment, other, command(other, "ingest", exported))
    again = on(other, "ingest", exported)
    assert again.exit_code in (0, 2), again.stderr  # 2: it had been taken in before it was killed
    assert list(differences(lived_in, other, new_runs=1)) == []


def test_without_room_the_archive_stays_empty(exported: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    done = with_room(exported.stat().st_size // 3, other, "ingest", exported)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False), done.stderr
    assert json.loads(on(other, "stats", "--format", "json").stdout)["posts"] == 0
    assert unfinished(other) == []
    assert on(other, "ingest", exported).exit_code == 0


def test_a_file_of_the_archive_that_is_the_same_may_be_there(
    exported: Path, lived_in: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    shutil.copy(lived_in / "topics.toml", other)
    assert on(other, "ingest", exported).exit_code == 0
    assert list(differences(lived_in, other, new_runs=1)) == []


def test_an_archive_that_is_filled_meanwhile_is_left_as_it_is(
    exported: Path, tmp_path: Path
) -> None:
    """Another program writes a post while the export is read: neither is lost in the other."""
    other = tmp_path / "other"
    assert on(other, "ingest", tmp_path / "trong", "--no-index").exit_code == 2
    Archive(other, create=True).close()
    filled = False

    def fill(_bytes: int, _posts: int) -> None:
        nonlocal filled
        if not filled:
            filled = True
            db = sqlite3.connect(other / "archive.db")
            db.execute("INSERT INTO topics VALUES ('của-tôi', 'Của tôi')")
            db.commit()
            db.close()

    with Archive(other) as archive, pytest.raises(UsageError, match="không trống"):
        archive.ingest([exported], progress=fill)
    db = sqlite3.connect(other / "archive.db")
    assert db.execute("SELECT id FROM topics").fetchall() == [("của-tôi",)]
    assert db.execute("SELECT count(*) FROM posts").fetchall() == [(0,)]
    db.close()
    assert not (other / "topics.toml").exists()
    assert unfinished(other) == []
