"""The forward index: each document's syllables in order, for what postings without positions lack.

A row holds one 32-bit number a syllable (CRC-32 of its exact key), zones after one another with
`inversion.BETWEEN_ZONES` zeros after each, one zero between blocks. Neighbours and phrases are
looked for in the rows of the documents that postings have chosen, many rows at once. Two keys of
one number would have to stand in one document next to the same neighbour to be taken for each
other: one chance in four thousand million.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from luutru.index.analysis import GAP, Zone
from luutru.index.postings import Ints

__all__ = ["ForwardRows", "numbers_of"]


@lru_cache(maxsize=131072)
def _number(key: str) -> int:
    return zlib.crc32(key.encode()) or 1


def numbers_of(keys: Mapping[str, int]) -> npt.NDArray[np.uint32]:
    """Return the numbers that stand for keys in rows, by key (`Inversion.keys`); 0 for the gap."""
    numbers = np.zeros(len(keys), "<u4")
    for key, number in keys.items():
        if key != GAP:
            numbers[number] = _number(key)
    return numbers


class ForwardRows:
    """The rows of some documents, end to end.

    Args:
        rows: as `row` made them.
        starts: for each row where its lead and its body begin.
    """

    def __init__(self, rows: Sequence[bytes], starts: Ints) -> None:
        self._numbers = np.frombuffer(b"".join(rows), "<u4")
        lengths = np.fromiter((len(r) // 4 for r in rows), np.int64, len(rows))
        self._ends = np.cumsum(lengths)
        self._starts = starts
        self.count = len(rows)

    def positions(self, keys: Iterable[str]) -> dict[str, Ints]:
        """Return the positions of each key, ascending; they run on from row to row."""
        wanted = {key: _number(key) for key in keys}
        maybe = np.zeros(65536, np.bool_)
        maybe[[number & 0xFFFF for number in wanted.values()]] = True
        at = np.flatnonzero(maybe[self._numbers.view("<u2")[::2]])
        numbers = self._numbers[at]
        return {key: at[numbers == number] for key, number in wanted.items()}

    def rows_of(self, positions: Ints) -> Ints:
        """Return the row of each position."""
        return np.searchsorted(self._ends, positions, side="right")

    def in_zone(self, positions: Ints, zone: Zone) -> Ints:
        """Return the positions that lie in `zone`."""
        rows = self.rows_of(positions)
        lead, body = self._starts[rows].T
        within = positions - np.concatenate(([0], self._ends))[rows]
        masks: dict[Zone, npt.NDArray[np.bool_]] = {
            "title": within < lead,
            "lead": (within >= lead) & (within < body),
            "body": within >= body,
        }
        return positions[masks[zone]]

    def phrase(self, slots: Sequence[Iterable[str]]) -> Ints:
        """Return the beginnings of a phrase, each of whose syllables is one of some keys."""
        slots = [set(keys) for keys in slots]
        found = self.positions({key for keys in slots for key in keys})
        begins: Ints | None = None
        for offset, keys in enumerate(slots):
            at = np.concatenate([found[key] for key in keys] or [np.empty(0, np.int64)]) - offset
            # No syllable stands twice in one place. (numpy.unique costs a command 20 ms to load.)
            begins = at if begins is None else np.intersect1d(begins, at, assume_unique=True)
        return np.empty(0, np.int64) if begins is None else begins
