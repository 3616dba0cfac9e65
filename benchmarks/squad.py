"""Paragraph retrieval over a question set in SQuAD's JSON form: MRR@10 and recall@10.

    python benchmarks/squad.py QUESTIONS.json [--others CORPUS.jsonl.gz] [--archive FOLDER]

Each paragraph becomes a post; each question that has an answer must find its paragraph, once as
it is written and once without marks. `--others` adds posts that answer nothing. Baselines in the
same run: SQLite's FTS5 with bm25 over the same texts, exact for marked and folded for unmarked
questions.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from luutru import Archive
from luutru.text.script.folding import fold


class Question(NamedTuple):
    """A question and the key of the paragraph that answers it."""

    text: str
    paragraph: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--others", type=Path)
    parser.add_argument("--archive", type=Path, help="keep the archive here, or use it again")
    options = parser.parse_args()
    paragraphs, questions = _read(options.questions)
    with tempfile.TemporaryDirectory() as spare:
        posts = Path(spare) / "paragraphs.jsonl"
        lines = (json.dumps({"id": key, "body": text}) for text, key in paragraphs.items())
        posts.write_text("\n".join(lines), "utf-8")
        with Archive(options.archive or Path(spare) / "archive", create=True) as archive:
            archive.ingest([posts, *([options.others] if options.others else [])])
            stored = archive.store.posts.changed_after(0)
            texts = {post.post.external_id: post.version.text for post in stored}
            print(f"{len(texts):,} paragraphs, {len(questions):,} questions")
            _report(archive, texts, questions)


def _read(path: Path) -> tuple[dict[str, str], list[Question]]:
    paragraphs: dict[str, str] = {}
    questions = []
    for article in json.loads(path.read_text("utf-8"))["data"]:
        for paragraph in article["paragraphs"]:
            key = paragraphs.setdefault(paragraph["context"], f"p{len(paragraphs)}")
            questions += [
                Question(asked["question"], key)
                for asked in paragraph["qas"]
                if not asked.get("is_impossible")
            ]
    return paragraphs, questions


def _report(archive: Archive, texts: dict[str, str], questions: list[Question]) -> None:
    def ours(text: str) -> list[str]:
        return [hit.stored.post.external_id for hit in archive.search(_plain(text), limit=10).hits]

    exact, folded = _fts5(texts), _fts5({key: fold(text) for key, text in texts.items()})
    print(f"{'':<24}{'MRR@10':>8}{'recall@10':>11}")
    for name, find, typed in (
        ("luutru, marked", ours, str),
        ("FTS5 exact, marked", exact, str),
        ("luutru, unmarked", ours, fold),
        ("FTS5 folded, unmarked", folded, fold),
    ):
        ranks = [_rank(find(typed(q.text)), q.paragraph) for q in questions]
        mrr = sum(1 / rank for rank in ranks if rank) / len(ranks)
        print(f"{name:<24}{mrr:>8.3f}{sum(map(bool, ranks)) / len(ranks):>11.3f}")


def _rank(found: list[str], wanted: str) -> int:
    return found.index(wanted) + 1 if wanted in found else 0


def _plain(text: str) -> str:
    """Return the words of a question alone: quotes and dashes in it are no query syntax."""
    return " ".join("".join(c if c.isalnum() else " " for c in text).split())


def _fts5(texts: dict[str, str]) -> Callable[[str], list[str]]:
    db = sqlite3.connect(":memory:")
    db.execute(
        "CREATE VIRTUAL TABLE t USING fts5(key UNINDEXED, text, tokenize='unicode61 "
        "remove_diacritics 0')"
    )
    db.executemany("INSERT INTO t VALUES (?, ?)", texts.items())

    def find(question: str) -> list[str]:
        query = " OR ".join(f'"{word}"' for word in _plain(question).split())
        rows = db.execute("SELECT key FROM t WHERE t MATCH ? ORDER BY bm25(t) LIMIT 10", (query,))
        return [row[0] for row in rows]

    return find


if __name__ == "__main__":
    main()
