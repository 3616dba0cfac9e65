"""The text of a page: from its lines to blocks, without what stands among them."""

from __future__ import annotations

import re
from itertools import pairwise

from luutru.ingest.extract.lines import is_heading, without_closing
from luutru.ingest.extract.page.document import names_of, text_key
from luutru.ingest.extract.page.layout import HEADINGS, Line, is_prose
from luutru.ingest.extract.page.particulars import is_particular
from luutru.ingest.extract.page.signature import SIGNATURE, signed
from luutru.ingest.records import Block, Byline

__all__ = ["Body", "blocks_of", "is_lead"]

# The line above the list of other posts. The text ends there, unless its own element goes on.
_OTHERS = re.compile(
    r"^\W*(?:(?:các\s+|những\s+)?(?:tin|bài|tin bài|bài viết|tin tức|thông tin|chủ đề|văn bản|ảnh)"
    r"\s+(?:viết\s+)?(?:liên quan|khác|mới|mới hơn|mới nhất|cũ hơn|cùng chuyên mục|cùng loại"
    r"|đã đưa|đã đăng|nổi bật|cùng chủ đề|tiếp theo|trước|đọc nhiều|xem nhiều|tiêu điểm)"
    r"|(?:có thể\s+)?bạn (?:có thể )?quan tâm|có thể bạn|đọc nhiều|xem nhiều|tin nóng"
    r"|cùng chuyên mục|ý kiến bạn đọc|ý kiến của bạn|bình luận|phản hồi|gửi (?:ý kiến|phản hồi|bình luận)"
    r"|related (?:posts|articles|news)|comments?)\b.{0,30}$",
    re.IGNORECASE,
)
# The line above a box of them within the text.
_RELATED = re.compile(
    r"^\W*(?:xem thêm|đọc thêm|xem tiếp|>>|liên quan|tin liên quan|bài liên quan|tin cùng sự kiện)",
    re.IGNORECASE,
)
# Buttons and labels of portals.
_TOOL = re.compile(
    r"^\W*(?:in (?:bài|trang|tin|ấn)|bản in|gửi (?:bài|email|mail|cho bạn|tin)|email|chia sẻ|share"
    r"|facebook|twitter|google|zalo|zing me|lưu (?:bài|trang|tin)|về đầu trang|lên đầu trang"
    r"|quay lại|trở (?:về|lại)|đầu trang|trang (?:trước|sau|chủ)|tags?|từ khóa|từ khoá|thích"
    r"|like|tweet|pin it|nghe (?:bài|đọc)|cỡ chữ|a[+-]|print|góp ý|đánh giá|bình chọn|copy link"
    r"|sao chép|theo dõi|xem (?:ảnh lớn|với cỡ)|click|tổng số điểm|điểm:|hãy là người|được \d"
    r"|phóng to|thu nhỏ|đọc bài|audio|tắt|bật|mặc định|nguồn ảnh\s*$|gửi|loading|sharethis"
    r"|thảo luận trong|sửa lần cuối|bắt đầu bởi|vui lòng đợi|ý kiến bạn|lượt truy cập|trang \d|chia sẻ bài viết"
    r"|tin gốc|link bài gốc|lấy link|tương phản|kích cỡ|font)\b(?:.{0,40}[^.]|.{0,80}tại đây\W*)?$",
    re.IGNORECASE,
)
# What points to an attachment: "Xem chi tiết tại đây".
_POINTER = re.compile(r"\W*xem (?:chi tiết|văn bản|nội dung|thêm|file)?.{0,20}tại đây\W*$", re.I)
_LABEL = 40  # characters
_COUNT = re.compile(r"^[\d\s.,/()]*(?:người|thích|likes?|votes?|phiếu|điểm)?\W*$", re.IGNORECASE)
_CAPTION = re.compile(
    r"caption|chu-?thich|(?:^|\s)image(?:\s|$)|photo-?desc|img-?desc|cation", re.I
)
_CAPTION_TEXT = re.compile(
    r"\(?(?:ảnh|hình|hình ảnh|nguồn ảnh|ảnh minh họa|ảnh minh hoạ)\b\s*(?:[:.)\d-]|minh|do|internet|$)",
    re.I,
)
_LEAD = re.compile(
    r"sapo|\blead|[a-z]lead\b|summary|excerpt|mo-?ta|tom-?tat|intro\b|introtext|description|p?head\b"
    r"|trich-?dan|quote-?lead|teaser",
    re.IGNORECASE,
)
_ORIGIN = re.compile(r"\W*(?:theo|nguồn|\(theo)\b.{0,40}$", re.IGNORECASE)
_DOCUMENT = re.compile(r"\.(?:docx?|pdf|xlsx?|rar|zip|pptx?)(?:$|[?#])", re.IGNORECASE)
_LONGEST_CAPTION = 300  # characters
_LONGEST_HEADING = 200
_STORY = 0.6  # share of a text that captions alone never are: then it is a story in pictures
_MANY = 9  # captions: more of them than paragraphs are a story in pictures
_FIRST = 3  # lines of a text among which its lead stands
_LAST = 5  # a byline stands among that many last lines
_STOPS = (".", "!", "?", ":", ";", ",")


class Body:
    """The blocks of a text and the byline at its end."""

    def __init__(self) -> None:
        self.lead = ""
        self.blocks: list[Block] = []
        self.byline: Byline | None = None


def is_lead(line: Line, summary: str, *, named: bool = False) -> bool:
    """Return whether one of the first lines of a text is its lead: named, declared or set so.

    Args:
        summary: what the page declares as its description.
        named: whether it must be named so.
    """
    if line.row or line.is_link or SIGNATURE.search(line.named) or _ORIGIN.match(line.text):
        return False
    if _LEAD.search(line.named):
        return True
    if named:
        return False
    own, key = text_key(line.text), text_key(summary)
    if len(own) > 40 and len(key) > 40 and (own.startswith(key[:80]) or key.startswith(own[:80])):
        return True
    set_apart = line.is_bold or line.element.tag in HEADINGS
    return set_apart and is_prose(line)


def blocks_of(lines: list[Line], title: str, summary: str) -> Body:
    """Return the body that these lines are, those before it with prose alone."""
    made = Body()
    kept = _without_others([line for line in lines if not _is_beside(line, title)])
    while kept and len(kept[0].text) <= 60 and _is_signature(kept[0]):
        kept.pop(0)
    for number, line in enumerate(kept[:_FIRST]):
        if is_lead(line, summary if number == 0 else "", named=number > 0):
            made.lead = kept.pop(number).text
            break
    leading = text_key(made.lead)
    kept = [line for line in kept if not leading or text_key(line.text) != leading]
    if any(map(is_prose, kept)):
        kept = [line for line in kept if not _POINTER.match(line.text)]
    while kept and len(kept[-1].text) <= _LABEL and kept[-1].text.endswith(":"):
        kept.pop()  # "Nguồn tin:", and nothing after it
    kinds = _kinds(kept)
    at = -1
    for number in range(len(kept) - 1, max(-1, len(kept) - 1 - _LAST), -1):
        if number == 0 or (kinds[number] == "caption" and kept[number].align != "right"):
            continue
        made.byline = signed(kept[number], last=number == len(kept) - 1)
        if made.byline is not None:
            at = number
            break
        if is_prose(kept[number]) and len(kept[number].text) > 120:
            break
    for number, line in enumerate(kept):
        if number == at:
            made.blocks.append(Block("byline", line.text))
        elif kinds[number] != "paragraph":
            made.blocks.append(Block(kinds[number], line.text))  # type: ignore[arg-type]
        elif text := without_closing(line.text):
            made.blocks.append(Block("paragraph", text))
    return made


def _is_beside(line: Line, title: str) -> bool:
    """Return whether a line among the text is none of it."""
    text = line.text
    if not any(c.isalnum() for c in text):
        return True
    if text_key(text) == text_key(title) or is_particular(line):
        return True
    if len(text) <= 100 and _TOOL.match(text):
        return True
    if _COUNT.match(text):
        return True
    return (
        line.is_link
        and not _is_attached(line)
        and (len(text.split()) >= 4 or line.element.tag == "li" or text.startswith((">", "»")))
    )


def _is_signature(line: Line) -> bool:
    """Return whether a line above the text names the author: by its class, or as a link."""
    return line.is_link or SIGNATURE.search(line.named) is not None


def _is_attached(line: Line) -> bool:
    return any(_DOCUMENT.search(link.get("href") or "") for link in line.element.iter("a"))


def _without_others(lines: list[Line]) -> list[Line]:
    """Return the lines without boxes of other posts: those at the end, and within the text."""
    kept: list[Line] = []
    number = 0
    while number < len(lines):
        line = lines[number]
        if not any(is_prose(one) for one in kept) and _OTHERS.match(line.text):
            number += 1  # above the text it is the name of a section: "Tin nổi bật"
            continue
        is_others = len(line.text) <= 60 and _OTHERS.match(line.text) is not None
        if not is_others and not (len(line.text) <= 160 and _RELATED.match(line.text)):
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


def _goes_on(line: Line, kept: list[Line]) -> bool:
    """Return whether a line goes on with the text that a box interrupts: prose in the same place."""
    if not is_prose(line) or not kept:
        return False
    if not any(is_prose(one) for one in kept[1:]):
        return True
    parents = {one.element.getparent() for one in kept[-6:]} | {one.element for one in kept[-6:]}
    return line.element.getparent() in parents or line.element in parents


def _kinds(lines: list[Line]) -> list[str]:
    kinds = [_kind(line) for line in lines]
    size = dict.fromkeys(("caption", "paragraph", "heading"), 0)
    for kind, line in zip(kinds, lines, strict=True):
        size[kind] += len(line.text)
    captions = kinds.count("caption")
    if captions and (
        not size["paragraph"]
        or (captions > 2 and size["caption"] > _STORY * (size["caption"] + size["paragraph"]))
        or (captions > _MANY and captions > kinds.count("paragraph"))
    ):
        return ["paragraph" if kind == "caption" else kind for kind in kinds]
    for number, (kind, _) in enumerate(pairwise([*kinds, "end"])):
        if kind == "heading" and number == len(kinds) - 1:
            kinds[number] = "paragraph"  # nothing stands under it
    return kinds


def _kind(line: Line) -> str:
    text, size = line.text, len(line.text)
    if line.row:
        return "paragraph"
    if size <= _LONGEST_CAPTION and _is_caption(line):
        return "caption"
    if line.element.tag in HEADINGS and size <= _LONGEST_HEADING:
        return "heading"
    if size <= _LONGEST_HEADING and line.is_bold and not text.endswith(_STOPS):
        return "heading"
    if is_heading(text):
        return "heading"
    return "paragraph"


def _is_caption(line: Line) -> bool:
    element = line.element
    for _ in range(4):
        if element is None or (
            element.tag in ("body", "td") and not _CAPTION.search(names_of(element))
        ):
            break
        if element.tag == "figcaption" or _CAPTION.search(element.get("class") or ""):
            return True
        element = element.getparent()
    if _CAPTION_TEXT.match(line.text) and len(line.text) <= 160:
        return True
    if _in_picture_table(line):
        return True
    if not line.after_image or line.element.tag in HEADINGS:
        return False
    same = next(line.element.iter("img"), None) is not None
    if line.is_italic or line.align == "center" or same:
        return len(line.text) <= 250
    return len(line.text) <= 120 and not line.text.endswith(_STOPS)


def _in_picture_table(line: Line) -> bool:
    """Return whether a line stands in a table of a picture and a few words."""
    table = next(line.element.iterancestors("table"), None)
    if table is None or next(table.iterdescendants("img"), None) is None:
        return False
    return (
        len(table.text_content().strip())
        <= _LONGEST_CAPTION + 100 * sum(1 for _ in table.iterdescendants("img"))
        and next(table.iterdescendants("table"), None) is None
    )
