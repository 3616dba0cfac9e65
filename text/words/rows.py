"""Tokens as numbers, and the scores of a long row of them, from what each pair and triple adds.

What `text.words.scores` gives for a token, a pair and a triple is kept under their numbers, so that
a score costs a few sums of arrays. What is kept is bounded: when it is much, all is forgotten.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from luutru.text.words.scores import PLACES, ModelToken, Row, WordScores

__all__ = ["AFTER", "BEFORE", "SPACE", "Floats", "Numbers", "WordRows"]

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]

#: Numbers that are no token: a space, and the two places before and after each text.
SPACE, BEFORE, AFTER = 0, 1, 2
_MARKS = {BEFORE: "BOS", AFTER: "EOS"}
# Kinds of token, by which triples differ: of a triple's kinds the greatest counts when it
# is an edge, else the least.
_SMALL, _TITLE, _END, _BEGINNING = 0, 1, 2, 3
_BITS = 21  # of a token's number: three of them are one number
_MASK = (1 << _BITS) - 1
_MOST = 1 << 18  # pairs to keep: about 40 MB
_MOST_CHARACTERS = 1 << 21  # of tokens to keep


class WordRows:
    """What tokens, pairs and triples add to scores, made when first seen."""

    def __init__(self, scores: WordScores) -> None:
        self._scores = scores
        plain = [scores.plain_row(is_title) for is_title in (False, True)]
        edges = [scores.edge_row(3, mark) for mark in ("EOS", "BOS")]
        self._plain_triples = np.array([*plain, *edges])
        self.forget()

    def forget(self) -> None:
        """Forget all tokens: their numbers mean nothing any more."""
        self._tokens = [ModelToken("", "", False, False)] * 3
        self._numbers: dict[str, int] = {}
        self._token_rows = _Table(len(PLACES[1]) + 2)  # and the length and the kind
        self._token_rows.append((*(0.0,) * len(PLACES[1]), 1, _SMALL))
        self._token_rows.append((*self._scores.edge_row(1, "BOS"), 0, _BEGINNING))
        self._token_rows.append((*self._scores.edge_row(1, "EOS"), 0, _END))
        self._pairs = _Kept(self._pair)
        self._pair_rows = _Table(len(PLACES[2]) + 1)  # and whether a triple that is known begins so
        self._triples = _Kept(self._triple)
        self._triple_rows = _Table(len(PLACES[3]))
        self._characters = 0

    def is_full(self) -> bool:
        """Return whether there is so much that it is time to forget."""
        return len(self._pairs) > _MOST or self._characters > _MOST_CHARACTERS

    def number(self, text: str) -> int:
        """Return the number of a token."""
        known = self._numbers.get(text)
        if known is not None:
            return known
        token = self._scores.token(text)
        kind = _TITLE if token.is_title else _SMALL
        number = self._token_rows.append((*self._scores.token_row(token), len(text), kind))
        self._tokens.append(token)
        self._numbers[text] = number
        self._characters += len(text)
        return number

    def lengths(self, numbers: Numbers) -> Numbers:
        """Return the number of characters each of some numbers stands for."""
        lengths: Numbers = self._token_rows.values[numbers, -2].astype(np.int64)
        return lengths

    def scores(self, numbers: Numbers) -> Floats:
        """Return the score of I-W less that of B-W of all tokens but the first and last two.

        Args:
            numbers: tokens without spaces, two of `BEFORE` and `AFTER` around each text.
        """
        tokens = self._token_rows.values[numbers]
        keys = numbers[:-1] << _BITS | numbers[1:]
        pair_rows = self._pairs.rows(keys)  # first: the table may grow
        pairs = self._pair_rows.values[pair_rows]
        triples = self._plain_triples[_triple_kinds(tokens[:, -1].astype(np.int64))]
        known = np.flatnonzero((pairs[:-1, -1] > 0) & (numbers[2:] > AFTER))
        triple_rows = self._triples.rows(keys[known] << _BITS | numbers[known + 2])
        triples[known] = self._triple_rows.values[triple_rows]
        total = np.zeros(len(numbers) - 4)
        for size, table in ((1, tokens), (2, pairs), (3, triples)):
            for column in range(len(PLACES[size])):
                total += table[column : column + len(total), column]
        return total

    def _pair(self, key: int) -> int:
        first, second = key >> _BITS, key & _MASK
        mark = _MARKS.get(first) or _MARKS.get(second)
        if mark:
            return self._pair_rows.add((*self._scores.edge_row(2, mark), 0))
        pair = self._tokens[first], self._tokens[second]
        begins = self._scores.may_begin_triple(*pair)
        return self._pair_rows.add((*self._scores.pair_row(*pair), begins))

    def _triple(self, key: int) -> int:
        numbers = (key >> 2 * _BITS, key >> _BITS & _MASK, key & _MASK)
        triple = [self._tokens[number] for number in numbers]
        return self._triple_rows.add(self._scores.triple_row(*triple))


def _triple_kinds(kinds: Numbers) -> Numbers:
    first, second, third = kinds[:-2], kinds[1:-1], kinds[2:]
    greatest = np.maximum(np.maximum(first, second), third)
    return np.where(greatest >= _END, greatest, np.minimum(np.minimum(first, second), third))


class _Table:
    """Rows of numbers that grow."""

    def __init__(self, width: int) -> None:
        self.values: Floats = np.zeros((1024, width))
        self._count = 0
        self._known: dict[Row, int] = {}

    def append(self, row: Row) -> int:
        """Append a row and return its number."""
        if self._count == len(self.values):
            self.values = np.concatenate([self.values, np.zeros_like(self.values)])
        self.values[self._count] = row
        self._count += 1
        return self._count - 1

    def add(self, row: Row) -> int:
        """Return the number of a row: the same for the same, most pairs are like many others."""
        number = self._known.get(row)
        if number is None:
            number = self._known[row] = self.append(row)
        return number


class _Kept(dict[int, int]):
    """Numbers of rows by key, made when first asked for."""

    def __init__(self, make: Callable[[int], int]) -> None:
        self._make = make

    def __missing__(self, key: int) -> int:
        row = self[key] = self._make(key)
        return row

    def rows(self, keys: Numbers) -> Numbers:
        """Return the number of the row of each key."""
        return np.array([self[key] for key in keys.tolist()], np.int64)
