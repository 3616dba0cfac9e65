"""Opening, closing and keeping an archive; what luutru exports."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

import luutru
from luutru import (
    Archive,
    ArchiveError,
    IndexDamaged,
    IndexOutdated,
    LuutruError,
    NoArchive,
    UsageError,
    errors,
)
from luutru.tests.api.conftest import Printed


def test_a_folder_without_an_archive_is_named(tmp_path: Path) -> None:
    with pytest.raises(NoArchive, match=r"Không có kho lưu trữ tại .*khong-co"):
        Archive(tmp_path / "khong-co")
    assert not (tmp_path / "khong-co").exists()


def test_an_archive_is_made_when_it_is_asked_for(tmp_path: Path) -> None:
    with Archive(tmp_path / "a" / "b", create=True) as archive:
        assert (archive.folder / "archive.db").is_file()
        assert len(archive.posts) == 0
        assert repr(archive) == f"<Archive {tmp_path / 'a' / 'b'}>"
    (tmp_path / "tep").write_text("x")
    with pytest.raises(ArchiveError, match="Không tạo được thư mục kho"):
        Archive(tmp_path / "tep" / "kho", create=True)


def test_an_archive_is_closed_with_its_block_and_by_hand(own_ward: Path) -> None:
    archive = Archive(str(own_ward))
    assert archive.search("rác").total == 2
    archive.close()
    archive.close()
    with Archive(own_ward) as again:
        assert again.search("rác").total == 2


def test_figures_are_what_stats_prints(ward: Archive, printed: Printed) -> None:
    stats = ward.stats()
    assert (stats.posts, stats.rejects) == (8, 1)
    assert stats.by_section == {"": 5, "Công tác Đảng": 1, "Kinh tế": 1, "MÔI TRƯỜNG": 1}
    assert stats.index["generation"] == ward.generation
    assert stats.size["store_bytes"] > 0
    assert stats.to_dict() == printed("stats")


def test_figures_of_an_archive_without_an_index(archive: Archive) -> None:
    stats = archive.stats()
    assert (stats.index["generation"], stats.last_run) == ("", None)
    assert "luutru reindex" in stats.index["problem"]


def test_an_index_that_lags_behind_is_found_and_mended(own: Archive, tmp_path: Path) -> None:
    assert own.check() == []
    path = tmp_path / "moi.jsonl"
    path.write_text('{"title": "Chợ mới"}', "utf-8")
    own.ingest([path], index=False)
    (problem,) = own.check()
    assert isinstance(problem, IndexOutdated)
    assert "thiếu 1 bài, thừa 0 bài" in problem.reason
    before = own.generation
    own.update_index()
    assert own.check() == []
    assert own.generation > before
    assert own.search("chợ mới").hits[0].title.text == "Chợ mới"


def test_a_damaged_index_is_a_problem_of_check_and_blamed_for_what_it_makes_break(
    own: Archive,
) -> None:
    file = max((own.folder / "index" / own.generation).iterdir(), key=lambda f: f.stat().st_size)
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 0xFF
    stat = file.stat()
    file.write_bytes(data)
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    (problem,) = own.check()
    assert isinstance(problem, IndexDamaged)
    assert "luutru reindex" in problem.repair
    with pytest.raises(IndexDamaged), Archive(own.folder):
        raise ZeroDivisionError
    with pytest.raises(UsageError), Archive(own.folder):
        raise UsageError("x")


def test_a_backup_restored_is_the_same_archive(ward: Archive, tmp_path: Path) -> None:
    told: list[str] = []
    made = ward.backup(tmp_path / "a.tar", progress=lambda what, _done, _all: told.append(what))
    assert made.to_dict()["counts"]["posts"] == 8
    assert told
    with pytest.raises(UsageError, match="--force"):
        ward.backup(tmp_path / "a.tar")
    done = Archive.restore(tmp_path / "a.tar", tmp_path / "kho")
    assert (done.manifest, done.aside) == (made, None)
    with Archive(tmp_path / "kho") as again:
        assert [p.to_dict() for p in again.posts] == [p.to_dict() for p in ward.posts]
        assert [run.command for run in again.runs] == ["restore", "ingest", "ingest"]


def test_an_export_taken_in_is_the_same_archive(ward: Archive, tmp_path: Path) -> None:
    out = io.BytesIO()
    assert ward.export(out).counts["posts"] == 8
    path = tmp_path / "kho.jsonl"
    ward.export(path)
    assert path.read_bytes().splitlines()[1:] == out.getvalue().splitlines()[1:]
    with Archive(tmp_path / "kho", create=True) as again:
        assert again.ingest([path]).new == 8
        assert [p.to_dict() for p in again.posts] == [p.to_dict() for p in ward.posts]
        with pytest.raises(UsageError, match="một mình"):
            again.ingest([path, path])


def test_every_public_name_is_exported_and_is_what_it_says() -> None:
    assert set(luutru.__all__) - {"Archive", "__version__"} == set(errors.__all__) - {
        "cannot_write"
    }
    for name in luutru.__all__:
        assert getattr(luutru, name) is not None
    assert luutru.LuutruError is errors.LuutruError
    for name in errors.__all__:
        kind = getattr(errors, name)
        if isinstance(kind, type) and issubclass(kind, Exception):
            assert issubclass(kind, LuutruError)
    with pytest.raises(AttributeError, match="khong_co"):
        luutru.khong_co  # noqa: B018
    assert set(dir(luutru)) == set(luutru.__all__)


def test_importing_luutru_imports_nothing_heavy() -> None:
    code = (
        "import sys, luutru; from luutru import LuutruError\n"
        "print(sorted({'numpy', 'sqlite3', 'click', 'luutru.api'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_type_checkers_are_told_that_luutru_has_types() -> None:
    assert (Path(luutru.__file__).parent / "py.typed").is_file()
    settings = (Path(luutru.__file__).parent / "pyproject.toml").read_text("utf-8")
    assert '"luutru" = ["py.typed"]' in settings
    assert metadata.version("luutru") == luutru.__version__


def test_results_of_searches_can_be_written_as_json(ward: Archive) -> None:
    result = ward.search("hội nghị", facets=["person", "year"], explain=True)
    assert json.loads(json.dumps(result.to_dict()))["total"] == 2
