"""A segment's part of the vocabulary: written once with the segment, then only read.

Syllables, definitions and labels are in a small SQLite file; which syllable follows which is in
an array beside it, mapped into memory: the followers of a syllable lie side by side, ascending.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from luutru.errors import IndexDamaged
from luutru.index.analysis import GAP
from luutru.index.inversion import Inversion
from luutru.text.script.folding import fold, fold_key

__all__ = ["VocabularyPart", "part_files", "write_part"]

_SCHEMA = """
CREATE TABLE syllables (
    exact TEXT PRIMARY KEY, folded TEXT NOT NULL, id INTEGER NOT NULL, count INTEGER NOT NULL,
    followed INTEGER NOT NULL, first INTEGER NOT NULL, followers INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE definitions (
    short TEXT NOT NULL, long TEXT NOT NULL, long_folded TEXT NOT NULL, posts INTEGER NOT NULL,
    PRIMARY KEY (short, long)) WITHOUT ROWID;
CREATE TABLE labels (
    field TEXT NOT NULL, number INTEGER NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (field, number)) WITHOUT ROWID;
"""
_INDEXES = """
CREATE INDEX syllables_folded ON syllables (folded);
CREATE INDEX definitions_long ON definitions (long_folded);
"""
_SLICE = 1 << 21  # pairs that are sorted at once


def part_files(name: str) -> tuple[str, str]:
    """Return the names of the two files of the part of segment `name`."""
    return f"{name}.vocabulary.db", f"{name}.pairs.npy"


def write_part(folder: Path, name: str, inverted: Inversion) -> None:
    """Write the vocabulary of some documents as the part of segment `name`."""
    database, pairs = part_files(name)
    row = inverted.rows().values
    size = len(inverted.keys)
    left, right, counts = _pairs(row, size)
    np.save(folder / pairs, np.stack([right, counts]).astype(np.int32), allow_pickle=False)
    occurrences = np.bincount(row, minlength=size).tolist()
    followed = np.bincount(left, weights=counts, minlength=size).astype(np.int64).tolist()
    bounds = np.searchsorted(left, np.arange(size + 1)).tolist()
    with closing(sqlite3.connect(folder / database)) as db:
        db.execute("PRAGMA journal_mode = OFF")  # a file that is not whole is thrown away
        db.execute("PRAGMA synchronous = OFF")
        db.executescript(_SCHEMA)
        db.executemany(
            "INSERT INTO syllables VALUES (?, ?, ?, ?, ?, ?, ?)",
            sorted(
                (k, fold_key(k), n, occurrences[n], followed[n], bounds[n],
                 bounds[n + 1] - bounds[n])
                for k, n in inverted.keys.items() if k != GAP
            ),
        )  # fmt: skip
        db.executemany(
            "INSERT INTO definitions VALUES (?, ?, ?, ?)",
            sorted((s, long, fold(long), n) for (s, long), n in inverted.definitions.items()),
        )
        db.executemany(
            "INSERT INTO labels VALUES (?, ?, ?)",
            sorted((field, number, value) for (field, number), value in inverted.labels.items()),
        )
        db.executescript(_INDEXES)
        db.commit()


def _pairs(row: npt.NDArray[np.generic], size: int) -> tuple[npt.NDArray[np.int64], ...]:
    """Return left, right and count of each pair of neighbours in rows, sorted."""
    keys, counts = np.empty(0, np.int64), np.empty(0, np.int64)
    for start in range(0, len(row), _SLICE):
        part = row[start : start + _SLICE + 1].astype(np.int64)
        left, right = part[:-1], part[1:]
        together = (left > 0) & (right > 0)
        more, times = np.unique(left[together] * size + right[together], return_counts=True)
        both, at = np.unique(np.concatenate([keys, more]), return_inverse=True)
        sums = np.bincount(at, weights=np.concatenate([counts, times]), minlength=len(both))
        keys, counts = both, sums.astype(np.int64)
    return keys // size, keys % size, counts


class VocabularyPart:
    """One part, open for reading.

    Raises:
        IndexOutdated: a file is missing or damaged.
    """

    def __init__(self, folder: Path, name: str) -> None:
        database, pairs = part_files(name)
        self._path = folder / database
        try:
            # The file never changes: no lock, and no look for a journal, is needed.
            uri = f"{self._path.resolve().as_uri()}?mode=ro&immutable=1"
            # The thread that closes an archive closes what others have open of it, too.
            self._db = sqlite3.connect(uri, uri=True, check_same_thread=False)
            self._db.execute("SELECT exact FROM syllables LIMIT 1")
            self._right, self._counts = np.load(folder / pairs, mmap_mode="r", allow_pickle=False)
        except (sqlite3.Error, OSError, EOFError, ValueError) as error:
            raise _damaged(self._path, error) from error

    @cached_property
    def total(self) -> int:
        """How many syllables the documents hold in all."""
        return int(str(self.rows("SELECT coalesce(sum(count), 0) FROM syllables")[0][0]))

    def close(self) -> None:
        """Let go of the files."""
        self._db.close()
        del self._right, self._counts

    def rows(self, query: str, values: Iterable[object] = ()) -> list[tuple[object, ...]]:
        """Return the rows of a query."""
        try:
            return self._db.execute(query, tuple(values)).fetchall()
        except sqlite3.Error as error:
            raise _damaged(self._path, error) from error

    def following(self, first: int, followers: int, right: Iterable[int]) -> dict[int, int]:
        """Return the times each of some syllables (by id) follows the one whose followers begin
        at `first`, if it ever does."""
        mine = self._right[first : first + followers]
        wanted = np.array(sorted(right), np.int32)
        at = np.searchsorted(mine, wanted)
        there = at < followers
        there[there] = mine[at[there]] == wanted[there]
        found = self._counts[first : first + followers][at[there]]
        return dict(zip(wanted[there].tolist(), found.tolist(), strict=True))


def _damaged(path: Path, error: Exception) -> IndexDamaged:
    return IndexDamaged(
        f"Không đọc được từ vựng của chỉ mục {path}: {error}.", "Hãy dựng lại: luutru reindex."
    )
