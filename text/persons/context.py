"""What stands around a run of capitals: honorifics, heads of places, addresses, bylines, acts."""

from __future__ import annotations

import re

from luutru.data.lexicons import derived, words
from luutru.text.levels import plain_levels, short_forms
from luutru.text.persons.honorifics import strong, weak
from luutru.text.persons.non_names import is_compound, states
from luutru.text.persons.runs import CapitalRun, left_of
from luutru.text.persons.titles import title_pattern
from luutru.text.spans import Span

__all__ = ["Place", "acts", "read", "signs", "title_nearness"]


@derived
def _units() -> frozenset[str]:
    """Return the words before a place, and before a person's name only with other signs."""
    return frozenset((*words("levels"), *words("name_heads", kind="unit")))


@derived
def _heads() -> frozenset[str]:
    """Return the words streets, schools and firms begin with: behind them nobody is named."""
    return frozenset(words("name_heads", kind="head"))


@derived
def _glued() -> tuple[str, ...]:
    """Return the short forms of levels that a name may follow without a space: "P.", "TP."."""
    return tuple(f"{short.upper()}." for short in short_forms())


@derived
def _foreign_titles() -> frozenset[str]:
    """Return the titles that a foreigner's name follows at once; after "Giám đốc" a firm's does."""
    return frozenset(words("titles", foreign="yes"))


@derived
def _acts() -> re.Pattern[str]:
    """Return the matcher of an age in brackets, an age, or what persons do."""
    acts = "|".join(map(re.escape, words("person_acts")))
    return re.compile(
        r"\s*\((?:\d{1,3} tuổi|SN[ \d]|sinh năm|sinh ngày|tức |tên thật|ngụ |trú |quê )"
        rf"|,? (?:\d{{1,3}} tuổi|{acts})(?!\w)"
    )


# A house's number before a name that is a street's: "số 12 ", "ngõ 12/5, ".
_STREET = re.compile(r"(?:số|hẻm|ngõ|ngách|kiệt|nhà)\s+[\w/]*\d[\w/]*,?\s+$", re.IGNORECASE)
# A name and a mark: an office behind it is its bearer's ("Lê Văn A, Bí thư xã Hà Sơn").
_BEARER = re.compile(r"[^\W\d_a-zà-ỹđ][^\W\d_]*\)? ?[,(–-]$")
_DIGIT = re.compile(r"\d")
# Behind these an honorific belongs to a contest, a title or a company: "đoàn nghệ sĩ Hà Nội".
_COMPANY = re.compile(
    r"(?:văn phòng|đoàn|hội|cuộc thi|danh hiệu|top \d+|vương miện|chung kết|ngôi vị|giải)$"
)
# What a credit before a colon is: "Tin, ảnh: Văn Chiến".
_BYLINES = frozenset(
    "ảnh|tin|bài|bài và ảnh|tin và ảnh|tin, ảnh|thực hiện|người viết|tác giả|tin bài".split("|")
)
_ENDS = re.compile(r"\s*(?:$|[.,;()/–-])", re.MULTILINE)  # "Ảnh: Công an cung cấp" names nobody


def read(text: str, run: CapitalRun) -> CapitalRun:
    """Return a run with `place` and `honour` set by what stands before it."""
    run.place, run.honour = _place(text, run), _honour(text, run)
    if run.place == Place.UNIT and run.has_surname and _holds_unit(text, run):
        run.place = Place.NONE
    return run


def _honour(text: str, run: CapitalRun) -> int:
    """Return 2 if a strong honorific stands before, 1 if a weak one, else 0."""
    for kind, honorifics in ((2, strong()), (1, weak())):
        if not honorifics.isdisjoint(run.left):
            longest = next(words for words in reversed(run.left) if words in honorifics)
            before = text[max(0, run.span.start - 40) : run.span.start].rstrip(" :").lower()
            return 0 if _COMPANY.search(before[: -len(longest)].rstrip()) else kind
    return 0


class Place:
    """What shows that a place is named: nothing, its unit or a preposition, its head."""

    NONE, UNIT, HEAD = 0, 1, 2


def _place(text: str, run: CapitalRun) -> int:
    """Return what shows that a place or an organisation is named here, one of `Place`."""
    first = run.words[0].lower()
    is_head = first in _heads() or first in plain_levels()
    if is_head and len(run.words) > 1 and not run.has_surname:
        return Place.HEAD
    left = run.left[1:] if _is_part(run.left) else run.left
    heads = [words for words in left if words in _heads()]
    if heads and not any(len(h) > len(heads[-1]) for h in run.left if h in strong() or h in weak()):
        return Place.HEAD
    return _address(text, run, left)


def _is_part(left: tuple[str, ...]) -> bool:
    """Return whether the last word ends a common one: "môi trường", "nông thôn"."""
    return len(left) > 1 and is_compound(*left[1].split(" ", 1))


def _address(text: str, run: CapitalRun, left: tuple[str, ...]) -> int:
    near = text[max(0, run.span.start - 24) : run.span.start]
    if _DIGIT.search(near) is None:
        pass
    elif near[-2:-1].isalnum() and _STREET.search(near):
        return Place.UNIT if title_nearness(text, run) else Place.HEAD
    elif near[-2:] == ", " and _STREET.search(near):
        return Place.HEAD
    glued = near.endswith(_glued())
    return Place.UNIT if glued or not _units().isdisjoint(left) else Place.NONE


def _holds_unit(text: str, run: CapitalRun) -> bool:
    """Return whether a name follows an office with its unit ("Bí thư xã Lê Văn A đến").

    It does not where the office is that of a person named before ("Lê Văn A, Bí thư xã Hà Sơn").
    """
    near = text[max(0, run.span.start - 60) : run.span.start]
    titles = list(title_pattern().finditer(near))
    if not titles or len(run.words) < 3:
        return False
    between, before = near[titles[-1].end() :], near[: titles[-1].start()].rstrip()
    apposed = before.endswith((",", "-", "–", "(")) and _BEARER.search(before[-30:])
    return not apposed and not any(mark in between for mark in ".,;(")


def title_nearness(text: str, run: CapitalRun) -> int:
    """Return 2 if an office stands right before a name, 1 if it stands a bit before, else 0."""
    near = text[max(0, run.span.start - 60) : run.span.start]
    near = near[max(near.rfind(mark) for mark in ".,;(\n") + 1 :]
    titles = list(title_pattern().finditer(near))
    if not titles:
        return 0
    between = near[titles[-1].end() :].split()
    if any(" ".join(between[-count:]) in states() for count in (1, 2, 3)):
        return 2
    title = " ".join(titles[-1].group().lower().split())
    return 2 if not between and run.is_foreign and title in _foreign_titles() else 1


def signs(text: str, span: Span) -> bool:
    """Return whether a name stands alone in a block, in a byline or in a credit of a photograph."""
    if not span.start and span.end == len(text.rstrip()):
        return True
    if text[max(0, span.start - 2) : span.start].rstrip()[-1:] != ":":
        return False
    before = left_of(text, span.start)
    return not _BYLINES.isdisjoint(before) and bool(_ENDS.match(text, span.end))


def acts(text: str, span: Span) -> bool:
    """Return whether what follows a name follows persons: an age, what they do."""
    return bool(_acts().match(text, span.end))
