"""Abbreviations as a search needs them: from the lexicon, and from what posts define themselves."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Protocol

from luutru.index.analysis import abbreviation_key
from luutru.index.query import Form, LongForm, ShortForm
from luutru.store.lexicon import LONGEST, Entry
from luutru.text.script.folding import compatible, fold, fold_key, syllables

__all__ = ["Abbreviations", "Definitions"]

_OPEN = 0.5  # share of an abbreviation of several meanings, where a post leaves it open
_MOST_LEARNT = 5  # long forms that posts define for one abbreviation


class Definitions(Protocol):
    """What posts define, as an `IndexVocabulary` has it. Forms are exact keys."""

    def definitions(self, short: str) -> dict[str, int]:
        """Return the long forms that posts define for `short`, each with how many do."""
        ...

    def defined(self, long_folded: Collection[str]) -> list[tuple[str, str, int]]:
        """Return (short, long, posts) of each definition with one of these folded long forms."""
        ...


class Abbreviations:
    """The lexicon and what posts define, looked up by what was typed.

    Args:
        lexicon: pairs, as `store.lexicon` gives them.
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
        """Return the long forms of the abbreviations among typed syllables."""
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
        """Return the runs of typed syllables that posts abbreviate, longest first, none twice."""
        runs = {
            (first, last): " ".join(fold_key(key) for key in typed[first:last])
            for first in range(len(typed))
            for last in range(first + 2, min(len(typed), first + LONGEST) + 1)
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
