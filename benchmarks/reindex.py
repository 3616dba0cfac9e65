"""Building the index: posts a second against Whoosh's stock writer, and what each field costs.

    python benchmarks/reindex.py ARCHIVE [--posts 20000] [--stock 3000]

Both build from the same store, with the same documents and schema, in the same run. The stock
writer takes one document after another in one process, as Whoosh has it; bulk writing is what
`luutru reindex` does, on all processors and on one. The stock writer slows down as it goes: with
`--stock` below `--posts` it is given fewer posts, which flatters it.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.filestore import FileStorage

from luutru.index.engine import Engine
from luutru.index.inversion import Inversion
from luutru.index.shards import documents, write_shards
from luutru.index.whoosh.engine import WhooshEngine
from luutru.index.whoosh.schema import TERM_FIELDS, schema
from luutru.index.whoosh.segment import INDEX_NAME, write_columns, write_field
from luutru.index.whoosh.stock import write_index
from luutru.store import Store

_FIELDS_OF = 5_000  # posts by which fields are weighed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--posts", type=int, default=20_000)
    parser.add_argument("--stock", type=int, default=3_000)
    options = parser.parse_args()
    engine: Engine[Any] = WhooshEngine()
    with Store(options.archive / "archive.db") as store:
        posts = list(store.posts.ids())[: options.posts]
        few = posts[: options.stock]
        bulk = _rate(posts, lambda to: write_shards(store, to, engine, posts))
        print(f"bulk, all processors  {len(posts):>7} posts  {bulk:7.0f} posts/s")
        one = _rate(few, lambda to: write_shards(store, to, engine, few, 1))
        print(f"bulk, one process     {len(few):>7} posts  {one:7.0f} posts/s")
        stock = _rate(few, lambda to: write_index(to, documents(store, few)))
        print(f"stock, one process    {len(few):>7} posts  {stock:7.0f} posts/s")
        print(f"ratio to stock        {bulk / stock:.2f} (one process: {one / stock:.2f})")
        _weigh(store, posts[:_FIELDS_OF])


def _rate(posts: list[int], build: Callable[[Path], object]) -> float:
    with _folder() as to:
        began = time.perf_counter()
        build(to)
        return len(posts) / (time.perf_counter() - began)


def _weigh(store: Store, posts: list[int]) -> None:
    """Print what each field costs: postings, bytes, time to write."""
    inverted = Inversion()
    began = time.perf_counter()
    made = list(documents(store, posts))
    read = time.perf_counter()
    for document in made:
        inverted.add(document)
    done = time.perf_counter()
    print(f"\nfor each of {len(posts)} posts")
    print(f"  analysing      {1000 * (read - began) / len(posts):7.3f} ms")
    print(f"  inverting      {1000 * (done - read) / len(posts):7.3f} ms")
    for name in sorted(TERM_FIELDS):
        terms = [len(found.documents) for found in inverted.postings(name)]
        _cost(name, len(posts), partial(_field, inverted, name))
        print(f"                 {len(terms):>9} terms, {sum(terms):>10} postings")
    _cost("columns", len(posts), partial(_columns, inverted))


def _cost(name: str, posts: int, write: Callable[[Path], None]) -> None:
    with _folder() as to:
        began = time.perf_counter()
        write(to)
        took = time.perf_counter() - began
        sizes = {path.name.split(".", 1)[1]: path.stat().st_size for path in to.glob("*.*")}
    print(f"  {name:<14} {1000 * took / posts:7.3f} ms {sum(sizes.values()) / posts:9.0f} bytes")
    if name == "columns":
        for column, size in sorted(sizes.items()):
            print(f"                 {size / posts:9.0f} bytes {column.removesuffix('.col')}")


def _field(inverted: Inversion, name: str, to: Path) -> None:
    storage, codec = FileStorage(str(to)), W3Codec()
    writer = codec.field_writer(storage, codec.new_segment(storage, INDEX_NAME))
    write_field(writer, inverted, schema(), name)
    writer.close()


def _columns(inverted: Inversion, to: Path) -> None:
    storage, codec = FileStorage(str(to)), W3Codec()
    segment = codec.new_segment(storage, INDEX_NAME)
    write_columns(codec.per_document_writer(storage, segment), inverted, schema())
    (to / f"{INDEX_NAME}.tmp").rmdir()


@contextmanager
def _folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp())
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
