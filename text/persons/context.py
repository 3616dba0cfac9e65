"""What stands around a name: honorifics, heads of places, addresses, bylines, what persons do."""

from __future__ import annotations

import re

from luutru.text.persons.honorifics import STRONG, WEAK
from luutru.text.persons.non_names import COUNTRIES, is_compound
from luutru.text.persons.runs import LEVELS, CapitalRun, Span, left_of
from luutru.text.persons.titles import TITLE

__all__ = ["Place", "acts", "is_titled", "read", "signs"]

# Names of streets, schools and organisations are names of persons no more.
_UNITS = frozenset(
    (
        *"phường xã huyện quận tỉnh tp tp. thôn xóm bản buôn ấp khu h. x. q. p.".split(),
        "thành phố",
        "thị xã",
        "thị trấn",
        "tổ",
        "khối",
        "miền",
        "vùng",
        "nước",
        "ở",
        "tại",
        "quê",
    )
)
_HEADS = frozenset(
    (
        *"đường phố trường thcs thpt giải chợ sông quỹ tncs ngõ ngách làng cầu chùa đền".split(),
        *"núi đảo cung báo tết đèo hồ hẻm phim vở cảng ga suối đập kênh đình rừng tnhh".split(),
        *("tiểu học", "mầm non", "bệnh viện", "học bổng", "đô thị", "tượng đài", "công ty", "rạp"),
        *(
            "chiến dịch",
            "công viên",
            "nhà hát",
            "nguyên đán",
            "tập đoàn",
            "cộng sản",
            "nghĩa trang",
        ),
        *("huyện ủy", "đại lộ", "trung tâm", "sân bay", "sân vận động", "đường hoa", "ngã tư"),
        *("vòng xuyến", "nút giao", "giao lộ", "bến xe", "khách sạn", "nhà hàng", "quán", "lễ hội"),
        *("tiệm vàng", "dịch vụ", "cổ phần", "doanh nghiệp", "thương hiệu", "đại học", "cao đẳng"),
        *("quốc lộ", "khu du lịch", "khu công nghiệp", "cuộc thi", "danh hiệu", "ca khúc", "hãng"),
        *("album", "chương trình", "bộ phim", "mv", "gameshow", "câu lạc bộ", "clb", "đội", "sân"),
        *("tạp chí", "nhà xuất bản", "cửa hàng", "trang", "tuyến", "vịnh", "quần đảo", "cụm phim"),
        *("quảng trường", "truyện", "tiểu thuyết", "kênh", "mạng", "ứng dụng", "ngân hàng"),
        *(
            "luật sư đoàn",
            "nghiệp đoàn",
            "sao",
            "dòng",
            "chung cư",
            "tòa nhà",
            "bãi biển",
        ),
    )
)
_STREET = re.compile(r"(?:số|hẻm|ngõ|ngách|kiệt|nhà)\s+[\w/]*\d[\w/]*,?\s+$", re.IGNORECASE)
_BEARER = re.compile(r"[^\W\d_a-zà-ỹđ][^\W\d_]*\)? ?[,(–-]$")
_DIGIT = re.compile(r"\d")
_COMPANY = re.compile(
    r"(?:văn phòng|đoàn|hội|cuộc thi|danh hiệu|top \d+|vương miện|chung kết|ngôi vị|giải)$"
)
_BYLINES = frozenset(
    "ảnh|tin|bài|bài và ảnh|tin và ảnh|tin, ảnh|thực hiện|người viết|tác giả|tin bài".split("|")
)
_ENDS = re.compile(r"\s*(?:$|[.,;()/–-])", re.MULTILINE)  # "Ảnh: Công an cung cấp" names nobody
# Offices that a foreigner's name follows at once; a firm's follows "Giám đốc".
_STATES = re.compile(
    r"(?:phó )?(?:thủ tướng|ngoại trưởng|tổng thống|đại sứ|thị trưởng)|hlv|huấn", re.I
)
_ACTS = re.compile(
    r"\s*\((?:\d{1,3} tuổi|SN[ \d]|sinh năm|sinh ngày|tức |tên thật|ngụ |trú |quê )"
    r"|,? (?:\d{1,3} tuổi|chia sẻ|cho biết|cho hay|kể|nói|tâm sự|khai|thừa nhận|tiết lộ"
    r"|bộc bạch|hé lộ|khẳng định|bày tỏ|trả lời|cười|khóc|diện|khoe|xinh đẹp|quyến rũ"
    r"|gợi cảm|rạng rỡ|sinh năm|tên thật|ghi bàn|sút|nghẹn ngào|chụp ảnh|kết hôn|bị bắt|đầu thú"
    r"|bức xúc|nhớ lại|viết)(?!\w)"
)


def read(text: str, run: CapitalRun) -> CapitalRun:
    """Return a run with what stands before it."""
    run.place, run.honour = _place(text, run), _honour(text, run)
    if run.place == Place.UNIT and run.has_surname and _holds_unit(text, run):
        run.place = Place.NONE
    return run


def _honour(text: str, run: CapitalRun) -> int:
    """Return 2 if a strong honorific stands before, 1 if a weak one, else 0."""
    for kind, honorifics in ((2, STRONG), (1, WEAK)):
        if not honorifics.isdisjoint(run.left):
            longest = next(words for words in reversed(run.left) if words in honorifics)
            before = text[max(0, run.span.start - 40) : run.span.start].rstrip(" :").lower()
            return 0 if _COMPANY.search(before[: -len(longest)].rstrip()) else kind
    return 0


class Place:
    """How a place may be told: by nothing, by its unit or a preposition, by its head."""

    NONE, UNIT, HEAD = 0, 1, 2


def _place(text: str, run: CapitalRun) -> int:
    """Return whether a place or an organisation is named here, and how it is told."""
    first = run.words[0].lower()
    if (first in _HEADS or first in LEVELS) and len(run.words) > 1 and not run.has_surname:
        return Place.HEAD
    left = run.left[1:] if _is_part(run.left) else run.left
    heads = [words for words in left if words in _HEADS]
    if heads and not any(len(h) > len(heads[-1]) for h in run.left if h in STRONG or h in WEAK):
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
        return Place.UNIT if is_titled(text, run) else Place.HEAD
    elif near[-2:] == ", " and _STREET.search(near):
        return Place.HEAD
    glued = near.endswith(("H.", "Q.", "P.", "X.", "TP.", "TX.", "TT."))
    return Place.UNIT if glued or not _UNITS.isdisjoint(left) else Place.NONE


def _holds_unit(text: str, run: CapitalRun) -> bool:
    """Return whether a name follows an office with its unit ("Bí thư xã Lê Văn A đến").

    It does not when the office is told of who is named before ("Lê Văn A, Bí thư xã Hà Sơn").
    """
    near = text[max(0, run.span.start - 60) : run.span.start]
    titles = list(TITLE.finditer(near))
    if not titles or len(run.words) < 3:
        return False
    between, before = near[titles[-1].end() :], near[: titles[-1].start()].rstrip()
    apposed = before.endswith((",", "-", "–", "(")) and _BEARER.search(before[-30:])
    return not apposed and not any(mark in between for mark in ".,;(")


def is_titled(text: str, run: CapitalRun) -> int:
    """Return 2 if an office stands right before a name, 1 if it stands a bit before, else 0."""
    near = text[max(0, run.span.start - 60) : run.span.start]
    near = near[max(near.rfind(mark) for mark in ".,;(\n") + 1 :]
    titles = list(TITLE.finditer(near))
    if not titles:
        return 0
    between = near[titles[-1].end() :].split()
    if any(" ".join(between[-count:]) in COUNTRIES for count in (1, 2, 3)):
        return 2
    return 2 if not between and run.is_foreign and _STATES.match(titles[-1].group()) else 1


def signs(text: str, span: Span) -> bool:
    """Return whether a name stands alone in a block, in a byline or in a credit of a photograph."""
    if not span.start and span.end == len(text.rstrip()):
        return True
    if text[max(0, span.start - 2) : span.start].rstrip()[-1:] != ":":
        return False
    before = left_of(text, span.start)
    return not _BYLINES.isdisjoint(before) and bool(_ENDS.match(text, span.end))


def acts(text: str, span: Span) -> bool:
    """Return whether what follows is told of persons: an age, a verb of saying."""
    return bool(_ACTS.match(text, span.end))
