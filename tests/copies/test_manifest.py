"""The manifest of a copy: read back as it was written; another program's or a newer one named."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru import __version__
from luutru.copies.manifest import FORMAT_VERSION, CopyManifest, Member, member_of
from luutru.errors import Damaged, NewerVersion
from luutru.files import digest

WHERE = Path("kho.tar")
NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=10)
MANIFEST = CopyManifest.new("x", ["m001"], {"posts": 3}, {"archive.db": Member(5, "ab")})


def text(**changes: Any) -> bytes:
    return json.dumps(MANIFEST.to_dict() | changes).encode()


@given(
    st.lists(NAMES),
    st.dictionaries(NAMES, st.integers(0)),
    st.dictionaries(NAMES, st.builds(Member, st.integers(0), NAMES)),
)
def test_it_is_read_back_as_written(
    steps: list[str], counts: dict[str, int], files: dict[str, Member]
) -> None:
    made = CopyManifest.new("x", steps, counts, files)
    assert CopyManifest.read(json.dumps(made.to_dict()).encode(), "x", WHERE) == made
    assert (made.luutru, made.version) == (__version__, FORMAT_VERSION)


def test_what_it_is_stands_first() -> None:
    assert text().startswith(b'{"format": "x", "version": 1, ')


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b"null", b"3", b"{}", b"\xff\xfe", b'"x"', text()[:-5], text(format="y"),
     text(steps=None), text(counts=[]), text(counts={"posts": "ba"}), text(files={"a": 3}),
     text(files={"a": {"size": 3}}), text(files={"a": {"size": "x", "sha256": ""}})],
)  # fmt: skip
def test_what_is_none_is_damaged_and_named(data: bytes) -> None:
    with pytest.raises(Damaged, match=r"kho\.tar"):
        CopyManifest.read(data, "x", WHERE)


def test_one_of_a_newer_format_names_who_made_it() -> None:
    with pytest.raises(NewerVersion, match=r"luutru 9\.0 tạo, theo dạng 2"):
        CopyManifest.read(text(version=2, luutru="9.0"), "x", WHERE)


def test_a_member_is_size_and_hash(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"abc")
    assert member_of(path) == (3, digest(b"abc"))
