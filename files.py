"""Files: written whole or not at all, even after a power cut, and known by their SHA-256."""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["digest", "digest_of_file", "publish", "staging", "sync"]


def digest(data: bytes) -> str:
    """Return the SHA-256 of `data` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def digest_of_file(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sync(path: Path) -> None:
    """Let the disk have what was written to a file, or a folder where the system can open one."""
    if os.name == "nt" and path.is_dir():
        return
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def publish(made: Path, target: Path) -> None:
    """Put a file or folder that has been written where it belongs, in one step."""
    sync(made)
    made.replace(target)
    sync(target.parent)


@contextmanager
def staging(target: Path) -> Iterator[Path]:
    """Give an empty folder beside `target`, on the same disk; it goes with the block."""
    folder = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
