"""Names of persons in a block of text: capitals, surnames, honorifics and layout as witnesses.

underthesea's entities are one witness more (`entities`): they may add a name, they decide none
against the others. A mention is the name alone, without title, rank or honorific.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from luutru.text.person_titles import TITLE

__all__ = ["HONORIFICS", "SURNAMES", "Span", "find_names"]


class Span(NamedTuple):
    """A stretch of a text."""

    start: int
    end: int


#: Ninety-five in a hundred bear one of the first forty.
SURNAMES = frozenset(
    """nguyễn trần lê phạm võ huỳnh phan bùi hoàng vũ trương đỗ đặng hồ ngô dương đoàn đinh trịnh
    cao đào mai lương lưu lâm hà thái phùng tạ lý tô chu tống vương quách kiều đàm nghiêm triệu tôn
    doãn khổng khúc la lã lại mạc nhữ ninh nông ông phí phó quản sầm thạch thân tiêu từ uông vi viên
    văn âu bạch bành bế biện bồ ca cát châu chung chử cù cung diệp đái đậu điền đồng đới giang giáp
    hàn hầu hạ hứa kha khương kim lò lều lục lỗ mã ma mẫn nhâm ong phương quan tăng thi thiều trà
    trang tưởng ung vàng xa yên ao nghị tường""".split()
)
_MIDDLES = frozenset({"Văn", "Thị"})  # hardly any place has them

#: What stands before a name and is no part of it.
HONORIFICS = (
    "đồng chí",
    "đ/c",
    "các đồng chí",
    "ông",
    "bà",
    "anh",
    "chị",
    "em",
    "cụ",
    "cô",
    "cô giáo",
    "thầy",
    "thầy giáo",
    "chú",
    "bác",
    "cậu",
    "cháu",
    "bác sĩ",
    "y sĩ",
    "dược sĩ",
    "điều dưỡng",
    "kỹ sư",
    "kiến trúc sư",
    "luật sư",
    "nhà báo",
    "nhà văn",
    "nhà thơ",
    "nhạc sĩ",
    "họa sĩ",
    "ca sĩ",
    "nghệ sĩ",
    "nghệ nhân",
    "diễn viên",
    "huấn luyện viên",
    "cầu thủ",
    "thí sinh",
    "bị cáo",
    "bị can",
    "nạn nhân",
    "đối tượng",
    "liệt sĩ",
    "già làng",
    "đại biểu",
    "phóng viên",
    "mẹ việt nam anh hùng",
    "gs",
    "pgs",
    "ts",
    "ths",
    "bs",
    "ks",
    "ls",
    "gs.ts",
    "pgs.ts",
    "gs.tskh",
    "tskh",
    "nsnd",
    "nsưt",
    "tổng thống",
    "mc",
    "hoa hậu",
    *(
        f"{rank} {kind}"
        for rank in ("thiếu", "trung", "thượng", "đại")
        for kind in ("úy", "tá", "tướng")
    ),
)

# Names of streets, schools and organisations are names of persons no more.
_UNITS = (*"phường xã huyện quận tỉnh tp thôn xóm bản buôn ấp khu".split(), "thành phố")
_PLACES = (
    *"đường phố trường thcs thpt giải chợ sông quỹ tncs ngõ ngách làng cầu chùa hồ núi đảo".split(),
    *("cung", "báo", "tết", "tiểu học", "mầm non", "bệnh viện", "học bổng", "đô thị"),
    *("tượng đài", "công ty", "chiến dịch", "công viên", "nhà hát", "nguyên đán", "tập đoàn"),
    *("cộng sản", "nghĩa trang", "huyện ủy", "đại lộ", "trung tâm"),
)
# Places that begin like a name.
_KNOWN_PLACES = frozenset(
    (
        "Hà Nội",
        "Hà Nam",
        "Hà Giang",
        "Hà Tĩnh",
        "Hà Đông",
        "Cao Bằng",
        "Lâm Đồng",
        "Thái Bình",
        "Thái Nguyên",
        "Vũng Tàu",
        "Đồng Nai",
        "Đồng Tháp",
        "Điện Biên",
        "Yên Bái",
        "Trà Vinh",
    )
)
# Words that begin like one.
_NO_NAMES = re.compile(
    r"(?:Đoàn (?:Thanh|TN)|Văn (?:phòng|hóa)|Quan (?:hệ|chức)|Phương (?:án|tiện)|Trang (?:bị|trí)"
    r"|Tăng cường|Lý (?:do|luận))\b"
)
_BYLINES = (
    "ảnh",
    "tin",
    "bài",
    "bài và ảnh",
    "tin và ảnh",
    "tin, ảnh",
    "thực hiện",
    "người viết",
    "tác giả",
    "tin bài",
)

_WORD = re.compile(r"[^\W\d_](?:[\w’']*\w)?")
_LONGEST = 5  # syllables of a name
_HONORIFIC = re.compile(
    r"(?:^|(?<=[^\w.]))(?:"
    + "|".join(re.escape(h) for h in sorted(HONORIFICS, key=len, reverse=True))
    + r")(?:(?<=[gtbkl]s)\.|(?<=skh)\.)?:?\s+$",  # no full stop but an abbreviation's
    re.IGNORECASE,
)


def _right_before(words: Collection[str]) -> re.Pattern[str]:
    listed = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{listed})\.?\s+$", re.IGNORECASE)


_PLACE, _UNIT = _right_before(_PLACES), _right_before(_UNITS)
_ENDS = re.compile(r"\s*(?:$|[.,;()/–-])", re.MULTILINE)  # "Ảnh: Công an cung cấp" names nobody
_BYLINE = re.compile(
    r"(?<!\w)(?:" + "|".join(sorted(_BYLINES, key=len, reverse=True)) + r")\s*:\s*$", re.IGNORECASE
)
_LEADING = frozenset(h for h in HONORIFICS if " " not in h) | {"cùng", "theo", "nguyên", "các"}


def find_names(
    text: str, *, entities: Collection[Span] = (), known: Collection[str] = ()
) -> list[Span]:
    """Return the names of persons in one block of text, in order.

    Args:
        entities: what underthesea takes for persons.
        known: full names found before; their given names alone are names too.
    """
    if text.isupper():
        return []
    short = {*known, *(tail for name in known for tail in _tails(name))}
    return [span for run in _runs(text) for span in _judged(text, run, entities, short)]


def _tails(name: str) -> Iterator[str]:
    """Yield what a person of this full name is called by: the given name, and the last two."""
    parts = name.split()
    if len(parts) > 1:
        yield parts[-1]
    if len(parts) > 2:
        yield " ".join(parts[-2:])


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    """Yield the runs of words with a capital that stand one space apart."""
    run: list[re.Match[str]] = []
    for word in _WORD.finditer(text):
        begins = word.group()[0].isupper()
        if run and (not begins or text[run[-1].end() : word.start()] != " "):
            yield run
            run = []
        if begins:
            run.append(word)
    if run:
        yield run


def _judged(
    text: str, run: list[re.Match[str]], entities: Collection[Span], short: set[str]
) -> Iterator[Span]:
    honoured = False
    while run and run[0].group().lower() in _LEADING and not _is_surname_of(run):
        honoured = honoured or run[0].group().lower() in HONORIFICS
        run = run[1:]
    if not run or any(p.match(text, run[0].start()) for p in (_NO_NAMES, TITLE)):
        return
    run = _from_surname(run)
    start, end = run[0].start(), run[-1].end()
    honoured = honoured or bool(_HONORIFIC.search(text[:start]))
    name = text[start:end]
    plain = len(run) <= _LONGEST and not any(_is_short_form(word.group()) for word in run)
    if (plain and _is_name(text, run, Span(start, end), honoured, entities)) or name in short:
        yield Span(start, end)


def _from_surname(run: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return a run from the surname before Văn or Thị on: "Hoa Mai Ninh Thị Thơm" has a name."""
    for at in range(2, len(run)):
        if run[at].group() in _MIDDLES and run[at - 1].group().lower() in SURNAMES:
            return run[at - 1 :]
    return run


def _is_surname_of(run: list[re.Match[str]]) -> bool:
    """Return whether a run like "Ông Văn Tùng" is a name whose surname is a title elsewhere."""
    return len(run) == 3 and run[0].group().lower() == "ông" and run[1].group() in _MIDDLES


def _is_short_form(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _is_name(
    text: str,
    run: list[re.Match[str]],
    span: Span,
    honoured: bool,
    entities: Collection[Span],
) -> bool:
    before = text[: span.start]
    if honoured or (_BYLINE.search(before) and _ENDS.match(text, span.end)):
        return True
    surname = run[0].group().lower() in SURNAMES
    if _PLACE.search(before):
        return False
    if len(run) > 2 and surname and run[1].group() in _MIDDLES:
        return True
    if len(run) < 2 or _UNIT.search(before) or text[span.start : span.end] in _KNOWN_PLACES:
        return False
    if surname:
        return True
    return any(e.start <= span.start and span.end == e.end for e in entities)
