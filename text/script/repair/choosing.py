"""Which repair leads: by the words that are no syllables before and after it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import repeat
from typing import NamedTuple

from luutru.text.script.encodings.evidence import Evidence, evidence_of, speaks
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
_MADE_RATE = 0.75  # of the words that a repair changes must be syllables then
_KEYED_MARKS = 0.1  # of the words may have marks: the input method was off
_UNDECIDED = (
    4  # words that some repair must make valid, if a text that has no leading one is refused
)
# Signs amid letters, which no language has: "§¶ng", "Vi®t", "Æ°á»£c".
_ODD = re.compile(
    r"(?<=[^\W\d_])[\x01-\x06\x10-\x1e\x80-\x9f\xa1-\xa9\xab\xac\xae-\xb6\xb8\xb9\xbb-\xbf×÷ˆ˜†‡‰€™ƒ•]"
    r"(?=[^\W\d_])|(?<![^\s(\"“'])[¤¦§¨¬®¯¶¸](?=[^\W\d_]|[\xa1-\xbf])"
)
_ODD_LEAST = 4
_NAME = 3  # letters of a foreign word or a trade mark, at least
_PRODUCT = re.compile(r"\w(?:[×÷]\w)+")  # "A×B"
_LETTERS = re.compile(r"[^\W\d_]+")
_STOPS = '.,;:!?()"“”'
_BLANKS = re.compile(r"[ \t\r\n]+")  # no-break spaces and controls are letters in some readings


class Choice(NamedTuple):
    """The repair that leads (None: none does), and the names of those that would be good."""

    kind: Kind | None
    good: tuple[str, ...] = ()


def errors(evidence: Evidence) -> int:
    """Return how many words of a text are no syllables."""
    return evidence.wrong + evidence.plain - evidence.plain_valid


def is_odd(segments: Sequence[str]) -> bool:
    """Return whether a text has signs amid its letters so often that it is no language."""
    return sum(map(_odd_signs, segments)) >= _ODD_LEAST


def _odd_signs(segment: str) -> int:
    """Return how many signs stand amid letters, but those between words or before one.

    "dài×rộng", "A×B", "Honda®Wave" and "§Điều" have signs between words, "Vi®t" and "§¶ng" not.
    """
    if _ODD.search(segment) is None:
        return 0
    odd = 0
    for word in _BLANKS.split(segment):
        parts = _LETTERS.findall(word) if (signs := _ODD.findall(word)) else []
        whole = all(speaks(part) or (part.isascii() and len(part) >= _NAME) for part in parts)
        if signs and not whole and not _PRODUCT.fullmatch(word.strip(_STOPS)):
            odd += len(signs)
    return odd


def is_suspect(segment: str, evidence: Evidence) -> bool:
    """Return whether a segment may need a repair: good Vietnamese is passed over at once."""
    if evidence.wrong:
        return True
    if evidence.plain == evidence.plain_valid and "^" not in segment:
        return False
    return any(bears(kind, segment, evidence) for kind in KINDS if kind.signs)


def bears(kind: Kind, segment: str, evidence: Evidence) -> bool:
    """Return whether a segment has the signs of a kind, in text of plain letters."""
    if kind.signs is None:
        return True
    plain = evidence.marked <= _KEYED_MARKS * (evidence.marked + evidence.plain)
    return (plain or kind.name == "utf-7") and kind.signs.search(segment) is not None


def choose(segments: Sequence[str]) -> Choice:
    """Return which repair some segments take together."""
    known = [*map(evidence_of, segments)]
    before = sum(known, Evidence(0, 0, 0, 0))
    least = errors(before)
    tried: list[tuple[Kind, list[str], Evidence]] = []
    good: list[tuple[Kind, list[str], Evidence]] = []
    for kind in KINDS:
        if kind.signs and not any(map(bears, repeat(kind), segments, known)):
            continue
        undone = [kind.undo(segment) for segment in segments]
        if undone != segments:
            after = sum(map(evidence_of, undone), Evidence(0, 0, 0, 0))
            tried.append((kind, undone, after))
            if _is_good(kind, before, after, _changed(segments, undone)):
                good.append(tried[-1])
    if not good:
        return Choice(None)
    kind, undone, after = min(good, key=lambda one: errors(one[2]))
    names = tuple(one[0].name for one in sorted(good, key=lambda one: errors(one[2])))
    rivals = (
        good if kind.sure else [one for one in tried if one in good or one[0].name not in _KEYED]
    )
    for other, text, evidence in rivals:
        needed = 1 if {kind.name, other.name} == _NEAR or kind.sure else _LEAD
        if text != undone and errors(evidence) - errors(after) < needed:
            undecided = least - errors(after) >= _UNDECIDED
            return Choice(None, names if undecided else ())
    return Choice(kind, names)


def _changed(segments: Sequence[str], undone: Sequence[str]) -> tuple[Evidence, Evidence]:
    """Return the evidence of the words that a repair changes, before and after, each once.

    Each once, for "U.T." ("ỤT" in VIQR) is one name, however often it stands there. Signs alone are
    no words: an arrow in a menu ("›") reads as "ỷ" in VPS.
    """
    pairs: dict[tuple[str, str], None] = {}
    for segment, repaired in zip(segments, undone, strict=True):
        was, now = _BLANKS.split(segment), _BLANKS.split(repaired)
        if len(was) != len(now):  # a space was a part of a letter
            pairs[segment, repaired] = None
            continue
        for old, new in zip(was, now, strict=True):
            if old != new and any(map(str.isalpha, old)):
                pairs[old.strip(_STOPS), new.strip(_STOPS)] = None
    return evidence_of(" ".join(old for old, _ in pairs)), evidence_of(
        " ".join(new for _, new in pairs)
    )


def _is_good(
    kind: Kind, before: Evidence, after: Evidence, changed: tuple[Evidence, Evidence]
) -> bool:
    """Return whether a repair makes a text read as Vietnamese.

    That the text reads better as a whole is not enough where most of it was good: of "chinhphu.vn"
    VIQR makes one wrong word where there were two. So the words that it makes must be good, too.

    Args:
        changed: the words that it changes, before and after.
    """
    if kind.sure:
        return after.wrong < before.wrong
    gained = errors(before) - errors(after)
    if kind.name in _KEYED:
        few = before.marked <= _KEYED_MARKS * (before.marked + before.plain)
        return few and gained >= _KEYED_LEAST and after.rate_of_all >= _KEYED_RATE
    was, made = changed
    return (
        gained >= _LEAD
        and errors(was) - errors(made) >= _LEAD
        and made.rate_of_all >= _MADE_RATE
        and is_good(after)
    )
