"""Gold posts for topics, and precision, recall and F1 over sets of topics."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

GOLD = Path(__file__).parent / "gold" / "topics.txt"
_HEAD = re.compile(r"^=== (\d+):(.*)$", re.MULTILINE)


class Post(NamedTuple):
    """A post with the ids of its topics."""

    title: str
    body: str
    topics: frozenset[str]
    section: str = ""


class Figures(NamedTuple):
    """Micro precision, recall and F1; macro F1 over the topics that gold or answer has."""

    precision: float
    recall: float
    f1: float
    macro: float

    def __str__(self) -> str:
        return (
            f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}  macro {self.macro:.3f}"
        )


def gold_posts(path: Path = GOLD) -> list[Post]:
    """Return the posts of a gold file in order."""
    _, *parts = _HEAD.split(path.read_text("utf-8"))
    posts = []
    for ids, text in zip(parts[1::3], parts[2::3], strict=True):
        title, _, body = text.strip().partition("\n")
        names = frozenset(name.strip() for name in ids.split(",") if name.strip())
        posts.append(Post(title, body, names))
    return posts


def figures(gold: Sequence[frozenset[str]], answers: Sequence[Iterable[str]]) -> Figures:
    """Return the figures of answers, post by post beside the gold."""
    right, ours, wanted = Counter[str](), Counter[str](), Counter[str]()
    for truth, answer in zip(gold, map(set, answers), strict=True):
        right.update(truth & answer)
        ours.update(answer)
        wanted.update(truth)
    topics = ours.keys() | wanted.keys()
    each = [2 * right[t] / max(ours[t] + wanted[t], 1) for t in topics]
    precision = right.total() / max(ours.total(), 1)
    recall = right.total() / max(wanted.total(), 1)
    f1 = 2 * right.total() / max(ours.total() + wanted.total(), 1)
    return Figures(precision, recall, f1, sum(each) / max(len(each), 1))
