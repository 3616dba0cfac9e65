"""`luutru similar`: posts like one."""

from __future__ import annotations

import click

from luutru.commands.opening import open_archive
from luutru.commands.rendering.output import format_option
from luutru.commands.search import print_result

__all__ = ["similar"]


@click.command()
@click.argument("post", metavar="ID")
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="Posts.")
@format_option("table", "json", "jsonl", "csv", "ids")
@click.pass_obj
def similar(archive: str, post: str, limit: int, style: str) -> None:
    """Find the posts most like a post, given by its number or its own id.

    \b
    Example:
      luutru similar 12 --limit 5
    """
    with open_archive(archive) as opened:
        print_result(opened.similar(post, limit), style)
