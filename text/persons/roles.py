"""Roles of persons in a block of text: the title, its body, and whose it is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from operator import itemgetter
from typing import Literal, NamedTuple

from luutru.text.persons.names import HONORIFICS, Span
from luutru.text.persons.non_names import is_compound
from luutru.text.persons.titles import TITLE, body_pair, continues_body

__all__ = ["Role", "Status", "continues", "find_roles", "holders", "is_one"]

Status = Literal["holds", "begins", "ends", "held"]

# Small words that a body's name is made of.
_BODY_WORDS = frozenset(
    """phường quận huyện xã tỉnh thành phố thị trấn tổ dân số thôn xóm khu trường tiểu học
    mầm non và hội ủy an vụ đoàn thanh niên bộ tế hóa trận chiến binh phụ nữ nông tắc đỏ
    thập chính pháp động cựu chữ tuyên giáo vận chức văn phòng tâm mặt trung quốc kiểm tra
    thường trực đảng nhân xây dựng nghiệp phát triển trạm ban y sở công chi nội nhà nước
    đào tạo khoa thể thao du lịch liên hiệp hợp khối đô địa tài nguyên môi quân sự tư dục
    lao thương thông tin truyền kế hoạch đầu ngân hàng nghệ ty khoáng sản sinh viện sát
    hình cháy chữa phạm tội tác cục đội nhánh luật""".split()
)
_GO_ON = frozenset({"ủy", "đoàn", "đội", "hội"})  # "Quận ủy", "văn hóa xã hội"
_LEVELS = frozenset({"phường", "xã", "quận", "huyện", "tỉnh"})
_OF_COMMITTEES = frozenset({"khối", "viên", "ban", "quân", "thành", "thị", "cơ", "nhân", "trung"})
_WITH = {"tin": "", "phụ": "nữ", "nhân": "dân"}  # a body holds them only with what follows them
_BEFORE_CAPITALS = frozenset({"báo", "bản", "tập"})
_NEXT = re.compile(r" ([^\W_][\w./]*)")
_DASHED = re.compile(r" [-–&] (?=(?:[a-zđ]\w*|[A-ZĐ]{2,})\b)")  # "Bộ Kế hoạch - đầu tư"
_ALONE = frozenset(
    {"trưởng", "phó trưởng", "công chức", "cán bộ", "văn phòng", "ủy viên", "tổng thống", "đại sứ"}
)
_FAR = 300  # characters from a name to a role told of its bearer
_NEAR = 40  # characters: patterns that end before a place look no farther back
_HONOUR = "(?:" + "|".join(sorted(map(re.escape, HONORIFICS), key=len, reverse=True)) + ")"
_HONOURED = re.compile(rf"{_HONOUR}\s+$", re.IGNORECASE)
_TO_NAME = re.compile(rf"[\s,:–-]*(?:là\s+(?={_HONOUR}\s))?(?:{_HONOUR}\s+)*$", re.IGNORECASE)
_FROM_NAME = re.compile(
    r"\s*(?:\((?:SN|sinh|\d)[^()]{0,60}[),]\s*|[–,(-]\s*)+"  # "(SN 1970, nguyên Chủ tịch"
    r"(?:(?:nguyên|cựu|hiện|là|chức vụ)\s+){0,3}",
    re.IGNORECASE,
)
_CHAIN = re.compile(r"\s*(?:[–,-]|và)\s*(?:nguyên\s+|kiêm\s+)?$", re.IGNORECASE)
# What is said of an office, and not of who holds it.
_NO_HOLDER = re.compile(
    r"(?:chức danh|thay mặt|đại diện|ủy quyền(?: của)?|các|bầu|thường trực)\s+$", re.IGNORECASE
)
_BECOMES = re.compile(
    r"(?:giữ chức(?: vụ| danh)?|(?<!\w)làm|là|(?<!quyết định )bổ nhiệm|chức danh)\s+$",
    re.IGNORECASE,
)


# What is said before a title of when it is held; the end of the text before it is looked at.
_CLOSE = r"\W[^.;\n]{0,25}$"
_TOLD: tuple[tuple[Status, re.Pattern[str]], ...] = (
    ("ends", re.compile(r"(?:thôi (?:giữ chức|làm)|miễn nhiệm|bãi nhiệm)" + _CLOSE, re.I)),
    ("held", re.compile(r"(?<!\w)(?:nguyên|cựu)(?: là)?\s+$", re.I)),
    ("begins", re.compile(r"(?<!\w)tân\s+$", re.I)),
    ("begins", re.compile(r"(?:bổ nhiệm|trúng cử|bầu|nhậm chức|tiếp nhận)" + _CLOSE, re.I)),
)
_SAID = 40  # characters before a title


class Role(NamedTuple):
    """A role as written.

    Attributes:
        body: "" when none is told.
        status: what the text says of when: that it is held, begins, ends, or was held before.
    """

    span: Span
    title: str
    body: str
    status: Status = "holds"


def find_roles(text: str, names: Sequence[Span] = ()) -> list[Role]:
    """Return the roles in one block of text, in order; none reaches into a name."""
    roles: list[Role] = []
    starts = {name.start for name in names}
    for match in TITLE.finditer(text):
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
        if (body or title.lower() not in _ALONE) and not (
            roles and match.start() < roles[-1].span.end
        ):
            status = _status(text[max(0, match.start() - _SAID) : match.start()])
            roles.append(Role(Span(match.start(), end), title, body, status))
    return roles


def _status(before: str) -> Status:
    return next((status for status, said in _TOLD if said.search(before)), "holds")


def _next(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the next word of a body; that of a ministry goes on over a dash."""
    word = _NEXT.match(text, end)
    dash = _DASHED.match(text, end) if word is None and end > start else None
    if dash and (dash.group() == " & " or text.startswith((" Bộ ", " Sở "), start)):
        return _NEXT.match(text, dash.end() - 1)
    return word


def _in_body(before: str, form: str, after: str) -> bool:
    """Return whether a word belongs to the name of a body, after the word before."""
    if form[0].isupper() or form[0].isdigit():
        return True
    if before.lower() in _LEVELS and form not in _GO_ON:
        return False  # after "phường" comes its name or nothing: "phường phát động"
    if before.lower() == "ủy" and form not in _LEVELS | _OF_COMMITTEES:
        return False  # "Đảng ủy kiểm tra"
    if form in _WITH:  # "Thủ tướng tin rằng", "phó tổng biên tập phụ trách"
        return before.lower() == "thông" or (
            bool(_WITH[form]) and after[1:].startswith(_WITH[form])
        )
    if form in _BEFORE_CAPITALS:
        return after[1:2].isupper()
    return form in _BODY_WORDS or is_compound(before, form) or continues_body(before, form)


def _body_end(text: str, start: int, starts: Collection[int]) -> int:
    """Return where the body after a title ends."""
    end = kept = start
    before = text[max(0, start - _NEAR) : start].split()[-1]
    while word := _next(text, start, end):
        starts_name = word.start(1) in starts
        form = word[1].rstrip(".")
        if not starts_name and (pair := body_pair(before, text, word.start(1))) > 0:
            end = kept = pair
            continue
        if starts_name or not _in_body(before, form, text[word.end(1) : word.end(1) + 5]):
            break
        before = form
        if TITLE.match(text, word.start(1)) and form.lower() not in ("văn", "công", "cán"):
            break
        end = word.start(1) + len(form)
        kept = kept if form in ("và", "số") else end
        if word[1] in ("TP.", "Tp.", "TX.", "TT."):
            end += 1
        elif word[1].endswith("."):
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
    """Return what stands between a role and a name after it; of much, what is enough to tell."""
    return text[role.span.end : min(right.start, role.span.end + 80)]


def is_one(text: str, role: Role) -> bool:
    """Return whether a role alone can stand for one person: "các chủ tịch" cannot."""
    honoured = _HONOURED.search(text[max(0, role.span.start - _NEAR) : role.span.start])
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
    if right is not None and _TO_NAME.match(_between(text, role, right)):
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
    roles = TITLE.match(between.lstrip(" ,–-")) if rest else None
    return right if roles and len(between) < 60 and not re.search(r"[.;]", between) else None
