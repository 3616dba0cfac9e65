"""Names of places word by word: a unit with its name, or a name that is known."""

from __future__ import annotations

from collections.abc import Sequence

from luutru.data.lexicons import derived
from luutru.text.bodies.place_words import (
    before_places,
    common_places,
    function_words,
    known_places,
    no_names,
    of_states,
    other_words,
    place_heads,
    tongues,
)
from luutru.text.levels import state_levels
from luutru.text.lexicon_matcher import BLANK, Word, run
from luutru.text.persons.honorifics import single_honorifics
from luutru.text.persons.surnames import surnames

__all__ = ["headed_place", "known_place", "named", "place_starts"]

_LONGEST = 4  # syllables of a name
_NUMBERED_UNITS = frozenset({"p", "q"})
_FRACTIONS = frozenset({"ngõ", "ngách", "hẻm", "kiệt"})


@derived
def place_starts() -> frozenset[str]:
    """Return the words a place without a capital may begin with."""
    return place_heads().firsts | known_places().firsts


@derived
def _addresses() -> frozenset[str]:
    """Return the last words of honorifics: behind one a place's name is a person's."""
    return single_honorifics() | {"chí", "sĩ"}


def headed_place(words: Sequence[Word], at: int) -> int:
    """Return the end of the place that begins with its kind ("phường Bồ Đề"), 0 when none does."""
    found = place_heads().match(words, at)
    if found is None or (words[at].gap == BLANK and words[at - 1].lower in before_places()):
        return 0
    name, kind = found
    head = words[at].lower
    if kind == "short":
        return _after_short(words, at, name)
    if words[name].gap != BLANK:
        return 0
    if words[name].form[:1].isdigit() or words[name].lower == "số":
        return 0 if kind == "name" else _number(words, name, head, kind == "count")
    if words[at].begins and not words[at].loud and _may_be_surname(words, at):
        return 0
    if (words[name].lower in no_names() and head in state_levels()) or (head, kind) == (
        "tổ",
        "count",
    ):
        return 0
    end = named(words, name)
    # "khóm Bình Thới 3"
    numbered = kind != "name" and end and words[end].gap == BLANK and words[end].form.isdigit()
    return end + 1 if numbered and words[end + 1].gap != BLANK else end


def _may_be_surname(words: Sequence[Word], at: int) -> bool:
    """Return whether a head is written like a surname: "Hồ Ngọc Hà" is no lake."""
    if words[at].lower == "đình":  # a given name: "Đình Văn"
        return True
    return words[at].lower in surnames() and words[at + 2].begins and words[at + 2].gap == BLANK


def _after_short(words: Sequence[Word], at: int, name: int) -> int:
    """Return the end of the place after an abbreviation: "TP. Hà Nội", "P.5", not "Q. nói"."""
    head = words[at]
    if not head.begins or words[name].gap not in (".", BLANK):
        return 0
    if len(head.form) == 1:
        if words[name].gap != ".":
            return 0
        if head.lower in _NUMBERED_UNITS and words[name].form.isdigit():
            return name + 1
        # "H.Anh" is somebody, "H.Củ Chi" a district
        return end if len(words[name].form) > 1 and (end := named(words, name)) > name + 1 else 0
    if head.lower == "tp" and words[name].form == "HCM":
        return name + 1
    return 0 if words[name].form.isupper() and not head.loud else named(words, name)


def _number(words: Sequence[Word], at: int, head: str, counted: bool) -> int:
    """Return the end of a number that names a place: "số 5", "12", "5/12", not "5 km"."""
    at += words[at].lower == "số" and words[at + 1].gap == BLANK
    if not words[at].form[:1].isdigit():
        return 0
    end = at + 1
    while words[end].gap == "/" and words[end].form[:1].isdigit() and end - at < _LONGEST:
        end += 1
    if end > at + 1 and head not in _FRACTIONS:
        return 0
    closed = words[end].gap != BLANK or words[end].begins or place_heads().match(words, end)
    return end if closed or not counted else 0


def named(words: Sequence[Word], at: int) -> int:
    """Return the end of the name that begins at a word, 0 when none does."""
    first = words[at]
    if not first.begins or _is_short_form(first):
        return 0
    known = known_places().match(words, at, capitals=True)  # "Thừa Thiên - Huế"
    end = run(words, at, _LONGEST, lambda here: _ends_name(words, at, here))
    # "huyện Anh" + "Sơn" who was taken for somebody: half a name is none
    cut = words[end].gap == BLANK and not words[end].form
    if end == at + 1 and (first.loud or cut):
        return 0
    return max(end, known[0] if known else 0) if end > at else 0


def _is_short_form(word: Word) -> bool:
    return len(word.form) > 1 and word.form.isupper() and not word.loud


def _ends_name(words: Sequence[Word], first: int, here: int) -> bool:
    """Return whether another name begins: a unit, a short form, a surname and two syllables."""
    word = words[here]
    if (
        _is_short_form(word)
        or word.lower in state_levels()
        or place_heads().match(words, here, capitals=True)
    ):
        return word.lower not in surnames() and _opens(words, here)
    following = words[here + 1 : here + 3]
    return (
        not word.loud
        and word.lower in surnames()
        and here > first
        and len(following) == 2
        and all(w.begins and w.gap == BLANK for w in following)
        and here - first > 1
    )


def _opens(words: Sequence[Word], here: int) -> bool:
    """Return whether what looks like a head has a name after it: "Quận Long Biên", not "An Phố"."""
    return _is_short_form(words[here]) or (
        here + 1 < len(words) and words[here + 1].gap == BLANK and words[here + 1].begins
    )


def known_place(words: Sequence[Word], at: int) -> int:
    """Return the end of the known name at a word, 0 when there is none or it is another's part."""
    found = known_places().match(words, at, capitals=True)
    if found is None:
        return _weak(words, at)
    end, name = found
    if words[at].loud:
        return end
    before = words[at - 1] if at and words[at].gap == BLANK else None
    if before and (before.lower in _addresses() or _belongs(words, at - 1)):
        return 0
    after = words[end]
    goes_on = after.gap == BLANK and after.begins and not _is_short_form(after)
    return 0 if goes_on and name != "Việt Nam" and not place_heads().match(words, end) else end


def _belongs(words: Sequence[Word], before: int) -> bool:
    """Return whether a capital before a known name makes it part of a longer one."""
    word = words[before]
    if not word.begins or _is_short_form(word):
        return False
    if word.gap != BLANK and word.lower not in surnames():  # it begins the sentence
        return False
    return word.lower not in function_words() and word.lower not in state_levels()


def _weak(words: Sequence[Word], at: int) -> int:
    """Return the end of a country whose name is a common word too, where it is the country."""
    may_begin = common_places().get(words[at].form)
    if may_begin is None or words[at].loud:
        return 0
    after = words[at + 1]
    if after.gap == BLANK and (after.begins or after.lower in other_words()):
        return 0
    if words[at].gap == BLANK and words[at - 1].lower != "và":
        before = words[at - 1]
        if before.lower in _addresses() or before.lower in tongues() or before.begins:
            return 0
        return at + 1 if may_begin or before.lower in of_states() else 0
    return at + 1 if may_begin or _listed_with_states(words, at) else 0


def _listed_with_states(words: Sequence[Word], at: int) -> bool:
    """Return whether a country stands before in the same list ("Đức, Pháp và Anh")."""
    before = at - 1 if words[at].gap == "," else at - 2
    return before >= 0 and (words[before].form in common_places() or _ends_known(words, before))


def _ends_known(words: Sequence[Word], last: int) -> bool:
    return any(
        (found := known_places().match(words, first, capitals=True)) and found[0] == last + 1
        for first in range(max(0, last - 3), last + 1)
    )
