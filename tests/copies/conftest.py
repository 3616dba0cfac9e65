"""What tests of copies share: an archive that has been lived in, its backup, its export."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from luutru.copies import tarball
from luutru.copies.manifest import CopyManifest, member_of
from luutru.copies.verify import steps_of
from luutru.store.sqlite.tables import counts
from luutru.tests.helpers.tars import unpack

Luutru = Callable[..., Result]
Rebuilt = Callable[..., Path]


@pytest.fixture
def folder(luutru: Luutru, lived_in: Path) -> Path:
    assert luutru("check").exit_code == 0
    return lived_in


@pytest.fixture
def saved(luutru: Luutru, folder: Path, tmp_path: Path) -> Path:
    path = tmp_path / "kho.tar"
    result = luutru("backup", path)
    assert result.exit_code == 0, result.stderr
    return path


@pytest.fixture
def exported(luutru: Luutru, lived_in: Path, tmp_path: Path) -> Path:
    path = tmp_path / "kho.jsonl"
    result = luutru("export", path)
    assert result.exit_code == 0, result.stderr
    assert "64 bài" in result.stderr
    return path


@pytest.fixture
def rebuilt(saved: Path, tmp_path: Path) -> Rebuilt:
    """Change the database of a backup, and pack it again as if it had been so all along."""

    def built(*changes: str) -> Path:
        stage, path = tmp_path / "stage", tmp_path / "doi.tar"
        unpack(saved, stage)
        (stage / "manifest.json").unlink()
        database = stage / "archive.db"
        db = sqlite3.connect(database)
        db.execute("PRAGMA writable_schema = ON")
        for change in changes:
            db.execute(change)
        db.commit()
        found = counts(db)
        db.close()
        files = {
            one.relative_to(stage).as_posix(): member_of(one)
            for one in sorted(stage.rglob("*"))
            if one.is_file()
        }
        made = CopyManifest.new(tarball.KIND, steps_of(database), found, files)
        tarball.write(path, made, stage, lambda *_: None)
        return path

    return built
