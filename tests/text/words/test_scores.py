from __future__ import annotations

import pickle
import shutil
from pathlib import Path

import pytest

from luutru.tests.helpers.word_features import dictionary, score, weights
from luutru.text.words.crf_model import UnknownModel
from luutru.text.words.scores import PLACES, ModelToken, WordScores
from luutru.text.words.tokens import MODEL, package_folder

FOLDER = package_folder() / MODEL


@pytest.fixture(scope="module")
def scores() -> WordScores:
    return WordScores(FOLDER)


@pytest.mark.parametrize(
    ("text", "lower", "is_title", "is_digit"),
    [
        ("đảng", "đảng", False, False),
        ("Đảng", "đảng", True, False),
        ("UBND", "ubnd", True, False),
        ("2005", "2005", True, True),
        ("09/7/2020", "09/7/2020", True, False),
        (",", ",", True, False),
    ],
)
def test_what_features_see_of_a_token(
    scores: WordScores, text: str, lower: str, is_title: bool, is_digit: bool
) -> None:
    assert scores.token(text) == ModelToken(text, lower, is_title, is_digit)


@pytest.mark.parametrize("text", ["đảng", "Đảng", "UBND", "2005", "của", "xyzxyz", ","])
def test_a_token_adds_what_its_features_weigh(scores: WordScores, text: str) -> None:
    row = scores.token_row(scores.token(text))
    assert row == pytest.approx([score([text], place) for place in PLACES[1]])


@pytest.mark.parametrize(
    "pair", [("đảng", "ủy"), ("Đảng", "Ủy"), ("Đảng", "ủy"), ("nhân", "dân"), ("xyz", "zyx")]
)
def test_two_neighbours_add_what_their_features_weigh(
    scores: WordScores, pair: tuple[str, str]
) -> None:
    first, second = map(scores.token, pair)
    expected = [score(pair, place) for place in PLACES[2]]
    assert scores.pair_row(first, second) == pytest.approx(expected)


@pytest.mark.parametrize(
    "triple",
    [("hợp", "tác", "xã"), ("Hợp", "Tác", "Xã"), ("chủ", "nghĩa", "xã"), ("a", "b", "c")],
)
def test_three_neighbours_add_what_their_features_weigh(
    scores: WordScores, triple: tuple[str, str, str]
) -> None:
    first, second, third = map(scores.token, triple)
    expected = [score(triple, place) for place in PLACES[3]]
    assert scores.triple_row(first, second, third) == pytest.approx(expected)


@pytest.mark.parametrize("is_title", [True, False])
def test_three_that_are_not_known_together_add_what_their_case_does(
    scores: WordScores, is_title: bool
) -> None:
    words = ("Xyz", "Zyx", "Yxz") if is_title else ("xyz", "zyx", "yxz")
    expected = [score(words, place) for place in PLACES[3]]
    assert scores.plain_row(is_title) == pytest.approx(expected)


@pytest.mark.parametrize("mark", ["BOS", "EOS"])
@pytest.mark.parametrize("size", [1, 2, 3])
def test_neighbours_of_which_one_lies_outside(scores: WordScores, size: int, mark: str) -> None:
    row = scores.edge_row(size, mark)
    kinds = ("", ".lower", ".isdigit", ".istitle", ".is_in_dict")
    for place, added in zip(PLACES[size], row, strict=True):
        name = f"T[{place}]" if size == 1 else f"T[{place},{place + size - 1}]"
        expected = sum(weights().get(f"{name}{kind}={mark}", 0.0) for kind in kinds)
        assert added == pytest.approx(expected)


def test_phrases_of_three_words_may_begin_so(scores: WordScores) -> None:
    phrase = next(word for word in sorted(dictionary()) if word.count(" ") == 3)
    first, second, *_ = map(scores.token, phrase.split())
    assert scores.may_begin_triple(first, second)
    assert scores.may_begin_triple(*map(scores.token, ("Hợp", "Tác")))
    assert not scores.may_begin_triple(*map(scores.token, ("xyz", "zyx")))
    assert not scores.may_begin_triple(first, scores.token("xyz"))


def test_steps_between_tags_are_two_by_two(scores: WordScores) -> None:
    (begin_begin, begin_on), (on_begin, on_on) = scores.transitions
    assert len({begin_begin, begin_on, on_begin, on_on}) == 4


class Command:
    """What a pickle could call."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return print, ("called",)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (pickle.dumps(["a", "b"]), "dictionary.bin holds no set of words"),
        (pickle.dumps(Command()), r"dictionary.bin: builtins\.print in a list of words"),
        (b"", "dictionary.bin: "),
        (b"\x80\x04", "dictionary.bin: "),
        (None, "dictionary.bin: "),
    ],
)
def test_a_dictionary_that_is_no_set_of_words_is_refused(
    tmp_path: Path, content: bytes | None, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(FOLDER / "models.bin", tmp_path)
    if content is not None:
        (tmp_path / "dictionary.bin").write_bytes(content)
    with pytest.raises(UnknownModel, match=reason):
        WordScores(tmp_path)
    assert capsys.readouterr().out == ""  # nothing was called


def test_a_model_with_features_of_another_kind_is_refused(tmp_path: Path) -> None:
    data = (FOLDER / "models.bin").read_bytes()
    shutil.copy(FOLDER / "dictionary.bin", tmp_path)
    assert b"T[0].lower=" in data
    (tmp_path / "models.bin").write_bytes(data.replace(b"T[0].lower=", b"T[0].other="))
    with pytest.raises(UnknownModel, match=r"feature 'T\[0\]\.other'"):
        WordScores(tmp_path)


def test_a_model_with_other_labels_is_refused(tmp_path: Path) -> None:
    data = (FOLDER / "models.bin").read_bytes()
    shutil.copy(FOLDER / "dictionary.bin", tmp_path)
    (tmp_path / "models.bin").write_bytes(data.replace(b"I-W\0", b"I-X\0"))
    with pytest.raises(UnknownModel, match="labels"):
        WordScores(tmp_path)
