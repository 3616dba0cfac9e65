"""`luutru runs`: the run log: who changed the archive, when, with what, what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import click

from luutru.commands.opening import open_archive
from luutru.commands.rendering.output import format_option, print_json, say
from luutru.text.dates.display import format_moment
from luutru.text.script.characters import printable

if TYPE_CHECKING:
    from luutru.store.runs import RunRecord

__all__ = ["runs"]

_STATUS = {
    "running": "đang chạy",
    "done": "xong",
    "failed": "hỏng",
    "interrupted": "bị dừng",
}
_COUNTS = {
    "new": "mới",
    "changed": "đổi",
    "unchanged": "giữ nguyên",
    "rejected": "từ chối",
    "removed": "đã gỡ",
    "skipped": "bỏ qua",
    "dismissed": "cho qua",
    "originals": "bản gốc",
    "files": "tệp",
    "documents": "bài trong chỉ mục",
    "posts": "bài",
}


@click.command()
@click.argument("number", type=int, required=False)
@click.option(
    "--limit", type=click.IntRange(1), default=20, show_default=True, help="How many at most."
)
@format_option("table", "json")
@click.pass_obj
def runs(archive: str, number: int | None, limit: int, style: str) -> None:
    """List the commands that changed the archive, the newest first; show one by its number.

    \b
    Examples:
      luutru runs --limit 5
      luutru runs 12
      luutru runs 12 --format json
    """
    with open_archive(archive) as opened:
        found = opened.runs.list(limit) if number is None else [opened.runs.get(number)]
    if style == "json":
        rows = [run.to_dict() for run in found]
        print_json(rows if number is None else rows[0])
    elif number is not None:
        _show(found[0])
    elif not found:
        say("Chưa có lần chạy nào.")
    else:
        _list(found)


def _list(found: Sequence[RunRecord]) -> None:
    for run in found:
        who = f"{printable(run.user) or '?'}, {printable(run.version)}"
        click.echo(f"{run.id:>4}. {printable(run.command)}: {_end(run)}")
        click.echo(f"      {format_moment(run.started, seconds=True)}  ({who})")
        if run.counts:
            click.echo(f"      {_counts(run.counts)}")
    say("Xem một lần chạy: luutru runs SỐ")


def _show(run: RunRecord) -> None:
    rows = {
        "Lần chạy": str(run.id),
        "Lệnh": run.command,
        "Người chạy": run.user or "(không rõ)",
        "Phiên bản": run.version,
        "Bắt đầu": format_moment(run.started, seconds=True),
        "Kết thúc": format_moment(run.finished, seconds=True) if run.finished else "(chưa thấy)",
        "Kết quả": _end(run),
        "Số đếm": _counts(run.counts) or "(không có)",
    }
    for label, value in rows.items():
        click.echo(f"{label + ':':<12}{printable(value)}")
    for name, given in run.parameters.items():
        values = given if isinstance(given, list) else [given]
        for value in values or [""]:
            click.echo(f"  {printable(name)} = {printable(str(value)) if value else '(trống)'}")


def _end(run: RunRecord) -> str:
    """Tell how a run ended and how long it took, or since when it runs."""
    if run.status == "running":
        return f"đang chạy từ {format_moment(run.started, seconds=True)}"
    took = "" if run.seconds is None else f", {_duration(run.seconds)}"
    return f"{_STATUS[run.status]}{took}"


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(
        f"{printable(_COUNTS.get(name, name))} {count:,}" for name, count in counts.items()
    )


def _duration(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} giờ {minutes} phút"
    return f"{minutes} phút {rest} giây" if minutes else f"{rest} giây"
