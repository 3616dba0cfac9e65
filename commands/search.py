"""`luutru search`: find posts."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from luutru.commands.filters import filter_options, require_something
from luutru.commands.opening import open_archive
from luutru.commands.rendering.output import console, format_option, print_csv, print_json, say
from luutru.errors import UsageError
from luutru.index.fields import FACETS, SORTS
from luutru.text.dates.display import format_date
from luutru.text.script.characters import printable

if TYPE_CHECKING:
    from luutru.api import Archive
    from luutru.search.results import SearchHit, SearchResult
    from luutru.search.snippets import Snippet

__all__ = ["print_result", "search"]

_CSV = ("id", "external_id", "title", "section", "published", "source", "score", "people", "topics")


@click.command()
@click.argument("query", default="", required=False)
@filter_options
@click.option(
    "--sort",
    type=click.Choice(SORTS),
    default="relevance",
    show_default=True,
    help="Order of the hits.",
)
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="Hits.")
@click.option("--page", type=click.IntRange(1), default=1, show_default=True, help="Which page.")
@click.option(
    "--queries",
    metavar="FILE",
    help="Answer many queries in one process, one a line (or JSON Lines with `query`); - is stdin.",
)
@click.option(
    "--facet",
    "facets",
    multiple=True,
    metavar="FIELD,...",
    help=f"Count all hits by {', '.join(FACETS)}; a comma list, or repeated.",
)
@click.option(
    "--facet-limit",
    type=click.IntRange(1),
    default=20,
    show_default=True,
    help="Values of a facet; periods are all shown.",
)
@click.option("--explain", is_flag=True, help="Show what was understood, and how hits score.")
@format_option("table", "json", "jsonl", "csv", "ids")
@click.pass_obj
def search(archive: str, /, query: str, queries: str | None, style: str, **filters: Any) -> None:
    """Find posts by words, phrases, fields, people, topics and dates; marks are optional.

    \b
    Examples:
      luutru search "bi thu dang uy"
      luutru search '"giải phóng mặt bằng" -đấu thầu tiêu đề:phường'
      luutru search "người:quang ngày:2020-01..2020-06" --sort newest --format json
      luutru search "hội nghị diễn ra:2019" --facet person,place,year
    """
    with open_archive(archive) as opened:
        if queries is not None:
            _many(opened, queries, filters)
            return
        if not filters["facets"]:  # how all posts divide is asked for by facets alone
            require_something(query, filters, 'luutru search "bí thư đảng ủy"')
        print_result(opened.search(query, **filters), style)


_SHOWN_PEOPLE = 4


def _many(archive: Archive, name: str, filters: dict[str, Any]) -> None:
    try:
        text = sys.stdin.read() if name == "-" else Path(name).read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"Không đọc được tệp câu tìm {name}: {error}.") from error
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        query = line
        try:
            query = _query_of(line)
            answer = archive.search(query, **filters).to_dict()
        except UsageError as error:
            answer = {"query": query, "error": f"dòng {number}: {error}", "hits": [], "total": 0}
        print_json(answer, indent=None)


def _query_of(line: str) -> str:
    if not line.lstrip().startswith("{"):
        return line
    try:
        value = json.loads(line)
    except ValueError as error:
        raise UsageError(f"JSON hỏng: {error}") from error
    if not isinstance(value.get("query"), str):
        raise UsageError('thiếu khóa "query"')
    return str(value["query"])


def print_result(result: SearchResult, style: str) -> None:
    """Print what a search found, as asked for."""
    if style == "json":
        print_json(result.to_dict())
    elif style == "jsonl":
        for hit in result.hits:
            print_json(hit.to_dict(), indent=None)
    elif style == "ids":
        for hit in result.hits:
            click.echo(str(hit.id))
    elif style == "csv":
        rows = (hit.to_dict() for hit in result.hits)
        joined = (
            {**row, "people": "; ".join(row["people"]), "topics": "; ".join(row["topics"])}
            for row in rows
        )
        print_csv(_CSV, joined)
    else:
        _table(result)


def _table(result: SearchResult) -> None:
    from rich.text import Text

    out = console()
    if result.understood:
        say(f"Đã hiểu là: {result.understood}")
    if result.people:
        some = ", ".join(f"{name} (#{number})" for number, name in result.people[:_SHOWN_PEOPLE])
        more = len(result.people) - _SHOWN_PEOPLE
        say(f"Người: {some}{f' và {more} người khác' if more > 0 else ''}")
    for run in result.explanation:
        _explain_query(run)
    first = (result.page - 1) * result.limit
    for number, hit in enumerate(result.hits, start=first + 1):
        version = hit.stored.version
        line = Text(f"{number:>3}. ")
        line.append_text(_styled(hit.title) if hit.title else Text(f"(bài {hit.id})"))
        out.print(line)
        facts = [
            f"số {hit.id}",
            format_date(version.published),
            version.section,
            *hit.people[:_SHOWN_PEOPLE],
        ]
        out.print(Text("     " + printable(" · ".join(filter(None, facts))), style="dim"))
        if hit.snippet:
            body = Text("     ")
            body.append_text(_styled(hit.snippet))
            out.print(body)
        _explain_hit(hit)
    if result.total == 0:
        say("Không tìm thấy bài nào. Hãy bớt từ, bỏ bộ lọc, hoặc thử cách viết khác.")
    else:
        last = first + len(result.hits)
        say(
            f"{result.total:,} bài, hiện {first + 1 if result.hits else 0}–{last} "
            f"({result.took_ms:.0f} ms). Đọc một bài: luutru show SỐ"
        )
    if result.facets:
        from luutru.commands.rendering.facet_lines import facet_lines

        for facet in result.facets:
            facet_lines(facet)
    if result.suggestions:
        say("Có phải bạn muốn tìm: " + "; ".join(result.suggestions))


def _explain_query(run: dict[str, Any]) -> None:
    """Say what each typed syllable is taken for, on stderr."""
    for typed, forms in zip(run["typed"], run["meant"], strict=True):
        shown = ", ".join(f"{form['form']} {form['share']:.0%}" for form in forms[:5])
        say(f"  {typed} → {shown}")
    for pair in run["pairs"]:
        say(f"  cặp {pair['pair']!r}: {pair['count']:,} lần trong kho")
    for found in run["abbreviations"]:
        say(f"  viết tắt: {found['typed']} ↔ {found['means'].replace('_', ' ')}")


_REASONS = {
    "form": "tiếng",
    "accepted": "mọi cách bỏ dấu của",
    "near": "đứng gần nhau",
    "phrase": "cả cụm",
    "compound": "từ ghép",
    "abbreviation": "viết tắt",
}


def _explain_hit(hit: SearchHit) -> None:
    from rich.text import Text

    for reason in sorted(hit.reasons, key=lambda reason: -reason.points):
        line = f"       {reason.points:+7.2f}  {_REASONS[reason.kind]}: {reason.text}"
        console().print(Text(printable(line.replace("_", " ")), style="dim"))
    if hit.reasons:
        console().print(Text(f"       {hit.score:7.2f}  cộng lại", style="dim"))


def _styled(snippet: Snippet) -> Any:
    from rich.text import Text

    text = Text()
    for part, hit in snippet.parts:
        text.append(printable(part), style="bold yellow" if hit else "")
    return text
