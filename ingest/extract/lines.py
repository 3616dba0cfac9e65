"""What a single line of a post is: its closing mark, a caption, a byline, a section, a number."""

from __future__ import annotations

import re

from luutru.data.lexicons import derived
from luutru.ingest.records import Byline
from luutru.text.persons.surnames import byline_surnames
from luutru.text.script.folding import fold

__all__ = [
    "byline",
    "is_caption",
    "is_heading",
    "is_section",
    "is_unfinished",
    "title_of",
    "views",
    "without_closing",
]

# The mark that ends a post: "./.", " ./.", "/.", "./-".
_CLOSING = re.compile(r"(?:\s*[.…]*\s*/\s*-?\s*\.?)+\s*$")
# "Lượt xem: 1.204", "Số lần xem: 169", "View count: 381", "5 lần xem", "1,2K lượt xem"; but not
# what counts a site's visitors ("Lượt truy cập: 9.999.999").
_NUMBER = r"(\d[\d.,]{0,12})\s?([kKnN](?:ghìn)?\b)?"
_VIEWS = re.compile(
    r"(?:(?:lượt|lần|đã|số|người)\s*(?:xem|đọc)|views?(?:\s*count)?|hits|xem)\s*[:(]\s*"
    + _NUMBER
    + r"|(?:(?:lượt|lần)\s*(?:xem|đọc)|views|đã xem)\s+"
    + _NUMBER
    + r"|(?<![\d/.:-])"
    + _NUMBER
    + r"\s*(?:lượt|lần|người)\s*(?:xem|đọc)|(?<![\d/.:-])"
    + _NUMBER
    + r"\s*views\b",
    re.IGNORECASE,
)
_STOP = (".", "!", "?", ":", ";", ",")
# What captions begin with: "Toàn cảnh hội nghị", "(Ảnh minh họa)", "Đ/c Bí thư phát biểu".
_CAPTION = re.compile(
    r"(?:\(?ảnh|hình ảnh|toàn cảnh|quang cảnh|(?:các )?đại biểu|đ/c|đồng chí|ông|bà|lãnh đạo)\b",
    re.IGNORECASE,
)
# The number of a heading: "1. Công tác", "IV/ Nhiệm vụ", "a) Về giáo dục".
_NUMBERED = re.compile(r"(?:\d{1,2}|[IVX]{1,4}|[a-zđ])\s?[.)/-]\s?\w")
# What stands before the name of an author: "Tin, ảnh: ", "Người viết: ".
_CREDIT = re.compile(
    r"^(?:(?:tin|bài|ảnh|tác giả|người viết|thực hiện|nguồn|biên tập)\s*(?:,|và|-|/|&)?\s*){1,4}"
    r":\s*",
    re.IGNORECASE,
)
_DASH = re.compile(r"\s*[-–—]\s*")
_NAME_WORD = re.compile(r"[^\W\d_]+")


@derived
def _surnames() -> frozenset[str]:
    """Return surnames that a byline begins with, with and without marks."""
    known = byline_surnames()
    return known | frozenset(map(fold, known))


def without_closing(text: str) -> str:
    """Return a block without the mark that ends a post ("./."): the sentence keeps its stop."""
    found = _CLOSING.search(text)
    if found is None or "/" not in found.group() or "." not in found.group():
        return text
    body = text[: found.start()].rstrip()
    return body if not body or body.endswith(_STOP) else f"{body}."


def views(text: str) -> int | None:
    """Return the number of views in a line, None without one: "1,2K" are 1200."""
    found = _VIEWS.search(text)
    if found is None:
        return None
    given, thousands = next(
        (found.group(n), found.group(n + 1)) for n in (1, 3, 5, 7) if found.group(n)
    )
    if thousands:
        whole, _, part = given.replace(".", ",").partition(",")
        return int(whole) * 1000 + int((part + "000")[:3])
    digits = re.sub(r"\D", "", given)
    return int(digits) if 0 < len(digits) < 12 else None


def is_section(text: str) -> bool:
    """Return whether a first line is a section: short, in capitals."""
    return 3 < len(text) <= 60 and text.isupper() and not text.endswith(_STOP)


def is_caption(text: str) -> bool:
    """Return whether a paragraph alone is a caption: short, no sentence, begins like one."""
    if text.startswith("(") and text.endswith(")") and _CAPTION.match(text):
        return len(text) <= 160
    return len(text) <= 160 and not text.endswith(_STOP) and _CAPTION.match(text) is not None


def is_unfinished(text: str) -> bool:
    """Return whether a short paragraph is no sentence: between others, it is a caption."""
    return len(text) <= 120 and not text.endswith(_STOP) and not text.endswith((")", '"', "”", "/"))


def is_heading(text: str) -> bool:
    """Return whether a paragraph alone is a heading: short, numbered, no sentence."""
    return len(text) <= 160 and not text.endswith(_STOP) and _NUMBERED.match(text) is not None


def title_of(text: str) -> str:
    """Return a title line without the stop at its end."""
    return text[:-1].rstrip() if text.endswith(".") and not text.endswith("..") else text


def byline(text: str) -> Byline | None:
    """Return the byline that a last line of a post is, or None.

    "Nguyễn Văn Hùng-Chủ tịch Hội CCB", "Tin, ảnh: Lê Thị Hoa", "Người viết: Trần An - Tổ trưởng".
    """
    credit = _CREDIT.match(text)
    if len(text) > 120 or text.endswith((":", ";")) or (credit is None and text.endswith(".")):
        return None
    rest = text[credit.end() :] if credit else text
    name, _, role = (part.strip(" .") for part in _partition(rest))
    if not _is_name(name, known_surname=credit is None):
        return None
    if credit is None and len(role) > 80:
        return None
    return Byline(name, role)


def _partition(text: str) -> tuple[str, str, str]:
    found = _DASH.search(text) or re.search(r"\s*[,(]\s*", text)
    if found is None:
        return text, "", ""
    return text[: found.start()], found.group(), text[found.end() :].rstrip(")")


def _is_name(text: str, *, known_surname: bool) -> bool:
    words = text.split()
    if not 2 <= len(words) <= 5 or not all(_NAME_WORD.fullmatch(word) for word in words):
        return False
    if not all(word[0].isupper() for word in words):
        return False
    return not known_surname or words[0].lower() in _surnames()
