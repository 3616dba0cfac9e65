"""The abbreviations that an archive knows: from the lexicon, and those that posts define."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from luutru.api.view import View
from luutru.store.lexicon import FILE_NAME, read_lexicon
from luutru.text.script.folding import fold, syllables
from luutru.text.script.spelling import written

__all__ = ["AbbreviationPair", "abbreviation_pairs", "own_file"]


@dataclass(frozen=True, slots=True)
class AbbreviationPair:
    """A short form and a long one. `posts` is how many define it, 0 when the lexicon does."""

    short: str
    long: str
    posts: int

    def to_dict(self) -> dict[str, object]:
        """Return the pair as the CLI's JSON has it."""
        return asdict(self)


def own_file(folder: Path) -> Path:
    """Return the path of the own abbreviations of the archive in a folder."""
    return folder / FILE_NAME


def abbreviation_pairs(view: View, text: str) -> list[AbbreviationPair]:
    """Return the pairs that have `text` in a form, by whole syllables; all without one."""
    wanted = _folded(text)
    return [
        pair
        for pair in _pairs(view)
        if not wanted or f" {wanted} " in f" {_folded(pair.short)}  {_folded(pair.long)} "
    ]


def _pairs(view: View) -> Iterator[AbbreviationPair]:
    for entry in read_lexicon(view.folder):
        yield AbbreviationPair(entry.short, entry.long, 0)
    for short, long, posts in view.index.vocabulary.all_definitions():
        yield AbbreviationPair(short.upper(), " ".join(map(written, long.split())), posts)


def _folded(text: str) -> str:
    return fold(" ".join(syllables(text)))
