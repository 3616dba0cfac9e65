"""Roles of persons in a block of text: the title, its body, and whose it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from luutru.text.person_names import HONORIFICS, Span
from luutru.text.person_titles import TITLE

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
    hình cháy chữa phạm tội tác""".split()
)
_GO_ON = frozenset({"ủy", "đoàn", "đội", "hội"})  # "Quận ủy", "văn hóa xã hội"
_LEVELS = frozenset({"phường", "xã", "quận", "huyện", "tỉnh"})
_NEXT = re.compile(r" ([^\W_][\w./]*)")
_ALONE = frozenset({"trưởng", "phó trưởng", "công chức", "cán bộ", "văn phòng", "ủy viên"})
_HONOUR = "(?:" + "|".join(sorted(map(re.escape, HONORIFICS), key=len, reverse=True)) + ")"
_HONOURED = re.compile(rf"{_HONOUR}\s+$", re.IGNORECASE)
_TO_NAME = re.compile(rf"[\s,:–-]*(?:{_HONOUR}\s+)*$", re.IGNORECASE)
_FROM_NAME = re.compile(r"\s*(?:[–,(-]\s*)+(?:nguyên\s+|là\s+)?$", re.IGNORECASE)
_CHAIN = re.compile(r"\s*(?:[–,-]|và)\s*(?:nguyên\s+|kiêm\s+)?$", re.IGNORECASE)
# What is said of an office, and not of who holds it.
_NO_HOLDER = re.compile(r"(?:chức danh|thay mặt|đại diện|các|bầu|thường trực)\s+$", re.IGNORECASE)
_BECOMES = re.compile(
    r"(?:giữ chức(?: vụ| danh)?|(?<!\w)làm|thôi giữ chức|là|bổ nhiệm|chức danh)\s+$", re.IGNORECASE
)


# What is said before a title of when it is held; the end of the text before it is looked at.
_NEAR = r"\W[^.;\n]{0,25}$"
_TOLD: tuple[tuple[Status, re.Pattern[str]], ...] = (
    ("ends", re.compile(r"(?:thôi (?:giữ chức|làm)|miễn nhiệm|bãi nhiệm)" + _NEAR, re.I)),
    ("held", re.compile(r"(?<!\w)(?:nguyên|cựu)(?: là)?\s+$", re.I)),
    ("begins", re.compile(r"(?<!\w)tân\s+$", re.I)),
    ("begins", re.compile(r"(?:bổ nhiệm|trúng cử|bầu|nhậm chức|tiếp nhận)" + _NEAR, re.I)),
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
    for match in TITLE.finditer(text):
        if any(name.start <= match.start() < name.end for name in names):
            continue
        end = _body_end(text, match.end(), names)
        title, body = " ".join(match.group().split()), text[match.end() : end].strip()
        if title.endswith(" Ban"):  # "Trưởng Ban Dân vận" heads the body; "Trưởng ban" is a title
            title, body = title[:-4], f"Ban {body}"
        if _NO_HOLDER.search(text[: match.start()]):
            continue
        if (body or title.lower() not in _ALONE) and not (
            roles and match.start() < roles[-1].span.end
        ):
            status = _status(text[max(0, match.start() - _SAID) : match.start()])
            roles.append(Role(Span(match.start(), end), title, body, status))
    return roles


def _status(before: str) -> Status:
    return next((status for status, said in _TOLD if said.search(before)), "holds")


def _body_end(text: str, start: int, names: Sequence[Span]) -> int:
    """Return where the body after a title ends."""
    end = kept = start
    form = ""
    while word := _NEXT.match(text, end):
        starts_name = any(name.start == word.start(1) for name in names)
        before, form = form, word[1].rstrip(".")
        if before.lower() in _LEVELS and form[0].islower() and form not in _GO_ON:
            break  # after "phường" comes its name or nothing: "phường phát động"
        if starts_name or not (form[0].isupper() or form[0].isdigit() or form in _BODY_WORDS):
            break
        if TITLE.match(text, word.start(1)) and form.lower() not in ("văn", "công", "cán"):
            break
        end = word.start(1) + len(form)
        kept = kept if form in ("và", "số") else end
        if word[1].endswith("."):
            break
    return kept


def holders(text: str, names: Sequence[Span], roles: Sequence[Role]) -> list[Span | None]:
    """Return for each role the name of its holder in the same block, or None."""
    found: list[Span | None] = []
    for at, role in enumerate(roles):
        before = roles[at - 1] if at else None
        found.append(_holder(text, names, role, before, found[-1] if found else None))
    return found


def is_one(text: str, role: Role) -> bool:
    """Return whether a role alone can stand for one person: "các chủ tịch" cannot."""
    honoured = _HONOURED.search(text[: role.span.start])
    return bool(role.body or honoured or role.title[0].isupper())


def continues(text: str, role: Role, other: Role) -> bool:
    """Return whether `other` goes on with `role` of the same person ("Bí thư - Chủ tịch")."""
    return bool(_CHAIN.match(text[role.span.end : other.span.start]))


def _holder(
    text: str, names: Sequence[Span], role: Role, before: Role | None, chained: Span | None
) -> Span | None:
    left = next((name for name in reversed(names) if name.end <= role.span.start), None)
    right = next((name for name in names if name.start >= role.span.end), None)
    if right is not None and text[role.span.end : right.start] == " ":
        return right
    if left is not None and _FROM_NAME.match(text[left.end : role.span.start]):
        return left
    named_first = before and chained and chained.start < before.span.start
    if named_first and before and continues(text, before, role):
        return chained
    if right is not None and _TO_NAME.match(text[role.span.end : right.start]):
        return right
    following = _leads_on(text, role, right)
    if following is not None:
        return following
    if left is not None and "." not in text[left.end : role.span.start].replace("TP.", ""):
        return left if _BECOMES.search(text[: role.span.start]) else None
    return None


def _leads_on(text: str, role: Role, right: Span | None) -> Span | None:
    """Return the name that a chain of roles before it leads to ("Bí thư, Chủ tịch X Nguyễn A")."""
    if right is None:
        return None
    between = text[role.span.end : right.start]
    rest = _CHAIN.match(between[: len(between) - len(between.lstrip(" ,–-"))])
    roles = TITLE.match(between.lstrip(" ,–-")) if rest else None
    return right if roles and len(between) < 60 and not re.search(r"[.;]", between) else None
