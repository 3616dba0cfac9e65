"""`luutru abbreviations`: what abbreviations the archive knows."""

from __future__ import annotations

import click

from luutru.commands.opening import open_archive
from luutru.commands.rendering.output import console, format_option, print_csv, print_json, say
from luutru.text.script.characters import printable

__all__ = ["abbreviations"]


@click.command()
@click.argument("text", default="", required=False)
@format_option("table", "json", "csv")
@click.pass_obj
def abbreviations(archive: str, text: str, style: str) -> None:
    """List abbreviations: from the lexicon, and those that posts define themselves.

    TEXT narrows the list to a short form, or to words of a long form; marks are optional. To add
    or change some, edit abbreviations.tsv beside archive.db: a short form, a tab, the long form.

    \b
    Example:
      luutru abbreviations ubnd
    """
    with open_archive(archive) as opened:
        pairs, path = opened.abbreviations(text), opened.abbreviations_file
    if style == "json":
        print_json([pair.to_dict() for pair in pairs])
        return
    if style == "csv":
        print_csv(("short", "long", "posts"), (pair.to_dict() for pair in pairs))
        return
    for pair in pairs:
        source = f"{pair.posts} bài định nghĩa" if pair.posts else "bảng chữ viết tắt"
        line = f"{pair.short:<12} {pair.long}  ({source})"
        console().print(printable(line))
    say(f"{len(pairs)} cặp. Thêm hoặc sửa: mỗi dòng một cặp, cách nhau bằng Tab, trong {path}")
