"""The same index by Whoosh's own writer, document by document.

Nothing of luutru uses it: it is what bulk writing (`segment`) is tested against and what
`benchmarks/reindex.py` measures it by.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np
from whoosh import index as whoosh_index

from luutru.index.analysis import GAP, ZONES
from luutru.index.document import IndexDocument
from luutru.index.fields import LABEL_FIELDS
from luutru.index.forward_rows import numbers_of
from luutru.index.inversion import EVENT, HALVES, Inversion, day
from luutru.index.label_ids import label_number
from luutru.index.whoosh.schema import Posting, exact_term, number_field, schema

__all__ = ["fields_of", "write_index"]


def write_index(folder: Path, documents: Iterable[IndexDocument]) -> None:
    """Write an index of documents into an empty folder with Whoosh's writer as it comes."""
    writer = whoosh_index.create_in(str(folder), schema()).writer()
    for document in documents:
        writer.add_document(**fields_of(document))
    writer.commit()


def fields_of(document: IndexDocument) -> dict[str, object]:
    """Return the Whoosh fields of a document."""
    zones = {
        zone: Counter(key for key in keys if key != GAP)
        for zone, keys in zip(ZONES, document.zones, strict=True)
    }
    weights: Counter[str] = Counter()
    for zone, counts in zones.items():
        for key, count in counts.items():
            weights[key] += count * int(ZONES[zone] * HALVES)
    alone = Inversion()  # for the fixed part and the row, which no writer could make otherwise
    alone.add(document)
    made: dict[str, object] = {
        "record": alone.records().tobytes(),
        "row": numbers_of(alone.keys)[alone.rows().values].tobytes(),
        "events": np.array([(day(a), day(b)) for a, b in document.events], EVENT).tobytes(),
        "exact": _postings({exact_term(key): weight for key, weight in weights.items()}),
        "title": _postings({exact_term(k): n * HALVES for k, n in zones["title"].items()}),
        "lead": _postings({exact_term(k): n * HALVES for k, n in zones["lead"].items()}),
        "words": _postings({k: n * HALVES for k, n in Counter(document.words).items()}),
        "abbreviations": _postings(
            {k: n * HALVES for k, n in Counter(document.abbreviations).items()}
        ),
    }
    for name in LABEL_FIELDS:
        values = {label.value for label in document.labels if label.field == name}
        numbers = sorted(label_number(name, value) for value in values)
        made[number_field(name)] = np.array(numbers, "<i8").tobytes()
    return made


def _postings(weights: Mapping[str, float]) -> list[Posting]:
    return [(term.encode(), 1, float(weight), b"") for term, weight in weights.items()]
