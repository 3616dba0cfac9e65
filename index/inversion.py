"""Inverting documents: what stands in each document becomes what each term stands in.

Documents are taken in one by one as numbers in flat arrays, and inverted a few thousand at a
time by sorting; the runs are merged when all are in. No engine is known here: each writes
what comes out in a format of its own.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from luutru.index.analysis import GAP, ZONES
from luutru.index.document import IndexDocument, Zones
from luutru.index.fields import LABEL_FIELDS
from luutru.index.label_ids import label_number

__all__ = [
    "BETWEEN_ZONES",
    "EVENT",
    "HALVES",
    "RECORD",
    "Column",
    "Inversion",
    "Postings",
    "day",
]

#: A weight is stored as whole halves, so that nearly every one is a small integer.
HALVES = 2
#: Gaps after each zone in a row: no pair and no phrase of a window reaches across.
BETWEEN_ZONES = 16
#: The fixed part of a document: enough to filter, sort and score without touching the store.
#: Days are YYYYMMDD, 0 for none; `length` is in syllables; `lead` and `body` are where those
#: zones begin in the forward row.
RECORD = np.dtype(
    [
        ("id", "<i8"),
        ("first", "<i4"),
        ("last", "<i4"),
        ("minute", "<u2"),
        ("length", "<u4"),
        ("lead", "<u4"),
        ("body", "<u4"),
    ]
)

#: One event in a post: the first and last day it can mean.
EVENT = np.dtype([("first", "<i4"), ("last", "<i4")])
_RUN = 1 << 20  # occurrences that are sorted at once

Ints = npt.NDArray[np.int64]


class Postings(NamedTuple):
    """The postings of one term: documents ascending, and the weight in each (see `HALVES`)."""

    term: str
    documents: npt.NDArray[np.int32]
    weights: npt.NDArray[np.int32]


class Column(NamedTuple):
    """Values of all documents end to end, and how many are each document's."""

    values: npt.NDArray[np.generic]
    lengths: Ints


class _Numbers(dict[str, int]):
    """Gives each key the next number when it is first asked for."""

    def __missing__(self, key: str) -> int:
        number = self[key] = len(self)
        return number


class _Field:
    """The occurrences of one field's terms."""

    def __init__(self, numbers: _Numbers) -> None:
        self._numbers = numbers
        self._terms = array("i")
        self._documents = array("i")
        self._weights = array("i")
        self._runs: list[tuple[npt.NDArray[np.int32], ...]] = []

    def add(self, document: int, terms: Sequence[int], weight: int) -> None:
        """Take in the terms of a document; the same one may come again, before the next does."""
        # A run ends between two documents: one in two runs would stand twice in a posting list.
        if len(self._terms) >= _RUN and self._documents[-1] != document:
            self._sort()
        self._terms.extend(terms)
        self._documents.extend([document] * len(terms))
        self._weights.extend([weight] * len(terms))

    def _sort(self) -> None:
        """Make what has come since the last time a run: by term and document, each pair once."""
        terms = np.frombuffer(self._terms, np.int32)
        documents = np.frombuffer(self._documents, np.int32)
        if not len(terms):
            return
        pairs = terms.astype(np.int64) << 32 | documents
        order = np.argsort(pairs)
        pairs = pairs[order]
        first = np.flatnonzero(np.diff(pairs, prepend=-1))
        weights = np.add.reduceat(np.frombuffer(self._weights, np.int32)[order], first)
        pairs = pairs[first]
        self._runs.append(
            ((pairs >> 32).astype(np.int32), pairs.astype(np.int32), weights.astype(np.int32))
        )
        self._terms, self._documents, self._weights = array("i"), array("i"), array("i")

    def postings(self, spelled: Callable[[str], str]) -> Iterator[Postings]:
        """Yield the postings of each term, in the order of `spelled` terms as UTF-8."""
        self._sort()
        if not self._runs:
            return
        terms, documents, weights = map(np.concatenate, zip(*self._runs, strict=True))
        # Runs lie one after another by document: a stable order by term keeps documents ascending.
        order = np.argsort(terms, kind="stable")
        documents, weights = documents[order], weights[order]
        bounds = np.searchsorted(terms[order], np.arange(len(self._numbers) + 1)).tolist()
        names = {spelled(key): number for key, number in self._numbers.items()}
        for name in sorted(names, key=str.encode):
            number = names[name]
            start, end = bounds[number], bounds[number + 1]
            if start < end:
                yield Postings(name, documents[start:end], weights[start:end])


class Inversion:
    """Some documents, being inverted. Documents are numbered from 0 as they come."""

    def __init__(self) -> None:
        self.ids = array("q")
        self.first, self.last = array("i"), array("i")
        self.minutes = array("i")
        self.lengths = array("i")  # in syllables
        self.leads, self.bodies = array("i"), array("i")  # where these zones begin in the row
        self.definitions: Counter[tuple[str, str]] = Counter()
        self.labels: dict[tuple[str, int], str] = {}
        self.keys = _Numbers({GAP: 0})
        self._words, self._abbreviations = _Numbers(), _Numbers()
        self._row, self._rows = array("i"), array("i")
        self._events, self._event_counts = array("i"), array("i")
        self._numbers = {name: array("q") for name in LABEL_FIELDS}
        self._number_counts = {name: array("i") for name in LABEL_FIELDS}
        self._fields = {
            "exact": _Field(self.keys),
            "title": _Field(self.keys),
            "lead": _Field(self.keys),
            "words": _Field(self._words),
            "abbreviations": _Field(self._abbreviations),
        }

    def __len__(self) -> int:
        return len(self.ids)

    def add(self, document: IndexDocument) -> None:
        """Take in a document."""
        at = len(self.ids)
        self.ids.append(document.id)
        first, last = document.published or (None, None)
        self.first.append(day(first))
        self.last.append(day(last))
        self.minutes.append(document.minute)
        self._add_zones(at, document.zones)
        self._fields["words"].add(at, [self._words[key] for key in document.words], HALVES)
        short = [self._abbreviations[key] for key in document.abbreviations]
        self._fields["abbreviations"].add(at, short, HALVES)
        self._events.extend(day(end) for days in document.events for end in days)
        self._event_counts.append(len(document.events))
        self.definitions.update(document.definitions)
        self._add_labels(document)

    def _add_zones(self, at: int, zones: Zones) -> None:
        number, length, starts = self.keys, 0, []
        row = self._row
        begin = len(row)
        for zone, keys in zip(ZONES, zones, strict=True):
            starts.append(len(row) - begin)
            numbers = [number[key] for key in keys]
            row.extend(numbers)
            row.extend([0] * BETWEEN_ZONES)
            terms = list(filter(None, numbers))
            length += len(terms)
            self._fields["exact"].add(at, terms, int(ZONES[zone] * HALVES))
            if zone != "body":
                self._fields[zone].add(at, terms, HALVES)
        self.lengths.append(length)
        self.leads.append(starts[1])
        self.bodies.append(starts[2])
        self._rows.append(len(row) - begin)

    def _add_labels(self, document: IndexDocument) -> None:
        found: dict[str, set[int]] = {}
        for label in document.labels:
            number = label_number(label.field, label.value)
            found.setdefault(label.field, set()).add(number)
            self.labels[label.field, number] = label.value
        for name in LABEL_FIELDS:
            numbers = found.get(name, ())
            self._numbers[name].extend(sorted(numbers))
            self._number_counts[name].append(len(numbers))

    def postings(self, field: str, spelled: Callable[[str], str] = str) -> Iterator[Postings]:
        """Yield the postings of each term of a field, by term.

        Args:
            field: "exact" (weighted by zone), "title", "lead", "words" or "abbreviations".
            spelled: from a key to the term that an engine writes for it.
        """
        return self._fields[field].postings(spelled)

    def rows(self) -> Column:
        """Return the syllables of each document in order, as numbers of `keys`, 0 for a gap."""
        return Column(np.frombuffer(self._row, np.int32), _ints(self._rows))

    def records(self) -> npt.NDArray[np.void]:
        """Return the fixed part of each document (`RECORD`)."""
        records = np.zeros(len(self), RECORD)
        for name, values in (
            ("id", self.ids),
            ("first", self.first),
            ("last", self.last),
            ("minute", self.minutes),
            ("length", self.lengths),
            ("lead", self.leads),
            ("body", self.bodies),
        ):
            records[name] = values
        return records

    def events(self) -> Column:
        """Return the events of each document (`EVENT`)."""
        days = np.frombuffer(self._events, np.int32).astype("<i4").view(EVENT)
        return Column(days, _ints(self._event_counts))

    def label_numbers(self, field: str) -> Column:
        """Return the numbers of each document's labels in a field, ascending."""
        return Column(
            np.frombuffer(self._numbers[field], np.int64), _ints(self._number_counts[field])
        )


def day(value: date | None) -> int:
    """Return a day as YYYYMMDD, 0 for None: the order of numbers is the order of days."""
    return 0 if value is None else value.year * 10_000 + value.month * 100 + value.day


def _ints(values: array[int]) -> Ints:
    return np.array(values, np.int64)
