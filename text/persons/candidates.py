"""Candidates: runs of capitals without what leads to a name, and with what stands before them."""

from __future__ import annotations

from itertools import pairwise

from luutru.data.lexicons import derived, words
from luutru.text.persons.context import read
from luutru.text.persons.honorifics import pronouns, single_honorifics, strong
from luutru.text.persons.non_names import is_place
from luutru.text.persons.runs import CapitalRun, runs, without_head
from luutru.text.persons.surnames import middle_names, surnames
from luutru.text.persons.titles import title_pattern
from luutru.text.script.syllables import is_valid

__all__ = ["candidates", "openers"]


@derived
def openers() -> frozenset[str]:
    """Return words that many sentences open with and no name does: "Với", "Theo" is none."""
    return frozenset(words("openers", names=""))


@derived
def _leading() -> frozenset[str]:
    """Return the single words before a name: honorifics, and openers that names begin with."""
    return single_honorifics() | frozenset(words("openers", names="yes"))


_LISTED = (", ", " - ", " – ", " và ")  # "các xã Sông Lô, Bản Vược"


def candidates(text: str) -> list[CapitalRun]:
    """Return the runs of one block that may be names, without the words that lead to one."""
    if text.isupper():
        return []
    cuts = (_cut(text, run) for run in runs(text))
    found = [read(text, run) for run in cuts if run is not None]
    for before, run in pairwise(found):
        if before.place and not (run.place or run.honour or run.has_surname):
            between = text[before.span.end : min(run.span.start, before.span.end + 6)]
            run.place = before.place if between in _LISTED else run.place
    return found


def _cut(text: str, run: CapitalRun) -> CapitalRun | None:
    """Return a run without honorifics, openers and bodies before the name, or None."""
    while len(run.words) > 1 and _leads(run):
        run = run.tail(text, 1)
    title = title_pattern().match(text, run.span.start)
    if title and title.end() >= run.span.end:
        return None
    if title:
        run = run.tail(text, len(title.group().split()))
    elif len(run.words) == 1 and run.words[0].lower() in _leading() | openers() and run.opens:
        return None
    return without_head(text, run)


def _leads(run: CapitalRun) -> bool:
    """Return whether the first word of a run leads to a name and is no part of it."""
    word = run.words[0].lower()
    following = run.words[1].lower()
    if is_place(run.name) or is_place(f"{run.words[0]} {run.words[1]}"):
        return False
    if word in pronouns():
        if word == "ông" and len(run.words) == 3 and run.words[1] in middle_names():
            return False  # "Ông Văn Tùng" is a name
        clear = not is_valid(following) or (following in surnames() and len(run.words) > 2)
        return run.opens or clear
    if word in _leading():
        return word in strong() or run.opens
    return run.opens and word in openers()
