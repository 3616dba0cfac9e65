"""`luutru person`: the dossier of one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from luutru.commands.opening import open_archive
from luutru.commands.rendering.output import console, format_option, print_json, say
from luutru.text.dates.display import format_date, format_day
from luutru.text.script.characters import printable

if TYPE_CHECKING:
    from luutru.people.dossier import Dossier
    from luutru.people.records import HeldRole

__all__ = ["person"]

_WIDEST_BAR = 40


@click.command()
@click.argument("name", metavar="NAME|ID")
@click.option("--limit", type=click.IntRange(1, 500), default=10, show_default=True, help="Rows.")
@format_option("table", "json")
@click.pass_obj
def person(archive: str, name: str, limit: int, style: str) -> None:
    """Show the dossier of a person: roles over time with evidence, posts by year, people met.

    NAME may lack marks, the middle name, or all but the given name, if one person alone is meant.

    \b
    Example:
      luutru person "nguyen ngoc quang"
    """
    with open_archive(archive) as opened:
        found = opened.people.dossier(name, limit)
    if style == "json":
        print_json(found.to_dict())
    else:
        _table(found)


def _table(found: Dossier) -> None:
    from rich.text import Text

    out, summary = console(), found.record.summary
    out.print(Text(printable(f"{summary.name}  (#{summary.id})"), style="bold"))
    if found.record.aliases:
        out.print(Text(printable(f"Tên khác: {', '.join(found.record.aliases)}")))
    span = (
        f"{format_day(summary.first)} – {format_day(summary.last)}"
        if summary.first
        else "không rõ ngày"
    )
    out.print(f"{summary.posts} bài, {span}")
    if found.record.roles:
        out.print("\nChức vụ:")
    for role in found.record.roles:
        out.print(Text(printable(_role(role))))
    out.print("\nSố bài theo năm:")
    most = max(found.by_year.values(), default=1)
    for year, posts in found.by_year.items():
        bar = "█" * max(1, round(posts / most * _WIDEST_BAR))
        out.print(f"  {year or 'không rõ':<8} {posts:>5}  {bar}")
    if found.met:
        out.print("\nGặp nhiều nhất:")
    for number, name, posts in found.met:
        out.print(Text(printable(f"  {posts:>5}  {name} (#{number})")))
    out.print("\nTrong các bài:")
    for passage in found.passages:
        out.print(
            Text(
                printable(
                    f"  {format_date(passage.published)}  {passage.title} (số {passage.post})"
                )
            )
        )
        before, mention, after = map(printable, passage.parts)
        line = Text(f"      {before}", style="dim")
        line.append(mention, style="bold yellow")
        line.append(after)
        out.print(line)
    say(f"Mọi bài: luutru search --person {summary.id}. Đọc một bài: luutru show SỐ")


def _role(role: HeldRole) -> str:
    before = [evidence for evidence in role.evidence if evidence.status == "held"]
    if role.first is None:
        when = "trước đó" if before else "không rõ ngày"
    elif role.first == role.last:
        when = format_day(role.first)
    else:
        when = f"{format_day(role.first)} – {format_day(role.last)}"
    where = f" ({role.office.place.title()})" if role.office.place else ""
    posts = ", ".join(dict.fromkeys(str(evidence.post) for evidence in role.evidence))
    return f"  {when:<24} {role.name}{where}; theo bài {posts}"
