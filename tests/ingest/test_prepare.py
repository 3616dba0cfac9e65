"""What workers run: a post, or the reason why there is none; never an error."""

from __future__ import annotations

import pickle

import pytest

from luutru.errors import UnreadableItem
from luutru.ingest.prepare import Prepare
from luutru.ingest.records import RawPost
from luutru.ingest.steps import Prepared
from luutru.store import Version
from luutru.store.topics import PostTopic


class Failing:
    """Topics that fail as a fault of ours would."""

    name = "hỏng"

    def __init__(self, error: Exception) -> None:
        self.error = error

    def __call__(self, version: Version, /) -> tuple[PostTopic, ...]:
        raise self.error


def text(written: str) -> tuple[RawPost, str]:
    return RawPost("text", 0, 1, "utf-8", text=written), "bai.txt"


def test_a_post_is_prepared() -> None:
    made = Prepare()(text("Tên bài\n\nThân bài."))
    assert isinstance(made, Prepared)
    assert (made.version.title, made.topics) == ("Tên bài", ())


def test_what_is_no_post_gives_its_reason() -> None:
    made = Prepare()(text("  "))
    assert isinstance(made, UnreadableItem)
    assert "bai.txt" in made.reason


@pytest.mark.parametrize(
    "error", [ValueError("lạ"), KeyError("lạ"), RecursionError("lạ"), ZeroDivisionError("lạ")]
)
def test_a_fault_of_ours_costs_the_post_alone(error: Exception) -> None:
    made = Prepare(Failing(error))(text("Tên bài\n\nThân bài."))
    assert isinstance(made, UnreadableItem)
    assert type(error).__name__ in made.reason
    assert "lạ" in made.reason
    assert "--retry" in made.repair


@pytest.mark.parametrize("error", [MemoryError(), KeyboardInterrupt(), OSError("đĩa")])
def test_what_is_no_fault_of_the_post_is_raised(error: BaseException) -> None:
    with pytest.raises(type(error)):
        Prepare(Failing(error))(text("Tên bài\n\nThân bài."))  # type: ignore[arg-type]


def test_it_goes_to_worker_processes() -> None:
    again = pickle.loads(pickle.dumps(Prepare()))
    assert again(text("Tên bài\n\nThân bài.")) == Prepare()(text("Tên bài\n\nThân bài."))
