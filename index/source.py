"""What searching reads of an open index, whichever engine keeps it.

An engine matches; understanding, scoring, facets, snippets and explanation are ours and the same
for every engine (`search.executor`). They read arrays: a `Source` is some documents of the corpus,
numbered from 0, with all that scoring needs of them.

An engine in this process hands out all its documents as candidates, and everything is counted in
their arrays. A remote one matches a query in its cluster and hands out the arrays of its best
documents alone, with the counts of all that match: so the size of the corpus, its mean length and
document frequencies are asked of the source, never taken from the length of its arrays.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from luutru.index.counts import Counts
from luutru.index.fields import Sort
from luutru.index.postings import Ints, PostingList
from luutru.index.query import Node

__all__ = ["Candidates", "IndexView", "Ragged", "Source"]


class Ragged(NamedTuple):
    """A column with any number of values a document: the document of each value, ascending."""

    documents: Ints
    values: npt.NDArray[np.generic]


class Source(Protocol):
    """Documents of an index as arrays, numbered from 0 to `size`.

    Attributes:
        size: how many documents the arrays hold.
        corpus_size: how many the index holds: what document frequencies are held against.
        mean_length: of the corpus' documents, in weighted syllables, at least 1.
        records: the fixed part of each document: `id`, `first`, `last`, `minute`, `length`, `lead`,
            `body` (`index.inversion.RECORD`).
        live: which documents are not deleted.
        events: each event in a document (`index.inversion.EVENT`).
    """

    size: int
    corpus_size: int
    records: npt.NDArray[np.void]

    @property
    def mean_length(self) -> float: ...  # noqa: D102 - see above

    @property
    def live(self) -> npt.NDArray[np.bool_]: ...  # noqa: D102 - see above

    @property
    def events(self) -> Ragged: ...  # noqa: D102 - see above

    def postings(self, field: str, term: str) -> PostingList:
        """Return the postings of a term among this source's documents, with its weight in each.

        Args:
            field: "exact", "title" or "lead", whose terms are exact keys of syllables; "words" or
                "abbreviations". Weights are how often the term occurs; in "exact" an occurrence
                counts by its zone (`index.analysis.ZONES`).
        """
        ...

    def frequency(self, found: PostingList, field: str, any_of: Iterable[Sequence[str]]) -> int:
        """Return the number of documents of the corpus with any of some phrases.

        Args:
            found: where they stand among this source's documents: all there is to count when the
                source is the corpus.
            field: the zone they are to stand in, also "body"; "exact" is any; or "words".
            any_of: phrases, each a sequence of terms; one term alone is a phrase of one.
        """
        ...

    def matching(self, syllable: str) -> frozenset[str]:
        """Return the exact keys in the index that a typed key accepts."""
        ...

    def rows(self, documents: Iterable[int]) -> list[bytes]:
        """Return the forward rows of documents, which ascend."""
        ...

    def labels(self, field: str) -> Ragged:
        """Return the numbers of a label field (`index.label_ids`)."""
        ...


@dataclass(frozen=True, slots=True)
class Candidates:
    """The documents among which a query's answer is.

    Attributes:
        source: their arrays, of all that the query matches if `total` is None.
        total: how many documents of the corpus match; None is to be counted in `source`.
        counts: how all that match divide, by field or period; what is missing is to be counted.
    """

    source: Source
    total: int | None = None
    counts: Mapping[str, Counts] = field(default_factory=dict)


class IndexView(Protocol):
    """One open view of an index: sees what it held when it was opened, until it is closed."""

    def candidates(self, query: Node, *, sort: Sort, most: int, by: Sequence[str]) -> Candidates:
        """Return the documents among which the answer to a query is.

        Args:
            sort: the order of the answer. By date, the first `most` are among the candidates.
            most: how many hits are asked for, with those of pages before.
            by: label fields and periods that all matching documents are to be counted by.
        """
        ...

    def ids(self) -> set[int]:
        """Return the id of every post in the index."""
        ...

    def close(self) -> None:
        """Let go of files or connections."""
        ...
