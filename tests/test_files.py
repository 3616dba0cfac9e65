"""Files: whole or not there, and known by their hash."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.files import digest, digest_of_file, publish, staging, sync


@given(st.binary(max_size=2000))
def test_a_digest_is_the_sha256(data: bytes) -> None:
    assert digest(data) == hashlib.sha256(data).hexdigest()


def test_the_digest_of_a_file_is_that_of_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "lớn.bin"
    path.write_bytes(os.urandom(3 << 20))
    assert digest_of_file(path) == digest(path.read_bytes())
    with pytest.raises(FileNotFoundError):
        digest_of_file(tmp_path / "khong-co")


def test_what_is_published_takes_the_place_of_what_was_there(tmp_path: Path) -> None:
    made, target = tmp_path / "made", tmp_path / "target"
    made.write_text("mới", "utf-8")
    target.write_text("cũ", "utf-8")
    publish(made, target)
    assert target.read_text("utf-8") == "mới"
    assert not made.exists()


def test_a_folder_is_published_in_one_step(tmp_path: Path) -> None:
    made, target = tmp_path / "made", tmp_path / "target"
    made.mkdir()
    (made / "a.txt").write_text("a", "utf-8")
    publish(made, target)
    assert (target / "a.txt").read_text("utf-8") == "a"
    sync(target)
    sync(target / "a.txt")


def test_a_stage_lies_beside_its_target_and_goes_with_the_block(tmp_path: Path) -> None:
    target = tmp_path / "kho.tar"
    with staging(target) as one, staging(target) as other:
        assert one.parent == other.parent == tmp_path
        assert one != other
        assert one.name.startswith(".kho.tar.")
        assert one.name.endswith(".part")
        (one / "a").write_text("a", "utf-8")
    assert list(tmp_path.iterdir()) == []


def test_a_stage_goes_when_the_block_fails_and_what_is_published_stays(tmp_path: Path) -> None:
    target = tmp_path / "kho.tar"

    def fail_after_publishing() -> None:
        with staging(target) as stage:
            (stage / "a").write_text("a", "utf-8")
            publish(stage / "a", target)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_after_publishing()
    assert [path.name for path in tmp_path.iterdir()] == ["kho.tar"]


def test_a_stage_where_no_folder_is_raises_what_the_system_says(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), staging(tmp_path / "khong" / "kho.tar"):
        pass
