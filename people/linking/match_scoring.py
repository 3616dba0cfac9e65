"""How likely two profiles of one name are one person, and why.

After Fellegi and Sunter (1969), "A theory for record linkage": each thing that agrees adds the
logarithm (base 10) of how much likelier that is for one person than for two; a conflict decides
against. The weights are judged, not learnt: they stand here together to be read and changed.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from math import log10
from typing import NamedTuple

from luutru.data.lexicons import Lexicons, derived, in_use, rows
from luutru.people.linking.profile import Profile
from luutru.text.persons.offices import Office, fits, same_rank
from luutru.text.persons.surnames import surnames
from luutru.text.script.folding import syllables
from luutru.text.script.syllables import is_valid

__all__ = ["LINK", "PROPOSE", "Likeness", "likeness", "name_weight"]

LINK = 0.0  # from here on they are taken for one person
PROPOSE = -2.2  # from here on an archivist is asked

# Points are log10 of a likelihood ratio, set by judgement and checked by `benchmarks/people.py`.
# A name has to outweigh the others it could be of: about 1,600 persons (10 to the 3.2) that posts
# name in one place, 160,000 anywhere. So "Nguyễn Văn Nam" in one place is one person.
_IN_ONE_PLACE, _ANYWHERE = 3.2, 5.2
# The same office ("Bí thư Đảng ủy phường An Thịnh"), a part of it ("Bí thư"), the year of birth.
_SAME_OFFICE, _MAYBE_OFFICE, _SAME_BIRTH = 4.0, 2.5, 3.0
_MET_ONE, _MET_MORE = 1.0, 2.0  # one or more persons who are named beside both
_OTHER_PLACE = -1.0  # people move, but few do
_RARE = 5.0  # a name of at least this weight is rare
_A_YEAR, _FREE_YEARS = -0.1, 5  # a gap in time, after so many years
_MOST_POSTS = 2.0  # a name that is in many posts already is likely meant again
_AT_ONCE = 183  # days: offices seen so near each other are held at one time
_YEAR = 365.25

# What part of persons bears a name whose share `surnames.tsv` and `middle_names.tsv` leave open.
_RARE_SURNAME, _GIVEN, _MIDDLE, _NO_MIDDLE = 0.005, 0.008, 0.01, 0.05
_FOREIGN, _FOREIGN_WORD = 7.0, 6.0


@derived
def _surname_shares() -> dict[str, float]:
    known = {row["surname"]: float(row["share"]) for row in rows("surnames") if row["share"]}
    return dict.fromkeys(surnames(), _RARE_SURNAME) | known


@derived
def _middle_shares() -> dict[str, float]:
    return {row["name"]: float(row["share"]) for row in rows("middle_names") if row["share"]}


def _key(phrase: str) -> str:
    return " ".join(syllables(phrase))


@derived
def _sectors() -> dict[str, str]:
    """Return the work that fills a person's time, by the beginning of a body."""
    return {_key(row["body"]): row["sector"] for row in rows("office_bodies") if row["sector"]}


@derived
def _sectors_by_title() -> dict[str, str]:
    return {_key(row["title"]): row["sector"] for row in rows("titles") if row["sector"]}


class Likeness(NamedTuple):
    """How likely two profiles are one person (above `LINK`: they are taken for one).

    Attributes:
        reasons: what speaks for and against it, in Vietnamese.
        conflict: what rules it out, "" for nothing.
    """

    points: float
    reasons: tuple[str, ...]
    conflict: str = ""


def name_weight(key: str) -> float:
    """Return the weight of a name by itself: the logarithm of one person in how many bears it."""
    return _name_weight(key, in_use())


# Shares of a name of some 150 words multiply to less than a float can hold.
_SMALLEST = 1e-300


@lru_cache(maxsize=16384)  # each pair of a review asks again
def _name_weight(key: str, _of: Lexicons) -> float:
    words = key.split()
    if len(words[0]) == 1 or (len(words) == 1 and is_valid(key)):
        return 0.0  # an initial, or a given name: it weighs nothing
    if not all(map(is_valid, words)):
        return _FOREIGN_WORD if len(words) == 1 else _FOREIGN
    share = _surname_shares().get(words[0], _NO_MIDDLE)
    for middle in words[1:-1]:
        share *= _middle_shares().get(middle, _MIDDLE)
    if len(words) == 2:
        share *= _NO_MIDDLE
    return -log10(max(share * _GIVEN, _SMALLEST))


def likeness(one: Profile, other: Profile) -> Likeness:
    """Return how likely two profiles of one name are one person: points (log10) with reasons."""
    conflict = _conflict(one, other)
    weights: list[tuple[float, str]] = [_place(one, other), _office(one, other)]
    rare = name_weight(one.key)
    weights.append((rare, "tên hiếm" if rare > _RARE else ""))
    if _near(one.born, other.born):
        weights.append((_SAME_BIRTH, f"cùng năm sinh {min(one.born)}"))
    weights.append(_company(one, other))
    years = _years_between(one, other)
    if years > _FREE_YEARS:
        weights.append(((years - _FREE_YEARS) * _A_YEAR, f"cách nhau {years:.0f} năm"))
    known = log10(max(one.posts, other.posts))
    weights.append((min(known, _MOST_POSTS), ""))
    points = sum(weight for weight, _ in weights)
    return Likeness(round(points, 2), tuple(why for _, why in weights if why), conflict)


def _place(one: Profile, other: Profile) -> tuple[float, str]:
    shared = one.places.keys() & other.places.keys()
    if shared:
        name = min(shared)[1]
        return -_IN_ONE_PLACE, f"cùng nơi: {name.title()}"
    if one.places and other.places:
        return -_ANYWHERE + _OTHER_PLACE, "khác nơi"
    return -_ANYWHERE, ""


def _office(one: Profile, other: Profile) -> tuple[float, str]:
    best = (0.0, "")
    mine, theirs = {*one.offices, *one.former}, {*other.offices, *other.former}
    for a, b in product(mine, theirs):
        if fits(a, b):
            certain = bool(a.place and b.place) or not (a.level or b.level or a.place or b.place)
            title = f"{a.title} {a.body or b.body}".strip()
            best = max(best, (_SAME_OFFICE if certain else _MAYBE_OFFICE, f"cùng chức vụ: {title}"))
    return best


def _company(one: Profile, other: Profile) -> tuple[float, str]:
    met = len(one.companions & other.companions)
    if not met:
        return 0.0, ""
    return (_MET_ONE if met == 1 else _MET_MORE), f"{met} người cùng có mặt"


def _near(one: set[int], other: set[int]) -> bool:
    return any(abs(a - b) <= 1 for a, b in product(one, other))


def _years_between(one: Profile, other: Profile) -> float:
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return 0.0
    return max(0, one.first - other.last, other.first - one.last) / _YEAR


def _conflict(one: Profile, other: Profile) -> str:
    if len(one.genders | other.genders) > 1:
        return "một người là ông, một người là bà"
    if one.born and other.born and not _near(one.born, other.born):
        return f"sinh năm {min(one.born)} và {min(other.born)}"
    for (a, when), (b, then) in product(one.offices.items(), other.offices.items()):
        if _at_once(when, then) and _exclusive(a, b):
            return f"cùng lúc là {_shown(a)} và {_shown(b)}"
    return ""


def _at_once(one: tuple[int | None, int | None], other: tuple[int | None, int | None]) -> bool:
    if one[0] is None or one[1] is None or other[0] is None or other[1] is None:
        return False
    return max(one[0], other[0]) - min(one[1], other[1]) <= _AT_ONCE


def _exclusive(one: Office, other: Office) -> bool:
    leveled, placed = one.level and other.level, one.place and other.place
    if leveled and placed and same_rank(one.level, other.level) and one.place != other.place:
        return True
    mine, theirs = _sector(one), _sector(other)
    return bool(mine and theirs and mine != theirs)


def _sector(held: Office) -> str:
    by_body = (sector for body, sector in _sectors().items() if held.body.startswith(body))
    return next(by_body, _sectors_by_title().get(held.title, ""))


def _shown(held: Office) -> str:
    return " ".join(part for part in (held.title, held.body, held.level, held.place) if part)
