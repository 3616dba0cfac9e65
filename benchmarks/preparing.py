"""Speed of preparing a post, step by step, and that its words are underthesea's own.

    python benchmarks/preparing.py CORPUS.jsonl.gz [--posts N]

One process; each step sees each post once; seconds of the processor, which other work disturbs
least. The naive way in the same run is
`underthesea.word_tokenize` a block and `underthesea.ner` a sentence, on the first posts.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from underthesea import ner, sent_tokenize, word_tokenize

from luutru.ingest.enrich import enrich
from luutru.ingest.extract import extract
from luutru.ingest.readers import read, unwrap
from luutru.ingest.records import RawPost
from luutru.ingest.stages import prepare
from luutru.text.script.tones import canonical
from luutru.text.words.model import word_model
from luutru.text.words.segmentation import segment_blocks

Item = TypeVar("Item")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--posts", type=int, default=500)
    parser.add_argument("--baseline", type=int, default=40)
    options = parser.parse_args()
    data, name = unwrap(options.corpus.read_bytes(), options.corpus.name)
    posts = [post for post in read(data, name) if isinstance(post, RawPost)][: options.posts]
    blocks = [[canonical(block.text) for block in extract(post, name).blocks] for post in posts]
    few = blocks[: options.baseline]
    began = time.process_time()
    segment_blocks(["Tải mô hình"])
    print(f"loading the word model: {time.process_time() - began:.2f} s")
    _words(["Tải mô hình"]), _entities(["Ông Lâm"])
    naive_words = _timed("underthesea.word_tokenize", few, _words)
    naive_entities = _timed("underthesea.ner", few, _entities)
    extracting = _timed("extract", posts, lambda post: extract(post, name))
    segmenting = _timed("segment", blocks, segment_blocks)
    versions = [prepare(post, name, None).version for post in posts]
    enriching = _timed("enrich", versions, enrich)
    ours = extracting + segmenting + enriching
    print(f"{'extract, segment, enrich':<26}{ours * 1000:>8.2f} ms a post{1 / ours:>8.1f} posts/s")
    print(f"segment against word_tokenize: {naive_words / segmenting:.1f} times")
    naive = naive_words + naive_entities
    print(
        f"segment and enrich against word_tokenize and ner: {naive / (ours - extracting):.1f} times"
    )
    flat = [block for post in blocks for block in post]
    wrong = sum(map(_differs, flat))
    print(f"blocks cut otherwise than by word_tokenize: {wrong} of {len(flat):,}")


def _words(blocks: Sequence[str]) -> list[list[str]]:
    return [word_tokenize(block, use_token_normalize=False) for block in blocks]


def _entities(blocks: Sequence[str]) -> list[object]:
    return [ner(sentence) for block in blocks for sentence in sent_tokenize(block)]


def _differs(block: str) -> bool:
    ours = [block[start:end] for start, end in word_model().words([block])[0]]
    return ["".join(word.split()) for word in ours] != [
        "".join(word.split()) for word in _words([block])[0]
    ]


def _timed(step: str, items: Sequence[Item], run: Callable[[Item], object]) -> float:
    """Print and return the seconds that a step takes for one item."""
    began = time.process_time()
    for item in items:
        run(item)
    seconds = (time.process_time() - began) / len(items)
    print(f"{step:<26}{seconds * 1000:>8.2f} ms a post{1 / seconds:>8.1f} posts/s")
    return seconds


if __name__ == "__main__":
    main()
