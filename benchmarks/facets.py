"""What facets cost: six-word queries without and with them, one after the other, in one process.

    python benchmarks/facets.py ARCHIVE QUERIES.jsonl [--queries N] [--facets person,place,year]

Prints median and 95th percentile in milliseconds, and the ratio of the medians; also of one cold
command, and what a timeline takes. Each query is asked both ways in turn, so that what else the
machine does weighs on both, and once before, unmeasured, so that no way reads postings for another.
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

from luutru import Archive

_COLD = 20  # commands of each kind


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path)
    parser.add_argument("queries", type=Path)
    parser.add_argument("--queries", dest="count", type=int, default=300)
    parser.add_argument("--facets", default="person,place,year")
    options = parser.parse_args()
    asked = [json.loads(line)["query"] for line in options.queries.read_text("utf-8").splitlines()]
    six = sorted({query for query in asked if len(query.split()) == 6})
    chosen = random.Random(1).sample(six, min(options.count, len(six)))
    facets = tuple(options.facets.split(","))
    with Archive(options.archive) as archive:
        found = [archive.search(query, facets=facets).total for query in chosen]
        print(
            f"{archive.store.posts.count():,} posts, {len(chosen)} queries of six words, "
            f"{statistics.median(found):,.0f} found at the median; facets {options.facets}"
        )
        ways: dict[str, Callable[[str], object]] = {
            "without": archive.search,
            "with facets": lambda text: archive.search(text, facets=facets),
            "timeline": lambda text: archive.timeline(text, "month"),
        }
        _report(_times(ways, chosen))
    command = [sys.executable, "-m", "luutru.cli", "--archive", str(options.archive), "search"]
    cold: dict[str, Callable[[str], object]] = {
        "cold, without": lambda text: _run([*command, "--", text]),
        "cold, with facets": lambda text: _run([*command, "--facet", options.facets, "--", text]),
    }
    _report(_times(cold, chosen[:_COLD]))


def _times(ways: dict[str, Callable[[str], object]], queries: list[str]) -> dict[str, list[float]]:
    times: dict[str, list[float]] = {name: [] for name in ways}
    for query in queries:
        next(iter(ways.values()))(query)
        for name, ask in ways.items():
            began = time.perf_counter()
            ask(query)
            times[name].append((time.perf_counter() - began) * 1000)
    return times


def _report(times: dict[str, list[float]]) -> None:
    base = statistics.median(next(iter(times.values())))
    for name, taken in times.items():
        median, last = statistics.median(taken), statistics.quantiles(taken, n=20)[-1]
        ratio = f"ratio {median / base:.2f}"
        print(f"{name:<18} median {median:7.1f} ms   p95 {last:7.1f} ms   {ratio}")


def _run(command: list[str]) -> None:
    subprocess.run(command, capture_output=True, check=True)


if __name__ == "__main__":
    main()
