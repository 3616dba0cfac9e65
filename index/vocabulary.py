"""The vocabulary of an index: its syllables, which follow which, and the abbreviations it defines.

A small SQLite file beside the engine's files in each generation, made from the same documents.
It is what a query is understood by (`search.lattice`): counts only ever prefer, they never
filter. A post that is replaced adds its new counts; a reindex makes them exact again. It also
tells which label a `label_number` stands for.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from luutru.errors import IndexOutdated
from luutru.index.document import IndexDocument
from luutru.index.numbers import label_number
from luutru.text.folding import fold, fold_key

__all__ = ["Vocabulary", "VocabularyWriter"]

_SCHEMA = """
CREATE TABLE IF NOT EXISTS syllables (
    id INTEGER PRIMARY KEY, exact TEXT NOT NULL UNIQUE, folded TEXT NOT NULL,
    count INTEGER NOT NULL, followed INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS syllables_folded ON syllables (folded);
CREATE TABLE IF NOT EXISTS pairs (
    left INTEGER NOT NULL, right INTEGER NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (left, right)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS definitions (
    short TEXT NOT NULL, long TEXT NOT NULL, long_folded TEXT NOT NULL, posts INTEGER NOT NULL,
    PRIMARY KEY (short, long)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS definitions_long ON definitions (long_folded);
CREATE TABLE IF NOT EXISTS labels (number INTEGER PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
"""
_MOST_PAIRS = 500_000  # held in memory before they are written
_Value = TypeVar("_Value")
_CHUNK = 500  # values in one IN (...)
_WAIT_SECONDS = 60.0


class Vocabulary:
    """One open vocabulary, for reading.

    Args:
        path: the file; it is opened read-only.

    Raises:
        IndexOutdated: there is none, or it is damaged.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._db = sqlite3.connect(
                f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=_WAIT_SECONDS
            )
            rows = self._db.execute("SELECT name, value FROM facts").fetchall()
        except sqlite3.Error as error:
            raise _damaged(path, error) from error
        #: How many syllables the posts hold in all.
        self.total: int = dict(rows).get("total", 0)
        self.forms = lru_cache(maxsize=65536)(self._forms)
        self._identity = lru_cache(maxsize=65536)(self._identity_of)

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def _rows(self, query: str, values: Iterable[object] = ()) -> list[tuple[object, ...]]:
        try:
            return self._db.execute(query, tuple(values)).fetchall()
        except sqlite3.Error as error:
            raise _damaged(self._path, error) from error

    def _forms(self, folded: str) -> dict[str, int]:
        """Return the exact keys of a folded key, each with how often the posts have it."""
        rows = self._rows("SELECT exact, count FROM syllables WHERE folded = ?", (folded,))
        return {str(exact): _int(count) for exact, count in rows}

    def forms_of(self, folded: Collection[str]) -> dict[str, dict[str, int]]:
        """Return `forms` of many folded keys at once; those the posts do not have are left out."""
        found: dict[str, dict[str, int]] = {}
        for chunk in _chunks(sorted(folded)):
            marks = ",".join("?" * len(chunk))
            query = f"SELECT folded, exact, count FROM syllables WHERE folded IN ({marks})"
            for key, exact, count in self._rows(query, chunk):
                found.setdefault(str(key), {})[str(exact)] = _int(count)
        return found

    def _identity_of(self, exact: str) -> tuple[int, int]:
        rows = self._rows("SELECT id, followed FROM syllables WHERE exact = ?", (exact,))
        return (_int(rows[0][0]), _int(rows[0][1])) if rows else (0, 0)

    def count(self, exact: str) -> int:
        """Return how often the posts have the exact key."""
        found: int = self.forms(fold_key(exact)).get(exact, 0)
        return found

    def followed(self, exact: str) -> int:
        """Return how often any syllable stands right after the exact key."""
        return self._identity(exact)[1]

    def pairs(self, left: Collection[str], right: Collection[str]) -> dict[tuple[str, str], int]:
        """Return how often each of `right` stands right after each of `left`, if it ever does."""
        lefts = {self._identity(key)[0]: key for key in left}
        rights = {self._identity(key)[0]: key for key in right}
        lefts.pop(0, None)
        rights.pop(0, None)
        if not lefts or not rights:
            return {}
        query = (
            "SELECT left, right, count FROM pairs "
            f"WHERE left IN ({','.join('?' * len(lefts))}) "
            f"AND right IN ({','.join('?' * len(rights))})"
        )
        rows = self._rows(query, [*lefts, *rights])
        return {(lefts[_int(a)], rights[_int(b)]): _int(n) for a, b, n in rows}

    def definitions(self, short: str) -> dict[str, int]:
        """Return the long forms (keys parted by spaces) that posts define for the key `short`."""
        rows = self._rows("SELECT long, posts FROM definitions WHERE short = ?", (short,))
        return {str(long): _int(posts) for long, posts in rows}

    def defined(self, long_folded: Collection[str]) -> list[tuple[str, str, int]]:
        """Return (short, long, posts) of each definition with one of these folded long forms."""
        found: list[tuple[str, str, int]] = []
        for chunk in _chunks(sorted(long_folded)):
            marks = ",".join("?" * len(chunk))
            query = f"SELECT short, long, posts FROM definitions WHERE long_folded IN ({marks})"
            found += [(str(a), str(b), _int(n)) for a, b, n in self._rows(query, chunk)]
        return found

    def all_definitions(self) -> list[tuple[str, str, int]]:
        """Return (short, long, posts) of every definition, sorted."""
        rows = self._rows("SELECT short, long, posts FROM definitions ORDER BY short, posts DESC")
        return [(str(a), str(b), _int(n)) for a, b, n in rows]

    def labels(self, numbers: Collection[int]) -> dict[int, str]:
        """Return the values of some labels by `label_number`, as far as they are known."""
        found: dict[int, str] = {}
        for chunk in _chunks(sorted(numbers)):
            marks = ",".join("?" * len(chunk))
            query = f"SELECT number, value FROM labels WHERE number IN ({marks})"
            found.update((_int(number), str(value)) for number, value in self._rows(query, chunk))
        return found


class VocabularyWriter:
    """Counts documents into a vocabulary file, all of them or none.

    Use it as a context manager: leaving the block by an error takes everything back.

    Args:
        path: the file; it is made when it is not there.
        upto: the store's change number that the documents reach. A file that reached it already,
            as after a crash between two files of a generation, is left as it is.
    """

    def __init__(self, path: Path, upto: int) -> None:
        self._upto = upto
        self._db = sqlite3.connect(path, timeout=_WAIT_SECONDS, isolation_level=None)
        self._syllables: Counter[str] = Counter()
        self._followed: Counter[str] = Counter()
        self._pairs: Counter[tuple[str, str]] = Counter()
        self._definitions: Counter[tuple[str, str]] = Counter()
        self._ids: dict[str, int] = {}
        self._labels: dict[int, str] = {}

    def __enter__(self) -> VocabularyWriter:
        # What does not fit SQLite's cache would be written before the commit, behind a lock that
        # readers of the current generation would wait for.
        self._db.execute("PRAGMA cache_spill = OFF")
        self._db.executescript(_SCHEMA)
        self._db.execute("BEGIN IMMEDIATE")
        self._skip = self._fact("upto") >= self._upto
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if kind is None and not self._skip:
                self._flush()
                self._db.execute("REPLACE INTO facts VALUES ('upto', ?)", (self._upto,))
                self._db.execute("COMMIT")
        finally:
            self._db.close()

    def _fact(self, name: str) -> int:
        row = self._db.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
        return int(row[0]) if row else 0

    def count(self, document: IndexDocument) -> None:
        """Count the syllables, pairs and definitions of a document."""
        if self._skip:
            return
        found = document.syllables
        self._syllables.update(key for key, _ in found)
        together = [(a, b) for (a, at), (b, then) in pairwise(found) if then == at + 1]
        self._followed.update(a for a, _ in together)
        self._pairs.update(together)
        self._definitions.update(document.definitions)
        if len(self._pairs) > _MOST_PAIRS:
            self._flush()

    def label(self, document: IndexDocument) -> None:
        """Keep the values of a document's labels by their numbers."""
        for label in document.labels:
            self._labels[label_number(label.field, label.value)] = label.value

    def _flush(self) -> None:
        add = self._db.executemany
        add(
            "INSERT INTO syllables (exact, folded, count, followed) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (exact) DO UPDATE SET count = count + excluded.count, "
            "followed = followed + excluded.followed",
            ((k, fold_key(k), n, self._followed[k]) for k, n in self._syllables.items()),
        )
        new = [key for key in self._syllables if key not in self._ids]
        for chunk in _chunks(new):
            marks = ",".join("?" * len(chunk))
            query = f"SELECT exact, id FROM syllables WHERE exact IN ({marks})"
            self._ids.update(self._db.execute(query, chunk).fetchall())
        ids = self._ids
        add(
            "INSERT INTO pairs VALUES (?, ?, ?) "
            "ON CONFLICT DO UPDATE SET count = count + excluded.count",
            sorted((ids[a], ids[b], n) for (a, b), n in self._pairs.items()),
        )
        add(
            "INSERT INTO definitions VALUES (?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET posts = posts + excluded.posts",
            ((s, long, fold(long), n) for (s, long), n in self._definitions.items()),
        )
        add("INSERT OR IGNORE INTO labels VALUES (?, ?)", self._labels.items())
        self._labels.clear()
        total = self._fact("total") + self._syllables.total()
        self._db.execute("REPLACE INTO facts VALUES ('total', ?)", (total,))
        for counter in (self._syllables, self._followed, self._pairs, self._definitions):
            counter.clear()


def _damaged(path: Path, error: sqlite3.Error) -> IndexOutdated:
    return IndexOutdated(
        f"Không đọc được từ vựng của chỉ mục {path}: {error}.", "Hãy dựng lại: luutru reindex."
    )


def _int(value: object) -> int:
    assert isinstance(value, int)  # noqa: S101 - the column's type
    return value


def _chunks(values: list[_Value]) -> Iterator[list[_Value]]:
    for start in range(0, len(values), _CHUNK):
        yield values[start : start + _CHUNK]
