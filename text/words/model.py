"""Word segmentation with underthesea's bundled model, decoded from tables instead of strings.

underthesea writes 43 features a token as strings and looks each of them up. Here what tokens, pairs
and triples add to scores is kept (`text.words.rows`) and added up by place; the best tags are found
by Viterbi's algorithm over two labels, for which the difference of their scores is enough. The
words are the same as the public function's: a test and `benchmarks/preparing.py` compare them.
"""

from __future__ import annotations

import threading
import unicodedata
from collections.abc import Sequence
from functools import cache
from itertools import chain, pairwise
from pathlib import Path

import numpy as np

from luutru.text.words.crf_model import UnknownModel
from luutru.text.words.rows import AFTER, BEFORE, SPACE, WordRows
from luutru.text.words.scores import WordScores
from luutru.text.words.tokens import MODEL, package_folder, pieces, token_pattern

__all__ = ["Span", "UnknownModel", "WordModel", "word_model"]

_RESPELT = ("ð", "Ð")  # underthesea respells these before it cuts, and what is not NFC
_TOGETHER = 64  # texts that are scored at once: long arrays, bounded memory
_LONGEST_KEPT = 64  # characters of a run without spaces that is worth keeping
_MOST_RUNS = 1 << 17

Span = tuple[int, int]


@cache
def word_model() -> WordModel:
    """Return the model of the underthesea that is installed, loaded once a process.

    Raises:
        UnknownModel: it is not one that is known here.
    """
    return WordModel(package_folder())


class WordModel:
    """Cuts texts into words; keeps what it has learnt of their tokens."""

    def __init__(self, package: Path) -> None:
        """Load the model of the underthesea in a folder.

        Raises:
            UnknownModel: it is not one that is known here.
        """
        self._pattern = token_pattern(package)
        scores = WordScores(package / MODEL)
        self._transitions = scores.transitions
        self._rows = WordRows(scores)
        self._lock = threading.Lock()
        self._runs: dict[str, list[int]] = {}
        self._last_runs: dict[str, list[int]] = {}

    def reads(self, text: str) -> bool:
        """Return whether a text is read as it stands, so that its words are spans of it."""
        respelt = any(char in text for char in _RESPELT)
        return not respelt and unicodedata.is_normalized("NFC", text)

    def words(self, texts: Sequence[str]) -> list[list[Span]]:
        """Return the words of each text (of those that it `reads`) as spans into it."""
        found: list[list[Span]] = []
        for first in range(0, len(texts), _TOGETHER):
            with self._lock:  # what is learnt is forgotten at times, and numbers with it
                found += self._words(texts[first : first + _TOGETHER])
        return found

    def _words(self, texts: Sequence[str]) -> list[list[Span]]:
        if self._rows.is_full() or len(self._runs) + len(self._last_runs) > _MOST_RUNS:
            self._rows.forget()
            self._runs.clear()
            self._last_runs.clear()
        numbers = np.array(list(chain.from_iterable(map(self._read, texts))), np.int64)
        lengths = self._rows.lengths(numbers)
        ends = lengths.cumsum()
        tokens = numbers != SPACE
        numbers, lengths, ends = numbers[tokens], lengths[tokens], ends[tokens]
        places = np.flatnonzero(numbers == BEFORE)[1::2], np.flatnonzero(numbers == AFTER)[::2]
        scores = self._rows.scores(numbers).tolist()
        starts, ends = (ends - lengths).tolist(), ends.tolist()
        found = []
        for text, before, after in zip(texts, places[0].tolist(), places[1].tolist(), strict=True):
            words = _word_starts(scores[before - 1 : after - 2], self._transitions)
            base = ends[before]
            spans = [
                (starts[before + 1 + first] - base, ends[before + next_first] - base)
                for first, next_first in pairwise([*words, after - before - 1])
            ]
            found.append(_spread(spans, text))
        return found

    def _read(self, text: str) -> list[int]:
        """Return the numbers of a text's tokens, of a space between runs, and of its edges."""
        runs = pieces(text)
        found = [BEFORE, BEFORE]
        if runs:
            last = runs.pop() + text[len(text.rstrip()) :]
            for run in runs:
                found += self._runs.get(run) or self._cut(f"{run} ", run, self._runs)
            found += self._last_runs.get(last) or self._cut(last, last, self._last_runs)
        found += (AFTER, AFTER)
        return found

    def _cut(self, text: str, key: str, kept: dict[str, list[int]]) -> list[int]:
        """Return the numbers of the tokens in `text` and of spaces around; keep them by `key`.

        The expression looks ahead for the end of the text, so its last run is kept apart.
        """
        found: list[int] = []
        at = 0
        for match in self._pattern.finditer(text):
            found += [SPACE] * (match.start() - at)
            found.append(self._rows.number(match.group()))
            at = match.end()
        found += [SPACE] * (len(text) - at)
        if len(key) <= _LONGEST_KEPT:
            kept[key] = found
        return found


def _word_starts(scores: list[float], transitions: list[list[float]]) -> list[int]:
    """Return the tokens that begin words by the best tags; `scores`: of I-W less of B-W."""
    if not scores:
        return []
    (begin_begin, begin_on), (on_begin, on_on) = transitions
    # The tag before is I-W where the difference up to there is greater, whatever is after.
    to_begin, to_on = begin_begin - on_begin, begin_on - on_on
    difference = scores[0]
    differences = [difference]
    for score in scores[1:]:
        score += difference + on_on if difference > to_on else begin_on
        score -= difference + on_begin if difference > to_begin else begin_begin
        difference = score
        differences.append(difference)
    found = []
    goes_on = difference > 0
    for place in range(len(scores) - 1, 0, -1):
        if not goes_on:
            found.append(place)
        goes_on = differences[place - 1] > (to_on if goes_on else to_begin)
    found.append(0)
    return found[::-1]


def _spread(spans: list[Span], text: str) -> list[Span]:
    """Return spans of a text whose spaces are single ones as spans of the text as it is."""
    runs = pieces(text)
    if " ".join(runs) == text.rstrip():
        return spans
    places: list[int] = []
    at = 0
    for run in runs:
        start = text.index(run, at)
        at = start + len(run)
        places += range(start, at + 1)
    return [(places[start], places[end - 1] + 1) for start, end in spans]
