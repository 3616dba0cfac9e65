"""`luutru rejects`: what could not be read, why, and trying again."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from luutru.commands.opening import open_archive
from luutru.commands.rendering.accounts import passed_over
from luutru.commands.rendering.output import format_option, print_csv, print_json, say
from luutru.errors import ExitCode
from luutru.text.script.characters import printable

if TYPE_CHECKING:
    from luutru.api import Archive
    from luutru.store.rejects import Reject
    from luutru.store.skips import Skip

__all__ = ["rejects"]

_CSV = (
    "id", "run", "seen", "uri", "locator", "sha256", "start", "end", "reason", "repair", "state",
    "source", "since", "dismissed",
)  # fmt: skip
_SKIPPED_CSV = ("uri", "kind", "reason", "holds", "size", "since", "run", "seen")


@click.command()
@click.argument("number", type=int, required=False)
@click.option("--retry", is_flag=True, help="Read it (or all of them) again.")
@click.option("--dismiss", is_flag=True, help="Put reject NUMBER aside: a fault that is known.")
@click.option("--all", "every", is_flag=True, help="With --dismiss: all of them.")
@click.option("--skipped", is_flag=True, help="List the files that were passed over instead.")
@click.option("--bytes", "raw", is_flag=True, help="Print the kept bytes of reject NUMBER.")
@format_option("table", "json", "csv")
@click.pass_obj
def rejects(
    archive: str,
    number: int | None,
    retry: bool,
    dismiss: bool,
    every: bool,
    skipped: bool,
    raw: bool,
    style: str,
) -> int:
    """List what could not be read, with the reason and the repair; show, retry or dismiss one.

    A fault that was dismissed is listed no more, until its place holds another. Files that are not
    read at all are listed by --skipped, those that may hold posts first.

    \b
    Examples:
      luutru rejects
      luutru rejects 3 --bytes
      luutru rejects 3 --retry
      luutru rejects --dismiss --all
      luutru rejects --skipped
    """
    if dismiss != (number is not None or every) and (dismiss or every):
        raise click.UsageError("--dismiss cần một số hoặc --all: luutru rejects 3 --dismiss")
    with open_archive(archive) as opened:
        if raw:
            _bytes(opened, number)
            return 0
        if dismiss:
            done = opened.rejects.dismiss(number)
            say(f"Đã cho qua {done} mục; còn {len(opened.rejects)} mục bị từ chối.")
            return 0
        if skipped:
            _list_skipped(opened.rejects.skipped(), style)
            return 0
        log = opened.rejects
        entries = [log.get(number)] if number is not None else list(log)
        if retry:
            return _retry(opened, entries)
        _list(entries, style)
    return 0


def _bytes(archive: Archive, number: int | None) -> None:
    if number is None:
        raise click.UsageError("--bytes cần số của mục: luutru rejects 3 --bytes")
    sys.stdout.buffer.write(archive.rejects.original(number))


def _retry(archive: Archive, entries: list[Reject]) -> int:
    again: dict[tuple[str, str | None], Reject] = {(e.uri, e.sha256): e for e in entries}
    for entry in again.values():
        summary = archive.rejects.retry(entry.id)
        say(
            f"{entry.uri}: mới {summary.new}, đổi {summary.changed}, "
            f"giữ nguyên {summary.unchanged}, từ chối {summary.rejected}."
        )
    left = len(archive.rejects)
    say(f"Còn {left} mục bị từ chối." if left else "Không còn mục nào bị từ chối.")
    return ExitCode.REJECTS if left else ExitCode.DONE


def _list(entries: list[Reject], style: str) -> None:
    rows = [entry.to_dict() for entry in entries]
    if style == "json":
        print_json(rows)
    elif style == "csv":
        print_csv(_CSV, rows)
    elif not entries:
        say("Không có mục nào bị từ chối.")
    else:
        for entry in entries:
            click.echo(f"{entry.id:>4}. {printable(entry.uri)} {printable(entry.locator)}".rstrip())
            click.echo(f"      Lý do: {printable(entry.reason)}")
            click.echo(f"      Cách sửa: {printable(entry.repair)}")
        say("Đọc lại sau khi sửa: luutru rejects SỐ --retry; cho qua: luutru rejects SỐ --dismiss")


def _list_skipped(skips: Sequence[Skip], style: str) -> None:
    rows = [skip.to_dict() for skip in skips]
    if style == "json":
        print_json(rows)
    elif style == "csv":
        print_csv(_SKIPPED_CSV, rows)
    elif not skips:
        say("Không có tệp nào bị bỏ qua.")
    else:
        for skip in skips:
            mark = "!" if skip.holds else " "
            click.echo(f"{mark} {printable(skip.kind):<10} {printable(skip.uri)}")
            click.echo(f"      {printable(skip.reason)}")
        kinds = Counter(skip.kind for skip in skips)
        say(f"{passed_over(dict(kinds.most_common()))}. Dấu !: có thể chứa bài.")
