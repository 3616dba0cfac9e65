"""Understanding a query: each run of typed words gets what it is meant as, and its abbreviations.

The tree keeps its shape: understanding adds to `Words` and `Phrase` what the lattice and the
abbreviations give, and never takes away what was typed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from luutru.index.analysis import Zone, short_form
from luutru.index.query import Bool, Form, LongForm, Node, Pair, Phrase, ShortForm, Words
from luutru.index.vocabulary.vocabulary import IndexVocabulary
from luutru.search.query.abbreviations import Abbreviations
from luutru.search.query.lattice import SyllableReading, likeliest, read
from luutru.text.script.characters import clean_line
from luutru.text.script.folding import WORD, syllables
from luutru.text.script.spelling import written

__all__ = ["Understanding", "explained", "meant_keys", "typed_keys", "understood_text", "words_of"]

_LONGEST_COMPOUND = 4  # syllables
_SHOWN_SHARE = 0.1  # forms at least that likely are highlighted


@dataclass(frozen=True, slots=True)
class Understanding:
    """What queries are understood by: an archive's vocabulary and abbreviations."""

    vocabulary: IndexVocabulary
    abbreviations: Abbreviations

    def of(self, node: Node) -> Node:
        """Return `node` with all its words understood."""
        match node:
            case Words():
                return self._words(node.syllables, node.zone, node.every)
            case Phrase():
                return replace(node, words=self._words(node.syllables, node.zone, every=False))
            case Bool():
                return Bool(
                    tuple(map(self.of, node.must)),
                    tuple(map(self.of, node.should)),
                    tuple(map(self.of, node.must_not)),
                )
            case _:
                return node

    def _words(self, typed: tuple[str, ...], zone: Zone | None, every: bool) -> Words:
        reading = read(typed, self.vocabulary)
        meant = reading.best
        long = self.abbreviations.long_forms(meant)
        short = self.abbreviations.short_forms(meant)
        return Words(
            typed,
            zone,
            every,
            forms=reading.forms,
            pairs=(*reading.pairs, *self._across(reading, long, short)),
            compounds=tuple(_compounds(meant)),
            long_forms=long,
            short_forms=short,
        )

    def _across(
        self, reading: SyllableReading, long: tuple[LongForm, ...], short: tuple[ShortForm, ...]
    ) -> Iterator[Pair]:
        """Yield the neighbours where an abbreviation, or what it stands for, meets other words."""
        meant = reading.best
        for form in long:
            whole = " ".join(form.syllables)
            yield from self._beside(meant, form.at, form.at + 1, whole, form.share)
        for run in short:
            for abbreviation in {short_form(key.key) for key in run.keys}:
                yield from self._beside(meant, run.first, run.last, abbreviation, 1.0)

    def _beside(
        self, meant: tuple[str, ...], first: int, last: int, written: str, share: float
    ) -> Iterator[Pair]:
        if first > 0:
            yield self._pair(first - 1, meant[first - 1], written, share)
        if last < len(meant):
            yield self._pair(last - 1, written, meant[last], share)

    def _pair(self, at: int, left: str, right: str, share: float) -> Pair:
        inner = (left.split()[-1], right.split()[0])
        count = self.vocabulary.pairs([inner[0]], [inner[1]]).get(inner, 0)
        return Pair(at, left, right, share, count)

    def corrected(self, query: str) -> str:
        """Return `query` with each syllable as its slip was likeliest meant, all else as it is."""
        text = clean_line(query)
        typed = syllables(text)
        best = dict(zip(typed, read(typed, self.vocabulary, every_slip=True).best, strict=True))

        def mend(token: str) -> str:
            key = syllables(token)
            return written(best[key[0]]) if key and best.get(key[0], key[0]) != key[0] else token

        return WORD.sub(lambda match: mend(match.group()), text)


def _compounds(keys: tuple[str, ...]) -> Iterator[str]:
    seen = set()
    for length in range(2, _LONGEST_COMPOUND + 1):
        for first in range(len(keys) - length + 1):
            key = "_".join(keys[first : first + length])
            if key not in seen:
                seen.add(key)
                yield key


# -- what an understood tree shows


def words_of(node: Node) -> Iterator[Words]:
    """Yield the runs of words that `node` looks for, in the order typed."""
    match node:
        case Words():
            yield node
        case Phrase():
            yield node.words or Words(node.syllables, node.zone)
        case Bool():
            for child in (*node.must, *node.should):
                yield from words_of(child)


def _best(node: Words) -> tuple[str, ...]:
    return likeliest(node.syllables, node.forms) if node.forms else node.syllables


def understood_text(node: Node) -> str:
    """Return the words of `node` as they are meant, or "" when that is as they were typed."""
    runs = list(words_of(node))
    if all(_best(run) == run.syllables for run in runs):
        return ""
    return " · ".join(" ".join(map(written, _best(run))) for run in runs)


def typed_keys(node: Node) -> list[str]:
    """Return the syllables of `node` as typed, in order."""
    return [key for run in words_of(node) for key in run.syllables]


def meant_keys(node: Node) -> list[str]:
    """Return the exact keys that show why a post matches `node`, in order."""
    return [key for run in words_of(node) for key in _shown(run)]


def _shown(run: Words) -> Iterator[str]:
    for forms in run.forms or [(Form(key, 1.0),) for key in run.syllables]:
        yield from (form.key for form in forms if form.share >= _SHOWN_SHARE)
    for long in run.long_forms:
        yield from long.syllables
    for short in run.short_forms:
        yield from dict.fromkeys(short_form(key.key) for key in short.keys)


def explained(node: Node) -> list[dict[str, Any]]:
    """Return the reading of each run of words, for ``search --explain``."""
    return [_explained(run) for run in words_of(node)]


def _explained(run: Words) -> dict[str, Any]:
    counts = {(pair.left, pair.right): pair.count for pair in run.pairs}
    return {
        "typed": list(run.syllables),
        "meant": [
            [{"form": form.key, "share": form.share} for form in forms] for forms in run.forms
        ],
        "pairs": [
            {"pair": f"{a} {b}", "count": counts.get((a, b), 0)} for a, b in pairwise(_best(run))
        ],
        "abbreviations": [
            *(
                {"typed": run.syllables[long.at], "means": " ".join(long.syllables)}
                for long in run.long_forms
            ),
            *(
                {"typed": " ".join(run.syllables[short.first : short.last]), "means": key.key}
                for short in run.short_forms
                for key in short.keys
            ),
        ],
    }
