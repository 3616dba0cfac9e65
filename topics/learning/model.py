"""A learnt model of topics: plain arrays, applied with numpy alone.

A model is data, never code: an ``.npz`` without pickle. Its file is checked before it is used,
sizes before anything is unpacked, since an archive's folder can come from anywhere.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from luutru.errors import Damaged
from luutru.topics.learning.features import counts, vector

__all__ = ["FORMAT", "Model"]

FORMAT = 1
_MOST_BYTES = 256 * 1024 * 1024
_MOST_FEATURES = 500_000
_ARRAYS = ("meta", "features", "idf", "weights", "bias", "slope", "offset", "threshold")


@dataclass(frozen=True)
class Model:
    """One linear classifier for each topic that had enough labelled posts.

    Args:
        topics: ids, in the order of the rows below.
        features: syllables and pairs of syllables, in the order of the columns.
        idf: one a feature.
        weights: topics x features.
        bias: one a topic; a post's decision value is its weights times its features plus this.
        slope: with `offset`, one a topic: makes a probability of a decision value (Platt 1999).
        offset: see `slope`.
        threshold: one a topic: the probability from which a post has it.
        counts: how many posts each topic was learnt from.
        examples: how many posts there were.
        training: SHA-256 of the posts and their labels.
    """

    topics: tuple[str, ...]
    features: tuple[str, ...]
    idf: NDArray[np.float32]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]
    slope: NDArray[np.float32]
    offset: NDArray[np.float32]
    threshold: NDArray[np.float32]
    counts: Mapping[str, int]
    examples: int
    training: str

    def scores(self, text: str) -> dict[str, float]:
        """Return the probability of each learnt topic for a cleaned post; line one is its title."""
        at, values = vector(counts(text), self._index, self.idf)
        decisions = self.weights[:, at] @ values + self.bias
        # Clipped: beyond this a probability is 0 or 1 in any case, and exp would overflow.
        logits = np.clip(self.slope * decisions + self.offset, -30, 30)
        chances = 1 / (1 + np.exp(-logits))
        return dict(zip(self.topics, chances.tolist(), strict=True))

    @cached_property
    def thresholds(self) -> dict[str, float]:
        """From which probability a post has a topic, by topic."""
        return dict(zip(self.topics, self.threshold.tolist(), strict=True))

    @cached_property
    def _index(self) -> dict[str, int]:
        return {feature: at for at, feature in enumerate(self.features)}

    def save(self, path: Path) -> None:
        """Write the model to one file, replacing it only when all is written."""
        meta = {
            "format": FORMAT,
            "topics": self.topics,
            "counts": dict(self.counts),
            "examples": self.examples,
            "training": self.training,
        }
        being_written = path.with_name(path.name + ".part")
        with being_written.open("wb") as file:
            np.savez_compressed(
                file,
                meta=_bytes(json.dumps(meta, ensure_ascii=False, sort_keys=True)),
                features=_bytes("\n".join(self.features)),
                idf=self.idf,
                weights=self.weights,
                bias=self.bias,
                slope=self.slope,
                offset=self.offset,
                threshold=self.threshold,
            )
        being_written.replace(path)

    @classmethod
    def load(cls, path: Path) -> Model:
        """Return the model in a file.

        Raises:
            ArchiveError: the file cannot be read, is no model or does not fit together.
        """
        try:
            return cls(**_fields(_arrays(path)))
        except (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile) as error:
            raise Damaged(
                f"Tệp mô hình chủ đề {path} không dùng được: {error}.",
                "Hãy xóa tệp ấy rồi học lại từ các bài đã gán chủ đề.",
            ) from error


def _bytes(text: str) -> NDArray[np.uint8]:
    return np.frombuffer(text.encode("utf-8"), np.uint8)


def _arrays(path: Path) -> dict[str, NDArray[Any]]:
    with zipfile.ZipFile(path) as archive:
        size = sum(item.file_size for item in archive.infolist())
    if size > _MOST_BYTES:
        raise ValueError(f"giải nén ra {size} byte, quá {_MOST_BYTES}")
    with np.load(path, allow_pickle=False) as archive:
        return {name: archive[name] for name in _ARRAYS}


def _fields(arrays: dict[str, NDArray[Any]]) -> dict[str, Any]:
    """Return the fields of a model from its arrays.

    Raises:
        ValueError: kinds, sizes or values do not fit together.
    """
    meta = json.loads(_text(arrays["meta"]))
    if not isinstance(meta, dict) or meta.get("format") != FORMAT:
        raise ValueError(f"không phải định dạng {FORMAT}")
    topics, counted = _named(meta["topics"], meta["counts"])
    features = tuple(_text(arrays["features"]).split("\n"))
    if len(features) > _MOST_FEATURES or len(set(features)) != len(features):
        raise ValueError("danh sách đặc trưng không hợp lệ")
    sizes: dict[str, tuple[int, ...]] = dict.fromkeys(_ARRAYS[4:], (len(topics),))
    sizes |= {"idf": (len(features),), "weights": (len(topics), len(features))}
    for name, shape in sizes.items():
        array = arrays[name]
        if array.dtype != np.float32 or array.shape != shape or not np.isfinite(array).all():
            raise ValueError(f"{name} không phải {shape} số thực")
    return {
        "topics": topics,
        "features": features,
        **{name: arrays[name] for name in sizes},
        "counts": counted,
        "examples": int(meta["examples"]),
        "training": str(meta["training"]),
    }


def _named(topics: Any, counted: Any) -> tuple[tuple[str, ...], dict[str, int]]:
    if not isinstance(topics, list) or not all(isinstance(name, str) for name in topics):
        raise ValueError("topics không phải danh sách mã")
    if not isinstance(counted, dict) or set(counted) != set(topics) or len(topics) != len(counted):
        raise ValueError("counts không khớp topics")
    return tuple(topics), {name: int(counted[name]) for name in topics}


def _text(array: NDArray[Any]) -> str:
    if array.dtype != np.uint8 or array.ndim != 1:
        raise ValueError("phần chữ không phải byte")
    return array.tobytes().decode("utf-8")
