from __future__ import annotations

import hashlib
import os
import random
from pathlib import Path

import pytest

from luutru.errors import UnreadableItem
from luutru.ingest.files.file_bytes import digest_of, pieces_of, whole
from luutru.ingest.files.walk import FoundFile

MIB = 1 << 20


def found(path: Path, size: int | None = None) -> FoundFile:
    return FoundFile(str(path), path.stat().st_size if size is None else size)


@pytest.mark.parametrize("size", [0, 1, MIB - 1, MIB, MIB + 1, 3 * MIB + 5])
def test_a_file_is_the_same_whole_and_in_pieces(tmp_path: Path, size: int) -> None:
    data = random.Random(size).randbytes(size)
    file = tmp_path / "bài.txt"
    file.write_bytes(data)
    pieces = list(pieces_of(found(file)))
    assert b"".join(pieces) == whole(found(file)) == data
    assert all(len(piece) == MIB for piece in pieces[:-1])
    assert digest_of(found(file)) == hashlib.sha256(data).hexdigest()


def test_a_file_that_is_gone_is_refused_with_its_place(tmp_path: Path) -> None:
    gone = FoundFile(str(tmp_path / "gone.txt"), 5)
    for read in (whole, digest_of, lambda file: list(pieces_of(file))):
        with pytest.raises(UnreadableItem) as caught:
            read(gone)
        assert caught.value.reason == (
            f"Không đọc được tệp {tmp_path}/gone.txt: No such file or directory."
        )
        assert caught.value.repair == "Hãy xin quyền đọc rồi nhập lại."


def test_a_folder_in_the_place_of_a_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableItem, match="Is a directory"):
        whole(FoundFile(str(tmp_path), 5))


def test_a_file_beyond_measure_is_refused_before_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "x.jsonl"
    file.touch()
    os.truncate(file, (2 << 30) + 1)  # no byte of it is written
    with pytest.raises(UnreadableItem, match=r"x\.jsonl lớn hơn 2 GiB"):
        next(pieces_of(found(file)))
    with pytest.raises(UnreadableItem, match="lớn hơn 2 GiB"):
        digest_of(found(file))
    file.write_bytes(b"x")
    assert list(pieces_of(found(file, 2 << 30))) == [b"x"]
