"""Adding ten posts at a time to a large archive: seconds of the whole command, and of its index.

    python benchmarks/incremental.py ARCHIVE CORPUS.jsonl.gz [--times 30]

It works on a copy of the archive. The posts are those of the corpus with new ids and numbers, so
that their persons are many posts' already. The baseline in the same run is Whoosh's stock writer,
which adds the same documents, with its own merging, to the index of the same copy.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from whoosh.index import open_dir

from luutru import Archive
from luutru.index.building import update
from luutru.index.shards import documents
from luutru.index.whoosh.stock import fields_of
from luutru.store.runs import now

AT_ONCE = 10


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--times", type=int, default=30)
    options = parser.parse_args()
    place = Path(tempfile.mkdtemp())
    try:
        folder = shutil.copytree(options.archive, place / "archive")
        with Archive(folder) as archive:
            print(f"{archive.store.posts.count():,} posts, {_segments(archive)} segments")
            archive.search("một")  # the copy's files are hashed once
        took = [
            _command(folder, _posts(options.corpus, place, number))
            for number in range(options.times)
        ]
        with Archive(folder) as archive:
            found = archive.search('"mã thêm"', limit=1).total
            assert found == AT_ONCE * options.times, found
            print(f"after {options.times} times {AT_ONCE} posts: {_segments(archive)} segments")
        _show("luutru ingest, the whole command", took)
        ours, stock = _index_alone(folder, _posts(options.corpus, place, options.times))
        print(
            f"the index alone: {ours:.2f} s; stock writer {stock:.2f} s; {stock / ours:.1f} times"
        )
    finally:
        shutil.rmtree(place)


def _segments(archive: Archive) -> int:
    return len(archive.index.manifest().segments)


def _posts(corpus: Path, place: Path, number: int) -> Path:
    chance = random.Random(number)
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        some = [json.loads(line) for line in islice(lines, 1000)]
    path = place / f"more-{number}.jsonl"
    with path.open("w", encoding="utf-8") as out:
        for at, post in enumerate(chance.sample(some, AT_ONCE)):
            body = re.sub(r"\d+", lambda _: str(chance.randrange(10_000)), post["body"])
            new = {**post, "id": f"more{number}-{at}", "body": f"{body} Mã thêm {number}."}
            out.write(json.dumps(new, ensure_ascii=False) + "\n")
    return path


def _command(folder: Path, path: Path) -> float:
    began = time.perf_counter()
    command = [sys.executable, "-m", "luutru.cli", "--archive", str(folder), "ingest", str(path)]
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - began


def _show(what: str, took: list[float]) -> None:
    took = sorted(took)
    print(
        f"{what}: median {statistics.median(took):.2f} s, "
        f"95th percentile {took[int(len(took) * 0.95)]:.2f} s, most {took[-1]:.2f} s"
    )


def _index_alone(folder: Path, path: Path) -> tuple[float, float]:
    with Archive(folder) as archive:
        stock_folder = folder.with_name("stock")
        shutil.copytree(archive.index.current(), stock_folder)
        archive.ingest([path], index=False)
        posts = list(archive.store.posts.ids_changed_after(archive.index.manifest().last_change))
        began = time.perf_counter()
        update(archive.index, archive.store, now())
        ours = time.perf_counter() - began
        began = time.perf_counter()
        writer = open_dir(str(stock_folder)).writer()
        for document in documents(archive.store, posts):
            writer.add_document(**fields_of(document))
        writer.commit()
        return ours, time.perf_counter() - began


if __name__ == "__main__":
    main()
