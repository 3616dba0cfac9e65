"""Gzip taken off: any members, however they are cut; damage and bombs are refused."""

from __future__ import annotations

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.errors import UnreadableItem
from luutru.ingest.files import gzipped
from luutru.ingest.files.gzipped import is_gzipped, unzipped

MEMBERS = st.lists(st.binary(max_size=200), min_size=1, max_size=3)


@given(MEMBERS, st.integers(1, 60), st.integers(0, 9))
def test_members_come_out_one_after_the_other(members: list[bytes], size: int, pad: int) -> None:
    data = b"".join(map(gzip.compress, members)) + b"\0" * pad
    pieces = [data[at : at + size] for at in range(0, len(data), size)]
    assert b"".join(unzipped(pieces)) == b"".join(members)


@given(st.binary(min_size=1, max_size=300), st.data())
def test_what_is_cut_off_anywhere_is_refused(content: bytes, data: st.DataObject) -> None:
    packed = gzip.compress(content, mtime=0)
    cut = data.draw(st.integers(1, len(packed) - 1))
    with pytest.raises(UnreadableItem, match="nén hỏng"):
        b"".join(unzipped([packed[:cut]]))


def test_rubbish_behind_a_member_is_damage() -> None:
    with pytest.raises(UnreadableItem, match="nén hỏng"):
        list(unzipped([gzip.compress(b"tin") + b"khac"]))


def test_what_unfolds_beyond_measure_is_stopped_on_the_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(gzipped, "_LARGEST", 1 << 22)
    bomb = zlib.compressobj(9, wbits=31)
    data = bomb.compress(bytes(64 << 20)) + bomb.flush()
    assert len(data) < 100_000
    seen: list[int] = []
    with pytest.raises(UnreadableItem, match="bung ra"):
        seen.extend(map(len, unzipped([data])))
    assert sum(seen) <= 1 << 22


def test_gzip_is_known_by_its_first_bytes() -> None:
    assert is_gzipped(gzip.compress(b""))
    assert not is_gzipped(b"\x1f")
    assert not is_gzipped(b'{"title"')
