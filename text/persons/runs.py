"""Where a name may stand: runs of words with a capital, each with what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from luutru.text.levels import plain_levels
from luutru.text.persons.non_names import is_place, states
from luutru.text.persons.surnames import common_surnames, middle_names, surnames
from luutru.text.persons.titles import title_pattern
from luutru.text.script.syllables import is_valid
from luutru.text.spans import Span

__all__ = ["CapitalRun", "left_of", "runs", "without_head"]


@dataclass(slots=True)
class CapitalRun:
    """Words with a capital, one space apart.

    Attributes:
        left: the one, two, three and four words before, in small letters, without punctuation.
        opens: whether it stands at the beginning of a sentence.
        place, honour: what stands before, as `context.read` reads it.
    """

    words: tuple[str, ...]
    span: Span
    left: tuple[str, ...]
    opens: bool
    name: str = ""
    place: int = 0
    honour: int = 0

    def __post_init__(self) -> None:
        self.name = " ".join(self.words)

    @property
    def has_surname(self) -> bool:
        """Whether the first word is a surname."""
        return self.words[0].lower() in surnames()

    @property
    def is_foreign(self) -> bool:
        """Whether a word is no Vietnamese syllable."""
        return not all(map(is_valid, self.words))

    def tail(self, text: str, first: int) -> CapitalRun:
        """Return the run from one of its words on."""
        start = self.span.start + sum(len(word) + 1 for word in self.words[:first])
        span = Span(start, self.span.end)
        return CapitalRun(self.words[first:], span, left_of(text, start), self.opens and not first)


_CAPITALS = "".join(chr(n) for n in range(0x41, 0x1F00) if chr(n).isupper() and chr(n).isalpha())
_ONE = rf"[{_CAPITALS}](?:[\w’']*\w)?"
_RUN = re.compile(rf"(?<![\w])(?:{_ONE}(?:-{_ONE})?)(?: {_ONE}(?:-{_ONE})?)*")
_NEAR = 40  # characters: no more than that is looked at before a name
_LONGEST = 12  # words of a run that may hold a name: what is longer is a heading
_OPENING = frozenset(".!?:;\"“”‘'([•*+…–-|/")
_STRIPPED = "\"“”‘'([•*+…–-|/"


def runs(text: str) -> Iterator[CapitalRun]:
    """Yield the runs of words with a capital, in order."""
    for found in _RUN.finditer(text):
        start = found.start()
        for part in _parted(found.group()):
            words = tuple(part.split(" "))
            if len(words) <= _LONGEST:
                span = Span(start, start + len(part))
                yield CapitalRun(words, span, left_of(text, start), opens(text, start))
            start += len(part) + 1


def _parted(run: str) -> Iterator[str]:
    """Yield a run parted at hyphens that hold no foreign name together ("Vogt-Roberts")."""
    begin = 0
    for hyphen in re.finditer(r"([^\W-]+)-([^\W-]+)", run) if "-" in run else ():
        if is_valid(hyphen[1]) or is_valid(hyphen[2]):
            yield run[begin : hyphen.end(1)]
            begin = hyphen.start(2)
    yield run[begin:]


def left_of(text: str, start: int) -> tuple[str, ...]:
    """Return the last words before a place, one to four of them, in small letters.

    A pronoun with a capital inside a sentence belongs to a name ("Tuấn Anh: ...").
    """
    before = text[start - _NEAR if start > _NEAR else 0 : start]
    if not before or before[-1] not in " \t\xa0":
        return ()
    words = before.split()[-4:]
    if len(words) > 1 and words[-1][-1] == ":" and words[-1][0].isupper():
        return () if words[-2][-1] not in _OPENING else (words[-1].rstrip(":").lower(),)
    found: list[str] = []
    after = ""
    for word in reversed(words):
        if found and word[-1] in '.!?;:,)”"':
            break
        word = word.lower()
        head = word.lstrip(_STRIPPED)
        if head:
            found.append((head + after).rstrip(":"))
        after = f" {word}{after}"
    return tuple(found)


def opens(text: str, start: int) -> bool:
    """Return whether a sentence, a quotation or a bracket begins here."""
    before = text[max(0, start - 4) : start].rstrip()
    return not before or before[-1] in _OPENING


def without_head(text: str, run: CapitalRun) -> CapitalRun:
    """Return a run without the body of an office before the name ("Thủ tướng Đức Helmut B.")."""
    if len(run.words) == 2 and run.words[0] in states() and not is_valid(run.words[1]):
        return run.tail(text, 1)
    if len(run.words) < 3:
        return run
    for at in range(2, len(run.words)):
        if run.words[at] in middle_names() and run.words[at - 1].lower() in surnames():
            return run.tail(text, at - 1) if at > 1 else run
    for at in range(3, 0, -1):
        if " ".join(run.words[:at]) in states() and _may_follow(run.words[at:]):
            return run.tail(text, at)
    if run.has_surname and len(run.words) < 5 and not is_place(" ".join(run.words[:2])):
        return run
    near = text[max(0, run.span.start - _NEAR) : run.span.start + 12]
    if not (title_pattern().search(near) or run.words[0].isupper()):
        return run
    common = common_surnames()
    starts = [
        at
        for at in range(1, len(run.words) - 1)
        if run.words[at].lower() in common
        or (run.words[0].isupper() and run.words[at].lower() in surnames())
    ]
    fits = [at for at in starts if 2 <= len(run.words) - at <= 4]
    if not plain_levels().isdisjoint(run.left[:1]):  # "phường Ngọc Lâm Hạ" is one name, of a ward
        fits = [at for at in fits if at > 1 or len(run.words) - at > 2]
    fits.sort(key=lambda at: (run.words[at].lower() not in common, at != 2, at))
    return run.tail(text, fits[0]) if fits else run


def _may_follow(words: Sequence[str]) -> bool:
    """Return whether words after a country are a name: "Mỹ Donald Trump", but "Mỹ Linh"."""
    if len(words) < 2:
        return False
    return words[0].lower() in common_surnames() or len(words) > 2 or not all(map(is_valid, words))
