"""`luutru ingest`: import files and folders."""

from __future__ import annotations

import time
from pathlib import Path

import click

from luutru.archive import Archive
from luutru.commands.output import format_option, print_json, progress, say, wait_option
from luutru.errors import UsageError

__all__ = ["ingest"]

REJECTED = 3

_MAP_NAMES = ("id", "title", "body", "lead", "section", "published", "author", "url", "views")


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--source", default="", help="Name of the collection [default: file or folder].")
@click.option(
    "--map",
    "pairs",
    multiple=True,
    metavar="OURS=THEIRS",
    help="A field's name in JSON or CSV, e.g. --map title=headline. May be repeated.",
)
@click.option("--no-index", is_flag=True, help="Leave the index as it is.")
@click.option("--processes", type=click.IntRange(1, 64), help="Worker processes [default: all].")
@wait_option
@format_option("text", "json")
@click.pass_obj
def ingest(
    archive: str,
    paths: tuple[str, ...],
    source: str,
    pairs: tuple[str, ...],
    no_index: bool,
    processes: int | None,
    wait: float,
    style: str,
) -> int:
    """Import files and folders: pasted text, HTML, JSON Lines, JSON, CSV, and .gz of them.

    The same bytes again change nothing; a changed post becomes a new version. What can't be read
    is kept as a reject (see `luutru rejects`) and the rest goes on; the exit code is then 3.

    \b
    Example:
      luutru ingest posts/ export.jsonl --map title=headline
    """
    files = [Path(path) for path in paths]
    for path in files:
        if not path.exists():
            raise UsageError(f"Không có tệp hay thư mục {path}.", "Hãy kiểm tra lại đường dẫn.")
    began = time.monotonic()
    with (
        progress("Nhập bài", _size(files), of_bytes=True) as bar,
        Archive(archive, create=True, wait=wait) as to,
    ):

        def report(bytes_read: int, posts: int) -> None:
            rate = posts / max(time.monotonic() - began, 0.001)
            bar.update(bar.task_ids[0], completed=bytes_read, rate=f"{rate:,.0f} bài/s")

        summary = to.ingest(
            files,
            source=source,
            mapping=_mapping(pairs),
            index=not no_index,
            processes=processes,
            progress=report,
        )
    counts = {name: getattr(summary, name) for name in summary.__slots__}
    if style == "json":
        print_json({**counts, "seconds": round(time.monotonic() - began, 2)})
    say(
        f"Mới {summary.new}, đổi {summary.changed}, giữ nguyên {summary.unchanged}, "
        f"từ chối {summary.rejected} (từ {summary.files} tệp, {time.monotonic() - began:.1f} giây)."
    )
    if summary.rejected:
        say("Xem lý do và cách sửa: luutru rejects")
    return REJECTED if summary.rejected else 0


def _size(files: list[Path]) -> int | None:
    """Return the bytes to read; None with folders, whose files are found on the way."""
    return sum(f.stat().st_size for f in files) if all(f.is_file() for f in files) else None


def _mapping(pairs: tuple[str, ...]) -> dict[str, str]:
    mapping = {}
    for pair in pairs:
        ours, equals, theirs = pair.partition("=")
        if not equals or ours.strip() not in _MAP_NAMES or not theirs.strip():
            raise UsageError(
                f"--map {pair!r} không hiểu được.",
                f"Viết TRƯỜNG=TÊN, ví dụ title=headline; các trường: {', '.join(_MAP_NAMES)}.",
            )
        mapping[theirs.strip()] = ours.strip()
    return mapping
