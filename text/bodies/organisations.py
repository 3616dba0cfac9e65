"""Organisations in a block of text: a head, its fields, its own name, its level or place.

"Ban Thường vụ Đảng ủy phường Bồ Đề" is one: a head may be followed by another, and the last goes
with the level ("phường") or the places that stand right after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from luutru.text.bodies.body_words import (
    after_names,
    before_heads,
    body_fields,
    body_heads,
    body_levels,
    committees,
    directors,
    no_levels,
    short_bodies,
    unit_committees,
    unnamed_heads,
)
from luutru.text.bodies.place_names import headed_place, known_place
from luutru.text.levels import state_levels
from luutru.text.lexicon_matcher import BLANK, Mention, Word, clean, read, run
from luutru.text.persons.roles import Role
from luutru.text.persons.surnames import surnames
from luutru.text.script.syllables import parse
from luutru.text.spans import Span

__all__ = ["find_organisations"]

_LONGEST = 5  # syllables of a name of its own
_MOST_PIECES = 4  # heads in a row: "Ban Thường vụ" + "Đảng ủy" + "phường"
_MOST_PLACES = 3  # ward, district, city
_NO_OWN = frozenset({"trưởng", "phó", "thủ"})  # "Phó viện Trưởng"


class _Parts(NamedTuple):
    """How far a name goes, and what it has: `field`, its own name, level or place."""

    end: int
    kind: str
    field: bool = False
    trade: bool = False
    own: bool = False
    place: bool = False


def find_organisations(
    text: str, roles: Sequence[Role] = (), people: Sequence[Span] = ()
) -> list[Mention]:
    """Return the organisations in one block of text, in order; none reaches into a person's name.

    Args:
        roles: what a director directs is an organisation, whatever its name looks like.
    """
    words = read(text, people)
    spans = [(words[a].start, words[b - 1].end) for a, b in _bodies(words)]
    spans += _directed(words, roles, spans)
    return [Mention(start, end, clean(text[start:end])) for start, end in sorted(spans)]


def _bodies(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    last = 0
    starts, shorts = body_heads().firsts, short_bodies()
    begin = [at for at, word in enumerate(words) if word.lower in starts or word.form in shorts]
    for at in begin:
        if at >= last and (end := _body(words, at)):
            yield at, end
            last = end


def _body(words: Sequence[Word], at: int) -> int:
    """Return the end of the organisation whose head begins at a word, 0 when there is none."""
    parts = _piece(words, at)
    if parts is None:
        return 0
    pieces = [(at, parts)]
    while len(pieces) < _MOST_PIECES and words[parts.end].gap == BLANK and not parts.place:
        following = _piece(words, parts.end)
        if following is None or not _stands(words, parts.end, following):
            break
        pieces.append((parts.end, following))
        parts = following
    if len(pieces) > 1:  # what stands alone makes whole what stands before it
        return parts.end
    return parts.end if _stands(words, at, parts) else 0


def _piece(words: Sequence[Word], at: int) -> _Parts | None:
    """Return the head at a word with what belongs to it."""
    head = _head(words, at)
    if head is None:
        return None
    parts = _with_fields(words, head)
    if words[parts.end].gap != BLANK:
        return parts
    name = " ".join(word.lower for word in words[at : head.end])
    parts = _with_own_name(words, parts, name)
    return _with_places(words, parts)


def _head(words: Sequence[Word], at: int) -> _Parts | None:
    if words[at].form in short_bodies():
        return _Parts(at + 1, "whole")
    found = body_heads().match(words, at)
    if found is None or known_place(words, at):  # "Đài Loan", "Hội An"
        return None
    if found[0] == at + 1 and words[at].gap == BLANK and words[at - 1].lower in before_heads():
        return None
    return _Parts(*found, trade=words[at].lower == "công" and found[1] == "open")


def _with_fields(words: Sequence[Word], parts: _Parts) -> _Parts:
    """Return the parts with the fields that follow ("Bộ" + "Giáo dục và Đào tạo")."""
    if parts.kind == "whole":
        return parts
    for _ in range(_MOST_PIECES):
        following = words[parts.end]
        # "Trạm Y tế kiểm tra": only a field that the head asks for may lack its capital
        needed = parts.kind == "open" and (not parts.field or parts.trade)
        if following.gap != BLANK or not (following.begins or needed):
            break
        found = body_fields().match(words, parts.end)
        # one syllable without a capital is another word's: "Bộ luật"
        if found is None or (found[0] == parts.end + 1 and not following.begins):
            break
        parts = parts._replace(end=found[0], field=True)
    return parts


def _with_own_name(words: Sequence[Word], parts: _Parts, head: str) -> _Parts:
    """Return the parts with a name of capitals: "Công ty Hòa Phát", "Quận ủy Long Biên"."""
    at = parts.end
    if parts.kind == "level" and head.startswith("chi bộ"):
        number = at + (words[at].lower == "số")
        if words[number].form[:1].isdigit() and words[number].gap == BLANK:
            return parts._replace(end=number + 1, own=True)
    local = parts.kind == "level" or head in committees()
    if head in unnamed_heads() or not (parts.kind == "open" or local):
        return parts
    if known_place(words, at) or headed_place(words, at):
        return parts
    if words[at].lower in _NO_OWN or words[at].lower in state_levels():
        return parts
    rest = words[at + 1 : at + 2 + (head in unit_committees())]
    if local and words[at].lower in surnames() and all(w.begins and w.gap == BLANK for w in rest):
        return parts  # "Bí thư Đảng ủy Nguyễn Ngọc Quang", but "Huyện ủy Lương Tài"
    end = run(words, at, _LONGEST, lambda here: _ends_name(words, here))
    if parts.kind == "level" and end == at + 1:
        return parts
    if parts.kind == "open":
        end = _completed(words, at, end)
    if parts.kind == "open" and end > at and words[end].gap == BLANK and words[end].form.isdigit():
        end += 1
    return parts._replace(end=end, own=end > at)


def _completed(words: Sequence[Word], at: int, end: int) -> int:
    """Return the end of a name after its second syllable: "cục Giám" + "định"."""
    following = words[end]
    if end != at + 1 or words[at].loud or following.gap != BLANK or following.begins:
        return end
    compound = parse(words[at].lower) and parse(following.lower)
    return end + 1 if compound and following.lower not in after_names() else end


def _ends_name(words: Sequence[Word], here: int) -> bool:
    found = body_heads().match(words, here)
    return bool(words[here].form in short_bodies() or (found and found[1] == "whole")) or (
        words[here].lower in state_levels() and headed_place(words, here) > 0
    )


def _with_places(words: Sequence[Word], parts: _Parts) -> _Parts:
    """Return the parts with the level or the places right after them."""
    for _ in range(_MOST_PLACES):
        if words[parts.end].gap != BLANK:
            break
        end = headed_place(words, parts.end) or known_place(words, parts.end)
        if not end:
            break
        parts = parts._replace(end=end, place=True)
    if parts.place or words[parts.end].gap != BLANK or body_heads().match(words, parts.end):
        return parts
    found = body_levels().match(words, parts.end)
    if found and f"{words[found[0] - 1].lower} {words[found[0]].lower}" not in no_levels():
        return parts._replace(end=found[0], place=True)
    return parts


def _stands(words: Sequence[Word], at: int, parts: _Parts) -> bool:
    """Return whether a head with its parts is an organisation."""
    if parts.kind == "whole":
        return True
    if parts.kind == "open":
        if not (parts.own or parts.field):
            return parts.place and words[at].begins and words[parts.end - 1].begins
        first = at if words[at].gap == BLANK else at + 1  # "Vụ thanh niên" begins a sentence
        return parts.own or parts.place or any(w.begins for w in words[first : parts.end])
    if parts.kind == "level":
        return parts.place or parts.own
    return parts.place or parts.own or any(word.begins for word in words[at + 1 : parts.end])


def _directed(
    words: Sequence[Word], roles: Sequence[Role], spans: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield what directors direct where no rule found it: "Giám đốc Vinamilk"."""
    places = {word.start: at for at, word in enumerate(words)} if roles else {}
    for role in roles:
        start, end = role.span.end - len(role.body), role.span.end
        at = places.get(start)
        if at is None or role.title.lower() not in directors() or not _is_own(words, at):
            continue
        if not any(a < end and start < b for a, b in spans):
            yield start, end


def _is_own(words: Sequence[Word], at: int) -> bool:
    """Return whether a body begins with a name that is nothing else."""
    generic = words[at].lower == "tp" or headed_place(words, at) or known_place(words, at)
    return words[at].begins and not generic and not body_heads().match(words, at)
