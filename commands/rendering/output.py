"""What the commands print: JSON and tables to stdout, messages and progress to stderr.

Content is hostile: everything that comes from a post is escaped for where it goes.
"""

from __future__ import annotations

import csv
import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

from luutru.text.script.characters import printable

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress

Command = TypeVar("Command", bound=Callable[..., Any])

__all__ = [
    "cell",
    "console",
    "fail",
    "format_option",
    "print_csv",
    "print_json",
    "processes_option",
    "progress",
    "say",
    "stages",
    "wait_option",
]


def format_option(*formats: str) -> Callable[[Command], Command]:
    """Return the ``--format`` option with these choices, the first the default."""
    return click.option(
        "--format",
        "style",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help="How to print.",
    )


processes_option = click.option(
    "--processes", type=click.IntRange(1, 64), help="Worker processes [default: all]."
)

wait_option = click.option(
    "--wait",
    type=click.FloatRange(min=0),
    default=0.0,
    metavar="SECONDS",
    help="Seconds to wait for another writer [default: fail at once and name it].",
)


def say(text: str) -> None:
    """Print a message to stderr."""
    click.echo(printable(text), err=True)


def fail(text: str) -> None:
    """Print an error to stderr."""
    click.echo(f"luutru: {printable(text)}", err=True)


def print_json(value: object, *, indent: int | None = 2) -> None:
    """Print `value` as JSON."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=indent))


def cell(value: object) -> str:
    """Return `value` for a CSV cell that no spreadsheet takes for a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def print_csv(names: Iterable[str], rows: Iterable[Mapping[str, object]]) -> None:
    """Print rows as CSV with a header."""
    names = list(names)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow([cell(row[name]) for name in names])


def console() -> Console:
    """Return a console on stdout: colours, and lines cut to its width, on a terminal alone."""
    from rich.console import Console

    wrap = sys.stdout.isatty()
    return Console(highlight=False, markup=False, emoji=False, soft_wrap=not wrap)


@contextmanager
def progress(label: str, total: int | None, *, of_bytes: bool = False) -> Iterator[Progress]:
    """Show a progress bar with rate and time left on stderr while the block runs."""
    from rich import progress as bars
    from rich.console import Console

    done = bars.DownloadColumn() if of_bytes else bars.MofNCompleteColumn()
    with bars.Progress(
        bars.TextColumn("{task.description}"),
        bars.BarColumn(),
        done,
        bars.TextColumn("{task.fields[rate]}"),
        bars.TimeRemainingColumn(),
        console=Console(stderr=True),
        disable=not sys.stderr.isatty(),
        transient=True,
    ) as shown:
        shown.add_task(label, total=total, rate="")
        yield shown


@contextmanager
def stages() -> Iterator[Callable[[str, int, int], None]]:
    """Give what shows (what is being done, done so far, in all) as a bar on stderr."""
    with progress("", None) as bar:
        shown = time.monotonic() - 1

        def report(what: str, done: int, in_all: int) -> None:
            nonlocal shown
            if time.monotonic() - shown > 0.1:
                shown = time.monotonic()
                bar.update(bar.task_ids[0], description=what, completed=done, total=in_all)

        yield report
