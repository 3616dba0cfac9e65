"""`luutru backup`: the whole archive in one file."""

from __future__ import annotations

import time
from pathlib import Path

import click

from luutru.commands.opening import open_archive
from luutru.commands.rendering.output import format_option, print_json, say, stages

__all__ = ["backup"]


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace FILE if it is there.")
@format_option("text", "json")
@click.pass_obj
def backup(archive: str, file: Path, force: bool, style: str) -> None:
    """Write all that the archive holds but its index (which is derived) to FILE, a tar.

    It can be made while others import and search, and is there only once it has been read back
    and every original has been found whole.

    \b
    Example:
      luutru backup kho-2026-11-24.tar
    """
    began = time.monotonic()
    with open_archive(archive) as opened, stages() as report:
        made = opened.backup(file, force=force, progress=report)
        posts = len(opened.posts)
    size, seconds = file.stat().st_size, round(time.monotonic() - began, 2)
    if style == "json":
        print_json({**made.to_dict(), "bytes": size, "seconds": seconds})
    say(
        f"Đã sao lưu {posts:,} bài, {made.counts['originals']:,} bản gốc vào {file} "
        f"({size:,} byte, {seconds:.1f} giây), đã đọc lại và khớp."
    )
