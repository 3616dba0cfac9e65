"""`luutru report`: what a search, a person or a topic has in the archive, as one HTML file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from luutru.commands.filters import filter_options, require_something
from luutru.commands.opening import open_archive
from luutru.commands.rendering.output import format_option, print_json, say
from luutru.errors import LuutruError, UsageError
from luutru.index.fields import PERIODS, SORTS

__all__ = ["report"]


@click.command()
@click.argument("query", default="", required=False)
@filter_options
@click.option(
    "--by",
    type=click.Choice(PERIODS),
    default="year",
    show_default=True,
    help="What a bar of the chart is.",
)
@click.option(
    "--sort",
    type=click.Choice(SORTS),
    help="Order of the hits [default: relevance; newest without a query].",
)
@click.option("--limit", type=click.IntRange(1, 1000), default=50, show_default=True, help="Hits.")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE.html",
    help="The file to write [default: named by what was asked].",
)
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@format_option("text", "json")
@click.pass_obj
def report(
    archive: str,
    /,
    query: str,
    by: Any,
    sort: Any,
    limit: int,
    output: Path | None,
    force: bool,
    style: str,
    **filters: str,
) -> None:
    """Write a report on a search, a person or a topic: one HTML file to read, print and send.

    It holds a summary, the dossier of the person or the place of the topic, a chart over time, who
    and what the posts name, and the posts with their provenance. It needs no network to be read.

    \b
    Examples:
      luutru report --person "tran quoc bao"
      luutru report --topic "môi trường" --by quarter --output moi-truong.html
      luutru report "giai phong mat bang" --from 2010 --to 2019
    """
    require_something(query, filters, 'luutru report "giải phóng mặt bằng"')
    if output is not None:
        _refuse(output, force)
    with open_archive(archive) as opened:
        made = opened.report(query, by=by, limit=limit, sort=sort, **filters)
    target = output or Path(made.asked.file_name)
    _refuse(target, force)
    content = made.to_html().encode("utf-8")
    _write(target, content)
    hits, total = len(made.found.hits), made.found.total
    if style == "json":
        print_json({"file": str(target), "bytes": len(content), "total": total, "hits": hits})
    else:
        click.echo(str(target))
    listed = f"{total:,} bài, {hits:,} bài được kê" if total else "không có bài nào khớp"
    say(f"Báo cáo: {listed}. Mở tệp bằng trình duyệt để đọc hoặc in.")


def _refuse(target: Path, force: bool) -> None:
    """Refuse a place where the report cannot or should not be written, before any work is done.

    Raises:
        UsageError: it is a folder, is in none, or is a file that is there already.
    """
    if target == Path("-"):
        raise UsageError("Báo cáo chỉ viết ra tệp.", "Hãy viết tên tệp: --output TỆP.html.")
    if target.is_dir():
        raise UsageError(f"{target} là thư mục.", "Hãy viết tên tệp: --output TỆP.html.")
    if not target.parent.is_dir():
        raise UsageError(f"Không có thư mục {target.parent}.", "Hãy tạo nó trước.")
    if target.exists() and not force:
        raise UsageError(f"Đã có tệp {target}.", "Chọn tên khác bằng --output, hoặc --force.")


def _write(target: Path, content: bytes) -> None:
    """Write a file whole or not at all.

    Raises:
        LuutruError: it cannot be written.
    """
    beside = target.with_name(f".{target.name[:100]}.{os.getpid()}.tmp")
    try:
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    except OSError as error:
        raise LuutruError(
            f"Không ghi được tệp {target}: {error.strerror}.", "Chọn nơi khác bằng --output."
        ) from error
    finally:
        beside.unlink(missing_ok=True)
