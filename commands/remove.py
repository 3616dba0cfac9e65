"""`luutru remove`: take posts out of the archive, and bring them back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from luutru.commands.opening import open_archive
from luutru.commands.rendering.output import format_option, print_json, say, wait_option
from luutru.errors import ExitCode, UsageError
from luutru.text.dates.display import format_date, format_moment
from luutru.text.script.characters import printable

if TYPE_CHECKING:
    from luutru.api import Archive
    from luutru.store import StoredPost
    from luutru.store.removals import Removal

__all__ = ["remove"]

_UNASKED = 3  # posts that are taken out without a question
_SHOWN = 10  # posts that are named before a question


@click.command()
@click.argument("posts", nargs=-1, metavar="[ID...]")
@click.option("--run", type=int, metavar="N", help="All posts that a run has brought.")
@click.option("--source", metavar="S", help="All posts of a source (see `luutru sources`).")
@click.option("--undo", "undo", is_flag=False, flag_value=0, type=int, metavar="[N]",
              help="Bring the posts of removal N back [default: the latest].")  # fmt: skip
@click.option("--purge", type=int, metavar="N", help="Delete the originals of removal N for good.")
@click.option("--list", "listed", is_flag=True, help="List the removals.")
@click.option("--dry-run", is_flag=True, help="Show what would be taken out; change nothing.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@wait_option
@format_option("text", "json")
@click.pass_obj
def remove(
    archive: str,
    posts: tuple[str, ...],
    run: int | None,
    source: str | None,
    undo: int | None,
    purge: int | None,
    listed: bool,
    dry_run: bool,
    yes: bool,
    wait: float,
    style: str,
) -> int:
    """Take posts out: by number or own id, all of a run, or all of a source.

    They are gone from search, people and topics, and a later ingest leaves them out (unless
    `ingest --again`). --undo brings them back; what is kept of them stays until --purge.

    \b
    Examples:
      luutru remove 12 13
      luutru remove --run 3 --dry-run
      luutru remove --undo
    """
    ways = (bool(posts) or run is not None or source is not None, undo is not None,
            purge is not None, listed)  # fmt: skip
    if sum(ways) != 1:
        raise UsageError(
            "Cần đúng một việc: bài để gỡ, --undo, --purge hay --list.",
            "Ví dụ: luutru remove 12, luutru remove --run 3, luutru remove --undo.",
        )
    with open_archive(archive, wait=wait) as opened:
        if listed:
            _list(opened.removals.list(), style)
        elif undo is not None:
            _undo(opened, undo or None, style)
        elif purge is not None:
            _purge(opened, purge, style, yes=yes)
        else:
            chosen = opened.removals.choose(posts, run=run, source=source)
            if dry_run:
                _show(chosen, len(chosen), style)
                return ExitCode.DONE
            if not yes and len(chosen) > _UNASKED:
                _show(chosen[:_SHOWN], len(chosen), "text", err=True)
                if not click.confirm(
                    f"Gỡ {len(chosen)} bài khỏi kho (--yes: không hỏi)?", err=True
                ):
                    say("Chưa gỡ bài nào.")
                    return ExitCode.FAILED
            _done(opened.removals.remove(posts, run=run, source=source), style)
    return ExitCode.DONE


def _show(some: Sequence[StoredPost], total: int, style: str, *, err: bool = False) -> None:
    if style == "json":
        rows = [
            {"id": one.id, "title": one.version.title, "published": one.version.published,
             "source": one.post.source}
            for one in some
        ]  # fmt: skip
        print_json({"posts": total, "would_remove": rows})
        return
    for one in some:
        date = format_date(one.version.published) if one.version.published else "không rõ ngày"
        title = printable(one.version.title) or "(không có tiêu đề)"
        click.echo(f"{one.id:>6}. {title} ({date})", err=err)
    if total > len(some):
        click.echo(f"        … và {total - len(some)} bài nữa", err=err)
    if not err:
        say(f"Sẽ gỡ {total} bài. Chưa đổi gì.")


def _done(removal: Removal, style: str) -> None:
    if style == "json":
        print_json(removal.to_dict())
    say(f"Đã gỡ {removal.posts} bài (lần gỡ {removal.id}). Lấy lại: "
        f"luutru remove --undo {removal.id}")  # fmt: skip


def _undo(archive: Archive, number: int | None, style: str) -> None:
    removal = archive.removals.undo(number)
    if style == "json":
        print_json(removal.to_dict())
    if removal.purged:
        say(f"{removal.posts} bài của lần gỡ {removal.id} đã xóa hẳn; nay nhập lại từ tệp được.")
    else:
        say(f"Đã lấy lại {removal.posts} bài của lần gỡ {removal.id}.")


def _purge(archive: Archive, number: int, style: str, *, yes: bool) -> None:
    found = next((one for one in archive.removals if one.id == number), None)
    if found is not None and not yes:
        click.confirm(f"Xóa hẳn {found.posts} bài? Không lấy lại được.", abort=True, err=True)
    originals = archive.removals.purge(number)
    if style == "json":
        print_json({"removal": number, "originals": originals})
    say(f"Đã xóa hẳn bài của lần gỡ {number} và {originals} bản gốc; bản gốc còn chứa bài khác "
        "được giữ.")  # fmt: skip


def _list(removals: Sequence[Removal], style: str) -> None:
    if style == "json":
        print_json([one.to_dict() for one in removals])
        return
    if not removals:
        say("Chưa gỡ bài nào.")
    for one in removals:
        state = "đã lấy lại" if one.undone else "đã xóa hẳn" if one.purged else "đang gỡ"
        what = ", ".join(f"{name} {value}" for name, value in one.what.items())
        click.echo(
            f"{one.id:>4}. {one.posts} bài, {state} ({printable(what)}; "
            f"{format_moment(one.made)}, {printable(one.user) or '?'})"
        )
