"""Stores of earlier versions, with data in them, opened by today's code."""

from __future__ import annotations

import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import Result
from sqlite_utils import Database

from luutru import Archive
from luutru.errors import ArchiveError
from luutru.store import Store, StoredPost
from luutru.store.sqlite.migrations import MIGRATIONS
from luutru.store.sqlite.tables import SEQUENCE, columns, counts, tables

SAMPLES = Path(__file__).parents[3] / "data" / "samples"
STEPS = [step.name for step in MIGRATIONS.pending(Database(memory=True))]
#: Steps of each earlier version that kept archives: the first had all five tables of posts.
EARLIER = range(5, len(STEPS))
OPEN = "import sys; from luutru.store import Store; from pathlib import Path\n"
OPEN += "with Store(Path(sys.argv[1])) as store: print(store.posts.count())"


@pytest.fixture(scope="module")
def today(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of all samples, with a renamed person, a topic of an archivist's and a reject."""
    folder = tmp_path_factory.mktemp("today") / "archive"
    broken = folder.with_name("hong.jsonl")
    broken.write_text('{"title": "hỏ', "utf-8")
    with Archive(folder, create=True) as archive:
        archive.ingest([SAMPLES, broken])
        archive.people.rename(archive.people.find("tran quoc bao")[0].id, "Quốc Bảo")
        archive.topics.add(1, "Môi trường")
    return folder


@pytest.fixture
def earlier(today: Path, tmp_path: Path) -> Callable[[int], Path]:
    """Write the samples as the version with that many steps held them; return the database."""

    def written(steps: int) -> Path:
        path = tmp_path / "archive" / "archive.db"
        path.parent.mkdir()
        old = sqlite3.connect(path)
        old.execute("PRAGMA journal_mode = wal")
        stop = STEPS[steps] if steps < len(STEPS) else None
        MIGRATIONS.apply(Database(old), stop_before=stop)
        old.execute("ATTACH ? AS today", [str(today / "archive.db")])
        for table in tables(old):
            names = ", ".join(columns(old, table))
            if table != SEQUENCE:
                old.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM today.{table}")
        if "enriched" in columns(old, "posts"):
            old.execute("UPDATE posts SET enriched = 1")  # by the rules of that time
        old.commit()
        old.close()
        return path

    return written


def _texts(folder: Path) -> list[tuple[int, str, str]]:
    with Archive(folder) as archive:
        return [(p.id, p.version.title, p.version.text) for p in _posts(archive)]


def _posts(archive: Archive) -> Iterator[StoredPost]:
    return (archive.store.posts.get(number) for number in list(archive.store.posts.ids()))


@pytest.mark.parametrize("steps", EARLIER)
def test_a_store_of_an_earlier_version_is_upgraded_with_all_its_data(
    steps: int, earlier: Callable[[int], Path], today: Path, luutru: Callable[..., Result]
) -> None:
    path = earlier(steps)
    result = luutru("reindex")
    assert result.exit_code == 0, result.stderr
    kept = path.with_name(f"archive.db.before-{STEPS[steps]}")
    assert str(kept) in result.stderr
    assert "63 bài" in result.stderr or "64 bài" in result.stderr
    assert luutru("check").exit_code == 0
    assert _texts(path.parent) == _texts(today)
    with Archive(path.parent) as now, Archive(today) as then:
        found = [archive.search("tran quoc bao").hits[0].stored.id for archive in (now, then)]
        assert found[0] == found[1]
        unnamed = [replace(one, source="") for one in then.store.rejects.open()]
        assert now.store.rejects.open() == unnamed  # of which collection was not kept then
        called = {one.name for one in now.store.people.summaries()}
        if steps > STEPS.index("m006_people"):
            assert now.store.decisions.all() == then.store.decisions.all()
            assert called == {one.name for one in then.store.people.summaries()}
        assert {"Trần Quốc Bảo", "Quốc Bảo"} & called
    old = sqlite3.connect(kept)
    assert [step.name for step in MIGRATIONS.applied(Database(old))] == STEPS[:steps]
    assert counts(old)["posts"] == len(_texts(today))
    old.close()


def test_what_is_of_today_is_opened_without_a_copy(
    earlier: Callable[[int], Path], luutru: Callable[..., Result]
) -> None:
    path = earlier(len(STEPS))
    assert luutru("stats").stderr == ""
    assert not list(path.parent.glob("*.before-*"))


def test_many_that_open_it_at_once_upgrade_it_once(earlier: Callable[[int], Path]) -> None:
    path = earlier(5)
    command = [sys.executable, "-c", OPEN, str(path)]
    many = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
        for _ in range(4)
    ]
    told = [one.communicate() for one in many]
    assert len({out for out, _ in told}) == 1, told
    assert [one.returncode for one in many] == [0] * 4, told
    assert sum("bản chép" in err for _, err in told) == 1
    assert len(list(path.parent.glob("*.before-*"))) == 1


def test_a_copy_that_is_there_is_not_overwritten(earlier: Callable[[int], Path]) -> None:
    path = earlier(6)
    other = path.with_name(f"archive.db.before-{STEPS[6]}")
    other.write_text("của người khác", "utf-8")
    Store(path).close()
    assert other.read_text("utf-8") == "của người khác"
    assert other.with_name(f"{other.name}.1").is_file()


def test_a_step_that_fails_leaves_the_store_as_it_was(earlier: Callable[[int], Path]) -> None:
    path = earlier(5)
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE topics (mine TEXT)")
    db.commit()
    with pytest.raises(ArchiveError, match=r"m007_topics.*archive.db.before-m006_people"):
        Store(path)
    assert [step.name for step in MIGRATIONS.applied(Database(db))] == STEPS[:5]
    assert "edited" not in columns(db, "posts")
    assert counts(db)["posts"] >= 63
    db.close()


def test_without_room_for_the_copy_nothing_is_upgraded(earlier: Callable[[int], Path]) -> None:
    path = earlier(5)

    def no_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, resource.RLIM_INFINITY))

    done = subprocess.run(
        [sys.executable, "-m", "luutru.cli", "--archive", str(path.parent), "stats"],
        capture_output=True, encoding="utf-8", preexec_fn=no_room,
    )  # fmt: skip
    assert done.returncode == 1
    assert "Không chép được kho" in done.stderr
    assert "Traceback" not in done.stderr
    assert sorted(p.name for p in path.parent.iterdir() if "before" in p.name) == []
    db = sqlite3.connect(path)
    assert [step.name for step in MIGRATIONS.applied(Database(db))] == STEPS[:5]
    db.close()


def test_a_store_of_a_newer_version_is_refused_untouched(
    earlier: Callable[[int], Path], luutru: Callable[..., Result]
) -> None:
    path = earlier(len(STEPS))
    db = sqlite3.connect(path)
    db.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
        "VALUES ('luutru', 'm999_later', '')"
    )
    db.commit()
    db.close()
    result = luutru("stats")
    assert result.exit_code == 1
    assert "mới hơn" in result.stderr


def test_a_database_of_another_program_is_left_alone(
    tmp_path: Path, luutru: Callable[..., Result]
) -> None:
    path = tmp_path / "archive" / "archive.db"
    path.parent.mkdir()
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE theirs (x)")
    db.close()
    before = path.read_bytes()
    result = luutru("ingest", shutil.copy(SAMPLES / "tan-luong.jsonl", tmp_path))
    assert result.exit_code == 1
    assert "không phải kho của luutru" in result.stderr
    assert path.read_bytes() == before
