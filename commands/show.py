"""`luutru show`: read one post."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from luutru.commands.opening import open_archive
from luutru.commands.rendering.output import console, format_option, print_json
from luutru.text.dates.display import format_date, format_doubts
from luutru.text.script.characters import printable

if TYPE_CHECKING:
    from luutru.api.post import ArchivedPost

__all__ = ["show"]


@click.command()
@click.argument("post", metavar="ID")
@click.option("--version", "number", type=click.IntRange(1), help="An older version.")
@format_option("text", "json", "original")
@click.pass_obj
def show(archive: str, post: str, number: int | None, style: str) -> None:
    """Show a post by its number or its own id: as text, as JSON, or its original bytes.

    \b
    Example:
      luutru show 12 --format json
    """
    with open_archive(archive) as opened:
        found = opened.posts.get(post, number)
        if style == "original":
            sys.stdout.buffer.write(opened.posts.original(found))
        elif style == "json":
            print_json(found.to_dict())
        else:
            _text(found)


def _text(post: ArchivedPost) -> None:
    from rich.text import Text

    out, version = console(), post.stored.version
    if version.section:
        out.print(Text(printable(version.section), style="dim"))
    out.print(Text(printable(version.title), style="bold"))
    views = f"Lượt xem: {version.views}" if version.views is not None else ""
    doubts = format_doubts(post.published.doubts) if post.published else ""
    date = (
        f"Ngày đăng: {format_date(version.published) if version.published else 'không rõ'}{doubts}"
    )
    out.print(Text(" | ".join(filter(None, (date, views))), style="dim"))
    for kind, start, end in version.layout:
        if kind == "title":
            continue
        out.print()
        style = {"caption": "italic", "byline": "bold"}.get(kind, "")
        out.print(Text(printable(version.text[start:end]), style=style))
    at = post.provenance
    out.print()
    place = printable(" · ".join(filter(None, (at.uri, at.locator))))
    out.print(Text(f"Bài số {post.id}, bản {post.number}. Nguồn: {place}", style="dim"))
    read = f"Bảng mã: {at.encoding}" if at.encoding != "utf-8" else ""
    mended = f"đã sửa chữ đọc sai bảng mã: {', '.join(at.repairs.split())}" if at.repairs else ""
    if read or mended:
        shown = "; ".join(filter(None, (read, mended)))
        shown = f"{shown[0].upper()}{shown[1:]}. Nguyên bản: --format original"
        out.print(Text(printable(shown), style="dim"))
