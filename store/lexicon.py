"""The lexicon of abbreviations: luutru's own, and the file that an archive keeps of its own.

Plain files that archivists edit: ``data/lexicons/abbreviations.tsv``, and in an archive its own
``abbreviations.tsv`` beside ``archive.db``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from luutru.data.lexicons import lines, shipped_text
from luutru.errors import InvalidFile
from luutru.text.script.folding import syllables

__all__ = ["FILE_NAME", "LONGEST", "Entry", "expansions", "read_lexicon"]

FILE_NAME = "abbreviations.tsv"
LONGEST = 10  # syllables of a long form


class Entry(NamedTuple):
    """One pair of the lexicon, as written there."""

    short: str
    long: str


def read_lexicon(folder: Path | None = None) -> list[Entry]:
    """Return the pairs of the lexicon: luutru's own, then those of the archive in `folder`.

    Raises:
        ArchiveError: a line of the archive's file is not a pair; the message names it.
    """
    entries = list(_entries(shipped_text(FILE_NAME), FILE_NAME))
    path = folder / FILE_NAME if folder else None
    if path is None or not path.is_file():
        return entries
    try:
        own = list(_entries(path.read_text("utf-8-sig"), str(path)))
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidFile(
            f"Không đọc được bảng chữ viết tắt {path}: {error}.", "Hãy lưu tệp ấy bằng UTF-8."
        ) from error
    dropped = {tuple(syllables(entry.short)) for entry in own if not entry.long}
    kept = [entry for entry in entries if tuple(syllables(entry.short)) not in dropped]
    return list(dict.fromkeys([*kept, *(entry for entry in own if entry.long)]))


def _entries(text: str, name: str) -> Iterator[Entry]:
    """Yield each pair; one without a long form takes the pairs of its short form away."""
    for number, line in lines(text):
        short, long = (part.strip() for part in line.partition("\t")[::2])
        if "\t" not in line or len(syllables(short)) != 1 or len(syllables(long)) > LONGEST:
            raise InvalidFile(
                f"{name}, dòng {number}: {line.strip()!r} không phải một cặp chữ viết tắt.",
                "Mỗi dòng: chữ viết tắt, một dấu Tab, rồi dạng đầy đủ (2 đến 10 tiếng).",
            )
        yield Entry(short, long)


def expansions(lexicon: Iterable[Entry]) -> dict[str, str]:
    """Return the long form of each abbreviation that has but one; both are exact keys."""
    found: dict[str, set[str]] = {}
    for entry in lexicon:
        found.setdefault(syllables(entry.short)[0], set()).add(" ".join(syllables(entry.long)))
    return {short: long.pop() for short, long in found.items() if len(long) == 1}
