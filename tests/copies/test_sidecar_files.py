from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from luutru.copies.sidecar_files import DATABASE, OWN_FILES, own_files, place_in


def test_an_archives_own_files_are_those_that_archivists_edit(lived_in: Path) -> None:
    assert set(own_files(lived_in)) == {
        "abbreviations.tsv", "topics.toml", "lexicons/person_acts.tsv"
    }  # fmt: skip
    for name, path in own_files(lived_in).items():
        assert path == lived_in / name
        assert path.is_file()


def test_what_is_none_of_them_is_never_one(tmp_path: Path) -> None:
    (tmp_path / "lexicons").mkdir()
    for name in (DATABASE, "ghi-chu.txt", "lexicons/la.tsv", "archive.lock.json"):
        (tmp_path / name).touch()
    (tmp_path / "topics.toml").mkdir()  # a folder is no file
    assert own_files(tmp_path) == {}


def test_no_name_leads_out_of_the_folder() -> None:
    assert len(set(OWN_FILES)) == len(OWN_FILES) > 3
    for name in OWN_FILES:
        parts = PurePosixPath(name).parts
        assert len(parts) <= 2
        assert ".." not in parts
        assert not PurePosixPath(name).is_absolute()
        assert "\\" not in name
    assert DATABASE not in OWN_FILES


@pytest.mark.parametrize("name", ["topics.toml", "lexicons/person_acts.tsv"])
def test_a_place_is_ready_to_be_written_to(tmp_path: Path, name: str) -> None:
    for _ in range(2):
        path = place_in(tmp_path, name)
        path.write_text("x", "utf-8")
    assert own_files(tmp_path) == {name: tmp_path / name}
