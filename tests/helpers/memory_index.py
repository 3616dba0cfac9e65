"""A second engine: an index in memory, without a search library. Also as a remote one would be.

It takes the place of `index/whoosh/` and of `index.generations`, and imports nothing of `search`
but the executor, by which its "cluster" matches queries.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from luutru.errors import IndexMissing
from luutru.index.analysis import Zone, keys
from luutru.index.document import IndexDocument, Zones
from luutru.index.fields import LABEL_FIELDS, Sort
from luutru.index.forward_rows import ForwardRows, numbers_of
from luutru.index.home import OpenIndex
from luutru.index.inversion import HALVES, Column, Inversion
from luutru.index.manifest import IndexManifest
from luutru.index.postings import Ints, PostingList
from luutru.index.query import Node
from luutru.index.shards import documents
from luutru.index.source import Candidates, IndexView, Ragged
from luutru.index.vocabulary.part import write_part
from luutru.index.vocabulary.vocabulary import IndexVocabulary
from luutru.search.executor import Executor
from luutru.search.scoring.ranking import CANDIDATES
from luutru.store import Store
from luutru.text.script.folding import compatible, fold_key

_NOWHERE = PostingList(np.empty(0, np.int64), np.empty(0, np.float32))
_ZONES: dict[str, Zone] = {"title": "title", "lead": "lead", "body": "body"}


class Corpus:
    """All documents of an index, as arrays."""

    def __init__(self, inverted: Inversion) -> None:
        self.records = inverted.records()
        self.events = _ragged(inverted.events())
        self.labels = {name: _ragged(inverted.label_numbers(name)) for name in LABEL_FIELDS}
        rows = inverted.rows()
        ends = np.cumsum(rows.lengths)[:-1]
        cut = np.split(numbers_of(inverted.keys)[rows.values], ends)
        self.rows = [row.tobytes() for row in cut]
        self.postings = {
            (field, one.term): PostingList(
                one.documents.astype(np.int64), one.weights.astype(np.float32) / np.float32(HALVES)
            )
            for field in ("exact", "title", "lead", "words", "abbreviations")
            for one in inverted.postings(field)
        }
        self.keys = [term for field, term in self.postings if field == "exact"]

    def __len__(self) -> int:
        return len(self.records)

    def holding(self, field: str, phrase: Sequence[str]) -> set[int]:
        """Return the documents that hold a phrase: in a zone, anywhere ("exact"), or a word."""
        if field == "words":
            return set(self.postings.get((field, phrase[0]), _NOWHERE).documents.tolist())
        lists = (self.postings.get(("exact", key), _NOWHERE).documents for key in phrase)
        there = sorted(set.intersection(*(set(found.tolist()) for found in lists)))
        chosen = self.records[there]
        starts = np.stack([chosen["lead"], chosen["body"]], axis=1).astype(np.int64)
        rows = ForwardRows([self.rows[document] for document in there], starts)
        begins = rows.phrase([[key] for key in phrase])
        if field != "exact":
            begins = rows.in_zone(begins, _ZONES[field])
        return {there[row] for row in rows.rows_of(begins).tolist()}


def _ragged(column: Column) -> Ragged:
    return Ragged(np.repeat(np.arange(len(column.lengths)), column.lengths), column.values)


class MemorySource:
    """Some documents of a corpus, as a `Source`.

    Args:
        chosen: which of them, ascending.
    """

    def __init__(self, corpus: Corpus, chosen: Ints) -> None:
        self._corpus = corpus
        self._chosen = chosen
        self.records = corpus.records[chosen]
        self.size = len(chosen)
        self.corpus_size = len(corpus)

    @property
    def mean_length(self) -> float:
        return max(float(self._corpus.records["length"].astype(np.float32).mean()), 1.0)

    @property
    def live(self) -> npt.NDArray[np.bool_]:
        return np.ones(self.size, np.bool_)

    @cached_property
    def events(self) -> Ragged:
        return self._of_chosen(self._corpus.events)

    def postings(self, field: str, term: str) -> PostingList:
        found = self._corpus.postings.get((field, term), _NOWHERE)
        return PostingList(*self._of_chosen(Ragged(*found)))  # type: ignore[arg-type]

    def frequency(self, found: PostingList, field: str, any_of: Iterable[Sequence[str]]) -> int:
        return len(set[int]().union(*(self._corpus.holding(field, one) for one in any_of)))

    def matching(self, syllable: str) -> frozenset[str]:
        folded = fold_key(syllable)
        return frozenset(
            key
            for key in self._corpus.keys
            if fold_key(key) == folded and compatible(syllable, key)
        )

    def rows(self, documents: Iterable[int]) -> list[bytes]:
        return [self._corpus.rows[self._chosen[document]] for document in documents]

    def labels(self, field: str) -> Ragged:
        return self._of_chosen(self._corpus.labels[field])

    def _of_chosen(self, column: Ragged) -> Ragged:
        taken = np.isin(column.documents, self._chosen)
        places = np.searchsorted(self._chosen, column.documents[taken])
        return Ragged(places, column.values[taken])


class MemoryView:
    """An index in this process: all documents are candidates."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._source = MemorySource(corpus, np.arange(len(corpus)))

    def candidates(self, query: Node, *, sort: Sort, most: int, by: Sequence[str]) -> Candidates:
        return Candidates(self._source)

    def ids(self) -> set[int]:
        return set(self._corpus.records["id"].tolist())

    def close(self) -> None:
        """Nothing is held."""


class RemoteView(MemoryView):
    """An index as in a cluster: it hands out its best documents alone, and what it has counted.

    Args:
        best: how many documents it hands out, by their plain BM25; more when more are asked for.
    """

    def __init__(self, corpus: Corpus, best: int) -> None:
        super().__init__(corpus)
        self._best = best
        self._cluster = Executor(MemoryView(corpus), nearest=0)
        self.handed_out: list[int] = []

    def candidates(self, query: Node, *, sort: Sort, most: int, by: Sequence[str]) -> Candidates:
        limit = max(most, self._best)
        found = self._cluster.search(query, sort=sort, offset=0, limit=limit, by=by)
        posts = [hit.id for hit in found.hits]
        chosen = np.flatnonzero(np.isin(self._corpus.records["id"], posts))
        self.handed_out.append(len(chosen))
        return Candidates(MemorySource(self._corpus, chosen), found.total, found.counts)


class MemoryHome:
    """An `IndexHome` whose index is gone with it, but for the vocabulary.

    Args:
        folder: an empty one, for the vocabulary.
        opened: makes a view of what was built last.
    """

    def __init__(self, folder: Path, opened: Callable[[Corpus], IndexView] = MemoryView) -> None:
        self._folder = folder
        self._opened = opened
        self._corpus: Corpus | None = None
        self._manifest: IndexManifest | None = None

    def build(
        self,
        store: Store,
        built: str,
        processes: int | None = None,
        progress: Callable[[int], None] = lambda _posts: None,
    ) -> IndexManifest:
        inverted = inversion(documents(store, list(store.posts.ids())))
        name = built
        write_part(self._folder, name, inverted)
        self._corpus = Corpus(inverted)
        changed = store.posts.last_change()
        self._manifest = IndexManifest(
            0, "memory", 0, len(inverted), changed, built, "", [name], {}, labels=LABEL_FIELDS
        )
        progress(len(inverted))
        return self._manifest

    def update(self, store: Store, built: str, processes: int | None = None) -> IndexManifest:
        return self.build(store, built, processes)

    def open(self) -> OpenIndex:
        manifest = self.manifest()
        assert self._corpus is not None
        vocabulary = IndexVocabulary(self._folder, manifest.segments)
        return OpenIndex(self._opened(self._corpus), vocabulary, manifest)

    def manifest(self) -> IndexManifest:
        if self._manifest is None:
            raise IndexMissing("Kho chưa có chỉ mục.", "Hãy dựng: luutru reindex.")
        return self._manifest

    def check(self) -> list[str]:
        self.manifest()
        return []


def inversion(made: Iterable[IndexDocument]) -> Inversion:
    """Return some documents inverted."""
    inverted = Inversion()
    for document in made:
        inverted.add(document)
    return inverted


def source_of(*made: IndexDocument) -> MemorySource:
    """Return some documents as a source."""
    return MemorySource(Corpus(inversion(made)), np.arange(len(made)))


def executor_of(*made: IndexDocument, nearest: int = CANDIDATES) -> Executor:
    """Return what searches some documents."""
    return Executor(MemoryView(Corpus(inversion(made))), nearest)


def doc(
    number: int,
    title: str = "",
    *blocks: str,
    lead: str = "",
    published: date | tuple[date, date] | None = None,
    minute: int = 0,
    **others: Any,
) -> IndexDocument:
    """Return a document; `blocks` are its body's, `others` are attributes as they are."""
    zones = Zones(*(keys([one] if isinstance(one, str) else one) for one in (title, lead, blocks)))
    days = (published, published) if isinstance(published, date) else published
    return IndexDocument(
        number, zones, others.pop("words", []), others.pop("labels", []), days, minute, **others
    )
