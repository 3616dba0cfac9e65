"""`luutru ingest`: import files and folders."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from luutru.commands.opening import open_archive
from luutru.commands.rendering.accounts import passed_over, show_preview
from luutru.commands.rendering.output import (
    format_option,
    print_json,
    processes_option,
    progress,
    say,
    wait_option,
)
from luutru.errors import ExitCode, Interrupted, UsageError
from luutru.text.script.characters import printable

if TYPE_CHECKING:
    from luutru.api import Archive
    from luutru.ingest.pipeline import IngestSummary
    from luutru.store.runs import RunRecord

__all__ = ["ingest"]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What to import, and how."""

    paths: list[Path]
    source: str
    mapping: dict[str, str]
    encoding: str
    into_index: bool
    removed: bool = False
    resumed: bool = False


@click.command()
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option("--source", default="", help="Name of the collection [default: file or folder].")
@click.option(
    "--map",
    "pairs",
    multiple=True,
    metavar="OURS=THEIRS",
    help="A field's name in JSON or CSV, e.g. --map title=headline. May be repeated.",
)
@click.option(
    "--encoding",
    default="",
    metavar="NAME",
    help="The encoding of all these files, where luutru cannot tell or is wrong: utf-8, tcvn3, "
    "vni, viscii, tcvn5712-1, cp1258, vps, viqr, telex, utf-16, ... [default: found out].",
)
@click.option("--no-index", is_flag=True, help="Leave the index as it is.")
@click.option("--again", is_flag=True, help="Take in posts again that `remove` has taken out.")
@click.option("--dry-run", is_flag=True, help="Show what would be taken in; write nothing.")
@click.option("--resume", is_flag=True, help="Go on with the ingest that was cut off last.")
@processes_option
@wait_option
@format_option("text", "json")
@click.pass_obj
def ingest(
    archive: str,
    paths: tuple[str, ...],
    source: str,
    pairs: tuple[str, ...],
    encoding: str,
    no_index: bool,
    again: bool,
    dry_run: bool,
    resume: bool,
    processes: int | None,
    wait: float,
    style: str,
) -> int:
    """Import files and folders: pasted text, HTML, JSON Lines, JSON, CSV, and .gz of them.

    The same bytes again change nothing; a changed post becomes a new version. What can't be read
    is kept as a reject (see `luutru rejects`), files that are not read are passed over, by kind,
    and the rest goes on. The exit code is 3 when something was rejected, or passed over that may
    hold posts, for the first time: faults that are known are not shown as new each night.
    Ctrl-C finishes the post in hand; a second one stops at once. Both ways --resume goes on.

    \b
    Examples:
      luutru ingest posts/ export.jsonl --map title=headline
      luutru ingest 2003/*.txt --encoding tcvn3
      luutru ingest posts/ --dry-run
      luutru ingest --resume
    """
    listed, mapping = [Path(path) for path in paths], _mapping(pairs)
    asked = _Asked(listed, source, mapping, encoding, not no_index, again)
    _check(asked, resume)
    if dry_run:
        if resume:
            raise UsageError("--dry-run và --resume không đi cùng nhau.", "Hãy bỏ một trong hai.")
        return show_preview(asked.paths, asked.mapping, asked.encoding, style)
    began = time.monotonic()
    with open_archive(archive, create=not resume, wait=wait) as to:
        if resume:
            asked = _cut_off(to)
        summary = _run(to, asked, processes)
    counts = summary.to_dict()
    if style == "json":
        print_json({**counts, "seconds": round(time.monotonic() - began, 2)})
    say(f"{_told(counts)} (từ {summary.files} tệp, {time.monotonic() - began:.1f} giây).")
    _show_left(summary)
    return ExitCode.DONE if summary.is_clean else ExitCode.REJECTS


def _show_left(summary: IngestSummary) -> None:
    """Name what was not taken in, and where its list is."""
    if summary.removed:
        say(f"{summary.removed} bài đã gỡ trước đây không nhập lại: luutru remove --list")
    if summary.rejected:
        known = summary.rejected - summary.rejected_new
        old = f" ({known} mục đã biết từ trước)" if known else ""
        say(f"Xem lý do và cách sửa{old}: luutru rejects")
    if summary.skipped:
        say(f"{passed_over(summary.to_dict()['skipped'])}. Xem: luutru rejects --skipped")


def _check(asked: _Asked, resume: bool) -> None:
    given = asked.paths or asked.source or asked.mapping or asked.encoding or asked.removed
    if resume and (given or not asked.into_index):
        raise UsageError(
            "--resume làm tiếp lần nhập cũ, với tệp và tùy chọn của lần ấy.",
            "Hãy bỏ PATH, --source, --map, --encoding, --no-index, --again, hoặc bỏ --resume.",
        )
    if not resume and not asked.paths:
        raise UsageError("Thiếu tệp hay thư mục để nhập.", "Ví dụ: luutru ingest posts/")
    if asked.encoding:
        from luutru.text.script.encodings import named

        named(asked.encoding)
    for path in asked.paths:
        if not path.exists():
            place = os.fsencode(path).decode("utf-8", "backslashreplace")
            raise UsageError(f"Không có tệp hay thư mục {place}.", "Hãy kiểm tra lại đường dẫn.")


def _cut_off(archive: Archive) -> _Asked:
    """Return the paths of the ingest that was cut off last, and name it on stderr."""
    run = archive.runs.unfinished("ingest")
    if run is None:
        raise UsageError(
            "Không có lần nhập nào bị dừng giữa chừng.", "Nhập bài: luutru ingest THƯ_MỤC."
        )
    given = run.parameters
    listed = ", ".join(map(printable, given["paths"]))
    say(f"Làm tiếp lần nhập số {run.id}: {listed}")
    paths = [Path(path) for path in given["paths"]]
    encoding, removed = given.get("encoding", ""), given.get("removed", False)
    into_index = given.get("index", True)
    return _Asked(paths, given["source"], given["map"], encoding, into_index, removed, resumed=True)


def _run(archive: Archive, asked: _Asked, processes: int | None) -> IngestSummary:
    began, before = time.monotonic(), archive.runs.last()
    with progress("Nhập bài", _size(asked.paths), of_bytes=True) as bar:

        def report(bytes_read: int, posts: int) -> None:
            rate = posts / max(time.monotonic() - began, 0.001)
            bar.update(bar.task_ids[0], completed=bytes_read, rate=f"{rate:,.0f} bài/s")

        try:
            return archive.ingest(
                asked.paths,
                source=asked.source,
                mapping=asked.mapping,
                encoding=asked.encoding,
                index=asked.into_index,
                processes=processes,
                progress=report,
                interruptible=True,
                removed=asked.removed,
                resumed=asked.resumed,
            )
        except KeyboardInterrupt:
            raise _stopped(archive, before) from None


def _stopped(archive: Archive, before: RunRecord | None) -> Interrupted:
    """Return the message on an ingest that Ctrl-C has stopped, after the run `before` it."""
    run = archive.runs.last()
    if run is None or run == before:
        return Interrupted("Đã dừng, chưa nhập gì.")
    return Interrupted(f"Đã dừng. {_told(run.counts)}.", "Làm tiếp: luutru ingest --resume")


def _told(counts: Mapping[str, Any]) -> str:
    new, changed, unchanged, rejected = (
        counts.get(name, 0) for name in ("new", "changed", "unchanged", "rejected")
    )  # none is logged yet of a run that was stopped at its very start
    return f"Mới {new}, đổi {changed}, giữ nguyên {unchanged}, từ chối {rejected}"


def _size(files: list[Path]) -> int | None:
    """Return the bytes to read; None with folders, whose files are found on the way."""
    try:
        return sum(f.stat().st_size for f in files) if all(f.is_file() for f in files) else None
    except OSError:  # a resumed ingest whose file has gone
        return None


def _mapping(pairs: tuple[str, ...]) -> dict[str, str]:
    from luutru.ingest.fields import FIELDS

    mapping = {}
    for pair in pairs:
        ours, equals, theirs = pair.partition("=")
        if not equals or ours.strip() not in FIELDS or not theirs.strip():
            raise UsageError(
                f"--map {pair!r} không hiểu được.",
                f"Viết TRƯỜNG=TÊN, ví dụ title=headline; các trường: {', '.join(FIELDS)}.",
            )
        mapping[theirs.strip()] = ours.strip()
    return mapping
