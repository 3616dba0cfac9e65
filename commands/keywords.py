"""`luutru keywords`: what a post, or what a search finds, is about; what rises."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from luutru.commands.opening import open_archive
from luutru.commands.rendering.output import format_option, print_csv, print_json, say
from luutru.errors import UsageError
from luutru.text.dates.display import format_day
from luutru.text.script.characters import printable

if TYPE_CHECKING:
    from luutru.search.keywords import Rise
    from luutru.topics.keyphrases.keyphrases import Keyphrase

__all__ = ["keywords"]

_CSV = ("phrase", "score", "times")


@click.command()
@click.argument("post", metavar="[ID]", default="", required=False)
@click.option("--query", default="", help="Of the posts that a query finds, instead of one post.")
@click.option("--person", default="", help="Of the posts of a person.")
@click.option("--topic", default="", help="Of the posts on a topic.")
@click.option("--from", "first", default="", metavar="DATE", help="Of posts from this date on.")
@click.option("--to", "last", default="", metavar="DATE", help="Of posts to and with this date.")
@click.option("--trending", is_flag=True, help="What rises in --from..--to.")
@click.option("--limit", type=click.IntRange(1, 200), default=15, show_default=True, help="Rows.")
@format_option("table", "json", "csv")
@click.pass_obj
def keywords(
    archive: str, /, post: str, trending: bool, limit: int, style: str, **filters: Any
) -> None:
    """List the keyphrases of a post, or of what a search finds, or those that rise.

    \b
    Examples:
      luutru keywords 12
      luutru keywords --topic "môi trường" --from 2020
      luutru keywords --trending --from 2020-01 --to 2020-06
    """
    if bool(post) == any(filters.values()):
        raise UsageError(
            "Cần số bài, hoặc --query, --person, --topic, --from, --to.",
            'Ví dụ: luutru keywords 12, luutru keywords --query "phường".',
        )
    with open_archive(archive) as opened:
        if trending:
            _print_rise(opened.keywords.rising(limit=limit, **filters), style)
        elif post:
            _print(opened.keywords.of_post(post, limit), style)
        else:
            found = opened.keywords.of_search(limit=limit, **filters)
            _print(found.phrases, style)
            say(f"Theo {found.posts} bài{' mới nhất' if found.newest else ''}.")


def _print(found: Sequence[Keyphrase], style: str) -> None:
    rows = [one._asdict() for one in found]
    if style == "json":
        print_json(rows)
    elif style == "csv":
        print_csv(_CSV, rows)
    else:
        for one in found:
            click.echo(printable(f"{one.times:>6}  {one.phrase}"))
    if not found:
        say("Không có cụm từ nào nổi bật.")


def _print_rise(rise: Rise, style: str) -> None:
    if style == "json":
        print_json(rise.to_dict())
    elif style == "csv":
        print_csv(("phrase", "score", "now", "before"), rise.to_dict()["phrases"])
    else:
        for one in rise.trends:
            click.echo(printable(f"{one.now:>6} (trước: {one.before})  {one.phrase}"))
    (a, b), (c, d) = rise.now, rise.before
    say(f"{format_day(a)} – {format_day(b)} ({rise.posts[0]} bài) so với "
        f"{format_day(c)} – {format_day(d)} ({rise.posts[1]} bài).")  # fmt: skip
    if not rise.trends:
        say("Không có cụm từ nào tăng rõ rệt.")
