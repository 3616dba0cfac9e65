"""The vocabulary of an index: its syllables, which follow which, and the abbreviations it defines.

It has a part beside each segment of a generation (`index.vocabulary.part`), and its counts are the
sums of theirs. It is what a query is understood by (`search.query.lattice`): counts only ever
prefer, they never filter. A post that is replaced counts twice until the segment that held it is
rewritten. It also knows which label a `label_number` stands for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple, TypeVar

from luutru.index.vocabulary.part import VocabularyPart
from luutru.text.script.folding import fold_key

__all__ = ["IndexVocabulary"]

_Value = TypeVar("_Value")
_CHUNK = 500  # values in one IN (...)


class _Entry(NamedTuple):
    """A syllable in one part; see the part's schema."""

    id: int
    followed: int
    first: int
    followers: int


_ABSENT = _Entry(0, 0, 0, 0)


class IndexVocabulary:
    """The vocabulary of one open generation.

    Args:
        folder: the generation.
        names: its segments.

    Raises:
        IndexOutdated: a file is missing or damaged.
    """

    def __init__(self, folder: Path, names: Iterable[str]) -> None:
        self._parts: list[VocabularyPart] = []
        try:
            for name in names:
                self._parts.append(VocabularyPart(folder, name))
        except BaseException:
            self.close()
            raise
        self.forms = lru_cache(maxsize=65536)(self._forms)
        self._entries = lru_cache(maxsize=65536)(self._entries_of)

    @cached_property
    def total(self) -> int:
        """How many syllables the posts hold in all."""
        return sum(part.total for part in self._parts)

    def close(self) -> None:
        """Let go of files."""
        for part in self._parts:
            part.close()

    def _rows(self, query: str, values: Iterable[object] = ()) -> Iterator[tuple[object, ...]]:
        values = tuple(values)
        for part in self._parts:
            yield from part.rows(query, values)

    def _forms(self, folded: str) -> dict[str, int]:
        """Return the exact keys of a folded key, each with how often the posts have it."""
        return self.forms_of([folded]).get(folded, {})

    def forms_of(self, folded: Collection[str]) -> dict[str, dict[str, int]]:
        """Return `forms` of many folded keys at once; those the posts do not have are left out."""
        found: dict[str, Counter[str]] = {}
        for chunk in _chunks(sorted(folded)):
            marks = ",".join("?" * len(chunk))
            query = f"SELECT folded, exact, count FROM syllables WHERE folded IN ({marks})"
            for key, exact, count in self._rows(query, chunk):
                found.setdefault(str(key), Counter())[str(exact)] += _int(count)
        return {key: dict(counts) for key, counts in found.items()}

    def _entries_of(self, exact: str) -> tuple[_Entry, ...]:
        """Return a syllable's entry in each part."""
        query = "SELECT id, followed, first, followers FROM syllables WHERE exact = ?"
        rows = (part.rows(query, (exact,)) for part in self._parts)
        return tuple(_Entry(*map(_int, found[0])) if found else _ABSENT for found in rows)

    def count(self, exact: str) -> int:
        """Return the number of times the posts have the exact key."""
        found: int = self.forms(fold_key(exact)).get(exact, 0)
        return found

    def followed(self, exact: str) -> int:
        """Return the number of times any syllable stands right after the exact key."""
        return sum(entry.followed for entry in self._entries(exact))

    def pairs(self, left: Collection[str], right: Collection[str]) -> dict[tuple[str, str], int]:
        """Return the times each of `right` stands right after each of `left`, if ever."""
        counts: Counter[tuple[str, str]] = Counter()
        for at, part in enumerate(self._parts):
            entries = ((key, self._entries(key)[at]) for key in right)
            rights = {entry.id: key for key, entry in entries if entry.id}
            for key in left:
                entry = self._entries(key)[at]
                if rights and entry.followers:
                    following = part.following(entry.first, entry.followers, rights)
                    for number, count in following.items():
                        counts[key, rights[number]] += count
        return dict(counts)

    def definitions(self, short: str) -> dict[str, int]:
        """Return the long forms (keys parted by spaces) that posts define for the key `short`."""
        counts: Counter[str] = Counter()
        for long, posts in self._rows(
            "SELECT long, posts FROM definitions WHERE short = ?", (short,)
        ):
            counts[str(long)] += _int(posts)
        return dict(counts)

    def defined(self, long_folded: Collection[str]) -> list[tuple[str, str, int]]:
        """Return (short, long, posts) of each definition with one of these folded long forms."""
        counts: Counter[tuple[str, str]] = Counter()
        for chunk in _chunks(sorted(long_folded)):
            marks = ",".join("?" * len(chunk))
            query = f"SELECT short, long, posts FROM definitions WHERE long_folded IN ({marks})"
            for short, long, posts in self._rows(query, chunk):
                counts[str(short), str(long)] += _int(posts)
        return [(short, long, posts) for (short, long), posts in counts.items()]

    def all_definitions(self) -> list[tuple[str, str, int]]:
        """Return (short, long, posts) of every definition, sorted."""
        counts: Counter[tuple[str, str]] = Counter()
        for short, long, posts in self._rows("SELECT short, long, posts FROM definitions"):
            counts[str(short), str(long)] += _int(posts)
        rows = ((short, long, posts) for (short, long), posts in counts.items())
        return sorted(rows, key=lambda row: (row[0], -row[2], row[1]))

    def labels(self, field: str, numbers: Collection[int]) -> dict[int, str]:
        """Return the values of some labels of a field by `label_number`, as far as known."""
        found: dict[int, str] = {}
        for chunk in _chunks(sorted(numbers)):
            marks = ",".join("?" * len(chunk))
            query = f"SELECT number, value FROM labels WHERE field = ? AND number IN ({marks})"
            rows = self._rows(query, (field, *chunk))
            found.update((_int(number), str(value)) for number, value in rows)
        return found

    def values(self, field: str) -> list[str]:
        """Return every value of a label field, sorted, maybe some of replaced posts."""
        rows = self._rows("SELECT value FROM labels WHERE field = ?", (field,))
        return sorted({str(row[0]) for row in rows})


def _int(value: object) -> int:
    assert isinstance(value, int)  # noqa: S101 - the column's type
    return value


def _chunks(values: list[_Value]) -> Iterator[list[_Value]]:
    for start in range(0, len(values), _CHUNK):
        yield values[start : start + _CHUNK]
