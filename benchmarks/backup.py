"""What copies of an archive cost, against a plain copy of its files, in the same run.

    python benchmarks/backup.py ARCHIVE [--rounds N]

Prints the median seconds of each, MB/s by the size of the store, and the ratio to the plain copy
(written through to the disk, as the others are). A restore and an import are without their index,
which is what `luutru reindex` takes; each result is compared with the archive, table by table.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from luutru import Archive
from luutru.copies.equality import differences
from luutru.files import sync


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.archive.resolve().parent) as folder:
        _measure(options.archive, Path(folder), options.rounds)


def _measure(archive: Path, folder: Path, rounds: int) -> None:
    tar, lines, packed = (folder / name for name in ("a.tar", "a.jsonl", "a.jsonl.gz"))
    plain, restored, imported = (folder / name for name in ("plain", "restored", "imported"))
    with Archive(archive) as opened:
        posts = opened.store.posts.count()
        ways: dict[str, Callable[[], object]] = {
            "plain copy": lambda: _copy(archive / "archive.db", plain),
            "backup": lambda: opened.backup(tar, force=True),
            "restore": lambda: Archive.restore(tar, restored, force=True),
            "export": lambda: opened.export(lines, force=True),
            "export .gz": lambda: opened.export(packed, force=True),
            "ingest of the export": lambda: _ingest(lines, imported),
        }
        times: dict[str, list[float]] = {name: [] for name in ways}
        for _ in range(rounds):
            for name, way in ways.items():
                os.sync()
                began = time.perf_counter()
                way()
                times[name].append(time.perf_counter() - began)
    size = (archive / "archive.db").stat().st_size
    print(f"{posts:,} posts, store of {size / 1e6:.1f} MB; medians of {rounds}")
    base = statistics.median(times["plain copy"])
    for name, some in times.items():
        took = statistics.median(some)
        print(f"{name:22} {took:8.3f} s {size / 1e6 / took:8.1f} MB/s {took / base:7.1f}")
    for path in (tar, lines, packed):
        print(f"{path.name:22} {path.stat().st_size / 1e6:8.1f} MB")
    for other in (restored, imported):
        left = list(differences(archive, other, new_runs=1))
        print(f"{other.name}: {left or 'equal'}")


def _copy(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)
    sync(target)


def _ingest(export: Path, folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    with Archive(folder, create=True) as archive:
        archive.ingest([export], index=False)


if __name__ == "__main__":
    main()
