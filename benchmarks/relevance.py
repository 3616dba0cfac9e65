"""Relevance: MRR@10 by form of query, through the public API.

    python benchmarks/relevance.py CORPUS.jsonl.gz QUERIES.jsonl [--archive FOLDER]

A query is one JSON object a line: form, query, id (of the post it must find). Queries whose id is
even are the half that may be tuned on, odd ones are held out; both halves are printed.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import defaultdict
from pathlib import Path

from luutru import Archive


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("queries", type=Path)
    parser.add_argument("--archive", type=Path, help="keep the archive here, or use it again")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as spare:
        folder = options.archive or Path(spare)
        with Archive(folder, create=True) as archive:
            archive.ingest([options.corpus])
            archive.update_index()
            _report(archive, options.queries)


def _report(archive: Archive, queries: Path) -> None:
    ranks: dict[str, dict[str, list[float]]] = defaultdict(lambda: {"even": [], "odd": []})
    for line in queries.read_text("utf-8").splitlines():
        asked = json.loads(line)
        half = "odd" if int(asked["id"]) % 2 else "even"
        ranks[asked["form"]][half].append(_reciprocal_rank(archive, asked["query"], asked["id"]))
    print(f"{'form':<20}{'even':>8}{'odd':>8}{'all':>8}")
    for form, halves in ranks.items():
        every = halves["even"] + halves["odd"]
        print(f"{form:<20}" + "".join(f"{_mean(x):>8.3f}" for x in (*halves.values(), every)))


def _reciprocal_rank(archive: Archive, query: str, wanted: str) -> float:
    for rank, hit in enumerate(archive.search(query, limit=10).hits, start=1):
        if hit.stored.post.external_id == wanted:
            return 1 / rank
    return 0.0


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 0.0


if __name__ == "__main__":
    main()
