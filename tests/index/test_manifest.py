from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from luutru.errors import IndexDamaged
from luutru.files import digest, digest_of_file
from luutru.index.manifest import IndexManifest, damaged, read_manifest, stamp

LARGE = 1 << 17  # bytes: a file whose size and time are believed


@pytest.fixture
def generation(tmp_path: Path) -> IndexManifest:
    """A generation of a large and a small file in `tmp_path`, noted as whole."""
    (tmp_path / "large.seg").write_bytes(bytes(LARGE))
    (tmp_path / "small.toc").write_bytes(b"small")
    files = {path.name: digest_of_file(path) for path in tmp_path.iterdir()}
    stamp(tmp_path, files)
    return IndexManifest(6, "whoosh", 4, 2, 9, "2020-01-01", "gen-1", ["large"], files, 7.5, ["a"])


def flip(path: Path, *, unnoticed: bool = False) -> None:
    """Change a byte; `unnoticed` leaves size and time of change as they were."""
    before = path.stat()
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    if unnoticed:
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    else:
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns + 1))


def test_a_manifest_is_read_as_it_was_written(tmp_path: Path, generation: IndexManifest) -> None:
    sha256 = generation.write(tmp_path)
    assert read_manifest(tmp_path, sha256) == generation
    assert sha256 == digest_of_file(tmp_path / "manifest.json")


def test_a_manifest_of_before_has_no_mean_length_and_no_labels(
    tmp_path: Path, generation: IndexManifest
) -> None:
    generation.write(tmp_path)
    path = tmp_path / "manifest.json"
    older = json.loads(path.read_text())
    del older["mean_length"], older["labels"]
    path.write_text(json.dumps(older))
    found = read_manifest(tmp_path, digest_of_file(path))
    assert (found.mean_length, found.labels) == (None, ())
    assert found.files == generation.files


@pytest.mark.parametrize(
    "content",
    [
        None,
        b"",
        b"{",
        b"[]",
        b"{}",
        b'{"schema": 6}',
        b'{"another": 1}',
        b"\xff\xfe",
        b"\xef\xbb\xbf{}",
    ],
)
def test_what_is_no_manifest_says_which_command_mends_it(
    tmp_path: Path, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / "manifest.json").write_bytes(content)
    with pytest.raises(IndexDamaged, match="luutru reindex") as refused:
        read_manifest(tmp_path, digest(content or b""))
    assert str(tmp_path / "manifest.json") in str(refused.value)


def test_a_manifest_that_the_pointer_does_not_mean_is_refused(
    tmp_path: Path, generation: IndexManifest
) -> None:
    sha256 = generation.write(tmp_path)
    flip(tmp_path / "manifest.json")
    with pytest.raises(IndexDamaged, match="không khớp mã băm"):
        read_manifest(tmp_path, sha256)


def test_whole_files_are_whole(tmp_path: Path, generation: IndexManifest) -> None:
    assert list(damaged(tmp_path, generation)) == []
    assert list(damaged(tmp_path, generation, thoroughly=True)) == []


@pytest.mark.parametrize("name", ["large.seg", "small.toc"])
def test_a_changed_file_is_named_with_the_reason(
    tmp_path: Path, generation: IndexManifest, name: str
) -> None:
    flip(tmp_path / name)
    for _ in range(2):  # and it stays so: what is damaged is never noted as whole
        (problem,) = damaged(tmp_path, generation)
        assert str(tmp_path / name) in problem
        assert problem.endswith("không khớp mã băm")


def test_a_missing_file_is_named(tmp_path: Path, generation: IndexManifest) -> None:
    (tmp_path / "large.seg").unlink()
    (problem,) = damaged(tmp_path, generation)
    assert "large.seg" in problem


def test_a_folder_in_the_place_of_a_file_is_a_damage(
    tmp_path: Path, generation: IndexManifest
) -> None:
    (tmp_path / "large.seg").unlink()
    (tmp_path / "large.seg").mkdir()
    (problem,) = damaged(tmp_path, generation)
    assert "large.seg" in problem


def test_each_damaged_file_is_one_problem(tmp_path: Path, generation: IndexManifest) -> None:
    for name in generation.files:
        (tmp_path / name).write_bytes(b"cut")
    assert len(list(damaged(tmp_path, generation))) == len(generation.files)


def test_a_search_believes_size_and_time_of_a_large_file_and_check_does_not(
    tmp_path: Path, generation: IndexManifest
) -> None:
    flip(tmp_path / "large.seg", unnoticed=True)
    assert list(damaged(tmp_path, generation)) == []
    (problem,) = damaged(tmp_path, generation, thoroughly=True)
    assert "large.seg" in problem


def test_a_small_file_is_read_each_time(tmp_path: Path, generation: IndexManifest) -> None:
    flip(tmp_path / "small.toc", unnoticed=True)
    (problem,) = damaged(tmp_path, generation)
    assert "small.toc" in problem


def test_a_copy_is_read_once_and_then_believed(tmp_path: Path, generation: IndexManifest) -> None:
    copy = tmp_path.with_name("copy")
    shutil.copytree(tmp_path, copy, copy_function=shutil.copyfile)
    assert list(damaged(copy, generation)) == []
    flip(copy / "large.seg", unnoticed=True)  # not seen: so the first look has noted its time
    assert list(damaged(copy, generation)) == []


@pytest.mark.parametrize("stamps", [None, "", "[]", "{", '{"large.seg": [1]}', '{"x": null}', "7"])
def test_without_notes_that_can_be_believed_every_file_is_read(
    tmp_path: Path, generation: IndexManifest, stamps: str | None
) -> None:
    notes = tmp_path / "stamps.json"
    notes.unlink()
    if stamps is not None:
        notes.write_text(stamps)
    flip(tmp_path / "large.seg", unnoticed=True)
    (problem,) = damaged(tmp_path, generation)
    assert "large.seg" in problem
    flip(tmp_path / "large.seg")
    assert list(damaged(tmp_path, generation)) == []
    assert set(json.loads(notes.read_text())) == set(generation.files)


def test_an_index_that_cannot_be_written_to_is_read_each_time(
    tmp_path: Path, generation: IndexManifest
) -> None:
    notes = tmp_path / "stamps.json"
    notes.unlink()
    notes.mkdir()  # root writes into folders that are read-only, but not over a folder
    for _ in range(2):
        assert list(damaged(tmp_path, generation)) == []
    flip(tmp_path / "large.seg", unnoticed=True)
    assert len(list(damaged(tmp_path, generation))) == 1
