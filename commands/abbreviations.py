"""`luutru abbreviations`: what abbreviations the archive knows."""

from __future__ import annotations

import click

from luutru.api import Archive
from luutru.commands.rendering.output import console, format_option, print_csv, print_json, say
from luutru.store.lexicon import FILE_NAME
from luutru.text.script.characters import printable
from luutru.text.script.folding import fold, syllables

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
    with Archive(archive) as opened:
        wanted = fold(" ".join(syllables(text)))
        rows = [
            row
            for row in opened.abbreviations()
            if f" {wanted} " in f" {_folded(row['short'])}  {_folded(row['long'])} " or not wanted
        ]
        path = opened.folder / FILE_NAME
    if style == "json":
        print_json(rows)
        return
    if style == "csv":
        print_csv(("short", "long", "posts"), rows)
        return
    for row in rows:
        source = f"{row['posts']} bài định nghĩa" if row["posts"] else "bảng chữ viết tắt"
        line = f"{row['short']:<12} {row['long']}  ({source})"
        console().print(printable(line))
    say(f"{len(rows)} cặp. Thêm hoặc sửa: mỗi dòng một cặp, cách nhau bằng Tab, trong {path}")


def _folded(value: object) -> str:
    return fold(" ".join(syllables(str(value))))
