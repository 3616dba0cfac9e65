"""`luutru topics`: the topics and how many posts they have; check, add, remove, learn."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from luutru.api import Archive
from luutru.commands.default_group import DefaultGroup
from luutru.commands.rendering.output import format_option, print_csv, print_json, say
from luutru.errors import UsageError
from luutru.text.script.characters import printable

if TYPE_CHECKING:
    from luutru.topics.vocabulary.topic import Topic
    from luutru.topics.vocabulary.vocabulary import TopicVocabulary

__all__ = ["topics"]

_CSV = ("id", "label", "english", "broader", "posts", "direct")


@click.group(cls=DefaultGroup)
def topics() -> None:
    """List topics with their posts; check an edited topics.toml; add, remove, learn.

    \b
    Examples:
      luutru topics                        the topics, broader before narrower
      luutru topics "giai phong"           one topic: labels, phrases, note
      luutru topics check                  is topics.toml beside archive.db right?
      luutru topics add 12 "Môi trường"    give post 12 a topic
    """


@topics.command("list")
@click.argument("name", default="", required=False)
@click.option("--all", "everything", is_flag=True, help="Topics without posts, too.")
@format_option("table", "json", "csv")
@click.pass_obj
def list_topics(archive: str, name: str, everything: bool, style: str) -> None:
    """List topics, broader before narrower, with how many posts have them; or show one.

    \b
    Example:
      luutru topics --all --format csv
    """
    with Archive(archive) as opened:
        vocabulary, counts = opened.topics, opened.store.topics.counts()
    chosen = [vocabulary.find(name)] if name else [topic for _, topic in _tree(vocabulary)]
    rows = [
        {**_row(topic), "direct": counts.get(topic.id, (0, 0))[0]}
        | {"posts": counts.get(topic.id, (0, 0))[1]}
        for topic in chosen
        if name or everything or topic.id in counts
    ]
    if style == "json":
        print_json(rows)
    elif style == "csv":
        print_csv(_CSV, rows)
    elif name:
        _one(vocabulary, chosen[0], counts.get(chosen[0].id, (0, 0))[1])
    else:
        depth = {topic.id: level for level, topic in _tree(vocabulary)}
        for row in rows:
            indent = "  " * depth[str(row["id"])]
            click.echo(printable(f"{row['posts']:>6}  {indent}{row['label']}  [{row['id']}]"))
        say('Bài của một chủ đề: luutru search --topic "NHÃN". Mọi chủ đề: luutru topics --all')


def _row(topic: Topic) -> dict[str, object]:
    return {
        "id": topic.id,
        "label": topic.label,
        "english": topic.english,
        "other": list(topic.other),
        "broader": topic.broader,
        "related": list(topic.related),
        "note": topic.note,
    }


def _tree(
    vocabulary: TopicVocabulary, above: str = "", level: int = 0
) -> Iterator[tuple[int, Topic]]:
    """Yield each topic with its depth, narrower ones after the broader."""
    for topic in vocabulary:
        if topic.broader == above:
            yield level, topic
            yield from _tree(vocabulary, topic.id, level + 1)


def _one(vocabulary: TopicVocabulary, topic: Topic, posts: int) -> None:
    lines = [
        f"{topic.label} ({topic.english}) [{topic.id}]: {posts} bài",
        f"Tên khác: {', '.join(topic.other)}" if topic.other else "",
        f"Rộng hơn: {vocabulary[topic.broader].label}" if topic.broader else "",
        f"Hẹp hơn: {', '.join(below.label for below in vocabulary.narrower(topic.id))}",
        f"Liên quan: {', '.join(vocabulary[name].label for name in topic.related)}",
        f"Ghi chú: {topic.note}" if topic.note else "",
        f"Cụm từ: {', '.join(topic.triggers)}",
    ]
    for line in lines:
        if line and not line.endswith(": "):
            click.echo(printable(line))


@topics.command("check")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@format_option("text", "json")
@click.pass_obj
def check_topics(archive: str, file: Path | None, style: str) -> int:
    """Check a vocabulary file, the archive's own without FILE, and say what is wrong by line.

    \b
    Example:
      luutru topics check topics.toml
    """
    from luutru.topics.vocabulary.vocabulary import FILE_NAME, check, read_vocabulary

    path = file or Path(archive) / FILE_NAME
    try:
        text = path.read_text("utf-8-sig")
    except FileNotFoundError:
        raise UsageError(
            f"Không có tệp {path}.", "Kho này dùng bảng chủ đề của luutru; hãy viết tệp ấy để sửa."
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"Không đọc được {path}: {error}.", "Hãy lưu bằng UTF-8.") from error
    problems = check(text, read_vocabulary())
    if style == "json":
        print_json([{"line": p.line, "reason": p.reason, "repair": p.repair} for p in problems])
    for problem in problems:
        say(f"{path}, dòng {problem.line}: {problem.reason} {problem.repair}")
    if not problems:
        say(f"{path}: không có lỗi.")
    return 1 if problems else 0


@topics.command()
@click.argument("post")
@click.argument("topic")
@click.pass_obj
def add(archive: str, post: str, topic: str) -> None:
    """Give POST a TOPIC: it stays, whatever rules and model say, and teaches.

    \b
    Example:
      luutru topics add 12 "giải phóng mặt bằng"
    """
    _say(archive, post, topic, added=True)


@topics.command()
@click.argument("post")
@click.argument("topic")
@click.pass_obj
def remove(archive: str, post: str, topic: str) -> None:
    """Take TOPIC from POST: it stays away, whatever rules and model say, and teaches.

    \b
    Example:
      luutru topics remove 12 "môi trường"
    """
    _say(archive, post, topic, added=False)


def _say(archive: str, post: str, topic: str, *, added: bool) -> None:
    with Archive(archive) as opened:
        stored = opened.get(post)
        meant = opened.say_topic(stored, topic, added=added)
    done = "có" if added else "không có"
    say(f"Bài số {stored.id} {done} chủ đề {meant.label}. Để máy học theo: luutru topics learn")


@topics.command()
@format_option("text", "json")
@click.pass_obj
def learn(archive: str, style: str) -> None:
    """Learn topics from the posts that sections and archivists have labelled, and use that.

    Needs the extra `learn`. Where too few posts are labelled, rules stand alone.

    \b
    Example:
      luutru topics learn
    """
    with Archive(archive) as opened:
        model = opened.learn_topics()
        labels = {topic.id: topic.label for topic in opened.topics}
    learnt = {} if model is None else {name: model.counts[name] for name in model.topics}
    if style == "json":
        print_json({"topics": learnt, "examples": model.examples if model else 0})
        return
    for name, posts in learnt.items():
        click.echo(printable(f"{posts:>6}  {labels[name]}"))
    if not learnt:
        say("Chưa đủ bài đã gán cho chủ đề nào (cần từ 8 bài): chỉ dùng mục và cụm từ.")
    else:
        say(f"Đã học {len(learnt)} chủ đề; mọi bài đã được gán lại.")
