"""Roles of persons in a block of text: the title, its body, and whose it is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from operator import itemgetter
from typing import Literal, NamedTuple

from luutru.data.lexicons import derived, words
from luutru.text.levels import plain_levels, state_levels
from luutru.text.persons.honorifics import honorific_pattern
from luutru.text.persons.non_names import is_compound
from luutru.text.persons.titles import body_pair, continues_body, title_pattern
from luutru.text.spans import Span

__all__ = ["Role", "Status", "continues", "find_roles", "holders", "is_one"]

Status = Literal["holds", "begins", "ends", "held"]

_WITH = {"tin": "", "phụ": "nữ", "nhân": "dân"}  # a body holds them only with what follows them
_NEXT = re.compile(r" ([^\W_][\w./]*)")
_DASHED = re.compile(r" [-–&] (?=(?:[a-zđ]\w*|[A-ZĐ]{2,})\b)")  # "Bộ Kế hoạch - đầu tư"
_FAR = 300  # characters from a name to a role of its bearer: some two sentences
_NEAR = 40  # characters: patterns that end before a place look no farther back
_FROM_NAME = re.compile(
    r"\s*(?:\((?:SN|sinh|\d)[^()]{0,60}[),]\s*|[–,(-]\s*)+"  # "(SN 1970, nguyên Chủ tịch"
    r"(?:(?:nguyên|cựu|hiện|là|chức vụ)\s+){0,3}",
    re.IGNORECASE,
)
_CHAIN = re.compile(r"\s*(?:[–,-]|và)\s*(?:nguyên\s+|kiêm\s+)?$", re.IGNORECASE)
# Before these an office is meant, and not who holds it ("thay mặt Chủ tịch").
_NO_HOLDER = re.compile(
    r"(?:chức danh|thay mặt|đại diện|ủy quyền(?: của)?|các|bầu|thường trực)\s+$", re.IGNORECASE
)
_BECOMES = re.compile(
    r"(?:giữ chức(?: vụ| danh)?|(?<!\w)làm|là|(?<!quyết định )bổ nhiệm|chức danh)\s+$",
    re.IGNORECASE,
)


# What before a title shows when it is held; the end of the text before it is searched.
_CLOSE = r"\W[^.;\n]{0,25}$"
_WHEN: tuple[tuple[Status, re.Pattern[str]], ...] = (
    ("ends", re.compile(r"(?:thôi (?:giữ chức|làm)|miễn nhiệm|bãi nhiệm)" + _CLOSE, re.I)),
    ("held", re.compile(r"(?<!\w)(?:nguyên|cựu)(?: là)?\s+$", re.I)),
    ("begins", re.compile(r"(?<!\w)tân\s+$", re.I)),
    ("begins", re.compile(r"(?:bổ nhiệm|trúng cử|bầu|nhậm chức|tiếp nhận)" + _CLOSE, re.I)),
)
_WHEN_REACH = 40  # characters before a title that `_WHEN` is searched in


def _uses(use: str) -> frozenset[str]:
    return frozenset(words("office_words", use=use))


@derived
def _body_words() -> frozenset[str]:
    """Return small words inside a body's name, the syllables of levels among them."""
    return _uses("within") | {word for level in words("levels") for word in level.split()}


@derived
def _after_level() -> frozenset[str]:
    """Return the words that continue a body after a level: "Quận ủy", "văn hóa xã hội"."""
    return _uses("after_level")


@derived
def _levels() -> frozenset[str]:
    """Return the levels of the state that are one syllable."""
    return plain_levels() & state_levels()


@derived
def _after_uy() -> frozenset[str]:
    """Return the words that continue a body after "ủy": "Ủy ban", "Đảng ủy xã"."""
    return _uses("after_uy") | _levels()


@derived
def _before_capitals() -> frozenset[str]:
    return _uses("before_capital")


@derived
def _bodied() -> frozenset[str]:
    """Return the titles that are roles only with a body: "cán bộ" alone is anybody."""
    return frozenset(words("titles", bodied="yes"))


@derived
def _honoured() -> re.Pattern[str]:
    return re.compile(rf"{honorific_pattern()}\s+$", re.IGNORECASE)


@derived
def _to_name() -> re.Pattern[str]:
    """Return the words allowed between a role and the name of its holder: ": đồng chí"."""
    honour = honorific_pattern()
    return re.compile(rf"[\s,:–-]*(?:là\s+(?={honour}\s))?(?:{honour}\s+)*$", re.IGNORECASE)


class Role(NamedTuple):
    """A role as written.

    Attributes:
        body: "" when there is none.
        status: whether the role is held, begins, ends, or was held before.
    """

    span: Span
    title: str
    body: str
    status: Status = "holds"


def find_roles(text: str, names: Sequence[Span] = ()) -> list[Role]:
    """Return the roles in one block of text, in order; none reaches into a name."""
    roles: list[Role] = []
    starts = {name.start for name in names}
    for match in title_pattern().finditer(text):
        left = _left(names, match.start() + 1)
        if left is not None and match.start() < left.end:
            continue
        end = _body_end(text, match.end(), starts)
        title, body = " ".join(match.group().split()), text[match.end() : end].strip()
        if title.endswith(
            (" Ban", " Phòng")
        ):  # "Trưởng Ban X" heads the body; "Trưởng ban" is a title
            title, head = title.rsplit(" ", 1)
            body = f"{head} {body}"
        if text.startswith(" các ", match.end()) or _NO_HOLDER.search(
            text[max(0, match.start() - _NEAR) : match.start()]
        ):
            continue
        if (body or title.lower() not in _bodied()) and not (
            roles and match.start() < roles[-1].span.end
        ):
            status = _status(text[max(0, match.start() - _WHEN_REACH) : match.start()])
            roles.append(Role(Span(match.start(), end), title, body, status))
    return roles


def _status(before: str) -> Status:
    return next((status for status, pattern in _WHEN if pattern.search(before)), "holds")


def _next(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the next word of a body; that of a ministry goes on over a dash."""
    word = _NEXT.match(text, end)
    dash = _DASHED.match(text, end) if word is None and end > start else None
    if dash and (dash.group() == " & " or text.startswith((" Bộ ", " Sở "), start)):
        return _NEXT.match(text, dash.end() - 1)
    return word


def _in_body(before: str, word: str, after: str) -> bool:
    """Return whether a word belongs to the name of a body, after the word before."""
    if word[0].isupper() or word[0].isdigit():
        return True
    if before.lower() in _levels() and word not in _after_level():
        return False  # after "phường" comes its name or nothing: "phường phát động"
    if before.lower() == "ủy" and word not in _after_uy():
        return False  # "Đảng ủy kiểm tra"
    if word in _WITH:  # "Thủ tướng tin rằng", "phó tổng biên tập phụ trách"
        return before.lower() == "thông" or (
            bool(_WITH[word]) and after[1:].startswith(_WITH[word])
        )
    if word in _before_capitals():
        return after[1:2].isupper()
    return word in _body_words() or is_compound(before, word) or continues_body(before, word)


def _body_end(text: str, start: int, starts: Collection[int]) -> int:
    """Return the end of the body after a title."""
    end = kept = start
    before = text[max(0, start - _NEAR) : start].split()[-1]
    while found := _next(text, start, end):
        starts_name = found.start(1) in starts
        word = found[1].rstrip(".")
        if not starts_name and (pair := body_pair(before, text, found.start(1))) > 0:
            end = kept = pair
            continue
        if starts_name or not _in_body(before, word, text[found.end(1) : found.end(1) + 5]):
            break
        before = word
        is_title = title_pattern().match(text, found.start(1))
        if is_title and word.lower() not in ("văn", "công", "cán"):
            break
        end = found.start(1) + len(word)
        kept = kept if word in ("và", "số") else end
        if found[1] in ("TP.", "Tp.", "TX.", "TT."):
            end += 1
        elif found[1].endswith("."):
            break
    return kept


def holders(text: str, names: Sequence[Span], roles: Sequence[Role]) -> list[Span | None]:
    """Return for each role the name of its holder in the same block, or None."""
    found: list[Span | None] = []
    for at, role in enumerate(roles):
        before = roles[at - 1] if at else None
        found.append(_holder(text, names, role, before, found[-1] if found else None))
    return found


def _between(text: str, role: Role, right: Span) -> str:
    """Return the words between a role and a name after it; of much, their beginning."""
    return text[role.span.end : min(right.start, role.span.end + 80)]


def is_one(text: str, role: Role) -> bool:
    """Return whether a role alone can stand for one person: "các chủ tịch" cannot."""
    honoured = _honoured().search(text[max(0, role.span.start - _NEAR) : role.span.start])
    return bool(role.body or honoured or role.title[0].isupper())


def continues(text: str, role: Role, other: Role) -> bool:
    """Return whether `other` goes on with `role` of the same person ("Bí thư - Chủ tịch")."""
    return bool(_CHAIN.match(text[role.span.end : other.span.start]))


def _holder(
    text: str, names: Sequence[Span], role: Role, before: Role | None, chained: Span | None
) -> Span | None:
    left = _left(names, role.span.start)
    at = bisect_left(names, role.span.end, key=itemgetter(0))
    right = names[at] if at < len(names) else None
    if right is not None and right.start == role.span.end + 1 and text[role.span.end] == " ":
        return right
    if left is not None and role.span.start - left.end > _FAR:
        left = None
    if left is not None and _FROM_NAME.fullmatch(text, left.end, role.span.start):
        return left
    named_first = before and chained and chained.start < before.span.start
    if named_first and before and continues(text, before, role):
        return chained
    near = text[max(0, role.span.start - _NEAR) : role.span.start]
    if left is not None and _BECOMES.search(near) and not _is_cut(text, left, role):
        return left
    if right is not None and _to_name().match(_between(text, role, right)):
        return right
    return _leads_on(text, role, right)


def _is_cut(text: str, left: Span, role: Role) -> bool:
    """Return whether a sentence ends between a name and a role."""
    return "." in text[left.end : role.span.start].replace("TP.", "")


def _left(names: Sequence[Span], before: int) -> Span | None:
    """Return the last name that begins before a place; names stand in order."""
    at = bisect_left(names, before, key=itemgetter(0))
    return names[at - 1] if at else None


def _leads_on(text: str, role: Role, right: Span | None) -> Span | None:
    """Return the name that a chain of roles before it leads to ("Bí thư, Chủ tịch X Nguyễn A")."""
    if right is None:
        return None
    between = _between(text, role, right)
    rest = _CHAIN.match(between[: len(between) - len(between.lstrip(" ,–-"))])
    roles = title_pattern().match(between.lstrip(" ,–-")) if rest else None
    return right if roles and len(between) < 60 and not re.search(r"[.;]", between) else None
