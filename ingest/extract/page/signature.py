"""Who signed a page: in an element named so, in the last lines of the text, or as declared."""

from __future__ import annotations

import re

from luutru.ingest.extract.lines import byline
from luutru.ingest.extract.page.document import names_of, text_key
from luutru.ingest.extract.page.layout import HEADINGS, Line
from luutru.ingest.extract.page.metadata import Metadata
from luutru.ingest.records import Byline

__all__ = ["SIGNATURE", "declared", "named", "pen_name", "signed", "under"]

#: Class or id of the element that names the author.
SIGNATURE = re.compile(
    r"author(?!ization)|tac-?gia|by-?line|nguoi-?viet|nguoi-?dang|\busername\b|nguon-?tin"
    r"|\bsource|[a-z]source\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^\W*(?:(?:tác giả|người viết|người đăng|đăng bởi|được đăng bởi|viết bởi|posted by|written by"
    r"|by|bài và ảnh|bài, ảnh|tin, ảnh|thực hiện|theo|nguồn(?: tin)?)\s*:?\s+)+",
    re.IGNORECASE,
)
_ORIGIN = re.compile(r"^\W*(?:theo|nguồn)\b", re.IGNORECASE)
# Who puts pages up, and the press itself, are no authors.
_NOBODY = re.compile(
    r"^(?:admin\w*|quản trị\b.*|ban biên tập|bbt|biên tập viên|webmaster|super user|root|editor"
    r"|administrator|cổng thông tin.*|báo .*|tạp chí .*|trang .*|ubnd .*|sở .*|cổng .*|ttxvn"
    r"|tòa soạn|phòng .*|.*@.*|.*\.(?:vn|com|net|org)\b.*|http.*)$",
    re.IGNORECASE,
)
_DATE_AFTER = re.compile(
    r"\s*(?:[-–—|,(/]\s*)?(?:(?:thứ \w+|chủ nhật),?\s+)?(?:ngày\s+|lúc\s+)?"
    r"\d{1,2}[/.:h-]\d{1,2}.*$",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*[(\[].*$")
_NAME_WORD = re.compile(r"[^\W\d_][\w.'’]*|[^\W\d_]+-[^\W\d_]+|\d{1,3}")
# Words of labels, no names: "Related Article", "BÀI ĐỌC NHIỀU", "Created By".
_LABEL_WORD = re.compile(
    r"\b(?:related|articles?|posts?|created|modified|by|tags?|bài|tin"
    r"|đọc|xem|nhiều|liên quan|mới)\b",
    re.IGNORECASE,
)
_LABELS = frozenset({"by", "bởi", "theo", "nguồn", "author", "tag", "tags", "email", "share"})
_LONGEST = 80  # characters of a line that names the author
_MOST_WORDS = 5


def named(lines: list[Line]) -> Byline | None:
    """Return the author whom a line near the title or the end names by its element."""
    origins = []
    for line in lines:
        if len(line.text) > _LONGEST:
            continue
        if line.element.tag in HEADINGS or not SIGNATURE.search(line.named):
            continue
        found = pen_name(line.text)
        if found is None:
            continue
        if _ORIGIN.match(line.text):
            origins.append(found)
        else:
            return found
    return origins[0] if origins else None


def signed(line: Line, *, last: bool) -> Byline | None:
    """Return the author whom one of the last lines of a text names, None when it is text.

    Args:
        last: whether nothing but links and labels follows.
    """
    text = line.text
    found = byline(text)
    if found is not None:
        return found
    origin = _ORIGIN.match(text) is not None
    set_apart = line.align == "right" or line.is_bold or line.is_italic
    set_apart = set_apart or SIGNATURE.search(names_of(line.element)) is not None
    if (
        len(text) > _LONGEST
        or not (set_apart or (last and origin))
        or text.endswith((":", "?", "!"))
    ):
        return None
    name = pen_name(text)
    if name is None or (origin and len(name.name.split()) < 2):
        return None
    return name


def under(lines: list[Line]) -> Byline | None:
    """Return the author whom a line right under the text names, set apart from it."""
    for line in lines:
        if line.is_link or not (line.align == "right" or line.is_bold):
            continue
        found = signed(line, last=True)
        if found is not None:
            return found
    return None


def declared(metadata: Metadata) -> Byline | None:
    """Return the author whom the page declares; a site's own name is none."""
    text = metadata.author
    if not text or (metadata.site and text_key(text) == text_key(metadata.site)):
        return None
    if metadata.author_is_declared:
        return pen_name(text)
    return byline(text)


def pen_name(text: str) -> Byline | None:
    """Return the name in a line that is one: "K. Miên", "Theo Sầm Hoa (Reuters)", "LỌ MỌ"."""
    rest = _LABEL.sub("", text)
    rest = _DATE_AFTER.sub("", rest)
    rest = _ASIDE.sub("", rest).strip(" -–—|.,;:*")
    first = re.split(r"\s+[-–—]\s+|\s*[,;/&|]\s*|\s+và\s+", rest)[0].strip()
    words = first.split()
    if first.lower() in _LABELS or (len(words) > 1 and _LABEL_WORD.search(first)):
        return None
    if not 1 <= len(words) <= _MOST_WORDS or _NOBODY.match(first) or _NOBODY.match(rest):
        return None
    if not all(_NAME_WORD.fullmatch(word) for word in words):
        return None
    capitals = sum(word[0].isupper() or word[0].isdigit() for word in words)
    if capitals < len(words) and len(words) > 1:
        return None
    if len(first) < 2:
        return None
    return Byline(first)
