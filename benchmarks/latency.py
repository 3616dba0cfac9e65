"""Latency of searching: 200 queries in one process, and cold commands.

    python benchmarks/latency.py ARCHIVE QUERIES.jsonl

Prints median and 95th percentile in milliseconds; the baseline in the same run is Whoosh's own OR
query with BM25F over the same postings (field `exact`), ids only.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from whoosh import index as whoosh_index
from whoosh.query import Or, Term

from luutru import Archive
from luutru.index.analysis import syllables
from luutru.index.engines.whoosh_schema import exact_term


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path)
    parser.add_argument("queries", type=Path)
    options = parser.parse_args()
    asked = [json.loads(line)["query"] for line in options.queries.read_text("utf-8").splitlines()]
    asked = random.Random(1).sample(asked, 200)
    with Archive(options.archive) as archive:
        archive.search(asked[0])
        ours = _times(archive.search, asked)
        folder = archive.index.current()
    with whoosh_index.open_dir(str(folder)).searcher() as searcher:

        def plain(query: str) -> object:
            terms = [Term("exact", exact_term(key)) for key in syllables(query)]
            return searcher.search(Or(terms), limit=10)

        baseline = _times(plain, asked)
    cold = _times(lambda query: _cold(options.archive, query), asked[:15])
    for name, times in (("luutru", ours), ("Whoosh OR, ids only", baseline), ("cold", cold)):
        last = statistics.quantiles(times, n=20)[-1]
        print(f"{name:<22} median {statistics.median(times):7.1f} ms   p95 {last:7.1f} ms")
    print(f"ratio of medians {statistics.median(ours) / statistics.median(baseline):.2f}")


def _times(run: Callable[[str], object], queries: list[str]) -> list[float]:
    times = []
    for query in queries:
        began = time.perf_counter()
        run(query)
        times.append((time.perf_counter() - began) * 1000)
    return times


def _cold(archive: Path, query: str) -> None:
    command = [sys.executable, "-m", "luutru.cli", "--archive", str(archive), "search"]
    subprocess.run([*command, "--format", "ids", "--", query], capture_output=True, check=True)


if __name__ == "__main__":
    main()
