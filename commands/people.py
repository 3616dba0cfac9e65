"""`luutru people`: who the archive knows, who held which role when, and what archivists decide."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from luutru.commands.default_group import DefaultGroup
from luutru.commands.opening import open_archive
from luutru.commands.people_decisions import DECISIONS
from luutru.commands.rendering.output import format_option, print_csv, print_json, say
from luutru.commands.rendering.people_lines import person_line, years
from luutru.errors import UsageError
from luutru.text.dates.display import format_day
from luutru.text.script.characters import printable

if TYPE_CHECKING:
    from luutru.people.holders import Holder
    from luutru.people.records import Record

__all__ = ["people"]

_CSV = ("id", "name", "posts", "first", "last", "roles", "aliases")


@click.group(cls=DefaultGroup)
def people() -> None:
    """List persons, find one, ask who held a role; merge, split, name, review.

    \b
    Examples:
      luutru people                        everyone, by given name
      luutru people "đ/c quang"            who is called so
      luutru people --role "Bí thư Đảng ủy" --on 2015-06-01
      luutru people review                 pairs that may be one person
      luutru people merge 12 48            make 12 and 48 one record (48 stays)
    """


@people.command("list")
@click.argument("name", default="", required=False)
@click.option("--role", default="", help="Who held a role: title and body, marks optional.")
@click.option("--on", default="", metavar="DAY", help="With --role: on that day, 2015-06-01.")
@click.option("--all", "everyone", is_flag=True, help="Given names alone, of one post, too.")
@click.option(
    "--sort", type=click.Choice(["name", "posts"]), default="name", show_default=True, help="Order."
)
@click.option("--limit", type=click.IntRange(1), default=200, show_default=True, help="Persons.")
@format_option("table", "json", "csv")
@click.pass_obj
def list_people(
    archive: str, name: str, role: str, on: str, everyone: bool, sort: Any, limit: int, style: str
) -> None:
    """List persons with posts, years and roles; marks, middle name and full name are optional.

    \b
    Examples:
      luutru people "Nguyễn, Ngọc Quang"
      luutru people --role "chu tich ubnd phuong" --on 2015-06-01 --format json
    """
    if on and not role:
        raise UsageError("--on cần --role.", 'Ví dụ: --role "Bí thư Đảng ủy" --on 2015-06-01.')
    with open_archive(archive) as opened:
        if role:
            _print_holders(opened.people.holders(role, on, name), on, style, limit)
            return
        found = opened.people.list(name, unclear=everyone, sort=sort, limit=limit)
    if not found.total and not found.unclear:
        say("Kho chưa biết người nào.")
    _print(found.records, style)
    if found.total > limit:
        say(f"Còn {found.total - limit:,} người: --limit {found.total}.")
    if found.unclear:
        say(f"Còn {found.unclear:,} tên gọi không rõ của ai: --all.")


def _print(records: Sequence[Record], style: str) -> None:
    if style == "json":
        print_json([record.to_dict() for record in records])
    elif style == "csv":
        print_csv(_CSV, map(_row, records))
    else:
        for record in records:
            person_line(record)
        if records:
            say("Hồ sơ một người: luutru person SỐ")


def _row(record: Record) -> dict[str, Any]:
    made = record.to_dict()
    made["roles"] = "; ".join(role.name for role in record.roles)
    made["aliases"] = "; ".join(record.aliases)
    return made


def _print_holders(found: Sequence[Holder], on: str, style: str, limit: int) -> None:
    rows = [holder.to_dict() for holder in found[:limit]]
    if style == "json":
        print_json(rows)
    elif style == "csv":
        print_csv(("id", "name", "title", "body", "place", "from", "to", "days"), rows)
    else:
        for row in rows:
            where = f" ({row['place']})" if row["place"] else ""
            role = f"{row['title']} {row['body']}".strip()
            when = f"{format_day(row['from'])} – {format_day(row['to'])}"
            seen = f"{len(row['evidence'])} chứng cứ, {when}"
            how = f"; gần nhất, cách {row['days']} ngày" if row["days"] else ""
            click.echo(printable(f"{row['id']:>5}  {row['name']}  {role}{where}: {seen}{how}"))
    if not found:
        when = f" ngày {on}" if on else ""
        say(f"Không bài nào cho biết ai giữ chức vụ ấy{when}. Thử chức vụ ngắn hơn, hoặc bỏ --on.")
    if len(found) > limit:
        say(f"Còn {len(found) - limit:,} người: --limit {len(found)}.")


@people.command()
@click.argument("name", default="", required=False)
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="Pairs.")
@format_option("text", "json")
@click.pass_obj
def review(archive: str, name: str, limit: int, style: str) -> None:
    """List pairs of records that may be one person, with what speaks for it.

    \b
    Example:
      luutru people review quang
    """
    with open_archive(archive) as opened:
        found = opened.people.review(name)[:limit]
        if style == "json":
            print_json([proposal.to_dict() for proposal in found])
            return
        for proposal in found:
            one, other = proposal.one, proposal.other
            click.echo(
                printable(
                    f"#{one.id} {one.name} ({one.posts} bài, {years(one.first, one.last)}) ↔ "
                    f"#{other.id} {other.name} ({other.posts} bài, "
                    f"{years(other.first, other.last)})"
                )
            )
            click.echo(printable(f"      {'; '.join(proposal.reasons) or 'cùng tên'}"))
            click.echo(
                f"      Một người: luutru people merge {other.id} {one.id}"
                f" · Hai người: luutru people apart {one.id} {other.id}"
            )
    if not found:
        say("Không có cặp nào cần xem xét.")


for decision in DECISIONS:
    people.add_command(decision)
