from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.errors import UnreadableItem
from luutru.ingest.files import gzipped
from luutru.ingest.files.gzipped import is_gzipped, unzipped


def cut(data: bytes, size: int) -> Iterator[bytes]:
    return (data[at : at + size] for at in range(0, len(data), size))


@pytest.mark.parametrize(
    ("data", "gzipped"),
    [
        (gzip.compress(b"x"), True),
        (b"\x1f\x8b", True),
        (b"\x1f", False),
        (b"", False),
        (b"{}", False),
        (zlib.compress(b"x"), False),
    ],
)
def test_gzip_is_told_by_its_first_bytes(data: bytes, gzipped: bool) -> None:
    assert is_gzipped(data) is gzipped


@given(st.lists(st.binary(max_size=300), min_size=1, max_size=4), st.integers(1, 50))
def test_members_come_one_after_the_other_however_the_file_is_cut(
    members: list[bytes], size: int
) -> None:
    data = b"".join(map(gzip.compress, members))
    assert b"".join(unzipped(cut(data, size))) == b"".join(members)
    assert b"".join(unzipped(cut(data + b"\0" * 9, size))) == b"".join(members)


def test_what_is_packed_tight_comes_in_pieces_of_bounded_size() -> None:
    data = gzip.compress(b"a" * (9 << 20))
    sizes = [len(piece) for piece in unzipped([data])]
    assert sum(sizes) == 9 << 20
    assert max(sizes) == 4 << 20


@given(st.binary(min_size=1, max_size=300), st.data())
def test_a_file_that_is_cut_off_anywhere_is_damaged(content: bytes, draw: st.DataObject) -> None:
    data = gzip.compress(content)
    end = draw.draw(st.integers(1, len(data) - 1))
    with pytest.raises(UnreadableItem, match=r"Tệp nén hỏng: thiếu phần cuối\.") as caught:
        list(unzipped([data[:end]]))
    assert caught.value.repair == "Hãy chép lại tệp gốc."


@pytest.mark.parametrize("at", [0, 2, 15, -5])
def test_a_changed_byte_is_damage(at: int) -> None:
    data = bytearray(gzip.compress(b"Ph\xc6\xb0\xe1\xbb\x9dng An Th\xe1\xbb\x8bnh " * 9))
    data[at] ^= 0xFF
    with pytest.raises(UnreadableItem, match="Tệp nén hỏng: "):
        list(unzipped([bytes(data)]))


def test_something_else_after_a_member_is_damage() -> None:
    with pytest.raises(UnreadableItem, match="Tệp nén hỏng"):
        list(unzipped([gzip.compress(b"x") + b"more"]))


def test_what_unpacks_beyond_measure_is_stopped_on_the_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(gzipped, "_LARGEST", 1 << 22)
    assert len(b"".join(unzipped([gzip.compress(b"a" * (1 << 22))]))) == 1 << 22
    seen: list[int] = []
    with pytest.raises(UnreadableItem, match="bung ra quá"):
        seen.extend(map(len, unzipped([gzip.compress(bytes(64 << 20))])))
    assert sum(seen) <= 1 << 22


def test_nothing_unpacks_to_nothing() -> None:
    assert list(unzipped([])) == []
    assert b"".join(unzipped([gzip.compress(b"")])) == b""
