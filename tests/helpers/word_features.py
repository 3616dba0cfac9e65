"""The features of underthesea's word model written out one by one, as its templates name them."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from functools import cache

from luutru.text.words.crf_model import read_model
from luutru.text.words.tokens import MODEL, package_folder

KINDS = ("", ".lower", ".isdigit", ".istitle", ".is_in_dict")


@cache
def weights() -> dict[str, float]:
    """Return what each feature adds for I-W (goes on) over B-W (begins a word)."""
    model = read_model(package_folder() / MODEL / "models.bin")
    differences = (model.states[:, 1] - model.states[:, 0]).tolist()
    return dict(zip(model.attributes, differences, strict=True))


@cache
def dictionary() -> set[str]:
    with (package_folder() / MODEL / "dictionary.bin").open("rb") as file:
        words: set[str] = pickle.load(file)
    return words


def values(tokens: Sequence[str]) -> dict[str, str]:
    """Return what each kind of feature says of tokens that stand together."""
    text = " ".join(tokens)
    return {
        "": text,
        ".lower": text.lower(),
        ".isdigit": str(text.isdigit()),
        # Figures and marks are titles too: none of them begins with a small letter.
        ".istitle": str(not any(token[0].islower() for token in tokens)),
        ".is_in_dict": str(text.lower() in dictionary()),
    }


def score(tokens: Sequence[str], place: int) -> float:
    """Return what tokens add to the score of the one that the first stands `place` from."""
    end = place + len(tokens) - 1
    name = f"T[{place}]" if len(tokens) == 1 else f"T[{place},{end}]"
    return sum(
        weights().get(f"{name}{kind}={value}", 0.0) for kind, value in values(tokens).items()
    )
