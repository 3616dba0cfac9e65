"""Topics by rules, learnt and both against the gold posts: precision, recall, F1 micro and macro.

    python benchmarks/topics.py [--errors] [--minimum 8] [--news CORPUS]
    python benchmarks/topics.py --sections FILE...

Gold: `benchmarks/gold/topics.txt`, written before any trigger phrase; posts whose number divides by
three are kept for the final figure. What is learnt is learnt from the other posts; on these it is
measured in five folds. `--news` adds real articles (`gold/topics-news.tsv`, ids of CORPUS). The
same hand invented the posts and wrote the triggers: the figure of the news is the sterner one.

`--sections` takes JSON Lines or CSV with section, title and body (lead), gives each post the topic
that its section means, and measures how well the others find it; sections are hidden from them.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from luutru.text.script.characters import clean
from luutru.topics.assign import decide
from luutru.topics.learning.training import MINIMUM, Example, Model, train
from luutru.topics.rules import rules
from luutru.topics.vocabulary.vocabulary import TopicVocabulary, read_vocabulary

GOLD = Path(__file__).parent / "gold" / "topics.txt"
_FOLDS = 5
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true", help="list what is wrong when tuning")
    parser.add_argument("--minimum", type=int, default=MINIMUM, help="labelled posts of a topic")
    parser.add_argument("--news", type=Path, help="the vietnews articles")
    parser.add_argument("--sections", type=Path, nargs="+", help="records with sections")
    options = parser.parse_args()
    vocabulary = read_vocabulary()
    posts = sectioned(options.sections, vocabulary) if options.sections else gold_posts()
    tuned = [post for n, post in enumerate(posts, start=1) if n % 3]
    kept = [post for n, post in enumerate(posts, start=1) if n % 3 == 0]
    model = learn(tuned, vocabulary, options.minimum)
    learnt = ", ".join(f"{t} {n}" for t, n in model.counts.items()) if model else "none"
    print(f"learnt topics and their posts: {learnt}")
    folds = [learn(tuned, vocabulary, options.minimum, fold) for fold in range(_FOLDS)]
    report("tuned on (learnt: five folds)", tuned, folds, vocabulary)
    report("kept for the final figure", kept, [model], vocabulary)
    if options.news:
        news = real_posts(options.news)
        part = [
            [p for n, p in enumerate(news, 1) if (n % 3 == 0) is last] for last in (False, True)
        ]
        report("real news, tuned on", part[0], [model], vocabulary)
        report("real news, kept", part[1], [model], vocabulary)
    if options.errors:
        errors(tuned, vocabulary)


def learn(
    posts: list[Post], vocabulary: TopicVocabulary, minimum: int, without: int | None = None
) -> Model | None:
    """Return what the posts teach, those of one fold left out."""
    return train(
        (
            Example(f"{post.title}\n{post.body}", post.topics)
            for n, post in enumerate(posts)
            if without is None or n % _FOLDS != without
        ),
        vocabulary,
        minimum,
    )


def report(
    name: str, posts: list[Post], models: list[Model | None], vocabulary: TopicVocabulary
) -> None:
    """Print the figures; the post at place n is answered by model n modulo their number."""
    print(f"{name}: {len(posts)}")
    gold = [post.topics for post in posts]
    chosen = [models[n % len(models)] for n in range(len(posts))]
    answers = {
        "rules": [ruled(post, vocabulary) for post in posts],
        "learnt": [predicted(p, model) for p, model in zip(posts, chosen, strict=True)],
        "both": [both(p, vocabulary, model) for p, model in zip(posts, chosen, strict=True)],
    }
    for who, answer in answers.items():
        print(f"  {who:7}", figures(gold, answer))
    topics = {topic for model in models if model for topic in model.topics}
    for who, answer in answers.items():
        own = figures([g & topics for g in gold], [set(a) & topics for a in answer])
        print(f"  {who:7}", own, "of the learnt topics alone")


def ruled(post: Post, vocabulary: TopicVocabulary) -> set[str]:
    found = decide(post.title, "", post.body.split("\n"), vocabulary)
    return {item.topic for item in found}


def predicted(post: Post, model: Model | None) -> set[str]:
    found = model.scores(f"{post.title}\n{post.body}") if model else {}
    return {topic for topic, chance in found.items() if model and chance >= model.thresholds[topic]}


def both(post: Post, vocabulary: TopicVocabulary, model: Model | None) -> set[str]:
    found = decide(post.title, "", post.body.split("\n"), vocabulary, model)
    return {item.topic for item in found}


def errors(posts: list[Post], vocabulary: TopicVocabulary) -> None:
    for post in posts:
        found = {
            item.topic: item for item in rules.scores(post.title, post.body.split("\n"), vocabulary)
        }
        given = ruled(post, vocabulary)
        missed = [f"{t} {found[t].score if t in found else 0}" for t in post.topics - given]
        wrong = [f"{t} {found[t].score} {found[t].reason}" for t in given - post.topics]
        if missed or wrong:
            print(f"    {post.title}: missed {missed} wrong {wrong}")


def sectioned(paths: Iterable[Path], vocabulary: TopicVocabulary) -> list[Post]:
    """Return the records whose section means a topic, that topic as their gold."""
    posts = []
    for path in paths:
        for record in _records(path):
            topic = vocabulary.of_section(str(record.get("section") or ""))
            body = clean("\n".join(str(record.get(key) or "") for key in ("lead", "body")))
            if topic and body:
                title = clean(str(record.get("title") or "")).replace("\n", " ")
                posts.append(Post(title, body, frozenset([topic.id])))
    return posts


def _records(path: Path) -> list[dict[str, object]]:
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as table:
            return [dict(row) for row in csv.DictReader(table)]
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def real_posts(corpus: Path) -> list[Post]:
    records = {str(record["id"]): record for record in _records(corpus)}
    posts = []
    for line in (GOLD.parent / "topics-news.tsv").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        number, _, ids = line.partition("\t")
        names = frozenset(name.strip() for name in ids.split(",") if name.strip())
        title, body = (clean(str(records[number][key])) for key in ("title", "body"))
        posts.append(Post(title, body, names))
    return posts


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


if __name__ == "__main__":
    main()
