"""Lines among the text that are none of it: buttons, counts, and boxes of other posts."""

from __future__ import annotations

import re

from luutru.data.lexicons import derived, rows
from luutru.ingest.extract.page.document import text_key
from luutru.ingest.extract.page.layout import Line, is_prose
from luutru.ingest.extract.page.particulars import is_particular

__all__ = ["is_beside", "without_others"]

# The line above the list of other posts. The text ends there, unless its own element goes on.
_OTHERS = re.compile(
    r"^\W*(?:(?:các\s+|những\s+)?(?:tin|bài|tin bài|bài viết|tin tức|thông tin|chủ đề|văn bản|ảnh)"
    r"\s+(?:viết\s+)?(?:liên quan|khác|mới|mới hơn|mới nhất|cũ hơn|cùng chuyên mục|cùng loại"
    r"|đã đưa|đã đăng|nổi bật|cùng chủ đề|tiếp theo|trước|đọc nhiều|xem nhiều|tiêu điểm"
    r"|gần đây)"
    r"|(?:có thể\s+)?bạn (?:có thể )?quan tâm|có thể bạn|đọc nhiều|xem nhiều|tin nóng"
    r"|cùng chuyên mục|ý kiến bạn đọc|ý kiến của bạn|bình luận|phản hồi"
    r"|gửi (?:ý kiến|phản hồi|bình luận)|related (?:posts|articles|news)|comments?)\b.{0,30}$",
    re.IGNORECASE,
)
# The line above a box of them within the text.
_RELATED = re.compile(
    r"^\W*(?:xem thêm|đọc thêm|xem tiếp|>>|liên quan|tin liên quan|bài liên quan|tin cùng sự kiện)",
    re.IGNORECASE,
)
# What else such a line may be, beside the words of `page_labels.tsv`: "Trang 2", "A+".
_TOOL = r"trang \d|a[+-]"
_COUNT = re.compile(r"^[\d\s.,/()]*(?:người|thích|likes?|votes?|phiếu|điểm)?\W*$", re.IGNORECASE)
_DOCUMENT = re.compile(r"\.(?:docx?|pdf|xlsx?|rar|zip|pptx?)(?:$|[?#])", re.IGNORECASE)
_LONGEST_TOOL = 100  # characters
_LONGEST_MARK = 60  # characters of a line above other posts
_LONGEST_RELATED = 160  # ... that names one of them: "Xem thêm: ..."
_TITLE = 4  # words: fewer linked are a reference within the text
_RECENT = 6  # lines by which the place of the text is known


@derived
def _labels() -> re.Pattern[str]:
    """Return what a line matches that is a button or a label of a portal."""
    listed: dict[str, list[str]] = {"tool": [], "button": []}
    for row in rows("page_labels"):
        listed[row["as"]].append(re.escape(row["words"]))
    tools, buttons = "|".join([*listed["tool"], _TOOL]), "|".join(listed["button"])
    return re.compile(
        rf"^\W*(?:(?:{tools})\b(?:.{{0,40}}[^.]|.{{0,80}}tại đây\W*)?|(?:{buttons})\W*)$",
        re.IGNORECASE,
    )


def is_beside(line: Line, title: str) -> bool:
    """Return whether a line among the text is none of it."""
    text = line.text
    if not any(c.isalnum() for c in text):
        return True
    if text_key(text) == text_key(title) or is_particular(line):
        return True
    if len(text) <= _LONGEST_TOOL and _labels().match(text):
        return True
    if _COUNT.match(text):
        return True
    return (
        line.is_link
        and not _is_attached(line)
        and (len(text.split()) >= _TITLE or line.element.tag == "li" or text.startswith((">", "»")))
    )


def _is_attached(line: Line) -> bool:
    return any(_DOCUMENT.search(link.get("href") or "") for link in line.element.iter("a"))


def without_others(lines: list[Line]) -> list[Line]:
    """Return the lines without boxes of other posts: those at the end, and within the text."""
    kept: list[Line] = []
    number = 0
    while number < len(lines):
        line = lines[number]
        if not any(is_prose(one) for one in kept) and _OTHERS.match(line.text):
            number += 1  # above the text it is the name of a section: "Tin nổi bật"
            continue
        if not _is_above_others(line):
            kept.append(line)
            number += 1
            continue
        number += 1
        after = number
        while after < len(lines) and not _goes_on(lines[after], kept):
            after += 1
        if after == len(lines) or (
            after == number and sum(map(is_prose, kept)) > 1
        ):  # the text ends, or what follows is no box
            break
        number = after
    return kept


def _is_above_others(line: Line) -> bool:
    """Return whether a line stands above other posts, or names one of them.

    A sentence does not: "Liên quan đến vụ việc, công an phường đang điều tra."
    """
    text = line.text
    if text.endswith(".") and not text.endswith("..") and not line.is_link:
        return False
    is_others = len(text) <= _LONGEST_MARK and _OTHERS.match(text) is not None
    return is_others or (len(text) <= _LONGEST_RELATED and _RELATED.match(text) is not None)


def _goes_on(line: Line, kept: list[Line]) -> bool:
    """Return whether a line goes on with the text that a box interrupts, in the same place."""
    if not is_prose(line) or not kept:
        return False
    if not any(is_prose(one) for one in kept[1:]):
        return True
    parents = {one.element.getparent() for one in kept[-_RECENT:]} | {
        one.element for one in kept[-_RECENT:]
    }
    return line.element.getparent() in parents or line.element in parents
