"""`luutru export`: everything as JSON Lines."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from luutru.commands.opening import open_archive
from luutru.commands.rendering.output import say, stages

__all__ = ["export"]


@click.command()
@click.argument("file", type=click.Path(path_type=Path), default="-", metavar="[FILE]")
@click.option("--force", is_flag=True, help="Replace FILE if it is there.")
@click.pass_obj
def export(archive: str, file: Path, force: bool) -> None:
    """Write everything as JSON Lines to FILE (gzip if it ends in .gz), or to standard output.

    It holds originals, all versions, provenance, rejects, persons, topics, decisions and the run
    log. luutru ingest FILE, into an empty archive, gives an equal one.

    \b
    Examples:
      luutru export kho.jsonl.gz
      luutru export | head -1
    """
    with open_archive(archive) as opened, stages() as report:
        if str(file) == "-":
            made = opened.export(sys.stdout.buffer, progress=report)
            sys.stdout.buffer.flush()
        else:
            made = opened.export(file, force=force, progress=report)
        posts = len(opened.posts)
    say(f"Đã xuất {posts:,} bài, {made.counts['originals']:,} bản gốc.")
