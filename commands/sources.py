"""`luutru sources`: what came from where."""

from __future__ import annotations

import click

from luutru.commands.opening import open_archive
from luutru.commands.rendering.output import format_option, print_csv, print_json, say
from luutru.text.dates.display import format_day
from luutru.text.script.characters import printable

__all__ = ["sources"]

_CSV = (
    "source", "files", "posts", "rejected", "removed", "first_run", "last_run", "first", "last",
)  # fmt: skip


@click.command()
@format_option("table", "json", "csv")
@click.pass_obj
def sources(archive: str, style: str) -> None:
    """List what came from where: files, posts, rejects, runs and dates of each source.

    \b
    Examples:
      luutru sources
      luutru sources --format json
    """
    with open_archive(archive) as opened:
        found = opened.sources()
    if style != "table":
        rows = [one.to_dict() for one in found]
        print_json(rows) if style == "json" else print_csv(_CSV, rows)
        return
    if not found:
        say("Kho chưa có nguồn nào.")
    for one in found:
        click.echo(printable(one.source) or "(không tên)")
        more = [
            f"{one.posts:,} bài từ {one.files:,} tệp",
            f"từ chối {one.rejected}" if one.rejected else "",
            f"đã gỡ {one.removed}" if one.removed else "",
            f"lần chạy {one.first_run} đến {one.last_run}",
            f"đăng từ {format_day(one.first)} đến {format_day(one.last)}" if one.first else "",
        ]
        click.echo(f"      {', '.join(filter(None, more))}")
