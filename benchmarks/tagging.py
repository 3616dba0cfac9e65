"""Speed of tags and entities, and that they are underthesea's own, token by token.

    python benchmarks/tagging.py CORPUS.jsonl.gz [--posts N]

The baseline in the same run is `underthesea.ner` a sentence, on the first `--baseline` posts. Both
segment, tag, chunk and find entities; sentences are underthesea's.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from underthesea import ner, sent_tokenize, word_tokenize

from luutru.text.words.tagging import Tagged, may_hold_name, tag, tag_entities


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--posts", type=int, default=500)
    parser.add_argument("--baseline", type=int, default=60)
    options = parser.parse_args()
    cut = _sentences(options.corpus, options.posts)
    ner("Ông Lâm")
    tag(["Ông", "Lâm"])
    first = _rate(cut[: options.baseline], ner)
    for name, rate in (
        ("underthesea.ner", first),
        ("segments, tags, chunks, entities", _rate(cut, _all_tags)),
        ("entities where a name can be", _rate(cut, _names)),
    ):
        print(f"{name:<34}{rate:>7.1f} posts/s  ratio {rate / first:.1f}")
    flat = [sentence for sentences in cut for sentence in sentences]
    wrong = sum(list(map(tuple, _all_tags(sentence))) != ner(sentence) for sentence in flat)
    print(f"sentences tagged otherwise than by underthesea.ner: {wrong} of {len(flat):,}")


def _sentences(corpus: Path, posts: int) -> list[list[str]]:
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        return [sent_tokenize(json.loads(line)["body"]) for line in islice(lines, posts)]


def _all_tags(sentence: str) -> list[Tagged]:
    return tag(word_tokenize(sentence))


def _names(sentence: str) -> list[Tagged]:
    words = word_tokenize(sentence)
    return tag_entities(words) if may_hold_name(words) else []


def _rate(posts: list[list[str]], run: Callable[[str], object]) -> float:
    began = time.perf_counter()
    for sentence in (sentence for sentences in posts for sentence in sentences):
        run(sentence)
    return len(posts) / (time.perf_counter() - began)


if __name__ == "__main__":
    main()
