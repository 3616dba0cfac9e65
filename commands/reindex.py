"""`luutru reindex`: build the index anew."""

from __future__ import annotations

import time

import click

from luutru.commands.opening import open_archive
from luutru.commands.rendering.output import (
    format_option,
    print_json,
    processes_option,
    progress,
    say,
    wait_option,
)

__all__ = ["reindex"]


@click.command()
@processes_option
@wait_option
@format_option("text", "json")
@click.pass_obj
def reindex(archive: str, processes: int | None, wait: float, style: str) -> None:
    """Build the index anew from the store; searches go on with the old one meanwhile.

    \b
    Example:
      luutru reindex
    """
    began = time.monotonic()
    with open_archive(archive, wait=wait) as opened:
        total = len(opened.posts)
        with progress("Dựng chỉ mục", total) as bar:

            def report(posts: int) -> None:
                rate = posts / max(time.monotonic() - began, 0.001)
                bar.update(bar.task_ids[0], completed=posts, rate=f"{rate:,.0f} bài/s")

            manifest = opened.reindex(report, processes)
        name = opened.generation
    seconds = round(time.monotonic() - began, 2)
    if style == "json":
        print_json({"generation": name, "documents": manifest.documents, "seconds": seconds})
    say(f"Chỉ mục {name}: {manifest.documents} bài, {seconds:.1f} giây.")
