"""The command line: gathers the commands, and maps errors to exit codes."""

from __future__ import annotations

import gc
import io
import logging
import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from luutru import __version__
from luutru.commands import COMMANDS, load
from luutru.commands.rendering.output import fail, say
from luutru.errors import ExitCode, LuutruError

__all__ = ["cli", "main", "run"]

_REPAIR = "Hãy kiểm tra quyền và dung lượng đĩa rồi chạy lại."


class _LazyGroup(click.Group):
    """The commands by name and summary; only the one that runs is imported."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's
        """Return the names, sorted."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return what a list of commands shows of one: its name and its summary."""
        summary = COMMANDS.get(cmd_name)
        return click.Command(cmd_name, help=summary) if summary else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the arguments name, imported, and the rest of them."""
        name, command, rest = super().resolve_command(ctx, args)
        return name, load(name) if name and command else command, rest

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a reader of its output that goes away, as `head` does, is no error."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:  # caught here, since click itself would end with 1
            pass
        except SystemExit as ended:  # which is what rich makes of it
            if not isinstance(ended.__context__, BrokenPipeError):
                raise
        _drop_unwritable()
        return ExitCode.DONE


@click.group(
    cls=_LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="luutru")
@click.option(
    "--archive",
    default="archive",
    envvar="LUUTRU_ARCHIVE",
    show_default=True,
    show_envvar=True,
    metavar="FOLDER",
    help="The archive: a folder with archive.db and index/.",
)
@click.pass_context
def cli(context: click.Context, archive: str) -> None:
    """Archive historical Vietnamese posts and find them again.

    \b
    First steps:
      luutru ingest posts/          import files and folders
      luutru search "bí thư"        find posts, with or without marks
      luutru show 12                read one
    """
    context.obj = archive


class _Main(click.Command):
    """The whole program: the group, with every error turned into a message and an exit code."""

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> Any:  # noqa: ARG002
        """Run, and exit as `ExitCode` lists."""
        sys.exit(_exit_code(args))


class _LogMessages(logging.Handler):
    """Prints what the library logs as messages."""

    def emit(self, record: logging.LogRecord) -> None:
        """Print one message to stderr."""
        say(record.getMessage())


run = _Main("luutru")
logging.getLogger("luutru").addHandler(_LogMessages())


def _exit_code(args: Sequence[str] | None) -> int:
    try:
        code = cli.main(args, prog_name="luutru", standalone_mode=False)
    except (click.exceptions.Abort, KeyboardInterrupt):
        fail("Đã dừng. Chạy lại đúng lệnh ấy để làm tiếp phần còn lại.")
        return ExitCode.INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except LuutruError as error:
        fail(str(error))
        return error.exit_code
    except OSError as error:  # a full disk, a right that is missing: nothing that we can mend
        place = f" ({error.filename})" if error.filename else ""
        fail(f"Hệ điều hành báo lỗi: {error.strerror or error}{place}. {_REPAIR}")
        _drop_unwritable()
        return ExitCode.FAILED
    return code if isinstance(code, int) else ExitCode.DONE


def _drop_unwritable() -> None:
    """Give up output that cannot be written, which Python would try again, and fail, at exit."""
    try:
        sys.stdout.flush()
    except OSError:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115 - open until the process ends


def main() -> None:
    """Run the command line."""
    # A command lives for seconds and holds tables of millions: to walk them for cycles is wasted.
    gc.set_threshold(100_000, 20, 20)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    run.main()


if __name__ == "__main__":
    main()
