"""The bytes of a file, whole or in pieces, and what hinders reading them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from luutru.errors import UnreadableItem
from luutru.ingest.files.file_bytes import digest_of, pieces_of, whole
from luutru.ingest.files.walk import FoundFile

Write = Callable[[str, str | bytes], Path]


@pytest.mark.parametrize("data", [b"", b"x", b"ab" * 700_000])
def test_pieces_are_the_whole(write: Write, data: bytes) -> None:
    found = FoundFile(str(write("x.txt", data)), len(data))
    assert whole(found) == data
    assert b"".join(pieces_of(found)) == data
    assert max(map(len, pieces_of(found)), default=0) <= 1 << 20
    assert digest_of(found) == hashlib.sha256(data).hexdigest()


def test_what_cannot_be_read_names_its_place(tmp_path: Path) -> None:
    for path in (tmp_path / "mất.txt", tmp_path):
        found = FoundFile(str(path), 1)
        for read in (whole, lambda one: list(pieces_of(one)), digest_of):
            with pytest.raises(UnreadableItem, match="Không đọc được tệp") as error:
                read(found)
            assert str(path) in error.value.reason


def test_what_is_too_large_is_not_even_opened(tmp_path: Path) -> None:
    with pytest.raises(UnreadableItem, match="lớn hơn 2 GiB"):
        next(pieces_of(FoundFile(str(tmp_path / "mất.jsonl"), (2 << 30) + 1)))
