"""Parts of speech, chunks and entities of a sentence with underthesea's bundled CRF models.

The models and their features are underthesea's (templates as in its `pipeline/*/model_crf.py`); its
own extraction builds a whole column of the sentence for each feature of each token, which is
quadratic. Here each column is built once and read by all tokens. The tags are the same, token by
token: `benchmarks/tagging.py` and a test compare them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from luutru.text.spans import Span
from luutru.text.words.segmentation import tokens
from luutru.text.words.tokens import package_folder

__all__ = ["Tagged", "entities", "entity_spans", "may_hold_name", "tag", "tag_entities"]

_UNKNOWN = "X"  # what the models saw in the place of the tag to be found
_BEFORE, _AFTER = "BOS", "EOS"


class Tagged(NamedTuple):
    """A word with its tags, as `underthesea.ner` gives them."""

    word: str
    part_of_speech: str
    chunk: str
    entity: str


# Read as files: importing any part of the package loads all of it.
_FILES = {
    "pos": "pipeline/pos_tag/pos_crf_2017_10_11.bin",
    "chunk": "pipeline/chunking/chunk_crf_2017_10_12.bin",
    "ner": "pipeline/ner/ner_crf_2017_10_12.bin",
}


@lru_cache(maxsize=3)
def _model(name: str) -> Any:
    from underthesea_core import CRFTagger

    model = CRFTagger()
    model.load(str(package_folder() / _FILES[name]))
    return model


def tag(words: Sequence[str]) -> list[Tagged]:
    """Return the words of one sentence with all their tags."""
    if not words:
        return []
    common = _Common(words)
    parts = _model("pos").tag(common.part_features())
    chunks = _model("chunk").tag(common.chunk_features(parts))
    entities = _model("ner").tag(common.entity_features(parts))
    return [Tagged(*row) for row in zip(words, parts, chunks, entities, strict=True)]


def tag_entities(words: Sequence[str]) -> list[Tagged]:
    """Return `tag` without chunks (""): the entity model does not look at them."""
    if not words:
        return []
    common = _Common(words)
    parts = _model("pos").tag(common.part_features())
    entities = _model("ner").tag(common.entity_features(parts))
    return [Tagged(w, p, "", e) for w, p, e in zip(words, parts, entities, strict=True)]


def entity_spans(text: str, kind: str = "PER", words: Sequence[Span] = ()) -> list[Span]:
    """Return the persons ("PER") and places ("LOC") of one sentence by the entity model.

    Args:
        words: the spans of the words of `text`; it is segmented when they are not given.
    """
    return entities(text, words).get(kind, [])


def entities(text: str, words: Sequence[Span] = ()) -> dict[str, list[Span]]:
    """Return the entities the model finds in one sentence, by kind: "PER", "LOC", "ORG"."""
    spans = words or tokens(text)
    shown = [" ".join(text[a:b].split()) for a, b in spans]
    if not may_hold_name(shown):
        return {}
    found: dict[str, list[Span]] = {}
    for (start, end), row in zip(spans, tag_entities(shown), strict=True):
        begins, _, kind = row.entity.partition("-")
        if begins == "B":
            found.setdefault(kind, []).append(Span(start, end))
        elif begins == "I" and found.get(kind):
            found[kind][-1] = Span(found[kind][-1].start, end)
    return found


def may_hold_name(words: Sequence[str]) -> bool:
    """Return whether a sentence has a capital anywhere but at its beginning, or two at it."""
    if not words:
        return False
    first, *others = words
    return any(map(_has_capital, others)) or sum(map(str.isupper, first)) > 1


def _has_capital(word: str) -> bool:
    return word != word.lower()


@lru_cache(maxsize=65536)
def _is_title(word: str) -> bool:
    """Return whether each part of a word begins with a capital, as underthesea's feature has it."""
    parts = word.split(" ")
    return all(parts) and all(part[0].istitle() for part in parts)


def _shifted(name: str, values: Sequence[str], count: int, by: int) -> list[str]:
    """Return for each of `count` tokens the feature `name` of the value `by` places on."""
    before = min(max(-by, 0), count)
    inside = [f"{name}={value}" for value in values[max(by, 0) : max(count + by, 0)]]
    after = count - before - len(inside)
    return [f"{name}={_BEFORE}"] * before + inside + [f"{name}={_AFTER}"] * after


class _Common:
    """The features that all three models share, column by column."""

    def __init__(self, words: Sequence[str]) -> None:
        self._count = len(words)
        self._titles = [str(_is_title(word)) for word in words]
        lower = [word.lower() for word in words]
        self._lower = [self._column(f"T[{by}].lower", lower, by) for by in range(-2, 3)]
        self._near_titles = self._title_columns(0, -1, 1)
        pairs = [f"{a} {b}" for a, b in pairwise(words)]
        self._words = [self._column(f"T[{by}]", words, by) for by in range(-2, 3)]
        self._words += [self._column(f"T[{by},{by + 1}]", pairs, by) for by in range(-2, 2)]

    def _column(self, name: str, values: Sequence[str], by: int) -> list[str]:
        return _shifted(name, values, self._count, by)

    def _title_columns(self, *places: int) -> list[list[str]]:
        return [self._column(f"T[{by}].istitle", self._titles, by) for by in places]

    def _rows(self, columns: Sequence[Sequence[str]]) -> list[list[str]]:
        return [list(row) for row in zip(*columns, strict=True)]

    def part_features(self) -> list[list[str]]:
        """Return the features that parts of speech are found by."""
        pairs = [f"{_UNKNOWN} {_UNKNOWN}"] * (self._count - 1)
        columns = self._past(1)
        columns += [self._column(f"T[{by},{by + 1}][1]", pairs, by) for by in (-3, -2)]
        return self._rows([*self._lower, *self._near_titles, *self._words, *columns])

    def _parts(self, parts: Sequence[str]) -> list[list[str]]:
        pairs = [f"{a} {b}" for a, b in pairwise(parts)]
        columns = [self._column(f"T[{by}][1]", parts, by) for by in range(-2, 3)]
        return columns + [self._column(f"T[{by},{by + 1}][1]", pairs, by) for by in range(-2, 2)]

    def _past(self, column: int) -> list[list[str]]:
        unknown = [_UNKNOWN] * self._count
        return [self._column(f"T[{by}][{column}]", unknown, by) for by in (-3, -2, -1)]

    def chunk_features(self, parts: Sequence[str]) -> list[list[str]]:
        """Return the features that chunks are found by."""
        columns = [*self._parts(parts), *self._past(2)]
        return self._rows([*self._lower, *self._near_titles, *self._words, *columns])

    def entity_features(self, parts: Sequence[str]) -> list[list[str]]:
        """Return the features that entities are found by."""
        columns = [*self._title_columns(-2, 2), *self._words, *self._parts(parts), *self._past(3)]
        return self._rows([*self._lower, *self._near_titles, *columns])
