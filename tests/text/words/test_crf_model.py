"""Models in CRFsuite's format, written here by hand."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.text.words.crf_model import CrfModel, UnknownModel, read_model
from luutru.text.words.tokens import MODEL, package_folder

Feature = tuple[int, int, int, float]  # kind, source, label, weight
STATE, TRANSITION = 0, 1


def names(texts: Sequence[str]) -> bytes:
    """Return a constant database: a header, the names with number and length, where each begins."""
    records, starts = b"", []
    for number, text in enumerate(texts):
        data = text.encode() + b"\0"
        starts.append(24 + len(records))
        records += struct.pack("<II", number, len(data)) + data
    table = 24 + len(records)
    size = table + 4 * len(starts)
    header = struct.pack("<4s5I", b"CQDB", size, 0, 0, len(starts), table)
    return header + records + struct.pack(f"<{len(starts)}I", *starts)


def model(labels: Sequence[str], attributes: Sequence[str], features: Sequence[Feature]) -> bytes:
    header_size = struct.calcsize("<4sI4s9I")
    body = struct.pack("<4sII", b"FEAT", 12 + 20 * len(features), len(features))
    body += b"".join(struct.pack("<IIId", *feature) for feature in features)
    labels_at = header_size + len(body)
    attributes_at = labels_at + len(names(labels))
    header = struct.pack(
        "<4sI4s9I", b"lCRF", 0, b"FOMC", 100, 0, 0, 0, header_size, labels_at, attributes_at, 0, 0
    )
    return header + body + names(labels) + names(attributes)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "models.bin"


def test_a_model_is_read_as_written(path: Path) -> None:
    features = [(STATE, 0, 1, 0.5), (STATE, 2, 0, -1.25), (TRANSITION, 1, 0, 2.0)]
    path.write_bytes(model(["B-W", "I-W"], ["T[0]=ủy", "T[1]=a b", ""], features))
    read = read_model(path)
    assert read.labels == ["B-W", "I-W"]
    assert read.attributes == ["T[0]=ủy", "T[1]=a b", ""]
    assert read.states.tolist() == [[0, 0.5], [0, 0], [-1.25, 0]]
    assert read.transitions.tolist() == [[0, 0], [2.0, 0]]


TEXTS = st.lists(st.text(st.characters(exclude_characters="\0", codec="utf-8")), max_size=6)


@given(
    st.lists(st.text("BIW-", min_size=1), min_size=1, max_size=3),
    TEXTS,
    st.lists(st.floats(allow_nan=False, allow_infinity=False), max_size=6),
)
def test_any_model_is_read_back(
    tmp_path_factory: pytest.TempPathFactory,
    labels: list[str],
    attributes: list[str],
    weights: list[float],
) -> None:
    path = tmp_path_factory.mktemp("model") / "models.bin"
    cells = [(row, column) for row in range(len(attributes)) for column in range(len(labels))]
    features = [(STATE, *cell, weight) for cell, weight in zip(cells, weights, strict=False)]
    path.write_bytes(model(labels, attributes, features))
    read = read_model(path)
    expected = np.zeros((len(attributes), len(labels)))
    for _, row, column, weight in features:
        expected[row, column] = weight
    assert (read.labels, read.attributes) == (labels, attributes)
    assert np.array_equal(read.states, expected)
    assert not read.transitions.any()


GOOD = model(["B-W", "I-W"], ["T[0]=a"], [(STATE, 0, 1, 0.5)])


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "unpack_from requires"),
        (b"lCRF", "unpack_from requires"),
        (b"xCRF" + GOOD[4:], "another format: b'xCRF' b'FOMC' 100"),
        (GOOD[:8] + b"XXXX" + GOOD[12:], "another format: b'lCRF' b'XXXX' 100"),
        (GOOD[:12] + struct.pack("<I", 101) + GOOD[16:], "another format: .* 101"),
        (GOOD.replace(b"CQDB", b"XXDB"), "no database of names at "),
        (GOOD[:60], "models.bin: "),
        (GOOD[:-4], "models.bin: "),
        (model(["B-W"], ["a"], [(STATE, 0, 1, 0.5)]), "out of bounds"),
        (model(["B-W"], ["a"], [(STATE, 1, 0, 0.5)]), "out of bounds"),
        (GOOD.replace(b"T[0]=a", b"T[0]=\xff"), "codec can't decode"),
    ],
)
def test_what_is_no_model_is_refused(path: Path, data: bytes, reason: str) -> None:
    path.write_bytes(data)
    with pytest.raises(UnknownModel, match=reason) as caught:
        read_model(path)
    assert str(caught.value).startswith("models.bin: ")


def test_a_model_that_is_not_there_is_refused(path: Path) -> None:
    with pytest.raises(UnknownModel, match=r"models\.bin: "):
        read_model(path)


@given(st.integers(0, len(GOOD) - 1), st.integers(0, 255))
def test_a_changed_byte_gives_a_model_or_a_refusal(
    tmp_path_factory: pytest.TempPathFactory, at: int, byte: int
) -> None:
    path = tmp_path_factory.mktemp("model") / "models.bin"
    path.write_bytes(GOOD[:at] + bytes([byte]) + GOOD[at + 1 :])
    with suppress(UnknownModel):
        assert isinstance(read_model(path), CrfModel)


def test_the_bundled_model_has_two_labels_and_a_row_an_attribute() -> None:
    read = read_model(package_folder() / MODEL / "models.bin")
    assert read.labels == ["B-W", "I-W"]
    assert read.states.shape == (len(read.attributes), 2)
    assert read.transitions.shape == (2, 2)
    assert len(set(read.attributes)) == len(read.attributes) > 10_000
