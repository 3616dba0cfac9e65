"""Abbreviations as a search needs them: from the lexicon, and from what posts define themselves.

The lexicon is a plain file that archivists edit: ``data/abbreviations.tsv``, and in an archive
its own ``abbreviations.tsv`` beside ``archive.db``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from importlib import resources
from pathlib import Path
from typing import NamedTuple, Protocol

from luutru.errors import ArchiveError
from luutru.index.analysis import abbreviation_key, syllables
from luutru.index.query import Form, LongForm, ShortForm
from luutru.text.folding import compatible, fold, fold_key

__all__ = ["FILE_NAME", "Abbreviations", "Definitions", "Entry", "read_lexicon"]

FILE_NAME = "abbreviations.tsv"
_LONGEST = 10  # syllables of a long form
_OPEN = 0.5  # share of an abbreviation of several meanings, where a post leaves it open
_MOST_LEARNT = 5  # long forms that posts define for one abbreviation


class Entry(NamedTuple):
    """One pair of the lexicon, as written there."""

    short: str
    long: str


class Definitions(Protocol):
    """What posts define: `index.vocabulary.Vocabulary` has it. Forms are exact keys."""

    def definitions(self, short: str) -> dict[str, int]:
        """Return the long forms that posts define for `short`, each with how many do."""
        ...

    def defined(self, long_folded: Collection[str]) -> list[tuple[str, str, int]]:
        """Return (short, long, posts) of each definition with one of these folded long forms."""
        ...


def read_lexicon(folder: Path | None = None) -> list[Entry]:
    """Return the pairs of the lexicon: luutru's own, then those of the archive in `folder`.

    Raises:
        ArchiveError: a line of the archive's file is not a pair; the message names it.
    """
    text = resources.files("luutru.data").joinpath(FILE_NAME).read_text("utf-8")
    entries = list(_entries(text, FILE_NAME))
    path = folder / FILE_NAME if folder else None
    if path is None or not path.is_file():
        return entries
    try:
        own = list(_entries(path.read_text("utf-8-sig"), str(path)))
    except (OSError, UnicodeDecodeError) as error:
        raise ArchiveError(
            f"Không đọc được bảng chữ viết tắt {path}: {error}.", "Hãy lưu tệp ấy bằng UTF-8."
        ) from error
    dropped = {tuple(syllables(entry.short)) for entry in own if not entry.long}
    kept = [entry for entry in entries if tuple(syllables(entry.short)) not in dropped]
    return list(dict.fromkeys([*kept, *(entry for entry in own if entry.long)]))


def _entries(text: str, name: str) -> Iterator[Entry]:
    """Yield each pair; one without a long form takes the pairs of its short form away."""
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        short, long = (part.strip() for part in line.partition("\t")[::2])
        if "\t" not in line or len(syllables(short)) != 1 or len(syllables(long)) > _LONGEST:
            raise ArchiveError(
                f"{name}, dòng {number}: {line.strip()!r} không phải một cặp chữ viết tắt.",
                "Mỗi dòng: chữ viết tắt, một dấu Tab, rồi dạng đầy đủ (2 đến 10 tiếng).",
            )
        yield Entry(short, long)


class Abbreviations:
    """The lexicon and what posts define, looked up by what was typed.

    Args:
        lexicon: pairs, as `read_lexicon` gives them.
        posts: what the posts of the archive define.
    """

    def __init__(self, lexicon: Iterable[Entry], posts: Definitions) -> None:
        self._posts = posts
        self._long: dict[str, list[tuple[str, str]]] = {}  # by the folded short form
        self._short: dict[str, list[tuple[str, str]]] = {}  # by the folded long form
        for entry in lexicon:
            pair = (syllables(entry.short)[0], " ".join(syllables(entry.long)))
            self._long.setdefault(fold_key(pair[0]), []).append(pair)
            self._short.setdefault(fold(pair[1]), []).append(pair)

    def long_forms(self, typed: tuple[str, ...]) -> tuple[LongForm, ...]:
        """Return what the abbreviations among typed syllables stand for."""
        return tuple(
            LongForm(at, tuple(long.split()), share)
            for at, syllable in enumerate(typed)
            for long, share in self._meanings(syllable).items()
        )

    def _meanings(self, typed: str) -> dict[str, float]:
        listed = [
            long for short, long in self._long.get(fold_key(typed), []) if compatible(typed, short)
        ]
        learnt = sorted(self._posts.definitions(typed).items(), key=lambda item: -item[1])
        found = dict.fromkeys([*listed, *(long for long, _ in learnt[:_MOST_LEARNT])])
        return dict.fromkeys(found, 1.0 if len(found) == 1 else _OPEN)

    def short_forms(self, typed: tuple[str, ...]) -> tuple[ShortForm, ...]:
        """Return which runs of typed syllables posts abbreviate, the longest first, none twice."""
        runs = {
            (first, last): " ".join(fold_key(key) for key in typed[first:last])
            for first in range(len(typed))
            for last in range(first + 2, min(len(typed), first + _LONGEST) + 1)
        }
        learnt: dict[str, list[tuple[str, str]]] = {}
        for short, long, _ in self._posts.defined(set(runs.values())):
            learnt.setdefault(fold(long), []).append((short, long))
        found: list[ShortForm] = []
        for (first, last), folded in sorted(runs.items(), key=lambda run: run[0][0] - run[0][1]):
            pairs = [*self._short.get(folded, []), *learnt.get(folded, [])]
            fitting = [pair for pair in pairs if _fits(typed[first:last], pair[1].split())]
            taken = any(first < other.last and other.first < last for other in found)
            if fitting and not taken:
                found.append(ShortForm(first, last, tuple(self._keys(fitting))))
        return tuple(found)

    def _keys(self, pairs: Iterable[tuple[str, str]]) -> Iterator[Form]:
        """Yield what the index has of short forms: defined so by a post, and left open."""
        for short, long in dict.fromkeys(pairs):
            yield Form(abbreviation_key(short, long), 1.0)
            yield Form(
                abbreviation_key(short, ""), 1.0 if len(self._meanings(short)) == 1 else _OPEN
            )


def _fits(typed: tuple[str, ...], long: list[str]) -> bool:
    return len(typed) == len(long) and all(map(compatible, typed, long))
