"""A larger corpus out of a small one, for figures at 20,000 and 100,000 posts.

    python benchmarks/enlarge.py CORPUS.jsonl.gz POSTS OUT.jsonl.gz

Each new post takes its title from one post and its sentences from three, shuffled, and has its
numbers changed: lengths and frequencies stay as they are in real posts, no two posts are alike.
The real posts come first. All get a date between 2005 and 2024, mostly of a day, some of a month or
a year, some none, and one of twenty sections, so that there is something to count by.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from datetime import date, timedelta
from pathlib import Path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("posts", type=int)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    with gzip.open(options.corpus, "rt", encoding="utf-8") as lines:
        real = [json.loads(line) for line in lines]
    chance = random.Random(20)
    sentences = [re.split(r"(?<=[.!?])\s+", post["body"]) for post in real]
    with gzip.open(options.out, "wt", encoding="utf-8", compresslevel=1) as out:
        for number in range(options.posts):
            post = real[number] if number < len(real) else _mixed(number, real, sentences, chance)
            out.write(json.dumps({**_placed(number), **post}, ensure_ascii=False) + "\n")


def _placed(number: int) -> dict[str, str]:
    chance = random.Random(number)  # its own: texts stay what they are
    day = date(2005, 1, 1) + timedelta(days=chance.randrange(20 * 365))
    published = day.isoformat()[: chance.choices((10, 7, 4, 0), (90, 4, 4, 2))[0]]
    return {"published": published, "section": f"Chuyên mục {chance.randrange(20) + 1}"}


def _mixed(
    number: int, real: list[dict[str, str]], sentences: list[list[str]], chance: random.Random
) -> dict[str, str]:
    chosen = chance.sample(range(len(real)), 3)
    pool = [sentence for at in chosen for sentence in sentences[at]]
    chance.shuffle(pool)
    body = " ".join(pool[: len(pool) // 3])
    body = re.sub(r"\d+", lambda found: str(chance.randrange(10 ** len(found.group()))), body)
    return {"id": f"x{number}", "title": real[chosen[0]]["title"], "body": body}


if __name__ == "__main__":
    main()
