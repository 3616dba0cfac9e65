"""Which repair leads: by the words that are no syllables before and after it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import reduce
from typing import NamedTuple

from luutru.text.script.encodings.evidence import Evidence, evidence_of
from luutru.text.script.encodings.readings import is_good
from luutru.text.script.repair.kinds import KINDS, Kind

__all__ = ["Choice", "choose", "errors", "is_odd", "is_suspect"]

_LEAD = 2  # words that a repair must make valid, and by which it must lead any other
_NEAR = {"tcvn3", "tcvn5712-1"}  # differ in capitals alone: a single word decides
# Keys make words of plain letters, as English has them ("as is", "of", "her"): four words at
# least, and nearly all of the text must be Vietnamese then. 60 bytes of English never are.
_KEYED = ("telex", "vni-keys")
_KEYED_LEAST = 4
_KEYED_RATE = 0.85
_KEYED_MARKS = 0.1  # of the words may have marks: the input method was off
_UNDECIDED = (
    4  # words that some repair must make valid, if a text that has no leading one is refused
)
# Signs amid letters, which no language has: "§¶ng", "Vi®t", "Æ°á»£c".
_ODD = re.compile(
    r"(?<=[^\W\d_])[\x01-\x06\x10-\x1e\x80-\x9f\xa1-\xa9\xab\xac\xae-\xb6\xb8\xb9\xbb-\xbf×÷ˆ˜†‡‰€™ƒ•]"
    r"(?=[^\W\d_])"
)
_ODD_LEAST = 4


class Choice(NamedTuple):
    """The repair that leads (None: none does), and the names of those that would be good."""

    kind: Kind | None
    good: tuple[str, ...] = ()


def errors(evidence: Evidence) -> int:
    """Return how many words of a text are no syllables."""
    return evidence.wrong + evidence.plain - evidence.plain_valid


def is_odd(segments: Sequence[str]) -> bool:
    """Return whether a text has signs amid its letters so often that it is no language."""
    return sum(len(_ODD.findall(segment)) for segment in segments) >= _ODD_LEAST


def is_suspect(segment: str, evidence: Evidence) -> bool:
    """Return whether a segment may need a repair: good Vietnamese is passed over at once."""
    if evidence.wrong:
        return True
    if evidence.plain == evidence.plain_valid and "^" not in segment:
        return False
    return any(kind.signs.search(segment) for kind in KINDS if kind.signs)


def choose(segments: Sequence[str]) -> Choice:
    """Return which repair some segments take together."""
    before = _pooled(segments)
    least = errors(before)
    tried: list[tuple[Kind, list[str], Evidence]] = []
    for kind in KINDS:
        if kind.signs and not any(map(kind.signs.search, segments)):
            continue
        undone = [kind.undo(segment) for segment in segments]
        if undone != segments:
            tried.append((kind, undone, _pooled(undone)))
    good = [one for one in tried if _is_good(one[0], before, one[2])]
    if not good:
        return Choice(None)
    kind, undone, after = min(good, key=lambda one: errors(one[2]))
    names = tuple(one[0].name for one in sorted(good, key=lambda one: errors(one[2])))
    for other, text, evidence in good if kind.sure else tried:
        needed = 1 if {kind.name, other.name} == _NEAR or kind.sure else _LEAD
        if text != undone and errors(evidence) - errors(after) < needed:
            undecided = least - errors(after) >= _UNDECIDED
            return Choice(None, names if undecided else ())
    return Choice(kind, names)


def _pooled(segments: Sequence[str]) -> Evidence:
    return reduce(Evidence.__add__, map(evidence_of, segments), Evidence(0, 0, 0, 0))


def _is_good(kind: Kind, before: Evidence, after: Evidence) -> bool:
    if kind.sure:
        return after.wrong < before.wrong
    gained = errors(before) - errors(after)
    if kind.name in _KEYED:
        few = before.marked <= _KEYED_MARKS * (before.marked + before.plain)
        return few and gained >= _KEYED_LEAST and after.rate_of_all >= _KEYED_RATE
    return gained >= _LEAD and is_good(after)
