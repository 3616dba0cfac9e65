"""Repairs decided for each segment of a text (a line, a run between tags), by the whole and itself.

A segment that reads well stays. One that does not takes the repair that the text as a whole takes
if it reads well then, else one of its own that leads clearly. So a paragraph of TCVN3 in a post
of Unicode is repaired alone, and a French sentence in a post of Vietnamese stays.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from typing import NamedTuple

from luutru.errors import UnreadableItem
from luutru.text.script.encodings.capitals import with_capitals
from luutru.text.script.encodings.evidence import Evidence, evidence_of
from luutru.text.script.encodings.readings import is_good
from luutru.text.script.encodings.rereading import LETTERS_BEYOND
from luutru.text.script.repair.choosing import Choice, choose, errors, is_odd, is_suspect
from luutru.text.script.repair.damage import Damage, damage_of
from luutru.text.script.repair.kinds import Kind

__all__ = ["RepairedSegments", "damage_in", "repair_segments"]

_FAIR = 0.5  # of the marked words of a segment must be valid by the repair of the whole
_MOSTLY_GOOD = 0.75  # of the marked words are valid in a text with some bad lines
_FEW_OTHERS = 0.2  # of the marked words: the whole text is of one kind, then
_WORD = re.compile(r"[^\s<>()\[\]{},;:!?\"“”/]+")
_REPAIR = "Nếu biết bảng mã, hãy nhập lại với --encoding TÊN (utf-8: giữ nguyên như trong tệp)."


class RepairedSegments(NamedTuple):
    """The segments of a text and the names of what was repaired in them, the most first."""

    segments: list[str]
    repairs: tuple[str, ...]


def repair_segments(segments: Sequence[str], *, silent: Collection[int] = ()) -> RepairedSegments:
    """Return segments as they were written, references to characters resolved already.

    Args:
        segments: lines, the runs between tags, and what stands between them: the whole text.
        silent: numbers of those that say nothing, such as tags: their letters are repaired as
            those of the whole are.

    Raises:
        UnreadableItem: they are wrong in a way that cannot be decided.
    """
    as_is = [evidence_of(segment) for segment in segments]
    spoken = [at for at in range(len(segments)) if at not in silent]
    suspect = [at for at in spoken if is_suspect(segments[at], as_is[at])]
    silent_ones = [at for at in silent if not segments[at].isascii()]
    if not suspect and not silent_ones:
        return RepairedSegments(list(segments), ())
    choice = choose([segments[at] for at in suspect])
    good = sum((as_is[at] for at in spoken), Evidence(0, 0, 0, 0)).rate >= _MOSTLY_GOOD
    kinds = {
        at: kind for at in suspect if (kind := _kind_of(segments[at], as_is[at], choice, good))
    }
    if choice.kind:
        kinds |= _of_the_whole(choice.kind, segments, as_is, [*spoken, *silent_ones], kinds)
    repaired = list(segments)
    for at, kind in kinds.items():
        repaired[at] = _undone(segments[at], as_is[at], kind, good)
    changed = [at for at in kinds if repaired[at] != segments[at]]
    used = Counter({kinds[at].name: 0 for at in changed})
    for at in changed:
        used[kinds[at].name] += len(segments[at])
    tcvn3 = [at for at in changed if kinds[at].name.startswith("tcvn3")]
    _refuse_undecided([repaired[at] for at in spoken], choice)
    for at, text in _capitals(repaired).items() if tcvn3 else ():
        repaired[at] = text if at in tcvn3 else repaired[at]
    return RepairedSegments(repaired, tuple(name for name, _ in used.most_common()))


def _kind_of(segment: str, before: Evidence, choice: Choice, good: bool) -> Kind | None:
    """Return the repair of a segment by itself, that of the whole being known."""
    after = None
    if choice.kind is not None:
        after = evidence_of(_undone(segment, before, choice.kind, good))
        if errors(after) < errors(before) and (after.wrong <= 1 or is_good(after)):
            return choice.kind
    own = choose([segment]).kind
    if own is not None:
        return own
    better = after is not None and errors(after) < errors(before) and after.rate >= _FAIR
    return choice.kind if better else None


def _of_the_whole(
    kind: Kind,
    segments: Sequence[str],
    as_is: Sequence[Evidence],
    spoken: Sequence[int],
    known: Collection[int],
) -> dict[int, Kind]:
    """Return segments that read well by chance in a text that is of one kind: "nô" is "nụ"."""
    if kind.signs:
        others = [at for at in spoken if at not in known and kind.signs.search(segments[at])]
    else:
        others = [at for at in spoken if at not in known and not segments[at].isascii()]
    marked = sum(as_is[at].marked for at in spoken)
    if sum(as_is[at].marked for at in others) > _FEW_OTHERS * marked:
        return {}
    return {
        at: kind
        for at in others
        if not LETTERS_BEYOND.search(segments[at])
        and errors(evidence_of(kind.undo(segments[at]))) <= errors(as_is[at])
    }


def _undone(segment: str, before: Evidence, kind: Kind, good: bool) -> str:
    """Return a segment repaired: as a whole, or, where some of it is good, word by word.

    Args:
        good: whether the text is good for the most part.
    """
    mixed = LETTERS_BEYOND.search(segment) or (good and before.rate > _FAIR)
    if kind.signs or kind.sure or not mixed:
        return kind.undo(segment)

    def word(found: re.Match[str]) -> str:
        undone = kind.undo(found[0])
        good = evidence_of(found[0]).wrong == 0 or evidence_of(undone).wrong > 0
        return found[0] if good else undone

    return _WORD.sub(word, segment)


def _capitals(segments: Sequence[str]) -> dict[int, str]:
    """Return the segments with the capitals that TCVN3 has no codes for, by their numbers."""
    whole = "".join(segments)
    restored = with_capitals(whole)
    if len(restored) != len(whole):
        return {}
    found, at = {}, 0
    for number, segment in enumerate(segments):
        found[number] = restored[at : at + len(segment)]
        at += len(segment)
    return found


def damage_in(
    segments: Sequence[str], silent: Collection[int], repairs: Sequence[str]
) -> Damage | None:
    """Return what is gone from the segments of a text that has been repaired, None if nothing is.

    Args:
        repairs: what was repaired.
    """
    spoken = [(at, segment) for at, segment in enumerate(segments) if at not in silent]
    return damage_of(spoken, tcvn3=any(name.startswith("tcvn3") for name in repairs))


def _refuse_undecided(segments: Sequence[str], choice: Choice) -> None:
    if choice.kind is not None or not (choice.good or is_odd(segments)):
        return
    named = f"; có thể là {', '.join(choice.good)}" if choice.good else ""
    raise UnreadableItem(f"Chữ không đúng bảng mã, không chắc là bảng mã nào{named}.", _REPAIR)
