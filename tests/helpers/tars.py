"""Unpacking what tests themselves have packed."""

from __future__ import annotations

import tarfile
from pathlib import Path


def unpack(path: Path, folder: Path) -> None:
    """Write the files of a tar below a folder.

    Not by `extractall`: Python from 3.12 on warns of one without a filter, 3.11.2 knows none.
    """
    with tarfile.open(path) as tar:
        for member in tar:
            content = tar.extractfile(member)
            if content is not None:
                target = folder / member.name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content.read())
