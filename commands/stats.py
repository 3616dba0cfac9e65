"""`luutru stats`: what the archive holds."""

from __future__ import annotations

import click

from luutru.commands.opening import open_archive
from luutru.commands.rendering.output import format_option, print_json
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
    with open_archive(archive) as opened:
        found = opened.stats().to_dict()
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
