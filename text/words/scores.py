"""What tokens add to the scores of themselves and of their neighbours for going on a word.

Weights and dictionary are those of underthesea's bundled word model. Its features are of one
token, of two neighbours or of three, each seen from the token that is judged: "T[-1,0].lower=đảng
ủy" is the pair that ends in it. So a token, a pair and a triple have a row each: what they add, by
where the first of them stands. What a feature gives for a token alone comes from underthesea's own
featurizer: its letters and digits are not quite Python's.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

from luutru.text.words.crf_model import CrfModel, UnknownModel, read_model

__all__ = ["PLACES", "ModelToken", "Row", "WordScores"]

#: By how many tokens a feature is of: where the first stands, seen from the one that is judged.
PLACES = {1: (-2, -1, 0, 1, 2), 2: (-2, -1, 0, 1), 3: (-2, -1, 0)}
_KINDS = ("", ".lower", ".isdigit", ".istitle", ".is_in_dict")
_YES_NO = ("False", "True")

Row = tuple[float, ...]
Weights = dict[str, list[float]]


class ModelToken(NamedTuple):
    """A token as features see it."""

    text: str
    lower: str
    is_title: bool
    is_digit: bool


class WordScores:
    """The word model's weights, each that of I-W (goes on) less that of B-W (begins a word)."""

    def __init__(self, folder: Path) -> None:
        """Read the model in `folder`.

        Raises:
            UnknownModel: its files are missing or of another form.
        """
        from underthesea_core import CRFFeaturizer

        model = read_model(folder / "models.bin")
        if model.labels != ["B-W", "I-W"]:
            raise UnknownModel(f"labels {model.labels}")
        self.transitions: list[list[float]] = model.transitions.tolist()
        self._weights = _rows(model)
        self._common = {size: self._common_rows(size) for size in PLACES}
        self._dictionary = _dictionary(folder / "dictionary.bin")
        triples = self._weights[3, ""]
        self._beginnings = {*_beginnings(triples), *_beginnings(self._dictionary)}
        self._featurizer = CRFFeaturizer(["T[0].lower", "T[0].isdigit", "T[0].istitle"], set())

    def token(self, text: str) -> ModelToken:
        """Return a token with what features see of it."""
        features = self._featurizer.process([[[text]]])[0][0]
        lower, is_digit, is_title = (feature.partition("=")[2] for feature in features)
        return ModelToken(text, lower, is_title == "True", is_digit == "True")

    def token_row(self, token: ModelToken) -> Row:
        """Return the scores a token adds, by place (`PLACES`)."""
        text, lower, is_title, is_digit = token
        row = self._row(1, text, lower, is_title)
        return _sum(row, self._weights[1, ".isdigit"].get(_YES_NO[is_digit]))

    def pair_row(self, first: ModelToken, second: ModelToken) -> Row:
        """Return the scores two neighbours add, by place."""
        text, lower = f"{first.text} {second.text}", f"{first.lower} {second.lower}"
        return self._row(2, text, lower, first.is_title and second.is_title)

    def triple_row(self, first: ModelToken, second: ModelToken, third: ModelToken) -> Row:
        """Return the scores three neighbours add, by place."""
        text = f"{first.text} {second.text} {third.text}"
        lower = f"{first.lower} {second.lower} {third.lower}"
        return self._row(3, text, lower, first.is_title and second.is_title and third.is_title)

    def plain_row(self, is_title: bool) -> Row:
        """Return the scores of three neighbours unknown to both weights and dictionary."""
        return self._common[3][is_title, False]

    def edge_row(self, size: int, mark: str) -> Row:
        """Return the scores of `size` neighbours, one before the text (BOS) or after it (EOS)."""
        row: Row = (0.0,) * len(PLACES[size])
        for kind in _KINDS:
            row = _sum(row, self._weights[size, kind].get(mark))
        return row

    def may_begin_triple(self, first: ModelToken, second: ModelToken) -> bool:
        """Return whether weights or dictionary may know three that begin with these."""
        return f"{first.lower} {second.lower}" in self._beginnings

    def _row(self, size: int, text: str, lower: str, is_title: bool) -> Row:
        row = self._common[size][is_title, lower in self._dictionary]
        own = self._weights[size, ""].get(text)
        own_lower = self._weights[size, ".lower"].get(lower)
        return row if own is own_lower is None else _sum(_sum(row, own), own_lower)

    def _common_rows(self, size: int) -> dict[tuple[bool, bool], Row]:
        """Return the scores for whether all are titles and whether the dictionary has them."""
        titles, words = self._weights[size, ".istitle"], self._weights[size, ".is_in_dict"]
        none: Row = (0.0,) * len(PLACES[size])
        return {
            (is_title, is_word): _sum(
                _sum(none, titles.get(_YES_NO[is_title])), words.get(_YES_NO[is_word])
            )
            for is_title, is_word in product((False, True), repeat=2)
        }


def _sum(row: Row, other: Sequence[float] | None) -> Row:
    return row if other is None else tuple([a + b for a, b in zip(row, other, strict=True)])


class _PlainUnpickler(pickle.Unpickler):
    """Reads built-in collections of strings and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        raise pickle.UnpicklingError(f"{module}.{name} in a list of words")


def _dictionary(path: Path) -> set[str]:
    try:
        with path.open("rb") as file:
            words = _PlainUnpickler(file).load()
    except (OSError, EOFError, ValueError, pickle.UnpicklingError) as error:
        raise UnknownModel(f"{path.name}: {error}") from error
    if not isinstance(words, set):
        raise UnknownModel(f"{path.name} holds no set of words")
    return words


def _rows(model: CrfModel) -> dict[tuple[int, str], Weights]:
    """Return the weights of a size and kind of feature: by its value, a row by place.

    Raises:
        UnknownModel: it has features of another kind.
    """
    rows: dict[tuple[int, str], Weights] = {(size, kind): {} for size in PLACES for kind in _KINDS}
    features = {
        f"T[{place}]{kind}" if size == 1 else f"T[{place},{place + size - 1}]{kind}": (
            rows[size, kind],
            column,
            len(places),
        )
        for size, places in PLACES.items()
        for column, place in enumerate(places)
        for kind in _KINDS
    }
    differences = (model.states[:, 1] - model.states[:, 0]).tolist()
    for attribute, weight in zip(model.attributes, differences, strict=True):
        feature, _, value = attribute.partition("=")
        if feature not in features:
            raise UnknownModel(f"feature {feature!r}")
        table, column, width = features[feature]
        if value not in table:
            table[value] = [0.0] * width
        table[value][column] = weight
    return rows


def _beginnings(phrases: Iterable[str]) -> Iterator[str]:
    """Yield all that a phrase of three words or more begins with, from two words on."""
    for phrase in phrases:
        if phrase.count(" ") < 2:
            continue
        end = phrase.find(" ", phrase.find(" ") + 1)
        while end > 0:
            yield phrase[:end].lower()
            end = phrase.find(" ", end + 1)
