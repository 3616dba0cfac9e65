"""`luutru topics`: the topics and how many posts they have; check, add, remove, learn."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from luutru.commands.default_group import DefaultGroup
from luutru.commands.opening import open_archive
from luutru.commands.rendering.output import format_option, print_csv, print_json, say
from luutru.text.script.characters import printable

if TYPE_CHECKING:
    from luutru.api.topics import TopicCount
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
    with open_archive(archive) as opened:
        counts, vocabulary = opened.topics.counts(name), opened.topics.vocabulary
    shown = [one for one in counts if name or everything or one.posts]
    rows = [one.to_dict() for one in shown]
    if style == "json":
        print_json(rows)
    elif style == "csv":
        print_csv(_CSV, rows)
    elif name:
        _one(vocabulary, shown[0])
    else:
        for one in shown:
            label = f"{'  ' * one.depth}{one.topic.label}  [{one.topic.id}]"
            click.echo(printable(f"{one.posts:>6}  {label}"))
        say('Bài của một chủ đề: luutru search --topic "NHÃN". Mọi chủ đề: luutru topics --all')


def _one(vocabulary: TopicVocabulary, found: TopicCount) -> None:
    topic = found.topic
    lines = [
        f"{topic.label} ({topic.english}) [{topic.id}]: {found.posts} bài",
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
    """Check a vocabulary file, the archive's own without FILE, and name its faults by line.

    \b
    Example:
      luutru topics check topics.toml
    """
    from luutru.api.topics import check_topics_file

    path, problems = check_topics_file(archive, file)
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
    """Give POST a TOPIC: it stays, whatever rules and model decide, and teaches.

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
    """Take TOPIC from POST: it stays away, whatever rules and model decide, and teaches.

    \b
    Example:
      luutru topics remove 12 "môi trường"
    """
    _say(archive, post, topic, added=False)


def _say(archive: str, post: str, topic: str, *, added: bool) -> None:
    with open_archive(archive) as opened:
        stored = opened.posts.get(post)
        change = opened.topics.add if added else opened.topics.remove
        meant = change(stored.id, topic)
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
    with open_archive(archive) as opened:
        model = opened.topics.learn()
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
