from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from luutru.errors import ArchiveError, ExtraMissing
from luutru.topics.assign import BY_ARCHIVIST, decide
from luutru.topics.learning.training import Example, Model, train
from luutru.topics.vocabulary.topic import Topic
from luutru.topics.vocabulary.vocabulary import TopicVocabulary

VOCABULARY = TopicVocabulary(
    [
        Topic("cho", "Chợ", triggers=("tiểu thương",)),
        Topic("song", "Sông", triggers=("bờ sông",)),
        Topic("hiem", "Hiếm"),
    ]
)
MARKET = "sạp rau cân thịt mặc cả túi hàng khách mua giá bán buổi sớm".split()
RIVER = "thuyền nước phù sa lưới cá mái chèo bến bãi con đò gió".split()
COMMON = "hôm nay bà con ra từ sớm trời đẹp nhiều người cùng nhau đi làm về".split()


def _posts(count: int = 24) -> list[Example]:
    chance = random.Random(1)
    posts = []
    for number in range(count):
        own = (MARKET, RIVER, COMMON)[number % 3]
        words = chance.choices(own, k=12) + chance.choices(COMMON, k=12)
        chance.shuffle(words)
        topics = (frozenset({"cho"}), frozenset({"song"}), frozenset[str]())[number % 3]
        posts.append(Example(f"Tin số {number}\n{' '.join(words)}", topics))
    return [*posts, Example("Tin\nhiếm lắm", frozenset({"hiem", "ngoai-bang"}))]


@pytest.fixture(scope="module")
def model() -> Model:
    found = train(_posts(45), VOCABULARY)
    assert found is not None
    return found


def test_topics_with_enough_posts_are_learnt_and_said_so(model: Model) -> None:
    assert model.topics == ("cho", "song")
    assert model.counts == {"cho": 15, "song": 15}
    (found,) = model.predict("Tin mới\nsạp rau khách mua mặc cả túi hàng giá bán")
    assert found.topic == "cho"
    assert found.reason == f"học được: {found.score:.2f}"
    assert model.predict("Tin mới\nhôm nay bà con ra từ sớm") == []
    assert model.predict("") == []


def test_nothing_is_learnt_from_too_few_or_from_chance() -> None:
    assert train(_posts(12), VOCABULARY) is None
    assert train([], VOCABULARY) is None
    chance = random.Random(3)
    noise = [
        Example(
            f"Tin\n{' '.join(chance.choices(COMMON, k=20))}", frozenset({"cho"} if n % 2 else ())
        )
        for n in range(40)
    ]
    assert train(noise, VOCABULARY) is None


def test_the_same_posts_in_another_order_give_the_same_file(model: Model, tmp_path: Path) -> None:
    again = train(reversed(_posts(45)), VOCABULARY)
    assert again is not None
    model.save(tmp_path / "a.npz")
    again.save(tmp_path / "b.npz")
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()


def test_a_loaded_model_predicts_the_same(model: Model, tmp_path: Path) -> None:
    model.save(tmp_path / "m.npz")
    loaded = Model.load(tmp_path / "m.npz")
    text = "Tin\nthuyền nước phù sa con đò"
    assert loaded.predict(text) == model.predict(text) != []
    assert loaded.training == model.training
    assert list(tmp_path.iterdir()) == [tmp_path / "m.npz"]


def test_prediction_does_without_scikit_learn(model: Model, tmp_path: Path) -> None:
    model.save(tmp_path / "m.npz")
    code = (
        "import sys; sys.modules['sklearn'] = None; sys.modules['scipy'] = None\n"
        "from pathlib import Path; from luutru.topics.learning.model import Model\n"
        "print(Model.load(Path(sys.argv[1])).predict('Tin\\nthuyền nước phù sa')[0].topic)"
    )
    command = [sys.executable, "-X", "utf8", "-c", code, str(tmp_path / "m.npz")]
    assert subprocess.check_output(command, encoding="utf-8").strip() == "song"


def test_learning_without_scikit_learn_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sklearn.linear_model", None)
    with pytest.raises(ExtraMissing, match=r"luutru\[learn\]"):
        train(_posts(), VOCABULARY)


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
        {"weights": np.zeros((2, 3), np.float32)},
        {"bias": np.zeros(2, np.float64)},
        {"slope": np.array([np.nan, 1], np.float32)},
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


def test_the_archivists_word_is_above_rules_section_and_model(model: Model) -> None:
    post = "Tiểu thương dọn hàng", "SÔNG", ["sạp rau khách mua"]
    found = {item.topic: item for item in decide(*post, VOCABULARY, model)}
    assert found.keys() == {"cho", "song"}
    assert "cụm từ: tiểu thương" in found["cho"].reason
    decided = decide(
        *post, VOCABULARY, model, added={"hiem", "cho", "ngoai-bang"}, removed={"song"}
    )
    assert [(item.topic, item.score, item.reason) for item in decided] == [
        ("cho", 1.0, BY_ARCHIVIST),
        ("hiem", 1.0, BY_ARCHIVIST),
    ]


def test_what_the_model_alone_is_sure_of_is_given_and_rules_stand_without_it(model: Model) -> None:
    post = "Tin mới", "", ["sạp rau khách mua mặc cả túi hàng giá bán"]
    assert [item.topic for item in decide(*post, VOCABULARY, model)] == ["cho"]
    assert decide(*post, VOCABULARY) == []
