"""Lines that account for files: what was passed over, and what an ingest would take in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from luutru.commands.rendering.output import print_json, say
from luutru.errors import ExitCode
from luutru.text.dates.display import format_date
from luutru.text.script.characters import printable

if TYPE_CHECKING:
    from luutru.ingest.preview import FilePreview, PostPreview

__all__ = ["passed_over", "show_preview"]


def passed_over(kinds: Mapping[str, int]) -> str:
    """Return how many files were passed over, by kind: "Bỏ qua 4 tệp: 3 .docx, 1 .pdf"."""
    listed = ", ".join(f"{count} {printable(kind)}" for kind, count in kinds.items())
    return f"Bỏ qua {sum(kinds.values())} tệp: {listed}"


def show_preview(paths: list[Path], mapping: Mapping[str, str], encoding: str, style: str) -> int:
    """Print what an ingest would take in; return the exit code, 3 when something would be left."""
    from luutru.api.preview import preview

    files = list(preview(paths, mapping=mapping, encoding=encoding))
    skipped = Counter(one.kind for one in files if one.outcome == "skipped")
    posts, rejected = sum(one.posts for one in files), sum(one.rejected for one in files)
    if style == "json":
        print_json(
            {
                "posts": posts,
                "rejected": rejected,
                "skipped": dict(skipped.most_common()),
                "files": [one.to_dict() for one in files],
            }
        )
    else:
        for one in files:
            _show(one)
    say(f"Sẽ nhập {posts} bài, từ chối {rejected}. Chưa ghi gì.")
    if skipped:
        say(f"{passed_over(dict(skipped.most_common()))}.")
    left = any(one.rejected or (one.outcome != "posts" and one.holds) for one in files)
    return ExitCode.REJECTS if left else ExitCode.DONE


def _show(file: FilePreview) -> None:
    click.echo(printable(file.path))
    if file.outcome == "skipped":
        click.echo(f"   bỏ qua ({printable(file.kind)}): {printable(file.reason)}")
        return
    about = ", ".join(filter(None, (file.kind, file.encoding)))
    count = f"{file.posts} bài" + (f", từ chối {file.rejected}" if file.rejected else "")
    click.echo(f"   {printable(about)}: {count}" if about else f"   {count}")
    for post in file.first:
        click.echo(f"   - {_line(post)}")
    if file.posts > len(file.first):
        click.echo(f"   … và {file.posts - len(file.first)} bài nữa")
    if file.reason:
        click.echo(f"   Lý do từ chối: {printable(file.reason)}")


def _line(post: PostPreview) -> str:
    date = format_date(post.published) if post.published else "không rõ ngày"
    author = f", {printable(post.author)}" if post.author else ""
    mended = f"; sửa từ {', '.join(post.repairs)}" if post.repairs else ""
    title = printable(post.title) or "(không có tiêu đề)"
    return f"{title} ({date}{author}; {post.length} ký tự{mended})"
