"""A learnt model: what it finds in a post, and which files are refused."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from luutru.errors import ArchiveError
from luutru.topics.learning.model import Model


def made(**changes: Any) -> Model:
    """Return a model by hand: "chợ" speaks for one topic, "sông" for the other."""
    parts: dict[str, Any] = {
        "topics": ("cho", "song"),
        "features": ("chợ", "rau", "sông"),
        "idf": [1.0, 2.0, 1.0],
        "weights": [[3.0, 1.0, -3.0], [-3.0, 0.0, 3.0]],
        "bias": [0.5, -0.5],
        "slope": [1.0, 2.0],
        "offset": [0.0, 0.25],
        "threshold": [0.5, 0.625],
        "counts": {"cho": 9, "song": 12},
        "examples": 40,
        "training": "abc",
        **changes,
    }
    for name in ("idf", "weights", "bias", "slope", "offset", "threshold"):
        parts[name] = np.array(parts[name], np.float32)
    return Model(**parts)


@pytest.fixture
def model() -> Model:
    return made()


def chance(logit: float) -> float:
    return 1 / (1 + math.exp(-logit))


def test_a_post_is_weighed_by_its_features_slope_and_offset(model: Model) -> None:
    assert model.scores("Tin\nRa sông") == pytest.approx(
        {"cho": chance(-3 + 0.5), "song": chance(2 * (3 - 0.5) + 0.25)}
    )
    root = math.sqrt(5)  # "rau" is twice as rare; the vector has length one
    assert model.scores("Tin\nchợ rau")["cho"] == pytest.approx(chance((3 + 2) / root + 0.5))


def test_a_post_without_a_known_feature_has_the_chances_of_any(model: Model) -> None:
    found = {"cho": chance(0.5), "song": chance(2 * -0.5 + 0.25)}
    assert model.scores("Tin") == pytest.approx(found)
    assert model.scores("") == pytest.approx(found)


def test_what_is_certain_does_not_overflow() -> None:
    found = made(bias=[1e6, -1e6]).scores("Tin")
    assert found == pytest.approx({"cho": 1.0, "song": 0.0}, abs=1e-9)


def test_thresholds_by_topic(model: Model) -> None:
    assert model.thresholds == {"cho": 0.5, "song": 0.625}


def test_a_saved_model_is_the_same_when_loaded(model: Model, tmp_path: Path) -> None:
    model.save(tmp_path / "m.npz")
    loaded = Model.load(tmp_path / "m.npz")
    for name in ("topics", "features", "counts", "examples", "training"):
        assert getattr(loaded, name) == getattr(model, name)
    assert loaded.scores("Chợ\nrau sông") == model.scores("Chợ\nrau sông")
    assert loaded.thresholds == model.thresholds
    assert list(tmp_path.iterdir()) == [tmp_path / "m.npz"]


def test_counts_are_in_the_order_of_topics(tmp_path: Path) -> None:
    made(counts={"song": 12, "cho": 9}).save(tmp_path / "m.npz")
    assert list(Model.load(tmp_path / "m.npz").counts) == ["cho", "song"]


def _tampered(model: Model, path: Path, **changes: Any) -> Path:
    model.save(path)
    with np.load(path) as archive:
        arrays = {name: archive[name] for name in archive.files}
    meta = json.loads(arrays["meta"].tobytes())
    meta |= changes.pop("meta", {})
    arrays["meta"] = np.frombuffer(json.dumps(meta).encode(), np.uint8)
    np.savez(path, **(arrays | changes))
    return path


@pytest.mark.parametrize(
    "changes",
    [
        {"meta": {"format": 99}},
        {"meta": {"topics": "cho"}},
        {"meta": {"topics": ["cho"]}},
        {"meta": {"counts": []}},
        {"meta": {"examples": "nhiều"}},
        {"meta": {"topics": ["cho", 1]}},
        {"meta": {"topics": ["cho", "cho"], "counts": {"cho": 9}}},
        {"meta": {"counts": {"cho": 9, "hoa": 9}}},
        {"meta": {"counts": {"cho": 9, "song": "?"}}},
        {"weights": np.zeros((3, 2), np.float32)},
        {"weights": np.zeros((2, 4), np.float32)},
        {"threshold": np.zeros(3, np.float32)},
        {"features": np.zeros(1, np.uint16)},
        {"features": np.zeros((1, 1), np.uint8)},
        {"bias": np.zeros(2, np.float64)},
        {"slope": np.array([np.nan, 1], np.float32)},
        {"offset": np.array([np.inf, 1], np.float32)},
        {"features": np.frombuffer(b"a\na", np.uint8)},
        {"features": np.frombuffer(b"\xff", np.uint8)},
        {"idf": np.array([object()])},
    ],
)
def test_a_hostile_file_is_refused(model: Model, tmp_path: Path, changes: dict[str, Any]) -> None:
    path = _tampered(model, tmp_path / "m.npz", **changes)
    with pytest.raises(ArchiveError, match="Hãy xóa tệp ấy"):
        Model.load(path)


@pytest.mark.parametrize("content", [b"", b"PK", b"not a model", b"\x80\x04K\x01."])
def test_a_file_that_is_no_model_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "m.npz").write_bytes(content)
    with pytest.raises(ArchiveError, match="không dùng được"):
        Model.load(tmp_path / "m.npz")
    with pytest.raises(ArchiveError):
        Model.load(tmp_path / "missing.npz")


def test_a_file_that_unpacks_without_end_is_refused_before_it_is(tmp_path: Path) -> None:
    np.savez_compressed(tmp_path / "m.npz", weights=np.zeros(80_000_000, np.float32))
    with pytest.raises(ArchiveError, match="giải nén"):
        Model.load(tmp_path / "m.npz")
