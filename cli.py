"""The command line: gathers the commands, and maps errors to exit codes."""

from __future__ import annotations

import sys

import click

from luutru import __version__
from luutru.commands import COMMANDS, fail
from luutru.errors import LuutruError

__all__ = ["cli", "main"]

INTERRUPTED = 130


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
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


for command in COMMANDS:
    cli.add_command(command)


def main() -> None:
    """Run the command line; exit 0 done, 1 failed, 2 misuse, 3 done with rejects, 130 stopped."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = cli.main(standalone_mode=False)
    except click.exceptions.Abort:
        fail("Đã dừng. Chạy lại đúng lệnh ấy để làm tiếp phần còn lại.")
        code = INTERRUPTED
    except KeyboardInterrupt:
        fail("Đã dừng. Chạy lại đúng lệnh ấy để làm tiếp phần còn lại.")
        code = INTERRUPTED
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except LuutruError as error:
        fail(str(error))
        code = error.exit_code
    except BrokenPipeError:
        sys.stderr.close()
        code = 0
    sys.exit(code if isinstance(code, int) else 0)


if __name__ == "__main__":
    main()
