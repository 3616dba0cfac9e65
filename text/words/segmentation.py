"""Word segmentation with underthesea's model, aligned to the text it came from.

Words are those of `underthesea.word_tokenize`; they are found by `text.words.model`, or, when the
installed underthesea is not one that it knows, by the function itself. Either is loaded at the
first call: searching needs none. The segmented form of a block is its canonical text with the
syllables of a word joined by ``_`` and words separated by one space ("Ban_thường_vụ Đảng_ủy phường
Bồ_Đề"), the field's usual form.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from luutru.errors import LuutruError
from luutru.text.dates.protected_spans import protected_spans
from luutru.text.script.tones import canonical

if TYPE_CHECKING:
    from luutru.text.words.model import WordModel

__all__ = ["Token", "compounds", "segment", "segment_blocks", "spans", "tokens"]

# underthesea's time grows with the block: one without an end is cut, at a space where it can be.
_LONGEST_PIECE = 4000
_JOINER = re.compile(r"\s+")

Span = tuple[int, int]


class Token(NamedTuple):
    """One word: offsets into the text that was segmented."""

    start: int
    end: int


@cache
def _model() -> WordModel | None:
    from luutru.text.words.model import UnknownModel, word_model

    try:
        return word_model()
    except UnknownModel:
        return None  # another underthesea: slower, and right


@cache
def _tokenizer() -> Callable[[str], list[str]]:
    from underthesea import word_tokenize

    def tokenize(text: str) -> list[str]:
        # Our text is canonical already; underthesea's own normalisation would respell names.
        words: list[str] = word_tokenize(text, use_token_normalize=False)
        return words

    return tokenize


def tokens(text: str) -> list[Token]:
    """Return the words of one block of cleaned text, as spans into it.

    Dates, times, numbers and document numbers stay whole (`dates.protected_spans`).
    """
    return [Token(*span) for span in _spans([text], [canonical(text)])[0]]


def segment(text: str) -> str:
    """Return the segmented form of one block of cleaned text."""
    return segment_blocks([text])[0]


def segment_blocks(texts: Sequence[str]) -> list[str]:
    """Return the segmented forms of blocks of cleaned text: faster than one after another."""
    forms = [canonical(text) for text in texts]
    return [
        " ".join([_JOINER.sub("_", word) if " " in word else word for word in words])
        for form, found in zip(forms, _spans(texts, forms), strict=True)
        for words in ([form[a:b] for a, b in found],)
    ]


def _spans(texts: Sequence[str], forms: Sequence[str]) -> list[list[Span]]:
    """Return the words of each text, whose canonical form is given too."""
    cut = [list(_pieces(form)) for form in forms]
    words = iter(_words([piece for pieces in cut for _, piece in pieces]))
    found = []
    for text, pieces in zip(texts, cut, strict=True):
        whole = [(at + a, at + b) for at, _ in pieces for a, b in next(words)]
        found.append(_merge(whole, protected_spans(text)))
    return found


def _words(pieces: Sequence[str]) -> list[list[Span]]:
    """Return the words of each piece of text, as spans into it."""
    model = _model()
    if model is None or not all(map(model.reads, pieces)):
        return [list(_align(piece, _tokenizer()(piece))) for piece in pieces]
    return model.words(pieces)


def spans(text: str, segmented: str) -> list[Token]:
    """Return the words of a segmented block as spans into its text: `tokens` without segmenting.

    Raises:
        ValueError: it is not the segmented form of this text.
    """
    form, at, found = canonical(text), 0, []
    for word in segmented.split():
        while form[at : at + 1].isspace():
            at += 1
        if form[at : at + len(word)].replace(" ", "_") != word.replace(" ", "_"):
            raise ValueError(f"the segmented form does not fit the text at {at}")
        found.append(Token(at, at + len(word)))
        at += len(word)
    return found


def compounds(segmented: str) -> list[str]:
    """Return the words of several syllables in a segmented block, in order, as written."""
    return [word for word in segmented.split() if "_" in word]


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    while len(text) - start > _LONGEST_PIECE:
        cut = text.rfind(" ", start + 1, start + _LONGEST_PIECE)
        cut = cut if cut > start else start + _LONGEST_PIECE
        yield start, text[start:cut]
        start = cut
    if text[start:].strip():
        yield start, text[start:]


def _align(text: str, words: list[str]) -> Iterator[tuple[int, int]]:
    """Yield the span in `text` of each word: the same characters, spaces apart."""
    at = 0
    for word in words:
        start = -1
        for char in word:
            if char.isspace():
                continue
            while at < len(text) and text[at].isspace():
                at += 1
            if at >= len(text) or text[at] != char:
                raise LuutruError(
                    f"Không khớp được từ {word!r} với văn bản tại vị trí {at}.",
                    "Hãy báo lỗi này kèm bài viết.",
                )
            start = at if start < 0 else start
            at += 1
        if start >= 0:
            yield start, at


def _merge(found: list[Span], kept: list[Span]) -> list[Span]:
    """Return the words with those that a kept span touches made one."""
    if not kept:
        return found
    merged: list[Span] = []
    spans = iter(sorted(kept))
    span = next(spans, None)
    for word in found:
        while span is not None and span[1] <= word[0]:
            span = next(spans, None)
        if span is not None and word[0] < span[1] and span[0] < word[1]:
            _merge_into(merged, word, span)
        else:
            merged.append(word)
    return merged


def _merge_into(merged: list[Span], word: Span, span: Span) -> None:
    """Append `word`, joined to the one before when both lie in `span`."""
    if merged and merged[-1][1] > span[0]:
        merged[-1] = (merged[-1][0], max(word[1], merged[-1][1]))
    else:
        merged.append(word)
