"""Words of a text with what parts them, and lexicons of phrases that are looked up word by word.

Looking up by the first syllable keeps a text of any length linear: no pattern ever scans ahead.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from luutru.text.script.tones import canonical
from luutru.text.spans import Span

__all__ = ["BLANK", "Lexicon", "Mention", "Word", "clean", "read", "run"]

BLANK = " "
_BREAK = "|"
_WORD = re.compile(r"([^\W_]+)")
_GAPS = {" ": BLANK, ", ": ",", " - ": "-", "-": "-", " – ": "-", "–": "-", ".": ".", "/": "/"}
_MOST_BLANKS = 3
_SHORT = 2000  # characters of a text whose words are kept for a while


class Mention(NamedTuple):
    """A name where it stands: offsets into the text, and the name in one form."""

    start: int
    end: int
    name: str


class Word(NamedTuple):
    """A word; a person's has an empty form.

    `gap` is what parts it from the word before: a blank, a mark, or a break. `loud` is true where
    the whole line is in capitals, `begins` where the word begins with one.
    """

    start: int
    end: int
    form: str
    lower: str
    gap: str
    loud: bool
    begins: bool


def clean(text: str) -> str:
    """Return a name in the archive's one form: old tone style, single spaces."""
    return canonical(" ".join(text.split()))


def read(text: str, people: Sequence[Span] = ()) -> Sequence[Word]:
    """Return the words of `text`; one break closes them, so that each word has a next one."""
    if people:
        return _read_around(text, tuple(sorted(people)))
    # The blocks of a post are read again for the place that the whole of it is about.
    return _read(text) if len(text) <= _SHORT else _read.__wrapped__(text)


@lru_cache(maxsize=4)  # organisations and places are looked for in the same block
def _read_around(text: str, people: tuple[Span, ...]) -> tuple[Word, ...]:
    return _without(read(text), people)


@lru_cache(maxsize=256)
def _read(text: str) -> tuple[Word, ...]:
    text = canonical(text)
    words: list[Word] = []
    at = 0
    for line in text.splitlines(keepends=True):
        words += _words(line, at)
        at += len(line)
    return (*words, Word(at, at, "", "", _BREAK, False, False))


def _words(line: str, at: int) -> Iterator[Word]:
    """Yield the words of one line that begins at `at`."""
    loud = line.isupper()
    parts = _WORD.split(line)  # what lies between, a word, what lies between, ...
    before = False
    new = tuple.__new__  # Word(...) checks its arguments in Python: a third of the time of reading
    for between, form in zip(parts[::2], parts[1::2], strict=False):
        start = at + len(between)
        gap = BLANK if between == BLANK and before else _gap(between, before)
        at, before = start + len(form), True
        yield new(Word, (start, at, form, form.lower(), gap, loud, form[0].isupper()))


def _gap(between: str, before: bool) -> str:
    if not before:
        return _BREAK
    if known := _GAPS.get(between):
        return known
    if between.isspace() and len(between) <= _MOST_BLANKS:
        return BLANK
    return "." if between == ". " else _BREAK


def _without(words: Sequence[Word], people: Sequence[Span]) -> tuple[Word, ...]:
    """Return the words, those of persons without their form: they are part of no other name."""
    found = list(words)
    ends = [word.end for word in words]
    for person in people:
        at = bisect_right(ends, person.start)
        while at < len(found) and found[at].start < person.end:
            found[at] = found[at]._replace(form="", lower="", begins=False)
            at += 1
    return tuple(found)


def run(words: Sequence[Word], at: int, most: int, ends: Callable[[int], bool]) -> int:
    """Return the end of the run of words with a capital that begins at `at`.

    In a line of capitals a run is only sure when it goes as far as the next mark.
    """
    end = at
    while (
        end - at < most
        and words[end].begins
        and (end == at or words[end].gap == BLANK)
        and not (end > at and ends(end))
    ):
        end += 1
    open_ended = words[end].gap == BLANK and not ends(end)
    return at if end > at and words[at].loud and open_ended else end


Value = TypeVar("Value")


class Lexicon(Generic[Value]):
    """Phrases with a value each; the longest that fits is found.

    Attributes:
        firsts: what phrases begin with: most words of a text are not among them.
    """

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        self._by_first: dict[str, list[tuple[list[str], list[str], list[bool], Value]]] = {}
        for phrase, value in entries:
            words = read(phrase)[:-1]
            lower = [word.lower for word in words]
            gaps = [word.gap for word in words[1:]]
            capitals = [word.begins for word in words]
            self._by_first.setdefault(lower[0], []).append((lower, gaps, capitals, value))
        for listed in self._by_first.values():
            listed.sort(key=lambda entry: -len(entry[0]))
        self.firsts = frozenset(self._by_first)

    def match(
        self, words: Sequence[Word], at: int, *, capitals: bool = False
    ) -> tuple[int, Value] | None:
        """Return the end of the phrase at word `at` and its value; None when there is none.

        Args:
            capitals: a syllable with a capital in the lexicon has one in the text.
        """
        listed = self._by_first.get(words[at].lower)
        if listed is None:
            return None
        for lower, gaps, upper, value in listed:
            end = at + len(lower)
            if end > at + 1 and words[at + 1].lower != lower[1]:
                continue
            fits = [word.lower for word in words[at:end]] == lower
            if not fits or [word.gap for word in words[at + 1 : end]] != gaps:
                continue
            if capitals and not all(
                word.begins or not capital
                for word, capital in zip(words[at:end], upper, strict=True)
            ):
                continue
            return end, value
        return None
