"""Reading a linear-chain CRF that CRFsuite or underthesea has written, as plain arrays and strings.

The format is CRFsuite's "lCRF" (N. Okazaki, 2007, http://www.chokkan.org/software/crfsuite/): a
header, the features, the names of labels and of attributes as constant databases, then indexes
over the features that a reader in order does without. All numbers are little-endian.
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = ["CrfModel", "UnknownModel", "read_model"]

_HEADER = struct.Struct("<4sI4s9I")
_FEATURES = struct.Struct("<4sII")
_FEATURE = np.dtype([("kind", "<u4"), ("source", "<u4"), ("label", "<u4"), ("weight", "<f8")])
_STATE, _TRANSITION = 0, 1
_DATABASE = struct.Struct("<4s5I")
_RECORD = 8  # bytes before a name: its number and its length, the closing zero included


class UnknownModel(Exception):
    """The file is not a model of the form that is read here."""


class CrfModel(NamedTuple):
    """A model: what each attribute and each step from label to label adds to a score.

    Attributes:
        labels: their names, by number.
        attributes: their names, by number.
        states: weights, a row an attribute, a column a label.
        transitions: weights, a row the label before, a column the label after.
    """

    labels: list[str]
    attributes: list[str]
    states: NDArray[np.float64]
    transitions: NDArray[np.float64]


def read_model(path: Path) -> CrfModel:
    """Return the model in a file.

    Raises:
        UnknownModel: it is no such file, or none that could be read.
    """
    try:
        return _read(path.read_bytes())
    except (OSError, ValueError, IndexError, struct.error) as error:
        raise UnknownModel(f"{path.name}: {error}") from error


def _read(data: bytes) -> CrfModel:
    magic, _, kind, version, _, _, _, features_at, labels_at, attributes_at, *_ = (
        _HEADER.unpack_from(data)
    )
    if (magic, kind, version) != (b"lCRF", b"FOMC", 100):
        raise ValueError(f"another format: {magic!r} {kind!r} {version}")
    labels, attributes = _names(data, labels_at), _names(data, attributes_at)
    _, _, count = _FEATURES.unpack_from(data, features_at)
    features = np.frombuffer(data, _FEATURE, count, features_at + _FEATURES.size)
    return CrfModel(
        labels,
        attributes,
        _weights(features[features["kind"] == _STATE], len(attributes), len(labels)),
        _weights(features[features["kind"] == _TRANSITION], len(labels), len(labels)),
    )


def _weights(features: NDArray[np.void], rows: int, columns: int) -> NDArray[np.float64]:
    weights = np.zeros((rows, columns))
    weights[features["source"], features["label"]] = features["weight"]
    return weights


def _names(data: bytes, at: int) -> list[str]:
    """Return the strings of a constant database, by number; a table at its end locates them."""
    magic, size, _, _, count, table = _DATABASE.unpack_from(data, at)
    if magic != b"CQDB":
        raise ValueError(f"no database of names at {at}")
    database = memoryview(data)[at : at + size]
    starts = np.frombuffer(database, "<u4", count, table).astype(np.int64)
    lengths = np.frombuffer(database, np.uint8)[starts[:, None] + np.arange(4, 8)]
    ends = starts + _RECORD + lengths.copy().view("<u4")[:, 0] - 1
    found = zip((starts + _RECORD).tolist(), ends.tolist(), strict=True)
    return [str(database[start:end], "utf-8") for start, end in found]
