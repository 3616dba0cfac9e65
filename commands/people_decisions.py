"""`luutru people merge`, `split`, `alias` ...: what an archivist decides of persons."""

from __future__ import annotations

import click

from luutru.commands.opening import open_archive
from luutru.commands.rendering.output import format_option, print_json, say
from luutru.commands.rendering.people_lines import person_line
from luutru.text.script.characters import printable

__all__ = ["DECISIONS"]


@click.command()
@click.argument("person")
@click.argument("into")
@click.pass_obj
def merge(archive: str, person: str, into: str) -> None:
    """Make two records one person: PERSON becomes part of INTO. Undo: `luutru people undo`.

    \b
    Example:
      luutru people merge 48 12
    """
    with open_archive(archive) as opened:
        person_line(opened.people.merge(person, into))


@click.command()
@click.argument("person")
@click.argument("posts", nargs=-1, required=True, metavar="POST...")
@click.pass_obj
def split(archive: str, person: str, posts: tuple[str, ...]) -> None:
    """Make the person of some posts another one than PERSON.

    \b
    Example:
      luutru people split 12 301 302
    """
    with open_archive(archive) as opened:
        for record in opened.people.split(person, posts):
            person_line(record)


@click.command()
@click.argument("person")
@click.argument("name")
@click.pass_obj
def alias(archive: str, person: str, name: str) -> None:
    """Give PERSON one more name: posts that have it mean this person, where nothing conflicts.

    \b
    Example:
      luutru people alias 12 "Năm Quang"
    """
    with open_archive(archive) as opened:
        person_line(opened.people.alias(person, name))


@click.command()
@click.argument("person")
@click.argument("name")
@click.pass_obj
def rename(archive: str, person: str, name: str) -> None:
    """Set the NAME that PERSON is listed by; the old one still finds the person.

    \b
    Example:
      luutru people rename 12 "Nguyễn Ngọc Quang"
    """
    with open_archive(archive) as opened:
        person_line(opened.people.rename(person, name))


@click.command("not-a-person")
@click.argument("person")
@click.pass_obj
def not_a_person(archive: str, person: str) -> None:
    """Say that PERSON is none: the name is listed no more, in posts to come as well.

    \b
    Example:
      luutru people not-a-person 77
    """
    with open_archive(archive) as opened:
        summary = opened.people.not_a_person(person)
    say(f"{summary.name} không còn trong danh sách người. Hoàn tác: luutru people undo")


@click.command()
@click.argument("one")
@click.argument("other")
@click.pass_obj
def apart(archive: str, one: str, other: str) -> None:
    """Keep two persons apart: `review` proposes them no more.

    \b
    Example:
      luutru people apart 12 48
    """
    with open_archive(archive) as opened:
        opened.people.apart(one, other)
    say("Đã ghi: đó là hai người. Hoàn tác: luutru people undo")


@click.command()
@click.argument("number", type=int, required=False)
@click.pass_obj
def undo(archive: str, number: int | None) -> None:
    """Undo a decision by its number in `luutru people decisions`; the latest without one.

    \b
    Example:
      luutru people undo 3
    """
    with open_archive(archive) as opened:
        decision = opened.people.undo(number)
    say(f"Đã hoàn tác quyết định số {decision.id}: {decision.kind}.")


@click.command()
@format_option("text", "json")
@click.pass_obj
def decisions(archive: str, style: str) -> None:
    """List what was decided of persons: when, by whom, and whether it was undone.

    \b
    Example:
      luutru people decisions
    """
    with open_archive(archive) as opened:
        listed = opened.people.decisions()
    if style == "json":
        print_json([decision.to_dict() for decision in listed])
        return
    for one in listed:
        given = ", ".join(f"{k} {v}" for k, v in one.arguments.items() if k not in _AT_LENGTH)
        state = f" (hoàn tác {one.undone})" if one.undone else ""
        click.echo(printable(f"{one.id:>4}. {one.made} {one.user}: {one.kind} {given}{state}"))
    if not listed:
        say("Chưa có quyết định nào.")


#: What a decision lists of posts: too long for a line.
_AT_LENGTH = frozenset({"moved", "keep", "before"})

DECISIONS = (merge, split, alias, rename, not_a_person, apart, undo, decisions)
