"""`luutru check`: is all that the archive holds whole?"""

from __future__ import annotations

import click

from luutru.commands.opening import open_archive
from luutru.commands.rendering.output import format_option, print_json, say
from luutru.errors import ExitCode
from luutru.text.script.characters import printable

__all__ = ["check"]


@click.command()
@format_option("text", "json")
@click.pass_obj
def check(archive: str, style: str) -> int:
    """Check the store, the originals against their hashes, and the index against the store.

    Exits with 1 when something is wrong, and names the command that mends it.

    \b
    Example:
      luutru check
    """
    with open_archive(archive) as opened:
        problems = opened.check()
    if style == "json":
        print_json([{"problem": p.reason, "repair": p.repair} for p in problems])
    for problem in problems:
        say(printable(f"✗ {problem}"))
    if not problems:
        say("Kho, bản gốc và chỉ mục đều nguyên vẹn.")
    return ExitCode.FAILED if problems else ExitCode.DONE
