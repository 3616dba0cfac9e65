"""Posts a second of an ingest end to end, people, topics and index included, and its memory.

    python benchmarks/ingest.py CORPUS.jsonl [POSTS]

The naive way, in the same run: one process, underthesea's word_tokenize and ner sentence by
sentence, SQLite's insert, and Whoosh's own writer and analyzer; on few posts, for it is slow.
Memory is the peak of all processes together, sampled 5 times a second: what each has to itself
and its share of what it shares with others.
"""

from __future__ import annotations

import gzip
import json
import os
import sqlite3
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from luutru import Archive

NAIVE_POSTS = 30


def posts_of(corpus: Path) -> Iterator[bytes]:
    with gzip.open(corpus) if corpus.suffix == ".gz" else corpus.open("rb") as file:
        yield from filter(bytes.strip, file)


class Memory(threading.Thread):
    """Watches this process and all below it."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self._over = threading.Event()

    def run(self) -> None:
        """Look until it is stopped."""
        while not self._over.wait(0.2):
            self.peak = max(self.peak, sum(map(share, below(os.getpid()))))

    def stop(self) -> int:
        """Return the peak in bytes."""
        self._over.set()
        self.join()
        return self.peak


def below(process: int) -> Iterator[int]:
    yield process
    for tasks in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children = tasks.read_text().split()
        except OSError:  # it has ended
            continue
        for child in map(int, children):
            yield from below(child)


def share(process: int) -> int:
    """Return the proportional set size of a process in bytes, 0 when it has ended."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) << 10 for line in lines if line.startswith("Pss:")), 0)


def naive(lines: list[bytes], folder: Path) -> float:
    """Return posts a second, once models are loaded."""
    from underthesea import ner, sent_tokenize, word_tokenize
    from whoosh import fields, index

    ner("Ông Nam ở Hà Nội.")
    schema: Any = fields.Schema(id=fields.ID(stored=True, unique=True), text=fields.TEXT)
    folder.mkdir()
    writer = index.create_in(folder, schema).writer()
    store = sqlite3.connect(folder / "naive.db")
    store.execute("CREATE TABLE posts (id TEXT PRIMARY KEY, words TEXT, names TEXT)")
    began = time.perf_counter()
    for number, line in enumerate(lines):
        record = json.loads(line)
        text = f"{record['title']}\n{record['body']}"
        sentences = [one for part in text.split("\n") for one in sent_tokenize(part)]
        words = [word_tokenize(one) for one in sentences]
        names = [ner(one) for one in sentences]
        store.execute(
            "INSERT INTO posts VALUES (?, ?, ?)", [number, json.dumps(words), json.dumps(names)]
        )
        writer.update_document(id=str(number), text=" ".join(w for some in words for w in some))
    writer.commit()
    store.commit()
    return len(lines) / (time.perf_counter() - began)


def main(corpus: Path, count: int | None) -> None:
    lines = list(islice(posts_of(corpus), count))
    size = sum(map(len, lines)) / len(lines) / 1000
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        (work / "posts.jsonl").write_bytes(b"\n".join(line.strip() for line in lines))
        posts = len(lines)
        few = lines[:NAIVE_POSTS]
        del lines
        memory = Memory()
        memory.start()
        began = time.perf_counter()
        with Archive(work / "archive", create=True) as archive:
            new = archive.ingest([work / "posts.jsonl"]).new
        rate = new / (time.perf_counter() - began)
        peak = memory.stop()
        slow = naive(few, work / "naive")
    print(f"{posts} posts of {size:.1f} KB, {os.cpu_count()} processors")
    print(f"luutru: {rate:.1f} posts/s, {peak / 1e6:,.0f} MB at most in all processes")
    print(f"naive ({len(few)} posts): {slow:.2f} posts/s, ratio {rate / slow:.1f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else None)
