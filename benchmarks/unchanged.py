"""Posts a second that an ingest of unchanged input checks, against the naive way.

    python benchmarks/unchanged.py CORPUS.jsonl.gz

Three inputs: the same file again; the same export with one line changed; a folder of small text
files. Posts are put into the store without segmentation, people and topics: only what the store
knows them by matters here, and 100,000 posts for real take half an hour. The naive way parses
each record, or reads each file, hashes its bytes, and asks the store for it alone.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

from luutru import Archive
from luutru.ingest.prepare import Prepare
from luutru.ingest.records import RawPost
from luutru.ingest.steps import Prepared
from luutru.store import Store, Version
from luutru.store.enrichment import Enrichment
from luutru.store.post import Post


def light(work: tuple[RawPost, str]) -> Prepared:
    """Prepare a post without reading its text."""
    raw, _ = work
    text = str(raw.fields.get("title", "")) or raw.text[:80]
    version = Version(text, "", text, (("title", 0, len(text)),), text)
    return Prepared(version, Enrichment())


def fill(archive: Archive, path: Path) -> int:
    with patch.object(Prepare, "__call__", lambda _self, work: light(work)):
        return archive.ingest([path], processes=1, index=False).new


def timed(run: Callable[[], int]) -> float:
    """Return posts a second, the better of two runs: the second finds files in memory."""
    rates = []
    for _ in range(2):
        began = time.perf_counter()
        posts = run()
        rates.append(posts / (time.perf_counter() - began))
    return max(rates)


def checked(archive: Archive, path: Path) -> int:
    summary = archive.ingest([path], index=False)
    return summary.unchanged + summary.changed


def naive_lines(store: Store, path: Path, source: str) -> int:
    posts = 0
    for line in gzip.decompress(path.read_bytes()).split(b"\n"):
        if line.strip():
            identity = f"id:{source}:{json.loads(line)['id']}"
            store.posts.known(Post(identity, "", source), hashlib.sha256(line).hexdigest())
            posts += 1
    return posts


def naive_files(store: Store, folder: Path) -> int:
    posts = 0
    for path in sorted(folder.rglob("*.txt")):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        store.posts.known(Post(f"at:{path.as_uri()}", "", ""), content)
        posts += 1
    return posts


def report(what: str, naive: float, ours: float) -> None:
    print(f"{what:<28}{naive:>12,.0f}{ours:>12,.0f}{ours / naive:>8.1f}")


def main(corpus: Path, work: Path) -> None:
    lines = gzip.decompress(corpus.read_bytes()).split(b"\n")
    source = corpus.name.split(".")[0]
    edited = work / "edited" / corpus.name
    edited.parent.mkdir()
    folder = work / "files"
    for number, line in enumerate(filter(None, lines)):
        record = json.loads(line)
        path = folder / f"{number // 1000:03}" / f"{number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{record['title']}\n\n{record['body'][:300]}\n", "utf-8")
    print(f"{'posts a second':<28}{'naive':>12}{'luutru':>12}{'ratio':>8}")
    with Archive(work / "archive", create=True) as archive:
        fill(archive, corpus)
        report(
            "the same file",
            timed(lambda: naive_lines(archive.store, corpus, source)),
            timed(lambda: checked(archive, corpus)),
        )
        rounds = iter(range(9))

        def one_changed() -> int:
            record = json.loads(lines[0]) | {"views": next(rounds)}
            data = b"\n".join([json.dumps(record).encode(), *lines[1:]])
            edited.write_bytes(gzip.compress(data, 1))
            return 0

        rates = []
        for _ in range(2):
            one_changed()
            began = time.perf_counter()
            posts = checked(archive, edited)
            rates.append(posts / (time.perf_counter() - began))
        naive = timed(lambda: naive_lines(archive.store, edited, source))
        report("an export, one line changed", naive, max(rates))
        fill(archive, folder)
        report(
            "a folder of small files",
            timed(lambda: naive_files(archive.store, folder)),
            timed(lambda: checked(archive, folder)),
        )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        main(Path(sys.argv[1]), Path(name))
