"""`luutru stats`: what the archive holds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from luutru.api import Archive
from luutru.commands.rendering.output import format_option, print_json
from luutru.errors import IndexUnusable
from luutru.text.dates.display import format_moment
from luutru.text.script.characters import printable

__all__ = ["stats"]


@click.command()
@format_option("table", "json")
@click.pass_obj
def stats(archive: str, style: str) -> None:
    """Count posts by year, section and source; sizes, index generation, last run.

    \b
    Example:
      luutru stats --format json
    """
    with Archive(archive) as opened:
        found = _collect(opened)
    if style == "json":
        print_json(found)
        return
    click.echo(f"{found['posts']} bài; {found['rejects']} mục bị từ chối còn mở")
    for label, name in (
        ("Theo năm", "by_year"),
        ("Theo mục", "by_section"),
        ("Theo nguồn", "by_source"),
    ):
        click.echo(f"\n{label}:")
        for value, count in found[name].items():
            click.echo(f"  {count:>7}  {printable(value) or '(không rõ)'}")
    size, index = found["size"], found["index"]
    click.echo(f"\nBản gốc: {size['originals']} tệp, {size['original_bytes']:,} byte")
    click.echo(f"Kho: {size['store_bytes']:,} byte; chỉ mục: {size['index_bytes']:,} byte")
    click.echo(f"Chỉ mục: {index['generation'] or index['problem']}, {index['documents']} bài")
    if found["last_run"]:
        run = found["last_run"]
        click.echo(
            f"Lệnh gần nhất: {run['command']} lúc {format_moment(run['started'])}: {run['status']}"
        )


def _collect(archive: Archive) -> dict[str, Any]:
    posts = archive.store.posts
    count, size, stored = archive.store.originals.totals()
    return {
        "posts": posts.count(),
        "rejects": archive.store.rejects.count_open(),
        "by_year": posts.tally("year"),
        "by_section": posts.tally("section"),
        "by_source": posts.tally("source"),
        "size": {
            "originals": count,
            "original_bytes": size,
            "original_bytes_stored": stored,
            "store_bytes": _bytes(archive.folder.glob("archive.db*")),
            "index_bytes": _bytes(archive.index.folder.rglob("*")),
        },
        "index": _index(archive),
        "last_run": archive.store.runs.last(),
    }


def _bytes(paths: Any) -> int:
    return sum(path.stat().st_size for path in paths if isinstance(path, Path) and path.is_file())


def _index(archive: Archive) -> dict[str, Any]:
    try:
        manifest = archive.index.manifest()
        name = archive.index.current().name
    except IndexUnusable as error:
        return {"generation": "", "documents": 0, "problem": str(error)}
    return {
        "generation": name,
        "documents": manifest.documents,
        "built": manifest.built,
        "problem": "",
    }
