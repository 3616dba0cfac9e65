"""The command line on any archive, in this process or in one of its own."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from pathlib import Path

from click.testing import CliRunner, Result

from luutru.cli import run


def on(folder: Path, *words: object) -> Result:
    """Run a command on the archive in `folder`."""
    return CliRunner().invoke(run, ["--archive", str(folder), *map(str, words)])


def command(folder: Path, *words: object) -> list[str]:
    """Return what starts a command on the archive in `folder` as a process of its own."""
    return [sys.executable, "-m", "luutru.cli", "--archive", str(folder), *map(str, words)]


def with_room(room: int, folder: Path, *words: object) -> subprocess.CompletedProcess[str]:
    """Run a command in a process that can make no file larger than `room` bytes."""
    return subprocess.run(
        command(folder, *words),
        capture_output=True,
        encoding="utf-8",
        preexec_fn=lambda: resource.setrlimit(
            resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY)
        ),
    )


def unfinished(folder: Path) -> list[str]:
    """Return what a command that was cut off has left in a folder."""
    return sorted(path.name for path in folder.iterdir() if ".part" in path.name)


def kill_when(pattern: str, folder: Path, words: list[str]) -> None:
    """Start a command, and kill it dead once `folder` holds a file that the pattern names.

    One that ends before it is seen is not killed: it is done.
    """
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while process.poll() is None and not any(folder.glob(pattern)):
        time.sleep(0.001)
    process.kill()
    process.wait()
