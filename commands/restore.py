"""`luutru restore`: an archive again from its backup."""

from __future__ import annotations

from pathlib import Path

import click

from luutru.commands.opening import open_archive
from luutru.commands.rendering.output import format_option, print_json, say, stages

__all__ = ["restore"]


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--force",
    is_flag=True,
    help="Move aside what lies in the archive's folder; nothing is deleted.",
)
@click.option("--no-index", is_flag=True, help="Leave building the index to luutru reindex.")
@format_option("text", "json")
@click.pass_obj
def restore(archive: str, file: Path, force: bool, no_index: bool, style: str) -> None:
    """Put the archive of a backup FILE into the folder of --archive, and build its index.

    Everything is verified by hash and by count before anything is put in place.

    \b
    Example:
      luutru --archive kho-moi restore kho-2026-11-24.tar
    """
    from luutru.api import Archive

    with stages() as report:
        done = Archive.restore(file, archive, force=force, progress=report)
    manifest = done.manifest
    if done.aside is not None:
        say(f"Kho cũ đã dời sang {done.aside}.")
    with open_archive(archive) as opened:
        posts = len(opened.posts)
    say(
        f"Đã phục hồi {posts:,} bài, {manifest.counts['originals']:,} bản gốc "
        f"vào {archive} (sao lưu lúc {manifest.made})."
    )
    documents = None
    if no_index:
        say("Chưa có chỉ mục. Dựng bằng: luutru reindex.")
    else:
        with open_archive(archive) as opened:
            documents = opened.reindex().documents
        say(f"Chỉ mục: {documents:,} bài.")
    if style == "json":
        aside = str(done.aside) if done.aside else None
        print_json({**manifest.to_dict(), "aside": aside, "documents": documents})
