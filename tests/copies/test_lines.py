"""The lines of an export: what is written is read back; a cut or a changed byte is found."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.copies.lines import LONGEST_LINE, Reader, Writer, is_export_file
from luutru.errors import Damaged, TooLarge

VALUES = st.dictionaries(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=8).filter(lambda key: key != "end"),
    st.one_of(st.none(), st.integers(), st.text(st.characters(exclude_categories=["Cs"]))),
    max_size=4,
)


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("lines") / "kho.jsonl"


def written(values: list[dict[str, Any]]) -> bytes:
    out = io.BytesIO()
    writer = Writer(out)
    for value in values:
        writer.write(value)
    writer.end()
    return out.getvalue()


def read(path: Path) -> list[dict[str, Any]]:
    """Read a file to its end, the first line as the manifest of an export is read."""
    with Reader(path) as reader:
        return [json.loads(reader.first()), *reader]


@given(st.lists(VALUES, min_size=1, max_size=8), st.booleans())
def test_what_is_written_is_read_back(
    place: Path, values: list[dict[str, Any]], packed: bool
) -> None:
    data = written(values)
    place.write_bytes(gzip.compress(data) if packed else data)
    assert read(place) == values
    assert data.count(b"\n") == len(values) + 1  # a line a value, and the last


@given(st.lists(VALUES, min_size=1, max_size=5), st.data(), st.booleans())
def test_a_file_that_is_cut_anywhere_is_refused(
    place: Path, values: list[dict[str, Any]], data: st.DataObject, packed: bool
) -> None:
    whole = gzip.compress(written(values)) if packed else written(values)
    place.write_bytes(whole[: data.draw(st.integers(1, len(whole) - 1))])
    with pytest.raises((Damaged, ValueError)):  # ValueError: of the first line, which we parse
        read(place)


@given(st.lists(VALUES, min_size=1, max_size=5), st.data())
def test_a_byte_that_is_changed_anywhere_is_found(
    place: Path, values: list[dict[str, Any]], data: st.DataObject
) -> None:
    whole = bytearray(written(values))
    at = data.draw(st.integers(0, len(whole) - 1))
    whole[at] ^= data.draw(st.integers(1, 255))
    place.write_bytes(whole)
    with pytest.raises((Damaged, ValueError)):
        read(place)


@pytest.mark.parametrize("line", [b"[]", b"3", b"{", b"null", b'{"a": "\xff"}', b"[" * 100_000])
def test_a_line_that_is_no_item_is_named(place: Path, line: bytes) -> None:
    place.write_bytes(b'{"format":"x"}\n' + line + b"\n")
    with pytest.raises(Damaged, match="dòng 2"):
        read(place)


def test_what_stands_behind_the_end_is_refused(place: Path) -> None:
    place.write_bytes(written([{"a": 1}]) + b"\n")
    with pytest.raises(Damaged, match="sau dòng kết thúc"):
        read(place)


def test_an_item_that_is_too_long_is_neither_written_nor_read(place: Path) -> None:
    with pytest.raises(TooLarge, match="luutru backup"):
        Writer(io.BytesIO()).write({"a": "x" * LONGEST_LINE})
    with place.open("wb") as file:
        file.write(b"{}\n")
        file.truncate(LONGEST_LINE + 10)
    with pytest.raises(Damaged, match="dòng 2: quá dài"):
        read(place)


@pytest.mark.parametrize(
    ("content", "is_one"),
    [
        (b'{"format":"luutru-export","version":1}\n', True),
        (gzip.compress(b'{"format":"luutru-export","version":1}\n'), True),
        (b'{"format":"luutru-backup"}\n', False),
        (b'{"title":"B\xc3\xa0i"}\n', False),
        (b"", False),
        (b"\x1f\x8bhong", False),
    ],
)
def test_an_export_is_known_by_its_first_line(place: Path, content: bytes, is_one: bool) -> None:
    place.write_bytes(content)
    assert is_export_file(place) is is_one


def test_what_cannot_be_read_is_no_export(tmp_path: Path) -> None:
    assert not is_export_file(tmp_path)
    assert not is_export_file(tmp_path / "khong-co")
