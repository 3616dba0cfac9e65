from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from luutru.errors import ExtraMissing
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


def _given(model: Model, text: str) -> dict[str, float]:
    """Return the topics that a post has by what was learnt."""
    chances = model.scores(text)
    return {topic: chance for topic, chance in chances.items() if chance >= model.thresholds[topic]}


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
    assert set(_given(model, "Tin mới\nsạp rau khách mua mặc cả túi hàng giá bán")) == {"cho"}
    assert _given(model, "Tin mới\nhôm nay bà con ra từ sớm") == {}
    assert _given(model, "") == {}


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
    assert loaded.scores(text) == model.scores(text)
    assert set(_given(loaded, text)) == {"song"}
    assert loaded.training == model.training
    assert list(tmp_path.iterdir()) == [tmp_path / "m.npz"]


def test_prediction_does_without_scikit_learn(model: Model, tmp_path: Path) -> None:
    model.save(tmp_path / "m.npz")
    code = (
        "import sys; sys.modules['sklearn'] = None; sys.modules['scipy'] = None\n"
        "from pathlib import Path; from luutru.topics.learning.model import Model\n"
        "found = Model.load(Path(sys.argv[1])).scores('Tin\\nthuyền nước phù sa')\n"
        "print(max(found, key=found.__getitem__))"
    )
    command = [sys.executable, "-X", "utf8", "-c", code, str(tmp_path / "m.npz")]
    assert subprocess.check_output(command, encoding="utf-8").strip() == "song"


def test_learning_without_scikit_learn_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sklearn.linear_model", None)
    with pytest.raises(ExtraMissing, match=r"luutru\[learn\]"):
        train(_posts(), VOCABULARY)
