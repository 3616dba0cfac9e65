"""The manifest of a copy: who made it, when, and what must be found in it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, NamedTuple

from luutru import __version__
from luutru.errors import Damaged, NewerVersion
from luutru.files import digest_of_file
from luutru.store.runs import now

__all__ = ["FORMAT_VERSION", "CopyManifest", "Member", "member_of"]

FORMAT_VERSION = 1


class Member(NamedTuple):
    """One file of a copy: bytes, and their SHA-256 in hexadecimal."""

    size: int
    sha256: str


def member_of(path: Path) -> Member:
    """Return size and hash of a file."""
    return Member(path.stat().st_size, digest_of_file(path))


@dataclass(frozen=True, slots=True)
class CopyManifest:
    """`steps` are those of the schema, `counts` the rows of each table, `files` the members."""

    format: str
    steps: list[str]
    counts: dict[str, int]
    files: dict[str, Member]
    version: int = FORMAT_VERSION
    luutru: str = __version__
    made: str = ""

    @classmethod
    def new(
        cls, kind: str, steps: list[str], counts: dict[str, int], files: dict[str, Member]
    ) -> CopyManifest:
        """Return the manifest of a copy that is made now."""
        return cls(kind, steps, counts, files, made=now())

    def to_dict(self) -> dict[str, Any]:
        """Return it as it is written, what it is first."""
        return {
            "format": self.format,
            "version": self.version,
            **asdict(self),
            "files": {name: member._asdict() for name, member in self.files.items()},
        }

    @classmethod
    def read(cls, text: bytes, kind: str, where: Path) -> CopyManifest:
        """Read what `to_dict` wrote.

        Raises:
            ArchiveError: it is none of this kind, or of a newer luutru.
        """
        foreign = Damaged(
            f"{where} không phải tệp {kind} của luutru, hoặc đã hỏng.", "Hãy chỉ đúng tệp."
        )
        try:
            given = json.loads(text)
            if given["format"] != kind:
                raise foreign
            if given["version"] != FORMAT_VERSION:
                raise NewerVersion(
                    f"{where} do luutru {given['luutru']} tạo, theo dạng {given['version']}.",
                    "Hãy nâng cấp luutru.",
                )
            return cls(
                format=kind,
                steps=[str(step) for step in given["steps"]],
                counts={str(name): int(count) for name, count in given["counts"].items()},
                files=_members(given["files"]),
                luutru=str(given["luutru"]),
                made=str(given["made"]),
            )
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise foreign from error


def _members(given: Mapping[str, Mapping[str, Any]]) -> dict[str, Member]:
    return {name: Member(int(one["size"]), str(one["sha256"])) for name, one in given.items()}
