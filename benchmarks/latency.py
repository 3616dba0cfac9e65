"""Latency of searching: six-word queries in one process, and cold commands.

    python benchmarks/latency.py ARCHIVE QUERIES.jsonl [--queries N]

Prints median and 95th percentile in milliseconds. The baseline in the same run is Whoosh as it
comes: its default parser (words joined by OR) and BM25F over an index of the same posts, a TEXT
field of lower-case syllables, ids only; ours has hits with titles and snippets. Also printed: how
many top tens are the same when neighbours are looked for in every matching post.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from whoosh import fields
from whoosh import index as whoosh_index
from whoosh.analysis import LowercaseFilter, RegexTokenizer
from whoosh.qparser import OrGroup, QueryParser

from luutru import Archive
from luutru.search.executor import Executor


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path)
    parser.add_argument("queries", type=Path)
    parser.add_argument("--queries", dest="count", type=int, default=300)
    options = parser.parse_args()
    asked = [json.loads(line)["query"] for line in options.queries.read_text("utf-8").splitlines()]
    six = sorted({query for query in asked if len(query.split()) == 6})
    asked = random.Random(1).sample(six, options.count)
    with Archive(options.archive) as archive, tempfile.TemporaryDirectory() as folder:
        print(f"{archive.store.posts.count():,} posts, {len(asked)} queries of six words")
        archive.search(asked[0])
        ours = _times(archive.search, asked)
        stock = _stock(archive, folder)
        same = _same_without_limit(archive, asked)
        with stock.searcher() as searcher:
            query = QueryParser("text", stock.schema, group=OrGroup)
            baseline = _times(lambda text: searcher.search(query.parse(text), limit=10), asked)
    cold = _times(lambda text: _cold(options.archive, text), asked[:20])
    for name, times in (("luutru", ours), ("Whoosh as it comes", baseline), ("cold", cold)):
        last = statistics.quantiles(times, n=20)[-1]
        print(f"{name:<22} median {statistics.median(times):7.1f} ms   p95 {last:7.1f} ms")
    print(f"ratio of medians {statistics.median(ours) / statistics.median(baseline):.2f}")
    print(f"top ten as without the limit of candidates: {same} of {len(asked)}")


def _times(run: Callable[[str], object], queries: list[str]) -> list[float]:
    times = []
    for query in queries:
        began = time.perf_counter()
        run(query)
        times.append((time.perf_counter() - began) * 1000)
    return times


def _stock(archive: Archive, folder: str) -> whoosh_index.FileIndex:
    analyzer = RegexTokenizer(r"[^\W_]+") | LowercaseFilter()
    schema = fields.Schema(id=fields.STORED, text=fields.TEXT(analyzer=analyzer))
    made = whoosh_index.create_in(folder, schema)
    writer = made.writer(limitmb=256)
    for post in archive.store.posts.changed_after(0):
        writer.add_document(id=post.id, text=post.version.text)
    writer.commit()
    return made


def _same_without_limit(archive: Archive, queries: list[str]) -> int:
    bounded = [_ten(archive, query) for query in queries]
    view = archive._opened.view
    view.executor = Executor(view.index.view, nearest=view.index.manifest.documents)
    return sum(_ten(archive, query) == ten for query, ten in zip(queries, bounded, strict=True))


def _ten(archive: Archive, query: str) -> list[int]:
    return [hit.stored.id for hit in archive.search(query).hits]


def _cold(archive: Path, query: str) -> None:
    command = [sys.executable, "-m", "luutru.cli", "--archive", str(archive), "search"]
    subprocess.run([*command, "--format", "ids", "--", query], capture_output=True, check=True)


if __name__ == "__main__":
    main()
