"""`luutru timeline`: how posts are spread over time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from luutru.commands.filters import filter_options
from luutru.commands.opening import open_archive
from luutru.commands.rendering.output import format_option, print_csv, print_json, say
from luutru.index.fields import PERIODS
from luutru.text.script.characters import printable

if TYPE_CHECKING:
    from luutru.search.facets.timeline import Timeline

__all__ = ["timeline"]

_WIDTH = 50  # of the longest bar
_NAMES = {"year": "năm", "quarter": "quý", "month": "tháng"}


@click.command()
@click.argument("query", default="", required=False)
@filter_options
@click.option(
    "--by", type=click.Choice(PERIODS), default="year", show_default=True, help="A row for each."
)
@format_option("table", "json", "csv")
@click.pass_obj
def timeline(archive: str, /, query: str, by: Any, style: str, **filters: str) -> None:
    """Count the posts found (all posts, without a query) by year, quarter or month.

    A post dated less closely, as by its year alone, is in no month; a line counts them.

    \b
    Examples:
      luutru timeline "giai phong mat bang" --by month --from 2015
      luutru timeline --person "nguyen van lam" --format csv
    """
    with open_archive(archive) as opened:
        found = opened.timeline(query, by, **filters)
    if style == "json":
        print_json(found.to_dict())
    elif style == "csv":
        print_csv(("period", "count", "filter"), (bar.to_dict() for bar in found.bars))
    else:
        _draw(found)
    _say_rest(found)


def _draw(found: Timeline) -> None:
    most = max((bar.count for bar in found.bars), default=0)
    before = None
    for bar in found.bars:
        at = bar.span.position()
        if before is not None and at > before + 1:
            click.echo(f"{'⋮':>11}  {at - before - 1:,} {_NAMES[found.by]} không có bài")
        before = at
        drawn = "█" * max(round(bar.count / most * _WIDTH), min(bar.count, 1))
        click.echo(printable(f"{bar.span.label:>11}  {bar.count:>6,}  {drawn}".rstrip()))


def _say_rest(found: Timeline) -> None:
    """Say how many posts there are, and which of them have no row, so that numbers add up."""
    parts = []
    if found.coarser:
        parts.append(f"{found.coarser:,} bài chỉ biết năm")
    if found.undated:
        parts.append(f"{found.undated:,} bài không rõ ngày (ngày:không rõ)")
    apart = f" Không vẽ: {', '.join(parts)}." if parts else ""
    say(f"{found.total:,} bài.{apart}")
