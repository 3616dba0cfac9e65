"""Originals: any bytes come back as they came, in whole and in part; damage is noticed."""

from __future__ import annotations

import hashlib
import random
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.errors import LuutruError, NotFound, UnreadableItem
from luutru.store import Store
from luutru.store.originals import packed, unpacked
from luutru.tests.helpers.stores import ORIGINAL, FilledStore

MIB = 1 << 20
LARGE = random.Random(1).randbytes(MIB // 2) * 5  # two and a half parts


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def keep(filled: FilledStore, data: bytes) -> str:
    name = sha256(data)
    with filled.store.transaction():
        filled.store.originals.add(data, name, "text/plain", filled.run)
    return name


@given(st.binary(max_size=5000))
def test_a_part_is_unpacked_as_it_was_packed(data: bytes) -> None:
    assert unpacked(packed(data), "") == data


def test_what_is_dense_is_not_compressed_again() -> None:
    text, dense = b"phuong " * 10_000, random.Random(2).randbytes(70_000)
    assert len(packed(text)) < len(text) / 50
    assert len(dense) < len(packed(dense)) < len(dense) + 100
    assert zlib.decompress(packed(dense)) == dense


@pytest.mark.parametrize("data", [b"", b"x", "Đảng ủy".encode(), LARGE, LARGE[: 2 * MIB]])
def test_bytes_come_back_whole(filled: FilledStore, data: bytes) -> None:
    originals = filled.store.originals
    name = keep(filled, data)
    assert originals.read(name) == data
    assert b"".join(originals.parts(name)) == data
    assert max(map(len, originals.parts(name)), default=0) <= MIB


@given(start=st.integers(0, len(LARGE)), size=st.integers(0, 2 * MIB))
def test_any_range_is_read(tmp_path_factory: pytest.TempPathFactory, start: int, size: int) -> None:
    with Store(_shared(tmp_path_factory)) as store:
        assert (
            store.originals.read(sha256(LARGE), start, start + size)
            == (LARGE[start : start + size])
        )


_made: list[Path] = []


def _shared(factory: pytest.TempPathFactory) -> Path:
    """Return a store with the large original, made once."""
    if not _made:
        path = factory.mktemp("large") / "archive.db"
        filled = FilledStore(path)
        keep(filled, LARGE)
        filled.store.close()
        _made.append(path)
    return _made[0]


def test_the_same_bytes_are_kept_once(filled: FilledStore) -> None:
    originals = filled.store.originals
    before = originals.totals()
    with filled.store.transaction():
        assert not originals.add(ORIGINAL, sha256(ORIGINAL), "text/plain", filled.run)
        assert not originals.add_pieces([b"?"], sha256(ORIGINAL), "text/plain", filled.run)
        assert originals.add(b"khac", sha256(b"khac"), "text/plain", filled.run)
    count, size, stored = originals.totals()
    assert (count, size) == (before[0] + 1, before[1] + 4)
    assert stored > before[2]


@given(st.lists(st.integers(0, MIB), max_size=8))
def test_pieces_of_any_size_are_kept_as_their_whole(
    tmp_path_factory: pytest.TempPathFactory, sizes: list[int]
) -> None:
    pieces, at = [], 0
    for size in sizes:
        pieces.append(LARGE[at : at + size])
        at += size
    whole = b"".join(pieces)
    with Store(_shared(tmp_path_factory)) as store:
        store.connection.execute("BEGIN")
        store.originals.add_pieces(iter(pieces), sha256(whole), "text/plain", 1)
        assert store.originals.read(sha256(whole)) == whole
        store.connection.rollback()


def test_pieces_that_are_not_what_was_hashed_are_refused(filled: FilledStore) -> None:
    with pytest.raises(UnreadableItem, match="trong lúc đọc"), filled.store.transaction():
        filled.store.originals.add_pieces([b"a", b"b"], sha256(b"a"), "text/plain", filled.run)
    assert filled.store.originals.totals()[0] == 1


def test_what_is_not_kept_cannot_be_read(store: Store) -> None:
    for read in (store.originals.read, lambda name: list(store.originals.parts(name))):
        with pytest.raises(NotFound):
            read("0" * 64)


def test_damage_is_found_and_named(filled: FilledStore) -> None:
    good, bad, short = keep(filled, b"tot"), keep(filled, b"hong"), keep(filled, LARGE)
    seen: list[int] = []
    assert list(filled.store.originals.damaged(seen.append)) == []
    assert seen[-1] == len(ORIGINAL) + len(b"tot") + len(b"hong") + len(LARGE)
    with filled.store.transaction():
        filled.store.db.execute("UPDATE original_parts SET data = x'00' WHERE sha256 = ?", [bad])
        filled.store.db.execute(
            "UPDATE original_parts SET data = ? WHERE sha256 = ? AND number = 1",
            [packed(b"khac"), short],
        )
    assert set(filled.store.originals.damaged()) == {bad, short}
    with pytest.raises(LuutruError, match=bad):
        filled.store.originals.read(bad)
    assert filled.store.originals.read(good) == b"tot"
